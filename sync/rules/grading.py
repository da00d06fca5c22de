"""Grading (定级): the default severity, what the year says otherwise, and what somebody decided to let pass."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from sync.messages import Messages
from sync.model import Finding, Severity
from sync.plan import Plan, Waiver

OFF = "关闭"
WAIVED = "waived"


def grade(findings: Iterable[Finding], city: str, plan: Plan, messages: Messages) -> Iterator[Finding]:
    """Yield findings of a city with their severity; what the year switched off is dropped, what is waived says so."""
    for each in findings:
        grade_ = plan.severities.get(f"{each.code}@{each.form}.{each.field}") or plan.severities.get(each.code)
        if grade_ != OFF:
            severity = Severity(grade_) if grade_ else messages.severity(each.code)
            graded = each if each.severity is severity else replace(each, severity=severity)
            yield waived(graded, city, plan, messages) if plan.waivers else graded


def waived(finding: Finding, city: str, plan: Plan, messages: Messages) -> Finding:
    """Wrap a finding that somebody let pass into one that says who, when and why; return any other as it is."""
    waiver = next((each for each in plan.waivers if covers(each, finding, city, plan)), None)
    if waiver is None:
        return finding
    params = {"finding": finding, "approver": waiver.approver, "date": waiver.date, "reason": waiver.reason}
    return replace(finding, code=WAIVED, params=params, severity=messages.severity(WAIVED))


def covers(waiver: Waiver, finding: Finding, city: str, plan: Plan) -> bool:
    """Say whether a waiver speaks of this finding; it names a form by its key or its title."""
    form = plan.form_by_key.get(finding.form)
    titles = {finding.form, form.title if form else ""}
    return (waiver.city, waiver.key, waiver.code) == (city, finding.key, finding.code) and waiver.form in titles


def idle_waivers(plan: Plan, findings: Mapping[str, Iterable[Finding]]) -> tuple[Waiver, ...]:
    """Return the waivers that match nothing any more among the findings of the cities heard of: for the operator."""
    return tuple(
        waiver
        for waiver in plan.waivers
        if waiver.city in findings
        and not any(covers(waiver, each, waiver.city, plan) for each in originals(findings[waiver.city]))
    )


def originals(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield what was waived, as it was before."""
    for each in findings:
        original = each.params.get("finding")
        if each.code == WAIVED and isinstance(original, Finding):
            yield original
