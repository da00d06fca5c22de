"""A sheet part of a received workbook (工作表部件): where in its bytes each row and cell stands, and what it shows."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sync.sheets.returned.parts.archive import UnfitArchiveError

TAG = re.compile(rb"""<(?:[^"'>]|"[^"]*"|'[^']*')*>""")

Attributes = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Element:
    """An element's bytes, `start` to `end`; `body` is where its start tag ends."""

    name: str
    attributes: Attributes
    start: int
    body: int
    end: int

    @property
    def closed(self) -> bool:
        """Whether the element is a single self-closed tag."""
        return self.body == self.end


@dataclass(slots=True)
class CellPart:
    """One `<c>` (单元格): its place in the bytes, `s` and `t`, what it holds as text, where its formula stands."""

    column: int
    style: str
    kind: str
    start: int
    end: int = 0
    text: str = ""
    formula_text: str = ""
    formula: tuple[int, int] | None = None


@dataclass(slots=True)
class RowPart:
    """One `<row>`: its sheet number, its place in the bytes, its cells from left to right."""

    number: int
    start: int
    end: int = 0
    cells: list[CellPart] = field(default_factory=list)


@dataclass(frozen=True)
class SheetPart:
    """A sheet part taken apart. `prefix` is that of its element names ("x:"), `children` are those of the root.

    `close` is where the closing tag of the root begins.
    """

    data: bytes
    prefix: str
    rows: Sequence[RowPart]
    children: Sequence[Element]
    close: int

    @cached_property
    def row_by_number(self) -> Mapping[int, RowPart]:
        """Rows by their sheet number."""
        return {row.number: row for row in self.rows}

    def child(self, name: str) -> Element | None:
        """Return the first child of the root with this name, prefix aside."""
        return next((each for each in self.children if each.name == name), None)

    def cell(self, row: int, column: int) -> CellPart | None:
        """Return a cell, or None where the part has none there."""
        found = self.row_by_number.get(row)
        return next((each for each in found.cells if each.column == column), None) if found else None


def tag_end(data: bytes, start: int) -> int:
    """Return where the start tag that begins at `start` ends."""
    found = TAG.match(data, start)
    if not found:
        raise UnfitArchiveError(f"no tag at {start}")
    return found.end()
