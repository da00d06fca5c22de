"""batchUpdate requests about rows and columns."""

from typing import Any

from tests.google import masks
from tests.google.ranges import Area
from tests.google.refusals import Refusal, Unsupported
from tests.google.sheet import Sheet
from tests.google.spreadsheet import Book

Message = dict[str, Any]
AXES = {"ROWS": "Row", "COLUMNS": "Column"}
PIXELS = {"Row": 21, "Column": 100}


def located(book: Book, span: Message) -> tuple[Sheet, str, int, int]:
    """Return sheet, axis and half-open indexes of a DimensionRange."""
    sheet = book.numbered(span.get("sheetId", 0))
    if span.get("dimension") not in AXES:
        raise Refusal("dimension is required")  # wording unverified
    axis = AXES[span["dimension"]]
    return sheet, axis, span.get("startIndex", 0), span.get("endIndex", sheet.size(axis))


def band(sheet: Sheet, axis: str, start: int, end: int) -> Area:
    """Return whole rows or columns as an area."""
    whole = sheet.whole
    return whole._replace(top=start, bottom=end) if axis == "Row" else whole._replace(left=start, right=end)


def insert_dimension(book: Book, request: Message, by: str) -> Message:
    sheet, axis, start, end = located(book, request.get("range", {}))
    before, size = request.get("inheritFromBefore", False), sheet.size(axis)
    if start > size:
        raise Refusal(f"range.startIndex is larger than current grid size ({size})")
    if start == size and not before:
        raise Refusal(f"range.startIndex must be less than the grid size ({size}) if inheritFromBefore is false.")
    if start == 0 and before:
        raise Refusal("range.startIndex cannot be 0 if inheritFromBefore is true.")  # wording unverified
    guard_insert(sheet, axis, start, by)
    sheet.insert(axis, start, end - start, start - 1 if before else start)
    return {}


def guard_insert(sheet: Sheet, axis: str, at: int, by: str) -> None:
    """Refuse rows that would come to stand inside a protected range (so people report; not measured)."""
    if 0 < at < sheet.size(axis):
        before, behind = band(sheet, axis, at - 1, at), band(sheet, axis, at, at + 1)
        closed = [sheet.resolved(each["range"]) for each in sheet.protected if not sheet.book.edits(each, by)]
        sheet.guard([before for limits in closed if limits.meets(before) and limits.meets(behind)], by)


def delete_dimension(book: Book, request: Message, by: str) -> Message:
    sheet, axis, start, end = located(book, request.get("range", {}))
    size, word = sheet.size(axis), axis.lower()
    if start >= size or end > size:
        place = max(start, size)
        raise Refusal(
            f"Cannot delete a {word} that doesn't exist. Tried to delete {word} index {place} but there are only "
            f"{size} {word}s."
        )
    frozen = sheet.frozen()[axis == "Column"]
    if start <= frozen and end == size:
        raise Refusal(f"Sorry, it is not possible to delete all non-frozen {word}s.")
    sheet.guard([band(sheet, axis, start, end)], by)
    sheet.delete(axis, start, end)
    return {}


def move_dimension(book: Book, request: Message, by: str) -> Message:
    sheet, axis, start, end = located(book, request.get("source", {}))
    to = request.get("destinationIndex", 0)
    if end > sheet.size(axis) or to > sheet.size(axis):
        raise sheet.beyond(f"{sheet.title}")
    if start < to < end:
        raise Refusal("destinationIndex is within the source range.")  # wording unverified
    if sheet.merges:
        raise Unsupported("moving rows or columns in a sheet with merged cells")
    sheet.guard([band(sheet, axis, start, end)], by)
    guard_insert(sheet, axis, to, by)
    sheet.move(axis, start, end, to)
    return {}


def append_dimension(book: Book, request: Message, _by: str) -> Message:
    sheet = book.numbered(request.get("sheetId", 0))
    axis = AXES[request["dimension"]]
    sheet.insert(axis, sheet.size(axis), request.get("length", 0), None)
    return {}


def update_dimension_properties(book: Book, request: Message, _by: str) -> Message:
    """Hide rows and columns, or set their size; protection does not keep an editor of the file from it."""
    sheet, axis, start, end = located(book, request.get("range", {}))
    if end > sheet.size(axis):
        raise sheet.beyond(sheet.title)
    mask = masks.parsed(request["fields"])
    for index in range(start, end):
        held = sheet.dimensions[axis].get(index, {})
        merged = masks.merged(held, request.get("properties", {}), mask)
        sheet.dimensions[axis][index] = {key: value for key, value in merged.items() if value}
    return {}


def auto_resize_dimensions(book: Book, request: Message, _by: str) -> Message:
    """Give the sizes back to the stand-in: it has no fonts to measure."""
    sheet, axis, start, end = located(book, request.get("dimensions", {}))
    for index in range(start, end):
        sheet.dimensions[axis].get(index, {}).pop("pixelSize", None)
    return {}


KINDS = {
    "insertDimension": insert_dimension,
    "deleteDimension": delete_dimension,
    "moveDimension": move_dimension,
    "appendDimension": append_dimension,
    "updateDimensionProperties": update_dimension_properties,
    "autoResizeDimensions": auto_resize_dimensions,
}
