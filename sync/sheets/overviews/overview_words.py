"""The words of overviews and correction workbooks: templates/overviews.toml, with places in braces to be filled."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Annotated

from sync.words_file import TEMPLATES, Words, load

DEEDS = dict.fromkeys(("received", "stated", "ruled", "revoked", "issued", "voided", "purged", "given", "ended"), "")
"""What kinds of things are done (办理事项)."""
UNMARKED = dict.fromkeys(("unread", "xlsx", "xls", "csv", "encrypted", "ballot"), "")
"""What a file that cannot be marked itself was read as (为什么不能直接标注), `unread` where it was not."""


class ProgressWords(Words, frozen=True):
    """The sheet of cities × forms."""

    sheet: str
    title: Annotated[str, "year event"]
    note: Annotated[str, "now! days heard silent"]
    due: str
    done: str
    completeness: str
    punctuality: str
    received: str
    whole: str
    not_due: str
    not_expected: str
    late: str


class OwedWords(Words, frozen=True):
    """The list of what is owed."""

    sheet: str
    title: Annotated[str, "year event"]
    note: Annotated[str, "now! cities count"]
    none: Annotated[str, "now!"]
    form: str
    missing: str
    round: str
    deadline: str
    state: str
    overdue: str
    coming: str
    sheet_missing: str


class FindingsWords(Words, frozen=True):
    """The list of findings of all cities."""

    sheet: str
    title: Annotated[str, "year event"]
    note: Annotated[str, "now! cities count errors warnings hints"]
    none: Annotated[str, "now!"]


class CountsWords(Words, frozen=True):
    """The count of cities by form and status, and its chart."""

    sheet: str
    title: Annotated[str, "year event"]
    note: str
    form: str


class SummaryWords(Words, frozen=True):
    """The sheets of an award's candidates."""

    title: Annotated[str, "year event award!"]
    note: Annotated[str, "now! count unit accepted"]
    none: Annotated[str, "now!"]


class CorrectionWords(Words, frozen=True):
    """The list of findings on a file that cannot be marked itself; `reasons` say why, by what the file is."""

    sheet: str
    title: Annotated[str, "city!"]
    unknown_city: str
    note: Annotated[str, "heading! file! reason!"]
    reasons: Annotated[Mapping[str, str], UNMARKED]


class PackageWords(Words, frozen=True):
    """The list of what a document is sent with, and the names of the files."""

    folder: str
    document: str
    draft: Annotated[str, "name!"]
    entry: Annotated[str, "number:d! award! name!"]
    file: Annotated[str, "field! number!"]
    list: str
    sums: str
    sheet: str
    title: Annotated[str, "document!"]
    note: Annotated[str, "count! missing!"]
    about: str
    field: str
    name: str
    size: str
    digest: str
    state: str
    enclosed: str
    missing: str
    unreadable: str
    said: Annotated[str, "text!"]


class TrailWords(Words, frozen=True):
    """The list of what was done; `deeds` by what kind of thing it was."""

    sheet: str
    title: Annotated[str, "year event"]
    note: Annotated[str, "now! count"]
    at: str
    who: str
    what: str
    about: str
    nobody: str
    purged: Annotated[str, "count!"]
    deeds: Annotated[Mapping[str, str], DEEDS]


class OverviewWords(Words, frozen=True):
    """templates/overviews.toml as written."""

    sequence: str
    city: str
    status: str
    example: str
    midnight: Annotated[str, "day!"]
    progress: ProgressWords
    owed: OwedWords
    findings: FindingsWords
    counts: CountsWords
    summary: SummaryWords
    correction: CorrectionWords
    package: PackageWords
    trail: TrailWords


@cache
def words(path: Path = TEMPLATES / "overviews.toml") -> OverviewWords:
    """Read the words of overviews. Raises PlanError naming the file and the key."""
    return load(path, OverviewWords)
