"""Rows and columns inserted, deleted and moved: what becomes of every range and every reference."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.google.formulas import Half, Token, halves
from tests.google.ranges import GridRange, column_of, letters

NOWHERE = -1


@dataclass(frozen=True)
class Shift:
    """A change of one axis of one sheet: `axis` is Row or Column, indexes from 0."""

    sheet: int
    axis: str
    index: Callable[[int], int]
    """Where an index goes, NOWHERE if it is deleted."""
    bounds: Callable[[int, int], tuple[int, int]]
    """Where the half-open bounds of a range go; start >= end if nothing is left."""


def inserted(sheet: int, axis: str, at: int, count: int) -> Shift:
    """A range that begins at the place moves, one that holds it grows."""
    return Shift(
        sheet,
        axis,
        lambda index: index + count if index >= at else index,
        lambda start, end: (start + count if start >= at else start, end + count if end > at else end),
    )


def deleted(sheet: int, axis: str, start: int, end: int) -> Shift:
    count = end - start

    def index(old: int) -> int:
        return old if old < start else NOWHERE if old < end else old - count

    def clipped(bound: int) -> int:
        return bound if bound <= start else max(bound - count, start)

    return Shift(sheet, axis, index, lambda first, last: (clipped(first), clipped(last)))


def moved(sheet: int, axis: str, start: int, end: int, to: int) -> Shift:
    """`to` is counted before the rows are taken out, as the interface counts it."""
    count = end - start
    target = to - count if to > start else to
    out = deleted(sheet, axis, start, end)
    back = inserted(sheet, axis, target, count)

    def index(old: int) -> int:
        return target + old - start if start <= old < end else back.index(out.index(old))

    def bounds(first: int, last: int) -> tuple[int, int]:
        if start <= first and last <= end:
            return first + target - start, last + target - start
        return back.bounds(*out.bounds(first, last))

    return Shift(sheet, axis, index, bounds)


def shifted_range(span: GridRange, shift: Shift) -> GridRange | None:
    """Return a range after a change, None where nothing of it is left; open sides stay open."""
    first, last = f"start{shift.axis}Index", f"end{shift.axis}Index"
    if span.get("sheetId", 0) != shift.sheet or not {first, last} & span.keys():
        return span
    start, end = shift.bounds(span.get(first, 0), span.get(last, 10**9))
    if start >= end:
        return None
    result = dict(span)
    if first in span:
        result[first] = start
    if last in span:
        result[last] = end
    return result


def shifted_reference(token: Token, shift: Shift) -> str:
    """Return a reference to the changed sheet as it reads afterwards."""
    ends = list(halves(token.range, column_of))
    field = shift.axis.lower()
    places = [getattr(end, field) for end in ends]
    if None in places:
        return token.text
    if len(ends) == 1:
        new = [shift.index(places[0])]
    else:
        start, end = shift.bounds(min(places), max(places) + 1)
        new = [start, end - 1] if start < end else [NOWHERE]
    if NOWHERE in new:
        return "#REF!"
    written = (end._replace(**{field: place}) for end, place in zip(ends, new, strict=True))
    return token.sheet + ":".join(each.written(letters) for each in written)


def copied_reference(token: Token, down: int, right: int) -> str:
    """Return a reference as it reads in a cell that was copied: what is not fixed goes along."""

    def along(end: Half) -> Half:
        row = end.row if end.row is None or end.row_fixed else end.row + down
        column = end.column if end.column is None or end.column_fixed else end.column + right
        return end._replace(row=row, column=column)

    ends = [along(end) for end in halves(token.range, column_of)]
    if any((place or 0) <= NOWHERE for end in ends for place in (end.row, end.column)):
        return "#REF!"
    return token.sheet + ":".join(end.written(letters) for end in ends)
