"""What of a sheet's cells anybody sees (可见内容): not what lies under a merge, not the ghost rows and columns."""

from collections.abc import Iterable, Sequence

from sync.model import Raw, Span


def trimmed(rows: list[list[Raw]]) -> Sequence[Sequence[Raw]]:
    """Cut empty cells off the end of each row, and rows that hold nothing but blanks off the end of the sheet."""
    for row in rows:
        while row and row[-1] is None:
            row.pop()
    while rows and all(is_blank(value) for value in rows[-1]):
        rows.pop()
    return rows


def is_blank(value: Raw) -> bool:
    """Say whether a cell shows nothing."""
    return value is None or (isinstance(value, str) and not value.strip())


def uncover(rows: list[list[Raw]], merges: Iterable[Span], top: int = 1, left: int = 1) -> None:
    """Empty the cells of merged blocks below and right of their first: programs leave stale values there."""
    for merge in merges:
        for number in range(max(merge.top, top), min(merge.bottom, top + len(rows) - 1) + 1):
            row = rows[number - top]
            for column in range(max(merge.left, left), min(merge.right, left + len(row) - 1) + 1):
                if (number, column) != (merge.top, merge.left):
                    row[column - left] = None
