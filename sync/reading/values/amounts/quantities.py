"""Reading quantities (数量): 三万五, 约300, 1,234, 300人次, 300+900; of two readings it is asked which."""

import math
import re
from collections.abc import Sequence
from datetime import date, time
from typing import cast
from unicodedata import category, numeric

from sync.model import Raw, Value
from sync.plan import Field
from sync.reading.values.amounts.counted_places import counted, is_count_of_places
from sync.reading.values.amounts.spoken_numbers import ABOUT, BEYOND, FORMED, as_one, mistyped
from sync.reading.values.amounts.sums import fraction_of, several_numbers, worked_out
from sync.reading.values.folding import folded, shown, tight
from sync.reading.values.numerals import plain_numerals, quantity
from sync.reading.values.telling import telling, word
from sync.reading.values.understanding import (
    Setting,
    Understood,
    asked,
    example,
    noted,
    read_as,
    read_without,
    refused,
    sure,
)
from sync.reading.values.wrapping import noted_apart, unlabelled, unwrapped

DIGITS = r"\d{1,12}"
PLAIN = re.compile(DIGITS, re.ASCII)
GROUPED = re.compile(r"\d{1,3}(?:[ ']\d{3})++", re.ASCII)
UNIT_IN_BRACKETS = re.compile(r"[人次场届县市区、/]+")
EXPECTED = ("预计", "预估", "估计", "计划")
LONGEST = 60
TINY = 1e-6
GROUP_MARK = re.compile("[ ']")
BETWEEN = re.compile(r"[-~至到]|或者?|[、/]")
LEADING = re.compile(r"^[\d,.〇零一二两三四五六七八九]+")
NO_LIST = re.compile(r"[×x*/]|每|均|第")


def read_number(field: Field, raw: Raw, setting: Setting) -> Understood:
    """Read a whole number; how it was written is remarked where a reader could take it otherwise."""
    if isinstance(raw, str):
        return sure(int(raw)) if PLAIN.fullmatch(raw) else worded_number(field, raw, setting)
    if isinstance(raw, bool | date | time) or not isinstance(raw, int | float) or not abs(raw) < BEYOND:
        return unreadable(field, setting)
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


def unreadable(field: Field, setting: Setting) -> Understood:
    """Say that no number can be seen, and how one is typed."""
    return refused("number-unreadable", example=example(field.type, setting.year))


def worded_number(field: Field, raw: str, setting: Setting) -> Understood:
    """Read a number in words: an approximation, ten thousands, a unit, a sum."""
    if len(raw) == 1 and category(raw) == "Nl":
        return read_as(int(numeric(raw)), int(numeric(raw)))
    line = unwrapped(folded(raw))
    if GROUPED.fullmatch(line):
        return sure(int(GROUP_MARK.sub("", line)))
    text = tight(line)
    if len(text) > LONGEST:
        return unreadable(field, setting)
    if word(raw) in telling(setting.words).zero:
        return read_as(0, 0)
    own = unlabelled(plain_numerals(text), field)
    ways = (of_places, as_one, mistyped, with_note, computed, between, of_many)
    return next((said for way in ways if (said := way(field, own, setting))), None) or unreadable(field, setting)


def of_places(field: Field, text: str, setting: Setting) -> Understood | None:
    """Read the number of a city's county-level units from their names, or from 全市."""
    return counted(text, setting) if is_count_of_places(field) else None


def with_note(field: Field, text: str, setting: Setting) -> Understood | None:  # noqa: PLR0911  # a way for each note
    """Read a number with something in brackets after it: its unit, a part of it, another way to write it."""
    answer, note = noted_apart(text)
    joined = text.replace("(", "").replace(")", "")
    if UNIT_IN_BRACKETS.fullmatch(note or joined.lstrip("0123456789")):
        return as_one(field, joined, setting)
    said = as_one(field, answer, setting) if note else None
    if said is None or not isinstance(said[0], int):
        return said
    value, other = said[0], quantity(note)
    if other is not None:
        return said if other == value else asked(value, other)
    if is_count_of_places(field) and (listed := counted(note, setting)) and listed[0] is not None:
        return said if listed[0] == value else asked(value, listed[0])
    if note.startswith(EXPECTED) and "预计" not in field.title:
        return noted(value, "number-expected", reading=value, word=note)
    if note.startswith(("另", "加", "不含", "不包括")) and (more := several_numbers(note)):
        return asked(value, value + more[0])
    if ABOUT.fullmatch(note):
        return noted(value, "number-approximate", reading=value)
    if field.type == "score" and ("满分" in note or "百分" in note):
        return said
    return read_without(value, value, note)


def computed(field: Field, text: str, setting: Setting) -> Understood | None:
    """Read a sum, a product, a share or a full mark."""
    if (sum_ := worked_out(text)) is not None:
        result, stated = sum_
        return asked(result, stated) if stated is not None and stated != result else read_as(result, result)
    return fraction_of(field, text, setting)


def between(_: Field, text: str, __: Setting) -> Understood | None:
    """Ask which of the two ends of a range, or of several numbers, is meant."""
    pieces = BETWEEN.split(text)
    if len(pieces) < 2 or not all(pieces):  # noqa: PLR2004  # a range has two ends
        return None
    ends = FORMED.fullmatch(pieces[-1])
    if ends is None:
        return None
    tail = LEADING.sub("", ends["number"])
    numbers = []
    for piece in pieces:
        found = FORMED.fullmatch(piece)
        if found is None:
            return None
        own = found["number"] + (tail if found["number"].isdigit() and piece is not pieces[-1] else "")
        number = quantity(own)
        if number is None or number != number.to_integral_value():
            return None
        numbers.append(int(number))
    return asked(*numbers)


def of_many(_: Field, text: str, __: Setting) -> Understood | None:
    """Ask which of several numbers among words is meant, or whether it is their sum."""
    if NO_LIST.search(text):
        return None
    numbers = several_numbers(text)
    if len(numbers) not in {2, 3}:
        return None
    return asked(*numbers, sum(numbers))
