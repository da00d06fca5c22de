"""What is not said (不逐条说): of a form so far over its quota that nobody looks at every entry, the quota says it."""

from collections.abc import Iterable

from sync.model import Finding, Submission
from sync.rules.deadlines import TIMED
from sync.rules.quotas import EACH, FAR
from sync.season import Season


def spared(findings: Iterable[Finding], submission: Submission, season: Season) -> list[Finding]:
    """Return findings; on entries beyond those there is room for only that they are too many, or came late."""
    told = list(findings)
    rows = {form: within(submission, form, season) for form in {each.form for each in told if each.code == FAR}}
    return [each for each in told if each.code in EACH | TIMED or not is_beyond(each, rows)]


def within(submission: Submission, form: str, season: Season) -> frozenset[int]:
    """Return the sheet rows of a form's first entries, as many as there is room for."""
    table = submission.table(form)
    column = next(iter(table.columns.values()), None) if table else None
    return frozenset(column.rows[: season.plan.room(season.plan.form_by_key[form])]) if column else frozenset()


def is_beyond(finding: Finding, rows: dict[str, frozenset[int]]) -> bool:
    """Say whether a finding is on a single entry beyond the first ones of a form."""
    row = finding.address.row if finding.address else 0
    return bool(row) and finding.form in rows and row not in rows[finding.form]
