"""Reading identity numbers and credit codes (身份证件号、统一社会信用代码): form, date of birth, check digit."""

import re
from collections.abc import Sequence
from datetime import date

from stdnum.cn import ric, uscc

from sync.model import Raw
from sync.plan import Field
from sync.reading.values.bulk import odd_ones
from sync.reading.values.folding import shown, tight
from sync.reading.values.plain_text import lost_digits
from sync.reading.values.understanding import Setting, Understood, noted, refused, sure

IDENTITY = re.compile(r"[1-9]\d{16}[\dX]", re.ASCII)
PLAIN = r"[1-9]\d{5}19\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|1\d|2[0-8])\d{3}[\dX]"
"""Of the last century, on a day that every month has: needs no calendar."""
IDENTITY_OLD = re.compile(r"[1-9]\d{14}", re.ASCII)
PERMIT = re.compile(r"[HM]\d{8}(?:\d{2})?|\d{8}|[A-Z]\d{6}\([\dA]\)", re.ASCII)
"""港澳居民来往内地通行证 and 台湾居民来往大陆通行证; a Hong Kong identity card."""
CREDIT = re.compile(r"[0-9A-HJ-NP-RTUWXY]{18}", re.ASCII)
ORGANISATION = re.compile(r"[0-9A-Z]{8}-?[0-9X]", re.ASCII)
"""组织机构代码, in use until 2015."""
LENGTH = 18
DASHES = re.compile(r"[\s-]+")
EARLIEST = 1900

odd_forms = odd_ones(PLAIN)


def read_id_number(_: Field, raw: Raw, setting: Setting) -> Understood:
    """Read an identity number: 18 characters, X upper case; older and other papers pass with a hint."""
    if lost_digits(raw):
        return refused("precision-lost")
    text = tight(shown(raw)).upper().lstrip("'")
    number = DASHES.sub("", text)
    if IDENTITY.fullmatch(number):
        return checked_identity(number, setting.year)
    if IDENTITY_OLD.fullmatch(number):
        return noted(number, "id-old")
    if PERMIT.fullmatch(text):
        return noted(text, "id-permit")
    if number.isascii() and number.isalnum() and len(number) != LENGTH:
        return refused("id-length", digits=len(number))
    return refused("id-invalid")


def odd_identities(texts: Sequence[str]) -> Sequence[int]:
    """Return the indexes of the texts that are no identity number as it should be written, or fail the check."""
    odd = frozenset(odd_forms(texts))
    check = ric.calc_check_digit
    return sorted(odd.union(i for i, text in enumerate(texts) if i not in odd and check(text) != text[-1]))


def checked_identity(number: str, year: int) -> Understood:
    """Accept an identity number whose date of birth exists and whose check digit agrees."""
    # stdnum's own validate() also looks the county up, in a table that lacks abolished ones: elders have them.
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return refused("id-birth")
    if not EARLIEST <= born.year <= year:
        return refused("id-birth")
    return sure(number) if ric.calc_check_digit(number) == number[-1] else refused("id-check")


def read_credit_code(_: Field, raw: Raw, __: Setting) -> Understood:
    """Read a unified social credit code: 18 characters, letters upper case; the older nine pass with a hint."""
    if lost_digits(raw):
        return refused("precision-lost")
    text = tight(shown(raw)).upper().lstrip("'")
    code = DASHES.sub("", text)
    if ORGANISATION.fullmatch(text):
        return noted(code, "credit-code-old")
    if len(code) != LENGTH:
        return refused("credit-code-length", digits=len(code))
    if not CREDIT.fullmatch(code) or not code[:8].isdigit():
        return refused("credit-code-invalid")
    return sure(code) if uscc.is_valid(code) else refused("credit-code-check")
