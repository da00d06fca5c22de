"""Masks for personal values (个人信息遮盖) in what other programmes read: 138****5678, 440600********1234."""

import re
from dataclasses import replace

from sync.model import Finding
from sync.plan import Plan

MOBILE = re.compile(r"(?<!\d)(1\d{2})\d{4}(\d{4})(?!\d)")
IDENTITY = re.compile(r"(?<![0-9A-Za-z])(\d{6})(?:18|19|20)\d{9}([0-9Xx])(?![0-9A-Za-z])")
"""18 characters with a year of birth in the middle: no credit code is taken for one."""
STAR = "*"
SHOWN = 2
"""Of any other personal value so many characters are shown, and never more than half."""

TITLES = frozenset({"title", "titles", "other"})
"""Parameters that name fields; all others may repeat what was filled in."""


def mask_numbers(text: str) -> str:
    """Mask the mobile and identity numbers in a text."""
    return MOBILE.sub(r"\1****\2", IDENTITY.sub(masked_identity, text))


def masked_identity(found: re.Match[str]) -> str:
    """Leave the first six and the last four characters of an identity number."""
    return found[0][:6] + STAR * 8 + found[0][-4:]


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
        name: shown(value, plan, personal=personal and name not in TITLES) for name, value in finding.params.items()
    }
    return replace(finding, params=params)


def shown(value: object, plan: Plan, *, personal: bool) -> object:
    """Return a parameter as it may be shown."""
    match value:
        case Finding():
            return masked(value, plan)
        case tuple():
            return tuple(shown(each, plan, personal=personal) for each in value)
        case float() if value.is_integer():
            return shown(int(value), plan, personal=personal)
        case str() if personal:
            return mask(value)
        case str() | int() if MOBILE.search(str(value)) or IDENTITY.search(str(value)):
            return mask_numbers(str(value))
        case _:
            return value
