"""One sheet: its cells, its rows and columns, and who may change what."""

import copy
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from tests.google import shifting
from tests.google.cells import EMPTY, Cell, Format, Formula, Value, shown, typed
from tests.google.formulas import Token, rewritten
from tests.google.ranges import Area, GridRange, between, ends_of, open_name
from tests.google.refusals import PROTECTED, Refusal

if TYPE_CHECKING:
    from tests.google.spreadsheet import Book

ROWS, COLUMNS = 1000, 26
Row = dict[int, Cell]


class Sheet:
    """One sheet: a grid, and what hangs on its ranges."""

    def __init__(self, book: "Book", properties: dict[str, Any]) -> None:
        grid = dict(properties.get("gridProperties", {}))
        self.book = book
        self.rows: list[Row] = [{} for _ in range(grid.pop("rowCount", ROWS))]
        self.columns: int = grid.pop("columnCount", COLUMNS)
        self.grid = {key: value for key, value in grid.items() if value}
        self.properties = {
            key: value for key, value in properties.items() if value and key not in ("gridProperties", "index")
        }
        self.id: int = properties["sheetId"]
        self.protected: list[dict[str, Any]] = []
        self.conditional: list[dict[str, Any]] = []
        self.merges: list[GridRange] = []
        self.dimensions: dict[str, dict[int, dict[str, Any]]] = {"Row": {}, "Column": {}}

    @property
    def title(self) -> str:
        return self.properties["title"]

    @property
    def whole(self) -> Area:
        return Area(0, 0, len(self.rows), self.columns)

    def frozen(self) -> tuple[int, int]:
        """Return how many rows and columns stay in place."""
        return self.grid.get("frozenRowCount", 0), self.grid.get("frozenColumnCount", 0)

    def size(self, axis: str) -> int:
        return len(self.rows) if axis == "Row" else self.columns

    def state(self) -> dict[str, Any]:
        """Return what undoing needs; cells are never changed in place."""
        shallow = {"book": self.book, "rows": [dict(row) for row in self.rows]}
        return shallow | {key: copy.deepcopy(value) for key, value in vars(self).items() if key not in shallow}

    # Ranges

    def resolved(self, span: GridRange) -> Area:
        """Return a range inside the grid, cut at its end; a start outside is refused."""
        top, left = span.get("startRowIndex", 0), span.get("startColumnIndex", 0)
        if top >= len(self.rows) or left >= self.columns:
            raise self.beyond(open_name(self.title, span))
        bottom, right = span.get("endRowIndex", len(self.rows)), span.get("endColumnIndex", self.columns)
        return Area(top, left, min(bottom, len(self.rows)), min(right, self.columns))

    def beyond(self, named: str) -> Refusal:
        limits = f"Max rows: {len(self.rows)}, max columns: {self.columns}"
        return Refusal(f"Range ({named}) exceeds grid limits. {limits}")

    def reach(self, text: str) -> Area | None:
        """Return the area of a reference in a formula, None outside the grid."""
        ends = ends_of(text)
        try:
            return self.resolved(between(ends)) if ends else None
        except Refusal:
            return None

    def span(self, area: Area) -> GridRange:
        return {
            "sheetId": self.id,
            "startRowIndex": area.top,
            "endRowIndex": area.bottom,
            "startColumnIndex": area.left,
            "endColumnIndex": area.right,
        }

    # Cells

    def cell(self, row: int, column: int) -> Cell:
        return self.rows[row].get(column, EMPTY)

    def put(self, row: int, column: int, cell: Cell) -> None:
        if self.book.journal is not None:
            self.book.journal.append((self, row, column, self.cell(row, column)))
        if cell == EMPTY:
            self.rows[row].pop(column, None)
        else:
            self.rows[row][column] = cell

    def enter(self, row: int, column: int, given: Value) -> None:
        """Put in what is typed, as Sheets understands it."""
        cell = self.cell(row, column)
        value, format_ = typed(given, cell, self.book.locale)
        own = cell.format if "numberFormat" in cell.format else {**format_, **cell.format}
        self.put(row, column, cell._replace(value=value, format=own))

    def cells(self, area: Area) -> Iterator[tuple[int, int, Cell]]:
        for row in range(area.top, area.bottom):
            for column, cell in sorted(self.rows[row].items()):
                if area.left <= column < area.right:
                    yield row, column, cell

    def change(self, area: Area, change: Callable[[Cell], Cell]) -> None:
        """Make every cell of an area what `change` makes of it."""
        for row in range(area.top, area.bottom):
            for column in range(area.left, area.right):
                self.put(row, column, change(self.cell(row, column)))

    def value(self, row: int, column: int) -> Any:
        return self.book.evaluation().value(self, row, column)

    def shown(self, row: int, column: int) -> str:
        return shown(self.value(row, column), self.cell(row, column).format, self.book.locale)

    def format(self, row: int, column: int) -> Format:
        return self.cell(row, column).format

    # Protection

    def guard(self, areas: Iterable[Area], by: str) -> None:
        """Refuse what touches a protected range that somebody may not edit."""
        closed = [(self.resolved(each["range"]), each) for each in self.protected if not self.book.edits(each, by)]
        for area in areas:
            for limits, each in closed:
                open_areas = [self.resolved(span) for span in each.get("unprotectedRanges", [])]
                if limits.meets(area) and not any(other.holds(area) for other in open_areas):
                    raise Refusal(PROTECTED)

    # Rows and columns

    def insert(self, axis: str, at: int, count: int, model: int | None) -> None:
        """Put in empty rows or columns that look like the one at index `model`, counted before."""
        self.book.room(count * (self.columns if axis == "Row" else len(self.rows)))
        if axis == "Row":
            like = {} if model is None else {key: look(cell) for key, cell in self.rows[model].items()}
            self.rows[at:at] = [{key: cell for key, cell in like.items() if cell != EMPTY} for _ in range(count)]
        else:
            self.columns += count
            for number, row in enumerate(self.rows):
                like_cell = EMPTY if model is None else look(row.get(model, EMPTY))
                self.rows[number] = {key + count if key >= at else key: cell for key, cell in row.items()}
                if like_cell != EMPTY:
                    self.rows[number] |= dict.fromkeys(range(at, at + count), like_cell)
        self.book.shift(shifting.inserted(self.id, axis, at, count))

    def delete(self, axis: str, start: int, end: int) -> None:
        if axis == "Row":
            del self.rows[start:end]
        else:
            self.columns -= end - start
            self.rearrange(shifting.deleted(self.id, axis, start, end).index)
        self.shrink_frozen(axis, start, end)
        self.book.shift(shifting.deleted(self.id, axis, start, end))

    def move(self, axis: str, start: int, end: int, to: int) -> None:
        shift = shifting.moved(self.id, axis, start, end, to)
        if axis == "Row":
            taken = self.rows[start:end]
            del self.rows[start:end]
            target = shift.index(start)
            self.rows[target:target] = taken
        else:
            self.rearrange(shift.index)
        self.book.shift(shift)

    def rearrange(self, index: Callable[[int], int]) -> None:
        for number, row in enumerate(self.rows):
            places = ((index(key), cell) for key, cell in row.items())
            self.rows[number] = {place: cell for place, cell in places if place != shifting.NOWHERE}

    def shrink_frozen(self, axis: str, start: int, end: int) -> None:
        name_ = f"frozen{axis}Count"
        frozen = self.grid.get(name_, 0)
        self.grid[name_] = frozen - max(0, min(end, frozen) - min(start, frozen))
        if not self.grid[name_]:
            del self.grid[name_]

    def shift(self, shift: shifting.Shift) -> None:
        """Take everything that names rows or columns along."""
        spans: Callable[[GridRange], GridRange | None] = lambda span: shifting.shifted_range(span, shift)  # noqa: E731
        for each in self.protected:
            each["range"] = spans(each["range"])
            each["unprotectedRanges"] = [kept for span in each.get("unprotectedRanges", []) if (kept := spans(span))]
        self.protected = [each for each in self.protected if each["range"]]
        for each in self.conditional:
            each["ranges"] = [kept for span in each["ranges"] if (kept := spans(span))]
        self.conditional = [each for each in self.conditional if each["ranges"]]
        self.merges = [kept for span in self.merges if (kept := spans(span))]
        if shift.sheet == self.id:
            held = self.dimensions[shift.axis]
            self.dimensions[shift.axis] = {
                place: each for index, each in held.items() if (place := shift.index(index)) != shifting.NOWHERE
            }

    def rewrite(self, change: Callable[[Token], str]) -> None:
        """Make every reference in the sheet's formulas what `change` makes of it."""
        for row in self.rows:
            for column, cell in row.items():
                if isinstance(cell.value, Formula):
                    row[column] = cell._replace(value=Formula(rewritten(cell.value.text, change)))


def look(cell: Cell) -> Cell:
    """Return a cell without its content."""
    return cell._replace(value=None, note="")
