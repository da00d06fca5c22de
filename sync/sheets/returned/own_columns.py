"""Our own columns in a sheet that came back: found by their titles, or by our formulas where these changed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openpyxl.utils import column_index_from_string

from sync.normal import normal
from sync.plan import WorkbookWords
from sync.sheets.returned.parts.part import CellPart, SheetPart

HEADER_WITHIN = 30
"""The header is looked for in this many rows from the top."""
LOOKUP = re.compile(r"VLOOKUP\(\$?(?P<key>[A-Z]+)\$?\d+,(?P<table>[^,()]*+),\s*+(?P<which>\d)\s*+,")
STATUS, TEXT = "2", "3"
"""Which column of the office's table a formula of ours shows."""


@dataclass(frozen=True, slots=True)
class OwnColumns:
    """Where our columns stand, 1-based; 0 where there is no such column any more."""

    header: int
    key: int
    status: int
    text: int


@dataclass(frozen=True, slots=True)
class Texts:
    """What the cells of a sheet part say, shared texts looked up."""

    part: SheetPart
    strings: Sequence[str]

    def of(self, cell: CellPart | None) -> str:
        """Return what a cell says; "" where there is none."""
        if cell is None or cell.kind != "s":
            return cell.text if cell else ""
        number = int(cell.text) if cell.text.isdecimal() else len(self.strings)
        return self.strings[number] if number < len(self.strings) else ""

    def at(self, row: int, column: int) -> str:
        """Return what the cell in a sheet row and column says."""
        return self.of(self.part.cell(row, column))


def own_columns(texts: Texts, words: WorkbookWords) -> OwnColumns | None:
    """Find our columns in a sheet; None where it is no data sheet of ours."""
    return by_titles(texts, words) or by_formulas(texts.part, words)


def by_titles(texts: Texts, words: WorkbookWords) -> OwnColumns | None:
    """Find the row that has the key's title and one more of ours."""
    ours = [folded(title) for title in (words.key_title, words.status_title, words.text_title)]
    for row in texts.part.rows:
        if row.number > HEADER_WITHIN:
            break
        places = {folded(texts.of(cell)): cell.column for cell in reversed(row.cells)}
        key, status, text = (places.get(title, 0) for title in ours)
        if key and (status or text):
            return OwnColumns(row.number, key, status, text)
    return None


def by_formulas(part: SheetPart, words: WorkbookWords) -> OwnColumns | None:
    """Find the first row that looks something up in our table; the header stands above it."""
    for row in part.rows:
        found = {which: (key, column) for key, which, column in lookups(row.cells, words)}
        if STATUS in found or TEXT in found:
            key = next(key for key, _ in found.values())
            status, text = (found.get(which, (0, 0))[1] for which in (STATUS, TEXT))
            return OwnColumns(row.number - 1, key, status, text)
    return None


def lookups(cells: Sequence[CellPart], words: WorkbookWords) -> Iterator[tuple[int, str, int]]:
    """Yield (column of the key, which column of the table, own column) of each formula of ours."""
    for cell in cells:
        ours = (each for each in LOOKUP.finditer(cell.formula_text) if each["table"].strip() == words.results_table)
        if found := next(ours, None):
            yield column_index_from_string(found["key"]), found["which"], cell.column


def folded(title: str) -> str:
    """Return a title without blanks and differences of width."""
    return "".join(normal(title).split())
