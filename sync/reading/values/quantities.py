"""Reading quantities (数量): 3.5万, 约300, 1,234, 300人次 are read and remarked; ranges and fractions are refused."""

import math
import re
from collections.abc import Sequence
from datetime import date, time
from decimal import Decimal
from typing import cast

from sync.model import Raw, Remark, Value
from sync.plan import Field
from sync.reading.values.folding import shown, tight
from sync.reading.values.numerals import QUANTITY, UNITS, quantity
from sync.reading.values.understanding import Setting, Understood, refused, sure

DIGITS = r"\d{1,12}"
PLAIN = re.compile(DIGITS, re.ASCII)
FORMED = re.compile(
    r"(?P<before>约|大约|近|将近|接近|超过|超|逾|不少于|至少|不足|不到|共计|共|合计|总计|达|计|[><≥≤]=?)*+"
    rf"(?P<sign>[+-]?)(?P<number>{QUANTITY.pattern})(?P<wide>[wW]?)"
    r"(?P<about>余|多|几|来|\+|以上|以下|左右|上下)*+"
    r"(?P<unit>人/次|人次|人|名|位|场次|场|届次|届|次|个|份|册|本|张|件|条|篇|家|所|处|点|站|台|项|期|天|分|元)?+"
    r"(?P<after>余|多|\+|以上|以下|左右|上下)*+",
    re.ASCII,
)
RANGE = re.compile(r"(?<![\d.,十百千万])[.,十百千万]*+\d[\d.,十百千万]*+[人次场个]*+(?:-|~|至|到)\d", re.ASCII)
FIGURES = re.compile(r"[\d,.+]+", re.ASCII)
ABOUT = re.compile(r"约|近|超|逾|不少于|至少|不足|不到|余|多|几|来|[><≥≤+]|以上|以下|左右|上下")
PERSONS, VISITS = "人", "人次"
TINY = 1e-6
BEYOND = 10**12
"""More than there are people times days: no quantity of theirs."""


def read_number(field: Field, raw: Raw, _: Setting) -> Understood:
    """Read a whole number; how it was written is remarked where a reader could take it otherwise."""
    if isinstance(raw, str):
        return sure(int(raw)) if PLAIN.fullmatch(raw) else worded_number(field, tight(raw))
    if isinstance(raw, bool | date | time) or not isinstance(raw, int | float) or not abs(raw) < BEYOND:
        return refused("number-unreadable")
    nearest = round(raw)
    if abs(raw - nearest) > TINY:
        return refused("number-negative" if raw < 0 else "number-fraction", reading=shown(raw))
    return refused("number-negative") if nearest < 0 else sure(nearest)


def numbers_at_once(_: Field, raws: Sequence[Raw], __: Setting) -> Sequence[Value] | None:
    """Take a column of whole numbers; None where one needs a look."""
    if not set(map(type, raws)) <= {int, float}:
        return None
    figures = cast("Sequence[float]", raws)
    if not (min(figures) >= 0 and max(figures) < BEYOND) or not math.isfinite(sum(figures)):
        return None
    whole = list(map(int, figures))
    return whole if whole == list(figures) else None


def digits_read(texts: Sequence[str], odd: Sequence[int]) -> list[Value]:
    """Read plain digits in one go; what is odd counts as 0 until it is read by itself."""
    plain = list(texts)
    for i in odd:
        plain[i] = "0"
    return list(map(int, plain))


def worded_number(field: Field, text: str) -> Understood:
    """Read a number in words: an approximation, ten thousands, a unit."""
    if RANGE.search(text):
        return refused("number-range")
    found = FORMED.fullmatch(text)
    number = quantity(found["number"]) if found else None
    if found is None or number is None:
        return refused("number-unreadable")
    number *= UNITS["万"] if found["wide"] else 1
    if number >= BEYOND:
        return refused("number-unreadable")
    if found["sign"] == "-":
        return refused("number-negative")
    if number != number.to_integral_value():
        return refused("number-fraction", reading=f"{number.normalize():f}")
    return int(number), tuple(spoken(field, text, found, number))


def spoken(field: Field, text: str, found: re.Match[str], number: Decimal) -> list[Remark]:
    """Remark on the words around a number."""
    remarks = []
    reading = int(number)
    if ABOUT.search(text):
        remarks.append(Remark("number-approximate", {"reading": reading}))
    elif not FIGURES.fullmatch(text):
        remarks.append(Remark("number-worded", {"reading": reading}))
    said = (found["unit"] or "").replace("/", "")
    wanted = PERSONS if field.people else VISITS if VISITS in field.title else ""
    if wanted and said in {PERSONS, VISITS} and said != wanted:
        return [Remark("number-people-visits", {"said": said, "wanted": wanted}), *remarks]
    return remarks
