"""What stands beneath a header (表头以下), by sheet column."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from openpyxl.utils import get_column_letter

from sync.model import Address, Raw
from sync.reading.sheet_layout.found_layout import Layout


class RowsBeneath:
    """The rows under a header, by sheet column."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        rows = layout.grid.rows[max(layout.first - layout.grid.top, 0) :]
        self.count = len(rows)
        self.empty: tuple[Raw, ...] = (None,) * self.count
        self.columns = dict(enumerate(turned(rows), start=layout.grid.left))

    def raws(self, column: int) -> Sequence[Raw]:
        """Return a column from top to bottom."""
        return self.columns.get(column, self.empty)

    def keys(self) -> Sequence[Raw]:
        """Return the column of row keys; nothing where there is none."""
        return self.raws(self.layout.keys) if self.layout.keys else self.empty

    def address(self, index: int, column: int) -> Address:
        """Return the cell of a column in a row."""
        return Address(self.layout.sheet, get_column_letter(column), self.row(index))

    def row(self, index: int) -> int:
        """Return a row's own number in the sheet."""
        return self.layout.first + index


def turned(rows: Sequence[Sequence[Raw]]) -> Iterator[Sequence[Raw]]:
    """Yield the columns of rows; shorter rows end in nothing."""
    even = len(set(map(len, rows))) == 1
    return iter(zip(*rows, strict=True) if even else zip_longest(*rows))
