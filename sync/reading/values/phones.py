"""Reading telephone numbers and mail addresses (电话、邮箱)."""

import re

from sync.model import Raw
from sync.plan import Field
from sync.reading.values.folding import folded, shown
from sync.reading.values.plain_text import lost_digits
from sync.reading.values.understanding import Setting, Understood, noted, refused, sure

PLAIN_MOBILE = r"1[3-9]\d{9}"
MOBILE = re.compile(r"(?:\+?86|0086|0)?(1[3-9]\d{9})", re.ASCII)
MOBILE_INSIDE = re.compile(r"(?<!\d)1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)", re.ASCII)
LANDLINE = re.compile(
    r"(?:(?:\+?86|0086)[ -]?)?(?:\(?(010|02\d|0[3-9]\d{2})\)?[ -]*)?([2-8]\d{3}[ -]?\d{3,4})"
    r"(?: *(?:转|-|x|#|ext\.?|分机) *(\d{1,6}))?",
    re.ASCII | re.IGNORECASE,
)
SERVICE = re.compile(r"([48]00)-?(\d{3})-?(\d{4})", re.ASCII)
ABROAD = re.compile(r"\+?(85[23])[ -]?(\d{4})[ -]?(\d{4})", re.ASCII)
SEPARATOR = re.compile(r"[、,;/\n|]+|或|及")
JOINERS = re.compile(r"[\s().-]+")
MAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
PLAIN_MAIL = r"[A-Za-z0-9._%+-]++@[a-z0-9-]++(?:\.[a-z0-9-]++)++"
MOBILE_DIGITS = 11


def read_phone(field: Field, raw: Raw, _: Setting) -> Understood:
    """Read a mobile or a landline: 13800000000, 0757-83330000, 0757-83330000转801."""
    if lost_digits(raw):
        return refused("precision-lost")
    text = folded(shown(raw))
    single = number_of(text)
    if single:
        return single
    several = [understood for piece in pieces(text) if (understood := number_of(piece))]
    if len(several) > 1:
        return noted(several[0][0], "phone-several", count=len(several), reading=several[0][0])
    inside = MOBILE_INSIDE.findall(text)
    if len(inside) == 1:
        return noted(JOINERS.sub("", inside[0]), "phone-words", reading=JOINERS.sub("", inside[0]))
    return unusable(field, text)


def read_mobile(field: Field, raw: Raw, setting: Setting) -> Understood:
    """Read a mobile: eleven digits; of several numbers the first mobile."""
    value, remarks = read_phone(field, raw, setting)
    if value is None or MOBILE.fullmatch(str(value)):
        return value, remarks
    mobiles = MOBILE_INSIDE.findall(folded(shown(raw)))
    if mobiles:
        number = JOINERS.sub("", mobiles[0])
        return noted(number, "phone-several", count=len(mobiles) + 1, reading=number)
    return refused("mobile-expected")


def pieces(text: str) -> list[str]:
    """Split a text into what may be several numbers: at marks, else at blanks."""
    parts = [part.strip() for part in SEPARATOR.split(text) if part.strip()]
    return parts if len(parts) > 1 else text.split()


def number_of(text: str) -> Understood | None:
    """Understand one number; None where it is none."""
    if found := MOBILE.fullmatch(JOINERS.sub("", text)):
        return sure(found[1])
    if found := SERVICE.fullmatch(text) or ABROAD.fullmatch(text):
        return sure("-".join(found.groups()))
    if found := LANDLINE.fullmatch(text):
        return landline(found, without_area="phone-area-missing")
    if found := LANDLINE.fullmatch(f"0{text}"):
        return landline(found, remark="phone-zero-lost")
    return None


def landline(found: re.Match[str], remark: str = "", without_area: str = "") -> Understood:
    """Write a landline with its area code and extension; remark on what it lacks."""
    area, number, extension = found.groups()
    written = (f"{area}-" if area else "") + JOINERS.sub("", number) + (f"转{extension}" if extension else "")
    code = remark if area else without_area
    return noted(written, code, reading=written) if code else sure(written)


def unusable(field: Field, text: str) -> Understood:
    """Say why a text is no number: too many or too few digits, or no number at all."""
    digits = JOINERS.sub("", text)
    if digits.isascii() and digits.isdigit() and len(digits) != MOBILE_DIGITS:
        return refused("phone-length", digits=len(digits))
    return refused("mobile-expected" if field.type == "mobile" else "phone-invalid")


def read_email(_: Field, raw: Raw, __: Setting) -> Understood:
    """Read one mail address; what follows the @ in small letters."""
    text = folded(shown(raw)).replace("。", ".").replace(" ", "").removeprefix("mailto:")
    if not MAIL.fullmatch(text):
        return refused("email-invalid")
    name, domain = text.split("@")
    return sure(f"{name}@{domain.lower()}")
