"""Cells in words (单元格的写法): E5、E7 至 E9."""

from collections.abc import Iterable, Iterator

from sync.messages.quoting import listed

Cell = tuple[str, int]
"""Column letter and sheet row."""


def cells_text(places: Iterable[Cell]) -> str:
    """Write cells in Excel's order, neighbours in a column as one run."""
    ordered = sorted(places, key=lambda place: (len(place[0]), place))
    return listed(
        [f"{first[0]}{first[1]}" if first == last else span(first, last) for first, last in runs(ordered)], "处"
    )


def span(first: Cell, last: Cell) -> str:
    """Write a run of neighbours."""
    return f"{first[0]}{first[1]} 至 {last[0]}{last[1]}"


def runs(places: Iterable[Cell]) -> Iterator[tuple[Cell, Cell]]:
    """Yield the first and last cell of each run of neighbours in sorted places."""
    run: list[Cell] = []
    for column, row in places:
        if run and run[-1] != (column, row - 1):
            yield run[0], run[-1]
            run = []
        run.append((column, row))
    if run:
        yield run[0], run[-1]
