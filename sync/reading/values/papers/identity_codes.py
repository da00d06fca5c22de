"""Reading papers of identity (身份证件号): a resident card checked whole, every other paper as far as it can be."""

import re
from collections.abc import Sequence
from datetime import date

from stdnum.cn import ric

from sync.model import Raw
from sync.plan import Field
from sync.reading.values.bulk import odd_ones
from sync.reading.values.folding import folded, shown
from sync.reading.values.papers.other_papers import PAPER_WORDS, Paper, paper_of
from sync.reading.values.plain_text import lost_digits
from sync.reading.values.understanding import Setting, Understood, example, noted, read_as, refused, sure
from sync.reading.values.wrapping import unlabelled, unwrapped

IDENTITY = re.compile(r"\d{17}[\dX]", re.ASCII)
PLAIN = r"[1-9]\d{5}19\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|1\d|2[0-8])\d{3}[\dX]"
"""Of the last century, on a day that every month has: needs no calendar."""
IDENTITY_OLD = re.compile(r"[1-6]\d{14}", re.ASCII)
SEVERAL = re.compile(r"\d{17}[\dX][、,;/ ]+\d{17}[\dX]", re.ASCII)
LIKE_X = re.compile(r"(?<=\d{17})[×ХΧ*]$", re.ASCII)
NAME_BEFORE = re.compile(r"[㐀-鿿]{2,5}(\d{17}[\dX])", re.ASCII)
MASKED = re.compile(r"[*×X]{3,}")
LOOK_ALIKE = str.maketrans("OОIL", "0011")
A_DATE = re.compile(
    r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|(?:19|20)\d\d[-./年]\d{1,2}[-./月]\d{1,2}日?", re.ASCII
)
MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
LABELS = (
    "居民身份证号码",
    "居民身份证",
    "身份证号码",
    "身份证号",
    "身份证",
    "户口簿",
    "户口本",
    "驾驶证",
    "社会保障号",
    "社保号",
    "公民身份号码",
    "证件号",
    "ID",
)
REGIONS = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91", re.ASCII)
RESIDENCE = re.compile(r"8[123]0000\d{11}[\dX]", re.ASCII)
FOREIGNER = "9"
LENGTH = 18
DASHES = re.compile(r"[\s-]+")
EARLIEST = 1900

odd_forms = odd_ones(PLAIN)


def read_id_number(field: Field, raw: Raw, setting: Setting) -> Understood:  # noqa: C901, PLR0911  # a way for each paper
    """Read an identity number: 18 characters, X upper case; other papers are told apart and said."""
    if lost_digits(raw):
        return refused("precision-lost", example=example(field.type, setting.year))
    if isinstance(raw, date):
        return refused("id-is-date")
    typed = folded(shown(raw)).upper().lstrip("'’‘")
    if SEVERAL.search(typed):
        return refused("id-several")
    text = unlabelled(unwrapped(typed), field, *LABELS).removesuffix("(身份证)").strip()
    number = LIKE_X.sub("X", DASHES.sub("", text))
    if said := of_eighteen(number, text, setting.year):
        return said
    if IDENTITY_OLD.fullmatch(number):
        return old(number)
    if A_DATE.fullmatch(text):
        return refused("id-is-date")
    if MOBILE.fullmatch(number):
        return refused("id-is-mobile")
    if paper := paper_of(text):
        return of_paper(paper)
    if MASKED.search(number) and not number.isalpha():
        return refused("masked", example=example(field.type, setting.year))
    if (
        number.isascii()
        and number.isalnum()
        and any(map(str.isdigit, number))
        and len(number) != LENGTH
        and not PAPER_WORDS.search(text)
    ):
        return refused("id-length", digits=len(number))
    return (
        refused("masked", example=example(field.type, setting.year))
        if text.startswith("***")
        else refused("id-invalid")
    )


def of_eighteen(number: str, text: str, year: int) -> Understood | None:
    """Read eighteen characters, letters that look like figures among them; None where they are none."""
    if IDENTITY.fullmatch(number):
        said = checked_identity(number, year)
        return read_as(number, number) if said == sure(number) and text[-1] not in "0123456789X" else said
    if found := NAME_BEFORE.fullmatch(number):
        said = checked_identity(found[1], year)
        return read_as(found[1], found[1]) if said == sure(found[1]) else said
    figures = number.translate(LOOK_ALIKE)
    if figures != number and IDENTITY.fullmatch(figures) and checked_identity(figures, year) == sure(figures):
        return read_as(figures, figures)
    return None


def of_paper(paper: Paper) -> Understood:
    """Accept another paper by its name; refuse one that is not asked for, or fails its check."""
    if paper.trouble:
        return refused(paper.trouble, paper=paper.name, number=paper.number)
    return noted(paper.number, "id-paper", paper=paper.name)


def old(number: str) -> Understood:
    """Accept the fifteen figures of a card issued before 1999 whose date of birth exists."""
    month, day = number[8:10], number[10:12]
    try:
        date(1900 + int(number[6:8]), int(month), int(day))
    except ValueError:
        return refused("id-birth", birth=f"{number[6:8]}-{month}-{day}")
    return noted(number, "id-old")


def odd_identities(texts: Sequence[str]) -> Sequence[int]:
    """Return the indexes of the texts that are no identity number as it should be written, or fail the check."""
    odd = frozenset(odd_forms(texts))
    check = ric.calc_check_digit
    return sorted(odd.union(i for i, text in enumerate(texts) if i not in odd and odd_of(text, check(text))))


def odd_of(text: str, check: str) -> bool:
    """Say whether a number needs a look: its check digit, or papers that resident cards share their form with."""
    return check != text[-1] or text[0] in "789" or not REGIONS.match(text)


def checked_identity(number: str, year: int) -> Understood:  # noqa: PLR0911  # a way out for each fault
    """Accept an identity number whose date of birth exists and whose check digit agrees."""
    if not IDENTITY.fullmatch(number):
        return refused("id-invalid")
    checks = ric.calc_check_digit(number) == number[-1]
    if number.startswith(FOREIGNER):
        return noted(number, "id-paper", paper="外国人永久居留身份证") if checks else refused("id-check")
    if not REGIONS.match(number):
        return refused("id-region", region=number[:2])
    # stdnum's own validate() also looks the county up, in a table that lacks abolished ones: elders have them.
    birth = f"{number[6:10]}-{number[10:12]}-{number[12:14]}"
    try:
        born = date.fromisoformat(birth)
    except ValueError:
        return refused("id-birth", birth=birth)
    if not EARLIEST <= born.year <= year:
        return refused("id-birth", birth=birth)
    if not checks:
        return refused("id-check")
    return noted(number, "id-paper", paper="港澳台居民居住证") if RESIDENCE.fullmatch(number) else sure(number)
