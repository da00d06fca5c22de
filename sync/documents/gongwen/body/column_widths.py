"""How wide the columns of a table are: by what stands in them, all together as wide as the 版心."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sync.documents.gongwen.blocks import Runs, TextTable, text_of
from sync.documents.gongwen.units import ems

PADDING = 180
"""What a cell needs beside its text, in twips: both margins and the line."""
LEAST = 2.0
"""No column is narrower than so many 字."""
HEADING = 3.0
"""A header up to so many 字 stays on one line; a longer one may take two."""
WIDE_LATIN = 0.2
LATIN = re.compile(r"[!-~]")
WHOLE = (10.0, 8.0, 6.0, 5.0, 4.0)
"""Cells this short, in 字, are not broken: the most generous of these that fits."""


@dataclass(frozen=True, slots=True)
class ColumnWidth:
    """How wide the header of a column and the widest of its cells are, in 字."""

    heading: float
    widest: float


@dataclass(frozen=True, slots=True)
class Need:
    """How wide a column would like to be, and how narrow it may become, in 字."""

    wish: float
    least: float


def measured(table: TextTable) -> list[ColumnWidth]:
    """Return what stands in each column."""
    rows = [[width(cell) for cell in row] for row in table.rows]
    widest = map(max, zip(*rows, strict=True)) if rows else [0.0] * len(table.header)
    return [ColumnWidth(width(head), cells) for head, cells in zip(table.header, widest, strict=True)]


def needs(columns: Sequence[ColumnWidth]) -> tuple[tuple[Need, ...], ...]:
    """Return the need of each column, for every length of `WHOLE` up to which cells are not broken."""
    return tuple(tuple(need(each, whole) for each in columns) for whole in WHOLE)


def need(column: ColumnWidth, whole: float) -> Need:
    """Return the need of one column: short cells stay whole, headers may take two lines."""
    heading = column.heading
    least = max(LEAST, min(column.widest, whole), heading / 2 if heading > HEADING else heading)
    return Need(max(column.widest, heading, LEAST), least)


def width(cell: Runs) -> float:
    """Return the width of a cell's longest line in 字, with a little room for faces whose Latin letters are wide."""
    return max(ems(line) + WIDE_LATIN * len(LATIN.findall(line)) for line in text_of(cell).split("\n"))


def room(count: int, total: int, size: int) -> float:
    """Return how many 字 of a type size in half-points so many columns have together in `total` twips."""
    return (total - PADDING * count) / (size * 10)


def fits(tries: Sequence[Sequence[Need]], space: float) -> bool:
    """Whether names and other short cells stay whole where the columns have so many 字 together."""
    return sum(each.least for each in tries[-1]) <= space


def widths(tries: Sequence[Sequence[Need]], total: int, size: int) -> list[int]:
    """Return the columns' widths in twips at a type size in half-points; their sum is `total`."""
    space = room(len(tries[0]), total, size)
    wanted = next((each for each in tries if sum(need.least for need in each) <= space), tries[-1])
    shares = shared(wanted, space)
    made = [round(share * size * 10) + PADDING for share in shares]
    made[shares.index(max(shares))] += total - sum(made)
    return made


def shared(wanted: Sequence[Need], space: float) -> list[float]:
    """Share `space` out: everybody's least first, then what they wish, then what is left over, in proportion."""
    least, wish = sum(each.least for each in wanted), sum(each.wish for each in wanted)
    if least >= space:
        return [each.least * space / least for each in wanted]
    if wish < space:
        return [each.wish * space / wish for each in wanted]
    spare = [(each.wish - each.least) ** 0.5 for each in wanted]
    return [each.least + (space - least) * part / sum(spare) for each, part in zip(wanted, spare, strict=True)]
