"""What of a sheet's cells anybody sees (可见内容): not what lies under a merge, not the ghost rows and columns."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import accumulate

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


def uncover(rows: list[list[Raw]], merges: Collection[Span], top: int = 1, left: int = 1) -> None:
    """Empty the cells of merged blocks below and right of their first: programs leave stale values there.

    Blocks may overlap and reach beyond the rows as they like: the time it takes is that of the cells and of the blocks.
    """
    changes = borders(rows, merges, top, left)
    firsts = Counter((merge.top - top, merge.left - left) for merge in merges)
    over, count = [0] * (max(map(len, rows), default=0) + 1), 0
    for number in range(min(changes, default=0), min(max(changes, default=0), len(rows))):
        for first, after, sign in changes.get(number, ()):
            over[first] += sign
            over[after] -= sign
            count += sign
        if count:
            # A block does not hide its own first cell; another that lies over it does.
            row, blocks = rows[number], accumulate(over)
            row[:] = [
                None if covers > firsts[number, column] else value
                for column, (value, covers) in enumerate(zip(row, blocks, strict=False))
            ]


def borders(
    rows: Sequence[Sequence[Raw]], merges: Iterable[Span], top: int, left: int
) -> Mapping[int, list[tuple[int, int, int]]]:
    """Return by index of the row where blocks begin (first column, column after the last, 1) and have ended (…, -1)."""
    width = max(map(len, rows), default=0)
    changes: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for merge in merges:
        first, after = max(merge.left - left, 0), min(merge.right + 1 - left, width)
        begin, end = max(merge.top - top, 0), min(merge.bottom + 1 - top, len(rows))
        if first < after and begin < end:
            changes[begin].append((first, after, 1))
            changes[end].append((first, after, -1))
    return changes
