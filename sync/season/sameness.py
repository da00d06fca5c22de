"""When two values are the same (视为相同): blanks, punctuation, width and case aside; of a birth, the month."""

import re
from collections.abc import Hashable, Sequence
from types import NoneType

from sync.model import Column, PartialDate, Value
from sync.normal import normal

Sameness = Hashable
"""Two values with equal sameness are the same; None is the same as nothing."""

BETWEEN = "\n"
NO_MATTER = re.compile(rf"[^\w{BETWEEN}]+")
PLAIN = re.compile(rf"[0-9a-z一-鿿{BETWEEN}]*+")
"""Texts that folding leaves as they are."""


def sameness(columns: Sequence[Column]) -> list[tuple[Sameness, ...] | None]:
    """Return what identifies each entry by these columns; None where one of them has nothing to compare."""
    return [None if None in each else each for each in zip(*map(alike, columns), strict=True)]


def alike(column: Column) -> list[Sameness]:
    """Return the sameness of each value of a column: texts folded, all in one go, for a large form is common."""
    kinds = set(map(type, column.values))
    if str not in kinds:
        return list(map(precise, column.values))
    texts = [value if isinstance(value, str) else "" for value in column.values]
    if kinds <= {str, NoneType}:
        return [fold or None for fold in folded(texts)]
    return [fold or precise(value) for value, fold in zip(column.values, folded(texts), strict=True)]


def folded(texts: Sequence[str]) -> list[str]:
    """Return texts without what does not matter."""
    joined = BETWEEN.join(texts)
    if joined.count(BETWEEN) != len(texts) - 1:
        joined = BETWEEN.join(text.replace(BETWEEN, " ") for text in texts)
    elif PLAIN.fullmatch(joined):
        return list(texts)
    return NO_MATTER.sub("", normal(joined).casefold()).split(BETWEEN) if texts else []


def precise(value: Value) -> Sameness:
    """Return what counts of a value that is no text; of a text without letters nothing does."""
    if isinstance(value, PartialDate):
        return value.year, value.month
    return None if isinstance(value, str) else value
