"""batchUpdate requests that shift or carry cells without their rows, and copies of sheets."""

import copy
from typing import Any

from tests.google.cells import EMPTY
from tests.google.formulas import Token, halves
from tests.google.ranges import Area, column_of, letters, unquoted
from tests.google.refusals import Refusal, Unsupported
from tests.google.requests_sheets import free_id, free_title, fresh_title, properties
from tests.google.sheet import Sheet, look
from tests.google.spreadsheet import Book

Message = dict[str, Any]
GONE = "#REF!"


def rectangle(token: Token) -> Area | None:
    """Return the area of a reference with both ends given, None for whole rows or columns."""
    ends = list(halves(token.range, column_of))
    if any(end.row is None or end.column is None for end in ends):
        return None
    rows, columns = [end.row or 0 for end in ends], [end.column or 0 for end in ends]
    return Area(min(rows), min(columns), max(rows) + 1, max(columns) + 1)


def carried(token: Token, moved: Area, offset: tuple[int, int], lost: Area) -> str:
    """Return a reference after cells moved: it goes with cells that moved, and is dead where its cells were lost."""
    found = rectangle(token)
    if found is None:
        return token.text
    if moved.holds(found):
        ends = halves(token.range, column_of)
        down, right = offset
        new = (end._replace(row=(end.row or 0) + down, column=(end.column or 0) + right) for end in ends)
        return token.sheet + ":".join(end.written(letters) for end in new)
    return GONE if lost.holds(found) else token.text


def carry(sheet: Sheet, moved: Area, offset: tuple[int, int], lost: Area) -> None:
    """Move the cells of an area, over those of `lost`; all references of the spreadsheet follow."""
    down, right = offset
    taken = [(row, column, cell) for row, column, cell in sheet.cells(moved)]
    for row, column, _ in [*taken, *sheet.cells(lost)]:
        sheet.put(row, column, EMPTY)
    for row, column, cell in taken:
        sheet.put(row + down, column + right, cell)
    for each in sheet.book.sheets:

        def follow(token: Token, home: Sheet = each) -> str:
            target = sheet.book.titled(unquoted(token.sheet[:-1])) if token.sheet else home
            return carried(token, moved, offset, lost) if target is sheet else token.text

        each.rewrite(follow)


def shifting(request: Message) -> bool:
    """Say whether cells go up or down; sideways otherwise."""
    if request.get("shiftDimension") not in ("ROWS", "COLUMNS"):
        raise Refusal("shiftDimension is required")  # wording unverified
    return request["shiftDimension"] == "ROWS"


def insert_range(book: Book, request: Message, by: str) -> Message:
    """Insert cells and shift what is there down, or to the right; what leaves the grid must be empty."""
    sheet, area = book.area(request.get("range", {}))
    whole = sheet.whole
    if shifting(request):
        rest, offset = area._replace(bottom=whole.bottom), (area.bottom - area.top, 0)
        kept = rest._replace(bottom=whole.bottom - offset[0])
        over = rest._replace(top=kept.bottom)
    else:
        rest, offset = area._replace(right=whole.right), (0, area.right - area.left)
        kept = rest._replace(right=whole.right - offset[1])
        over = rest._replace(left=kept.right)
    sheet.guard([rest], by)
    if any(cell.value is not None for _, _, cell in sheet.cells(over)):
        raise Unsupported("whether inserting cells makes a full grid grow is not known")
    carry(sheet, kept, offset, Area(0, 0, 0, 0))
    return {}


def delete_range(book: Book, request: Message, by: str) -> Message:
    """Delete cells and shift what is below up, or what is at the right to the left."""
    sheet, area = book.area(request.get("range", {}))
    whole = sheet.whole
    if shifting(request):
        rest, offset = area._replace(top=area.bottom, bottom=whole.bottom), (area.top - area.bottom, 0)
    else:
        rest, offset = area._replace(left=area.right, right=whole.right), (0, area.left - area.right)
    sheet.guard([area, rest], by)
    carry(sheet, rest, offset, area)
    return {}


def cut_paste(book: Book, request: Message, by: str) -> Message:
    """Drag an area over another; it leaves empty cells that keep their looks."""
    if request.get("pasteType", "PASTE_NORMAL") != "PASTE_NORMAL":
        raise Unsupported(request["pasteType"])
    sheet, area = book.area(request.get("source", {}))
    place = request.get("destination", {})
    if place.get("sheetId", 0) != sheet.id:
        raise Unsupported("dragging to another sheet")
    top, left = place.get("rowIndex", 0), place.get("columnIndex", 0)
    goal = Area(top, left, top + area.bottom - area.top, left + area.right - area.left)
    sheet.guard([area, goal], by)
    looks = {(row, column): look(cell) for row, column, cell in sheet.cells(area)}
    carry(sheet, area, (top - area.top, left - area.left), goal)
    for (row, column), cell in looks.items():
        if not goal.holds(Area(row, column, row + 1, column + 1)):
            sheet.put(row, column, cell)
    return {}


def duplicate_sheet(book: Book, request: Message, _by: str) -> Message:
    """Copy a sheet with all that stands in it; its protection is not copied (unverified: the worse case for us)."""
    source = book.numbered(request.get("sourceSheetId", 0), "sheet")
    given = {
        **properties(source),
        "sheetId": free_id(book, {"sheetId": request["newSheetId"]} if "newSheetId" in request else {}),
        "title": free_title(book, request.get("newSheetName") or fresh_title(book)),
    }
    made = Sheet(book, given)
    made.rows = [dict(row) for row in source.rows]
    made.conditional = copy.deepcopy(source.conditional)
    for rule in made.conditional:
        for span in rule["ranges"]:
            span["sheetId"] = made.id
    made.dimensions = copy.deepcopy(source.dimensions)
    book.sheets.insert(request.get("insertSheetIndex", len(book.sheets)), made)
    return {"properties": properties(made)}


KINDS = {
    "insertRange": insert_range,
    "deleteRange": delete_range,
    "cutPaste": cut_paste,
    "duplicateSheet": duplicate_sheet,
}
