"""Changing single cells of a sheet part and nothing else (拼接): edits of byte ranges, every other byte stays."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import range_boundaries

from sync.sheets.returned.parts.archive import UnfitArchiveError
from sync.sheets.returned.parts.contents import Content, NewRow, cell_element, row_element
from sync.sheets.returned.parts.part import RowPart, SheetPart, tag_end
from sync.sheets.returned.parts.tags import attributes, closed_tag, end_tag, start_tag

SplicePlace = tuple[int, int]
"""Sheet row and column, 1-based."""


@dataclass(frozen=True, slots=True)
class Edit:
    """The bytes from `start` to `end` become `data`."""

    start: int
    end: int
    data: bytes


def applied(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return `data` with all edits made; insertions at the same place keep their order."""
    pieces, at = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < at:
            raise UnfitArchiveError(f"edits overlap at {edit.start}")
        pieces += [data[at : edit.start], edit.data]
        at = edit.end
    return b"".join([*pieces, data[at:]])


def cells_set(part: SheetPart, contents: Mapping[SplicePlace, Content]) -> list[Edit]:
    """Return the edits that set cells; rows and cells that do not exist are put in where they belong."""
    wanted: dict[int, dict[int, Content]] = {}
    for (row, column), content in sorted(contents.items(), key=lambda item: item[0]):
        wanted.setdefault(row, {})[column] = content
    known = part.row_by_number
    edits = [edit for number in wanted.keys() & known.keys() for edit in in_row(part, known[number], wanted[number])]
    missing = {number: row_element(part, number, wanted[number]) for number in wanted if number not in known}
    return [*edits, *between_rows(part, missing)]


def rows_replaced(part: SheetPart, first: int, rows: Sequence[NewRow]) -> list[Edit]:
    """Return the edits that replace all rows from sheet row `first` on."""
    old = [Edit(row.start, row.end, b"") for row in part.rows if row.number >= first]
    new = b"".join(
        row_element(part, number, row.cells, f' ht="{row.height:g}"'.encode()) for number, row in enumerate(rows, first)
    )
    columns = [column for row in rows for column in row.cells]
    return [*old, *at_end(part, new), *resized(part, first, len(rows), max(columns, default=1))]


def in_row(part: SheetPart, row: RowPart, contents: Mapping[int, Content]) -> Iterator[Edit]:
    """Yield the edits that set cells of a row there is."""
    for cell in row.cells:
        if cell.column in contents:
            yield Edit(cell.start, cell.end, cell_element(part, row.number, cell.column, contents[cell.column], cell))
    known = {cell.column for cell in row.cells}
    added = {
        column: cell_element(part, row.number, column, content)
        for column, content in contents.items()
        if column not in known
    }
    if added:
        yield from into_row(part, row, added)


def into_row(part: SheetPart, row: RowPart, added: Mapping[int, bytes]) -> Iterator[Edit]:
    """Yield the edits that put cells into a row; its `spans` go, for they may no longer hold."""
    body = tag_end(part.data, row.start)
    tag = start_tag(part, "row", attributes(part.data[row.start : body], dropped={b"spans"}))
    if body == row.end:
        yield Edit(row.start, row.end, tag + b"".join(added.values()) + end_tag(part, "row"))
        return
    yield Edit(row.start, body, tag)
    last = row.cells[-1].end if row.cells else body
    for column, element in added.items():
        at = next((cell.start for cell in row.cells if cell.column > column), last)
        yield Edit(at, at, element)


def between_rows(part: SheetPart, made: Mapping[int, bytes]) -> Iterator[Edit]:
    """Yield the edits that put in new rows, each before the first with a greater number."""
    behind = []
    for number, element in made.items():
        at = next((row.start for row in part.rows if row.number > number), None)
        if at is None:
            behind.append(element)
        else:
            yield Edit(at, at, element)
    yield from at_end(part, b"".join(behind))


def at_end(part: SheetPart, rows: bytes) -> Iterator[Edit]:
    """Yield the edit that puts rows behind all others."""
    data = part.child("sheetData")
    if data is None:
        raise UnfitArchiveError("sheetData")
    if rows and data.closed:
        yield Edit(data.start, data.end, start_tag(part, "sheetData", b"") + rows + end_tag(part, "sheetData"))
    elif rows:
        at = part.data.rindex(b"</", data.start, data.end)
        yield Edit(at, at, rows)


def resized(part: SheetPart, first: int, count: int, column: int) -> Iterator[Edit]:
    """Yield the edit of `<dimension>`, which some readers trust, after rows from `first` on were replaced."""
    dimension = part.child("dimension")
    if dimension is None:
        return
    try:
        _, _, right, _ = range_boundaries(dimension.attributes.get("ref", ""))
    except ValueError:
        right = None
    kept = max((row.number for row in part.rows if row.number < first), default=1)
    corner = f"{get_column_letter(max(right or 1, column))}{first + count - 1 if count else kept}"
    yield Edit(dimension.start, dimension.end, closed_tag(part, "dimension", f' ref="A1:{corner}"'.encode()))
