"""What a source holds (来源), before anybody understands it: a workbook of grids, and the file it came in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from sync.model.findings import Finding


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell that shows no value of its own (坏单元格): an error such as #N/A, or a formula never computed.

    `text` is the error as Excel shows it; it is empty for a formula without a cached value.
    """

    text: str = ""


Raw = str | int | float | bool | date | datetime | time | Broken | None
"""A cell as the medium gives it. Empty cells are None, never ""."""


@dataclass(frozen=True, slots=True)
class Span:
    """A merged block (合并单元格), all figures 1-based and inclusive."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet as it was read (工作表).

    `rows[i][j]` is the cell in sheet row `top + i`, sheet column `left + j` (1-based); rows may be ragged. Of a merged
    block only the top left cell has a value. `hidden_rows` are sheet row numbers.
    """

    name: str
    rows: Sequence[Sequence[Raw]]
    top: int = 1
    left: int = 1
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    merges: tuple[Span, ...] = ()

    def cell(self, row: int, column: int) -> Raw:
        """Return the cell at 1-based sheet `row` and `column`; None outside what was read."""
        i, j = row - self.top, column - self.left
        if i < 0 or j < 0 or i >= len(self.rows) or j >= len(self.rows[i]):
            return None
        return self.rows[i][j]


@dataclass(frozen=True, slots=True)
class Workbook:
    """All sheets of one source (工作簿): an Excel file, a CSV export, a Google spreadsheet.

    `notes` are findings made while opening it that did not hinder reading, with their addresses.
    """

    grids: tuple[Grid, ...]
    notes: tuple[Finding, ...] = ()

    def grid(self, name: str) -> Grid | None:
        """Return the sheet called `name`, or None."""
        return next((grid for grid in self.grids if grid.name == name), None)


@dataclass(frozen=True, slots=True)
class Received:
    """One file or pull as it came in (收件), before anybody read it."""

    id: int
    sha256: str
    name: str
    channel: str
    received_at: datetime
    size: int
