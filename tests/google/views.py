"""What a test looks at: a sheet as one sees it in the browser."""

from collections.abc import Callable
from typing import Any

from tests.google import values
from tests.google.cells import Cell, Format, Formula, Value
from tests.google.colouring import coloured
from tests.google.ranges import Area, between, cell_of, ends_of, letters
from tests.google.sheet import Sheet


class View:
    """A sheet as one sees it; addresses and row numbers are those of the screen."""

    def __init__(self, sheet: Sheet, address: str) -> None:
        self.inner = sheet
        self.address = address

    @property
    def id(self) -> int:
        return self.inner.id

    @property
    def title(self) -> str:
        return self.inner.title

    @property
    def size(self) -> tuple[int, int]:
        return len(self.inner.rows), self.inner.columns

    @property
    def hidden(self) -> bool:
        return self.inner.properties.get("hidden", False)

    @property
    def frozen(self) -> tuple[int, int]:
        """Rows and columns that stay in place."""
        return self.inner.frozen()

    @property
    def protected_ranges(self) -> list[dict[str, Any]]:
        return list(self.inner.protected)

    @property
    def conditional_formats(self) -> list[dict[str, Any]]:
        return list(self.inner.conditional)

    @property
    def merges(self) -> list[str]:
        return [values.name("A", self.inner.resolved(span)).partition("!")[2] for span in self.inner.merges]

    @property
    def validations(self) -> dict[str, dict[str, Any]]:
        """Address → rule, cell by cell."""
        return self.by_address(lambda cell: cell.validation)

    @property
    def notes(self) -> dict[str, str]:
        return self.by_address(lambda cell: cell.note)

    @property
    def formats(self) -> dict[str, Format]:
        return self.by_address(lambda cell: cell.format)

    @property
    def hidden_columns(self) -> list[str]:
        held = self.inner.dimensions["Column"].items()
        return [letters(index) for index, each in sorted(held) if each.get("hiddenByUser")]

    @property
    def hidden_rows(self) -> list[int]:
        return [index + 1 for index, each in sorted(self.inner.dimensions["Row"].items()) if each.get("hiddenByUser")]

    @property
    def widths(self) -> dict[str, int]:
        """Column → width in pixels, where one was set."""
        held = self.inner.dimensions["Column"].items()
        return {letters(index): each["pixelSize"] for index, each in sorted(held) if "pixelSize" in each}

    def by_address(self, part: Callable[[Cell], Any]) -> dict[str, Any]:
        with self.inner.book.lock:
            found = ((row, column, part(cell)) for row, column, cell in self.inner.cells(self.inner.whole))
            return {f"{letters(column)}{row + 1}": each for row, column, each in found if each}

    def values(self, cells: str = "") -> list[list[Any]]:
        """Return rows of values as UNFORMATTED_VALUE gives them, trimmed like an answer."""
        return self.read(cells, "UNFORMATTED_VALUE")

    def formatted(self, cells: str = "") -> list[list[str]]:
        """Return rows of texts as the eye sees them."""
        return self.read(cells, "FORMATTED_VALUE")

    def read(self, cells: str, option: str) -> list[list[Any]]:
        with self.inner.book.lock:
            area = self.area(cells) if cells else self.inner.whole
            text = values.name(self.inner.title, area)
            return values.read(self.inner.book, text, {"valueRenderOption": option}).get("values", [])

    def entered(self) -> dict[str, Value]:
        """Return what was entered, formulas as text, by address."""
        return self.by_address(lambda cell: cell.value.text if isinstance(cell.value, Formula) else cell.value)

    def __getitem__(self, address: str) -> str:
        """Return what a cell shows."""
        with self.inner.book.lock:
            return self.inner.shown(*cell_of(address))

    def coloured(self) -> dict[str, dict[str, Any]]:
        """Return address → format for the cells that a conditional format with a formula of its own colours now."""
        with self.inner.book.lock:
            return dict(coloured(self.inner))

    def area(self, cells: str) -> Area:
        ends = ends_of(cells)
        if ends is None:
            raise ValueError(cells)
        return self.inner.resolved(between(ends))
