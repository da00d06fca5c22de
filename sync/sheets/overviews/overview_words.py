"""The words of overviews and correction workbooks: templates/overviews.toml, with places in braces to be filled."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct

from sync.plan.config_files import typed

OVERVIEWS = Path(__file__).resolve().parents[3] / "templates" / "overviews.toml"


class ProgressWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The sheet of cities × forms."""

    sheet: str
    title: str
    note: str
    due: str
    done: str
    completeness: str
    punctuality: str
    received: str
    whole: str
    not_due: str
    not_expected: str
    late: str


class OwedWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The list of what is owed."""

    sheet: str
    title: str
    note: str
    none: str
    form: str
    missing: str
    round: str
    deadline: str
    state: str
    overdue: str
    coming: str
    sheet_missing: str


class FindingsWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The list of findings of all cities."""

    sheet: str
    title: str
    note: str
    none: str


class CountsWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The count of cities by form and status, and its chart."""

    sheet: str
    title: str
    note: str
    form: str


class SummaryWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The sheets of an award's candidates."""

    title: str
    note: str
    none: str


class CorrectionReasons(Struct, frozen=True, forbid_unknown_fields=True):
    """Why a file cannot be marked itself: it was not read, or it was and is of this kind."""

    unread: str
    xlsx: str
    xls: str
    csv: str
    encrypted: str
    ballot: str


class CorrectionWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The list of findings on a file that cannot be marked itself; `reasons` say why, by what the file is."""

    sheet: str
    title: str
    unknown_city: str
    note: str
    reasons: CorrectionReasons


class PackageWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The list of what a document is sent with, and the names of the files."""

    folder: str
    document: str
    draft: str
    entry: str
    file: str
    list: str
    sums: str
    sheet: str
    title: str
    note: str
    about: str
    field: str
    name: str
    size: str
    digest: str
    state: str
    enclosed: str
    missing: str
    unreadable: str
    said: str


class TrailWords(Struct, frozen=True, forbid_unknown_fields=True):
    """The list of what was done; `deeds` by what kind of thing it was."""

    sheet: str
    title: str
    note: str
    at: str
    who: str
    what: str
    about: str
    nobody: str
    purged: str
    deeds: Mapping[str, str]


class OverviewWords(Struct, frozen=True, forbid_unknown_fields=True):
    """templates/overviews.toml as written."""

    sequence: str
    city: str
    status: str
    example: str
    midnight: str
    progress: ProgressWords
    owed: OwedWords
    findings: FindingsWords
    counts: CountsWords
    summary: SummaryWords
    correction: CorrectionWords
    package: PackageWords
    trail: TrailWords


@cache
def words(path: Path = OVERVIEWS) -> OverviewWords:
    """Read the words of overviews. Raises PlanError naming the file and the key."""
    return typed(path, OverviewWords)
