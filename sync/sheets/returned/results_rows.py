"""The rows of the sheet 核验结果: the list a clerk reads, the table our status cells look up, the cells."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from sync.answers import ResultLine
from sync.model import Mark
from sync.sheets import cell_text as room
from sync.sheets.blank.results_sheet import WIDTHS
from sync.sheets.results_layout import FIRST_ROW, LAST_ROW, LINK, NOTE_CELL, PLAIN, SAMPLE_MARK, WRAPPED
from sync.sheets.returned.links import location
from sync.sheets.returned.own_columns import Texts
from sync.sheets.returned.parts.contents import NewRow, Number, Text
from sync.sheets.returned.parts.splice import SplicePlace

CAPACITY = LAST_ROW - FIRST_ROW + 1
LIST, LOOKUP, CELLS = (column_index_from_string(letter) for letter in "AJN")
"""First columns of the three tables that stand side by side."""
LINKED = "D"
"""The column whose cells are links."""


@dataclass(frozen=True, slots=True)
class SheetAnswer:
    """All that the sheet tells: one line above, the list, what the status cells look up, the cells complained of."""

    heading: str
    lines: Sequence[ResultLine]
    marks: Sequence[Mark]
    cells: Sequence[str]


def result_rows(told: SheetAnswer, links: Container[int], styles: Mapping[str, str]) -> list[NewRow]:
    """Return the rows of the sheet from the first on, as many as the names over it reach."""
    return [
        NewRow(
            {
                **(list_cells(number, line, styles, linked=number in links) if line else {}),
                **(run(LOOKUP, (mark.key, mark.status, mark.text)) if mark else {}),
                **(run(CELLS, (cell,)) if cell else {}),
            },
            height(line),
        )
        for number, (line, mark, cell) in enumerate(zip_longest(told.lines, told.marks, told.cells))
        if number < CAPACITY
    ]


def list_cells(number: int, line: ResultLine, styles: Mapping[str, str], *, linked: bool) -> dict[int, Text | Number]:
    """Return one line of the list."""
    looks = (line.level, WRAPPED, LINK if linked else WRAPPED, WRAPPED, WRAPPED, WRAPPED, WRAPPED)
    texts = [Text(text, styles.get(look, "")) for text, look in zip(texts_of(line), looks, strict=True)]
    return dict(enumerate([Number(number + 1, styles.get(PLAIN, "")), *texts], start=LIST))


def texts_of(line: ResultLine) -> tuple[str, ...]:
    """Return what a line says, in the order of the columns behind its number.

    Row keys stand one below the other: beside each other they would be broken at their hyphens, and cut off.
    """
    return line.level, line.sheet, line.cells, line.key.replace("、", "\n"), line.title, line.sentence, line.remedy


def run(first: int, texts: Sequence[str]) -> dict[int, Text]:
    """Return cells side by side that only formulas read."""
    return {column: Text(text, "") for column, text in enumerate(texts, start=first)}


def height(line: ResultLine | None) -> float:
    """Return how high a row must be for its longest text."""
    sized = zip(texts_of(line), WIDTHS[1:], strict=True) if line else ()
    return room.height(max((room.lines(text, (width - 1) / 2) for text, width in sized), default=1))


def link_targets(lines: Sequence[ResultLine], sheets: Container[str]) -> dict[int, str]:
    """Return where the links of the list lead, by the line's number from 0; only to sheets there are."""
    first = ((number, line.addresses[0]) for number, line in enumerate(lines[:CAPACITY]) if line.addresses)
    return {number: location(to.sheet, to.cell) for number, to in first if to.sheet in sheets}


def heading_cell(heading: str) -> dict[SplicePlace, Text]:
    """Return the cell above the list."""
    letters, row = coordinate_from_string(NOTE_CELL)
    return {(row, column_index_from_string(letters)): Text(heading)}


def samples(texts: Texts) -> dict[str, str]:
    """Return look → style id, from the hidden cells that keep them through any programme's save."""
    return {
        said.removeprefix(SAMPLE_MARK): cell.style
        for row in texts.part.rows
        if row.number < FIRST_ROW
        for cell in row.cells
        if (said := texts.of(cell)).startswith(SAMPLE_MARK)
    }
