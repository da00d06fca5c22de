"""How wide the columns of a table are: by what stands in them, all together as wide as the 版心."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sync.documents.gongwen.blocks import Runs, Table, text_of
from sync.documents.gongwen.units import ems

PADDING = 180
"""What a cell needs beside its text, in twips: both margins and the line."""
LEAST = 2.0
"""No column is narrower than so many 字."""
WIDE_LATIN = 0.2
LATIN = re.compile(r"[!-~]")
SHORT = 10.0
"""A column whose cells are all this short, in 字, is never broken where it can be helped."""


@dataclass(frozen=True, slots=True)
class Need:
    """How wide a column would like to be, and how narrow it may become, in 字."""

    wish: float
    least: float


def needs(table: Table) -> tuple[Need, ...]:
    """Return the need of each column."""
    return tuple(need(head, [row[place] for row in table.rows]) for place, head in enumerate(table.header))


def need(head: Runs, cells: Sequence[Runs]) -> Need:
    """Return the need of one column: short cells stay whole, headers may take two lines."""
    widest = max((width(cell) for cell in cells), default=0.0)
    heading = width(head)
    least = max(LEAST, min(widest, SHORT), min(heading, 4.0, max(heading / 2, 2.0)))
    return Need(max(widest, heading, LEAST), least)


def width(cell: Runs) -> float:
    """Return the width of a cell's longest line in 字, with a little room for faces whose Latin letters are wide."""
    return max(ems(line) + WIDE_LATIN * len(LATIN.findall(line)) for line in text_of(cell).split("\n"))


def fits(table: Table, total: int, size: int) -> bool:
    """Whether every column gets its least width at a type size in half-points."""
    return sum(each.least for each in needs(table)) * size * 10 + PADDING * len(table.header) <= total


def widths(table: Table, total: int, size: int) -> list[int]:
    """Return the columns' widths in twips; their sum is `total`."""
    wanted = needs(table)
    room = (total - PADDING * len(wanted)) / (size * 10)
    least, wish = sum(each.least for each in wanted), sum(each.wish for each in wanted)
    if least >= room:
        shares = [each.least * room / least for each in wanted]
    elif wish >= room:
        spare = [(each.wish - each.least) ** 0.5 for each in wanted]
        shares = [each.least + (room - least) * part / sum(spare) for each, part in zip(wanted, spare, strict=True)]
    else:
        shares = [each.wish + (room - wish) * each.wish / wish for each in wanted]
    made = [round(share * size * 10) + PADDING for share in shares]
    made[shares.index(max(shares))] += total - sum(made)
    return made
