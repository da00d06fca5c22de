"""What is not said (不逐条说): of a form so far over its quota that nobody looks at every entry, the quota says it."""

from collections.abc import Iterable

from sync.model import Finding, Submission
from sync.rules.deadlines import TIMED
from sync.rules.quotas import EACH, FAR
from sync.season import Season

RowNumbers = frozenset[tuple[str, int]]
"""Rows by sheet and number."""


def spared(findings: Iterable[Finding], submission: Submission, season: Season) -> list[Finding]:
    """Return findings; on entries beyond those there is room for only that they are too many, or came late."""
    told = list(findings)
    rows = {form: within(submission, form, season) for form in {each.form for each in told if each.code == FAR}}
    return [each for each in told if each.code in EACH | TIMED or not is_beyond(each, rows)]


def within(submission: Submission, form: str, season: Season) -> RowNumbers:
    """Return the rows of a form's first entries, as many as there is room for."""
    table = submission.table(form)
    if table is None or not table.columns:
        return frozenset()
    return frozenset(map(table.place, range(min(len(table), season.plan.room(season.plan.form_by_key[form])))))


def is_beyond(finding: Finding, rows: dict[str, RowNumbers]) -> bool:
    """Say whether a finding is on a single entry beyond the first ones of a form."""
    place = (finding.address.sheet, finding.address.row) if finding.address and finding.address.row else None
    return place is not None and finding.form in rows and place not in rows[finding.form]
