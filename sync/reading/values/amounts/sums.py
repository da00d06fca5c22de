"""Numbers that have to be worked out (算式): 300+900, 300×4, 95/100, 100%."""

import re
from collections.abc import Sequence
from math import prod

from sync.plan import Field
from sync.reading.values.amounts.counted_places import is_count_of_places, number_of_places
from sync.reading.values.numerals import QUANTITY, quantity
from sync.reading.values.understanding import Setting, Understood, asked, read_as, sure

PART = r"\d{1,9}"
SUM = re.compile(rf"{PART}(?:\+{PART})+(?:={PART})?", re.ASCII)
PRODUCT = re.compile(rf"{PART}[×xX*]{PART}(?:={PART})?", re.ASCII)
SHARE = re.compile(rf"({PART})/({PART})分?", re.ASCII)
PERCENT = re.compile(rf"({PART})%", re.ASCII)
OUT_OF = re.compile(rf"100分制({PART})分?", re.ASCII)
FULL = "满分"
WHOLE = 100
FIGURE = re.compile(r"[0-9一二两三四五六七八九]")
EACH_PART = re.compile(PART, re.ASCII)


def worked_out(text: str) -> tuple[int, int | None] | None:
    """Return the result of a sum or product, and what was written as its result; None where it is no such."""
    if not (SUM.fullmatch(text) or PRODUCT.fullmatch(text)):
        return None
    before, _, stated = text.partition("=")
    parts = [int(each) for each in EACH_PART.findall(before)]
    return sum(parts) if "+" in before else prod(parts), int(stated) if stated else None


def fraction_of(field: Field, text: str, setting: Setting) -> Understood | None:
    """Read a mark out of a hundred, or a share of the city's units; of any other share ask which figure is meant."""
    whole = WHOLE if field.type == "score" else number_of_places(setting) if is_count_of_places(field) else None
    if field.type == "score" and (found := OUT_OF.fullmatch(text)):
        return sure(int(found[1]))
    if field.type == "score" and text == FULL and field.max:
        return read_as(field.max, field.max)
    if whole and (found := PERCENT.fullmatch(text)):
        return of_percent(int(found[1]), whole)
    if not (found := SHARE.fullmatch(text)):
        return None
    part, of = int(found[1]), int(found[2])
    if of != whole:
        return asked(part, of)
    return sure(part) if field.type == "score" or part == of else read_as(part, part)


def of_percent(percent: int, whole: int) -> Understood | None:
    """Read a percentage of a whole where it comes to a whole number of things."""
    part, rest = divmod(percent * whole, WHOLE)
    return None if rest or percent > WHOLE else read_as(part, part)


def several_numbers(text: str) -> Sequence[int]:
    """Return the whole numbers that stand in a text, in order."""
    found = (quantity(each) for each in QUANTITY.findall(text) if FIGURE.search(each))
    return [int(each) for each in found if each is not None and each == each.to_integral_value()]
