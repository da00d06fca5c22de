"""What formulas amount to: one pass over a spreadsheet that does not change meanwhile."""

from typing import TYPE_CHECKING, Any

from tests.google.calculation import Failed, Place, Result, Spot, compiled, folded
from tests.google.cells import EMPTY, Error, Formula, Value
from tests.google.ranges import Area

if TYPE_CHECKING:
    from collections import Counter

    from tests.google.sheet import Sheet
    from tests.google.spreadsheet import Book


class Evaluation:
    """The values of a spreadsheet's formulas, each worked out once."""

    def __init__(self, book: "Book") -> None:
        self.book = book
        self.known: dict[tuple[int, int, int], Result] = {}
        self.counts: dict[Any, Counter[Any]] = {}
        self.areas: dict[tuple[int, str], Area | None] = {}
        self.indexes: dict[tuple[int, int, int, int], dict[Any, int]] = {}

    def value(self, sheet: "Sheet", row: int, column: int) -> Result:
        """Return what a cell comes to."""
        held = sheet.rows[row].get(column, EMPTY).value
        if not isinstance(held, Formula):
            return held
        place = (sheet.id, row, column)
        if place not in self.known:
            self.known[place] = Error("REF", "Circular dependency detected.")
            self.known[place] = self.outcome(held.text, sheet, row, column)
        return self.known[place]

    def outcome(self, formula: str, sheet: "Sheet", row: int = 0, column: int = 0) -> Result:
        """Return what a formula comes to in a cell."""
        try:
            found = self.scalar(compiled(formula)(Spot(self, sheet, row, column)))
        except Failed as failure:
            return failure.error
        return found if found is not None else 0

    def reach(self, sheet: "Sheet", text: str) -> Area | None:
        """Return the area of a reference, None outside the grid."""
        place = sheet.id, text
        if place not in self.areas:
            self.areas[place] = sheet.reach(text)
        return self.areas[place]

    def scalar(self, found: Result | Place) -> Value:
        """Return one value; an area stands for its first cell."""
        if isinstance(found, Error):
            raise Failed(found)
        if isinstance(found, tuple):
            sheet, area = found
            return self.scalar(self.value(sheet, area.top, area.left))
        return found

    def index(self, sheet: "Sheet", column: int, top: int, bottom: int) -> dict[Any, int]:
        """Return value → first row for a column."""
        place = (sheet.id, column, top, bottom)
        if place not in self.indexes:
            found: dict[Any, int] = {}
            for row in range(top, bottom):
                if (value := self.value(sheet, row, column)) is not None and not isinstance(value, Error):
                    found.setdefault(folded(value), row)
            self.indexes[place] = found
        return self.indexes[place]
