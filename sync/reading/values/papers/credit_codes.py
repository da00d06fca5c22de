"""Reading unified social credit codes (统一社会信用代码): 18 characters by GB 32100-2015, or the nine of GB 11714-1997.

python-stdnum (stdnum.cn.uscc) wants eight figures in front and so refuses valid codes: the first character, of the
registrar, may be a letter and is issued so (N2 of rural collectives, A1, G1, Y1 ...). The check character is worked out
here, over all seventeen.
"""

import re

from sync.model import Raw
from sync.plan import Field
from sync.reading.values.folding import folded, shown
from sync.reading.values.papers.identity_codes import MOBILE, checked_identity
from sync.reading.values.plain_text import lost_digits
from sync.reading.values.understanding import Setting, Understood, example, noted, read_as, refused, sure
from sync.reading.values.wrapping import unlabelled, unwrapped

LETTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
CODE = re.compile(r"[0-9A-HJ-NP-RTUWXY]{18}", re.ASCII)
EIGHTEEN = re.compile(r"(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])", re.ASCII)
ORGANISATION = re.compile(r"([0-9A-Z]{8})-?([0-9X])", re.ASCII)
WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
COPY = re.compile(r"\(\d-\d\)$", re.ASCII)
LOOK_ALIKE = str.maketrans("OISZАВЕКМНОРСТХУ", "0152ABEKMHOPCTXY")
"""Letters that no code has, for the figures they look like; Cyrillic ones for the Latin."""
CYRILLIC = str.maketrans("АВЕКМНОРСТХУ", "ABEKMH0PCTXY")
JOINERS = re.compile(r"[\s-]+")
TAX = re.compile(r"(?:[一-鿿]{0,2}税)\D{0,3}\d{15}|\d{15}", re.ASCII)
MASKED = re.compile(r"\*{2,}")
LABELS = ("统一社会信用代码", "社会信用代码", "信用代码", "组织机构代码", "代码")
LENGTH, FIFTEEN, ELEVEN, TEN = 18, 15, 11, 10
NEAR_LENGTH = range(10, 25)


def read_credit_code(field: Field, raw: Raw, setting: Setting) -> Understood:  # noqa: PLR0911  # a way for each number
    """Read a unified social credit code: 18 characters, letters upper case; the older nine pass with a hint."""
    if lost_digits(raw):
        return refused("precision-lost", example=example(field.type, setting.year))
    text = COPY.sub("", unlabelled(unwrapped(folded(shown(raw)).upper().lstrip("'’‘")), field, *LABELS))
    code = JOINERS.sub("", text)
    if MASKED.search(code):
        return refused("masked", example=example(field.type, setting.year))
    if len(EIGHTEEN.findall(text)) > 1:
        return refused("credit-code-several")
    if len(code) == LENGTH and code.isalnum() and all(not "㐀" <= each <= "鿿" for each in code):
        return of_eighteen(code, setting)
    if found := ORGANISATION.fullmatch(text):
        return organisation(found[1], found[2])
    if inside := EIGHTEEN.search(text):
        said = of_eighteen(inside[0], setting)
        return read_as(inside[0], inside[0]) if said == sure(inside[0]) else said
    return other_number(code)


def of_eighteen(code: str, setting: Setting) -> Understood:
    """Read eighteen characters; letters that no code has for what they look like, where the check then agrees."""
    if CODE.fullmatch(code):
        if checks(code):
            return sure(code)
        return (
            refused("credit-code-identity")
            if checked_identity(code, setting.year) == sure(code)
            else refused("credit-code-check")
        )
    plain = code.translate(CYRILLIC).translate(LOOK_ALIKE)
    if CODE.fullmatch(plain) and checks(plain):
        return read_as(plain, plain)
    return refused("credit-code-invalid")


def checks(code: str) -> bool:
    """Say whether the check character of a code is right (GB 32100-2015: weights are powers of 3, modulo 31)."""
    total = sum(LETTERS.index(letter) * pow(3, i, 31) for i, letter in enumerate(code[:-1]))
    return LETTERS[-total % 31] == code[-1]


def organisation(body: str, check: str) -> Understood:
    """Accept the nine characters of 组织机构代码, in use until 2015, whose check digit is right."""
    return noted(body + check, "credit-code-old") if check == organisation_check(body) else refused("credit-code-check")


def organisation_check(body: str) -> str:
    """Return the check digit of GB 11714-1997 for eight characters."""
    total = sum(int(each, 36) * weight for each, weight in zip(body, WEIGHTS, strict=True))
    return {ELEVEN: "0", TEN: "X"}.get(ELEVEN - total % ELEVEN, str(ELEVEN - total % ELEVEN))


def other_number(code: str) -> Understood:
    """Say which other number it is."""
    if MOBILE.fullmatch(code):
        return refused("credit-code-mobile")
    if TAX.fullmatch(code):
        figures = code[-FIFTEEN:]
        of_tax = "税" in code or organisation_check(figures[6:14]) == figures[14]
        return refused("credit-code-tax" if of_tax else "credit-code-register")
    if code.isascii() and code.isalnum() and len(code) in NEAR_LENGTH:
        return refused("credit-code-length", digits=len(code))
    return refused("credit-code-none")
