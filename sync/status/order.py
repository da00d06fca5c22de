"""What a status follows from (状态的判定): timing and findings of one row, the parts of a whole."""

from collections.abc import Iterable

from sync.model import Finding, Severity, Status

PENDING = frozenset({"late"})
REFUSED = frozenset({"late-refused", "decided-refused"})
WITHDRAWN = frozenset({"withdrawn"})

WORST_FIRST = (
    Status.RETURNED,
    Status.LATE,
    Status.MISSING,
    Status.REMARKED,
    Status.ACCEPTED,
    Status.NIL,
    Status.PASSED_OVER,
    Status.WITHDRAWN,
)
"""What a whole is called by its parts: what somebody has to act on comes before what is done."""


def standing(findings: Iterable[Finding], timing: str = "") -> Status:
    """Return where a row stands by its findings and the code of its timing.

    A decision settles it; then what has to be mended, for a decision on lateness is worth taking on a sound row only.
    """
    severities = {each.severity for each in findings}
    if timing in WITHDRAWN:
        return Status.WITHDRAWN
    if timing in REFUSED:
        return Status.PASSED_OVER
    if Severity.ERROR in severities:
        return Status.RETURNED
    if timing in PENDING:
        return Status.LATE
    return Status.REMARKED if severities else Status.ACCEPTED


def worst(parts: Iterable[Status]) -> Status:
    """Return what a whole is called by its parts; 未报 where it has none."""
    found = set(parts)
    return next((each for each in WORST_FIRST if each in found), Status.MISSING)
