"""Masks for personal values (个人信息遮盖) in what other programmes read: 138****5678, 440600********1234."""

from dataclasses import replace

from sync.masking import LISTED, STARS, mask_numbers
from sync.model import CityVerdict, Finding, FormVerdict
from sync.plan import Plan

__all__ = ["mask", "mask_numbers", "masked", "masked_findings", "masked_verdict"]

STAR = "*"
SHOWN = 2
"""Of any other personal value so many characters are shown, and never more than half."""

TITLES = frozenset({"title", "titles", "other", "paper"})
"""Parameters that name fields and kinds of papers; all others may repeat what was filled in."""
EXAMPLE = "example"
"""The parameter with our own example: nobody's number."""


def mask(value: object) -> str:
    """Mask a personal value of whatever kind."""
    text = str(value)
    masked = mask_numbers(text)
    if masked != text or not text:
        return masked
    shown = min(SHOWN, len(text) // 2)
    return text[:shown] + STAR * (len(text) - shown)


def masked(finding: Finding, plan: Plan) -> Finding:
    """Return a finding whose words may be read by anybody: a personal field's value masked, numbers masked anywhere."""
    form = plan.form_by_key.get(finding.form)
    personal = any(each.personal for each in form.fields if each.key == finding.field) if form else False
    params = {
        name: value if name == EXAMPLE else shown(value, plan, personal=personal and name not in TITLES)
        for name, value in finding.params.items()
    }
    return replace(finding, params=params)


def shown(value: object, plan: Plan, *, personal: bool) -> object:
    """Return a parameter as it may be shown; of a list what nobody writes out is no longer there."""
    match value:
        case Finding():
            return masked(value, plan)
        case tuple():
            told = tuple(shown(each, plan, personal=personal) for each in value[:LISTED])
            return told + (STARS,) * (len(value) - len(told))
        case float() if value.is_integer():
            return shown(int(value), plan, personal=personal)
        case str() if personal:
            return mask(value)
        case str() | int() if (safe := mask_numbers(str(value))) != str(value):
            return safe
        case _:
            return value


def masked_verdict(verdict: CityVerdict, plan: Plan) -> CityVerdict:
    """Return a verdict whose findings may be read by anybody."""
    forms = tuple(masked_form(each, plan) for each in verdict.forms)
    return replace(verdict, forms=forms, findings=masked_findings(verdict.findings, plan))


def masked_form(verdict: FormVerdict, plan: Plan) -> FormVerdict:
    """Mask what is said of one form."""
    entries = tuple(replace(each, findings=masked_findings(each.findings, plan)) for each in verdict.entries)
    return replace(verdict, entries=entries, findings=masked_findings(verdict.findings, plan))


def masked_findings(findings: tuple[Finding, ...], plan: Plan) -> tuple[Finding, ...]:
    """Mask findings."""
    return tuple(masked(each, plan) for each in findings)
