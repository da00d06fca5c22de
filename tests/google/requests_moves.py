"""batchUpdate requests that carry cells elsewhere: copying, sorting, merging."""

from typing import Any

from tests.google.cells import Formula
from tests.google.formulas import rewritten
from tests.google.ranges import Area
from tests.google.refusals import Unsupported
from tests.google.sheet import Sheet, look
from tests.google.shifting import copied_reference
from tests.google.spreadsheet import Book

Message = dict[str, Any]


def along(formula: Formula, down: int, right: int) -> Formula:
    """Return a formula as it reads in another cell."""
    return Formula(rewritten(formula.text, lambda token: copied_reference(token, down, right)))


PASTED = {
    "PASTE_NORMAL": lambda old, new: new,  # noqa: ARG005
    "PASTE_VALUES": lambda old, new: old._replace(value=new.value),
    "PASTE_FORMAT": lambda old, new: old._replace(format=new.format),
    "PASTE_NO_BORDERS": lambda old, new: new,  # noqa: ARG005
    "PASTE_FORMULA": lambda old, new: old._replace(value=new.value),
    "PASTE_DATA_VALIDATION": lambda old, new: old._replace(validation=new.validation),
}


def copy_paste(book: Book, request: Message, by: str) -> Message:
    """Copy an area, repeated as often as it fits into the destination."""
    if request.get("pasteOrientation", "NORMAL") != "NORMAL":
        raise Unsupported("transposed pasting")
    kind = request.get("pasteType", "PASTE_NORMAL")
    if kind not in PASTED:
        raise Unsupported(kind)
    source, destination = book.area(request.get("source", {})), book.area(request.get("destination", {}))
    copy_area(source, destination, by, PASTED[kind])
    return {}


def copy_area(
    origin: tuple[Sheet, Area], goal: tuple[Sheet, Area], by: str, pasted: Any = PASTED["PASTE_NORMAL"]
) -> None:
    """Copy an area of one sheet into an area of the same or another."""
    (source, area), (sheet, place) = origin, goal
    height, width = area.bottom - area.top, area.right - area.left
    down = max(1, (place.bottom - place.top) // height) * height
    right = max(1, (place.right - place.left) // width) * width
    limits = Area(place.top, place.left, place.top + down, place.left + right)
    if not sheet.whole.holds(limits):
        raise Unsupported("whether pasting past the grid makes it grow is not known")
    sheet.guard([limits], by)
    held = {
        (row, column): source.cell(row, column) for row in range(*area[::2]) for column in range(area.left, area.right)
    }
    for row in range(limits.top, limits.bottom):
        for column in range(limits.left, limits.right):
            first = area.top + (row - limits.top) % height, area.left + (column - limits.left) % width
            cell = held[first]
            if isinstance(cell.value, Formula):
                cell = cell._replace(value=along(cell.value, row - first[0], column - first[1]))
            sheet.put(row, column, pasted(sheet.cell(row, column), cell))


def sort_range(book: Book, request: Message, by: str) -> Message:
    sheet, area = book.area(request.get("range", {}))
    orders = [
        (spec.get("dimensionIndex", 0), spec.get("sortOrder") == "DESCENDING") for spec in request.get("sortSpecs", [])
    ]
    sort_area(sheet, area, orders, by)
    return {}


def sort_area(sheet: Sheet, area: Area, orders: list[tuple[int, bool]], by: str) -> None:
    """Sort rows: numbers, texts, truth values, then empty cells, whichever the direction; formulas go along."""
    sheet.guard([area], by)
    columns = range(area.left, area.right)
    rows = list(range(area.top, area.bottom))
    for column, descending in reversed(orders):
        keys = {row: ranked(sheet.value(row, column)) for row in rows}
        empty = [row for row in rows if keys[row][0] == LAST]
        rows = sorted((row for row in rows if keys[row][0] != LAST), key=keys.__getitem__, reverse=descending) + empty
    taken = {row: {column: sheet.cell(row, column) for column in columns} for row in rows}
    for place, row in zip(range(area.top, area.bottom), rows, strict=True):
        for column, cell in taken[row].items():
            value = along(cell.value, place - row, 0) if isinstance(cell.value, Formula) else cell.value
            sheet.put(place, column, cell._replace(value=value))


LAST = 9


def ranked(value: Any) -> tuple[int, Any]:
    if value is None:
        return LAST, 0
    if isinstance(value, bool):
        return 2, value
    return (1, value.casefold()) if isinstance(value, str) else (0, value) if isinstance(value, int | float) else (3, 0)


def merge_cells(book: Book, request: Message, by: str) -> Message:
    """Merge an area; what stood outside its first cell is gone."""
    sheet, area = book.area(request.get("range", {}))
    sheet.guard([area], by)
    for part in parts(area, request.get("mergeType", "MERGE_ALL")):
        if any(sheet.resolved(span).meets(part) for span in sheet.merges):
            raise Unsupported("merging over what is merged")
        sheet.merges.append(sheet.span(part))
        for row, column, cell in list(sheet.cells(part)):
            if (row, column) != part[:2]:
                sheet.put(row, column, look(cell))
    return {}


def parts(area: Area, kind: str) -> list[Area]:
    if kind == "MERGE_ROWS":
        return [area._replace(top=row, bottom=row + 1) for row in range(area.top, area.bottom)]
    if kind == "MERGE_COLUMNS":
        return [area._replace(left=column, right=column + 1) for column in range(area.left, area.right)]
    return [area]


def unmerge_cells(book: Book, request: Message, by: str) -> Message:
    sheet, area = book.area(request.get("range", {}))
    sheet.guard([area], by)
    sheet.merges = [span for span in sheet.merges if not sheet.resolved(span).meets(area)]
    return {}


KINDS = {
    "copyPaste": copy_paste,
    "sortRange": sort_range,
    "mergeCells": merge_cells,
    "unmergeCells": unmerge_cells,
}
