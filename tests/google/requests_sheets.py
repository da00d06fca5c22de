"""batchUpdate requests about whole sheets and the spreadsheet itself."""

from typing import Any

from tests.google import masks
from tests.google.refusals import Refusal, Unsupported
from tests.google.sheet import Sheet
from tests.google.spreadsheet import LIMIT, Book

Message = dict[str, Any]
FORBIDDEN = set("[]:*?/\\")
"""What Excel forbids in a title; Google takes it, and the product should not."""


def add_sheet(book: Book, request: Message, _by: str) -> Message:
    given = dict(request.get("properties", {}))
    given["sheetId"] = free_id(book, given)
    given["title"] = free_title(book, given.get("title") or fresh_title(book))
    if given.get("sheetType", "GRID") != "GRID":
        raise Unsupported("sheets other than grids")
    check_grid(given.get("gridProperties", {}))
    sheet = Sheet(book, given)
    book.sheets.insert(given.get("index", len(book.sheets)), sheet)
    book.room(0)
    return {"properties": properties(sheet)}


def free_id(book: Book, given: Message) -> int:
    wanted = given.get("sheetId")
    if wanted is None:
        return book.fresh_id()
    if any(each.id == wanted for each in book.sheets):
        raise Refusal(f"A sheet with the id {wanted} already exists.")  # wording unverified
    return wanted


def free_title(book: Book, title: str, owner: Sheet | None = None) -> str:
    if book.titled(title) not in (None, owner):
        raise Refusal(f'A sheet with the name "{title}" already exists. Please enter another name.')
    if not title or len(title) > 100:
        raise Refusal("Sheet names must be between 1 and 100 characters long.")  # wording unverified
    return title


def fresh_title(book: Book) -> str:
    return next(f"Sheet{number}" for number in range(1, LIMIT) if not book.titled(f"Sheet{number}"))


def check_grid(grid: Message) -> None:
    for axis, word in (("row", "rows"), ("column", "columns")):
        count, frozen = grid.get(f"{axis}Count"), grid.get(f"frozen{axis.title()}Count", 0)
        if count is not None and count < 1:
            raise Refusal(f"gridProperties.{axis}Count must be greater than 0")  # wording unverified
        if count is not None and frozen >= count:
            raise Refusal(f"You can't freeze all visible {word} on the sheet.")


def delete_sheet(book: Book, request: Message, by: str) -> Message:
    sheet = book.numbered(request.get("sheetId", 0), "sheet")
    sheet.guard([sheet.whole], by)
    if not [each for each in book.sheets if each is not sheet and not each.properties.get("hidden")]:
        raise Refusal("You can't remove all the visible sheets in a document.")  # wording unverified
    book.sheets.remove(sheet)
    book.named = [each for each in book.named if each["range"].get("sheetId", 0) != sheet.id]
    book.metadata = [each for each in book.metadata if place_of(each) != sheet.id]
    return {}


def place_of(metadata: Message) -> int | None:
    location = metadata.get("location", {})
    return location.get("dimensionRange", {}).get("sheetId", location.get("sheetId"))


def update_sheet_properties(book: Book, request: Message, by: str) -> Message:
    given = request.get("properties", {})
    sheet = book.numbered(given.get("sheetId", 0), "sheet")
    mask = masks.parsed(request["fields"])
    wanted = masks.merged(properties(sheet), given, mask | ({"sheetId": {}} if "*" in mask else {}))
    resize(sheet, wanted.get("gridProperties", {}), by)
    if wanted.get("title", sheet.title) != sheet.title:
        book.rename(sheet, free_title(book, wanted["title"], sheet))
    if "index" in mask:
        move_to(book, sheet, given.get("index", 0))
    sheet.properties = {
        key: value for key, value in wanted.items() if value and key not in ("gridProperties", "index")
    } | {"sheetId": sheet.id, "title": sheet.title}
    if all(each.properties.get("hidden") for each in book.sheets):
        raise Refusal("You can't hide all the sheets in a document.")
    return {}


def resize(sheet: Sheet, wanted: Message, by: str) -> None:
    """Give the grid its new size and its frozen rows; what is cut off is lost."""
    counts = {"rowCount": len(sheet.rows), "columnCount": sheet.columns}
    check_grid({**counts, **wanted})
    for axis in ("Row", "Column"):
        target, size = wanted.get(f"{axis.lower()}Count", sheet.size(axis)), sheet.size(axis)
        if target > size:
            sheet.insert(axis, size, target - size, None)
        elif target < size:
            cut = sheet.whole._replace(**{"top" if axis == "Row" else "left": target})
            sheet.guard([cut], by)
            sheet.delete(axis, target, size)
    sheet.grid = {key: value for key, value in wanted.items() if value and key not in counts}


def move_to(book: Book, sheet: Sheet, index: int) -> None:
    """`index` is counted before the sheet is taken out."""
    at = book.sheets.index(sheet)
    book.sheets.remove(sheet)
    book.sheets.insert(index - (index > at), sheet)


def properties(sheet: Sheet) -> Message:
    """Return a sheet's properties as the interface gives them: 0 is told for id and index only."""
    ordered = {"sheetId": sheet.id, "title": sheet.title}
    index = sheet.book.sheets.index(sheet)
    grid = {"rowCount": len(sheet.rows), "columnCount": sheet.columns, **sheet.grid}
    rest = {key: value for key, value in sheet.properties.items() if key not in (*ordered, "sheetType")}
    return {**ordered, "index": index, "sheetType": "GRID", "gridProperties": grid, **rest}


def update_spreadsheet_properties(book: Book, request: Message, _by: str) -> Message:
    given = request.get("properties", {})
    for path in masks.paths(masks.parsed(request["fields"])):
        if path not in (("title",), ("locale",), ("timeZone",)):
            raise Unsupported(f"spreadsheet property {'.'.join(path)}")
        setattr(book, {"timeZone": "zone"}.get(path[0], path[0]), given[path[0]])
    return {}


KINDS = {
    "addSheet": add_sheet,
    "deleteSheet": delete_sheet,
    "updateSheetProperties": update_sheet_properties,
    "updateSpreadsheetProperties": update_spreadsheet_properties,
}
