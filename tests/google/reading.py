"""`spreadsheets.get`: what a spreadsheet is, as far as the request asks."""

from typing import Any

from tests.google import masks
from tests.google.cells import Formula, extended, shown
from tests.google.ranges import Area, told
from tests.google.refusals import Refusal
from tests.google.requests_dimensions import PIXELS
from tests.google.requests_rules import protection_told, rule_told
from tests.google.requests_sheets import place_of, properties
from tests.google.sheet import Sheet
from tests.google.spreadsheet import Book

Message = dict[str, Any]
WHITE = {"red": 1, "green": 1, "blue": 1}
DEFAULT_FORMAT = {
    "backgroundColor": WHITE,
    "padding": {"top": 2, "right": 3, "bottom": 2, "left": 3},
    "verticalAlignment": "BOTTOM",
    "wrapStrategy": "OVERFLOW_CELL",
    "textFormat": {
        "foregroundColor": {},
        "fontFamily": "arial,sans,sans-serif",
        "fontSize": 10,
        "bold": False,
        "italic": False,
        "strikethrough": False,
        "underline": False,
        "foregroundColorStyle": {"rgbColor": {}},
    },
    "backgroundColorStyle": {"rgbColor": WHITE},
}


def spreadsheet(book: Book, query: Message, by: str) -> Message:
    """Return the spreadsheet; a field mask decides over cell data, `includeGridData` where there is none."""
    mask = masks.parsed(query["fields"]) if "fields" in query else {}
    data = masks.wants(mask, "sheets", "data") if mask else query.get("includeGridData", False)
    areas: dict[int, list[Area]] = {}
    for text in query.get("ranges", []):
        sheet, area = book.located(text)
        areas.setdefault(sheet.id, []).append(area)
    answer: Message = {
        "spreadsheetId": book.id,
        "properties": {
            "title": book.title,
            "locale": book.locale,
            "autoRecalc": "ON_CHANGE",
            "timeZone": book.zone,
            "defaultFormat": DEFAULT_FORMAT,
        },
        "sheets": [
            sheet_told(sheet, by) | (data_of(sheet, areas.get(sheet.id, [sheet.whole]), mask) if data else {})
            for sheet in book.sheets
            if not areas or sheet.id in areas
        ],
    }
    if book.named:
        answer["namedRanges"] = [{**each, "range": told(each["range"])} for each in book.named]
    if own := [each for each in book.metadata if place_of(each) is None]:
        answer["developerMetadata"] = own
    return answer | {"spreadsheetUrl": f"https://docs.google.com/spreadsheets/d/{book.id}/edit"}


def sheet_told(sheet: Sheet, by: str) -> Message:
    answer: Message = {"properties": properties(sheet)}
    if sheet.merges:
        answer["merges"] = [told(span) for span in sheet.merges]
    if sheet.conditional:
        answer["conditionalFormats"] = [rule_told(rule) for rule in sheet.conditional]
    if sheet.protected:
        answer["protectedRanges"] = [protection_told(sheet.book, each, by) for each in sheet.protected]
    if own := [each for each in sheet.book.metadata if place_of(each) == sheet.id and is_sheet(each)]:
        answer["developerMetadata"] = own
    return answer


def is_sheet(metadata: Message) -> bool:
    return metadata["location"]["locationType"] == "SHEET"


def data_of(sheet: Sheet, areas: list[Area], mask: masks.Mask) -> Message:
    return {"data": [grid(sheet, area, mask.get("sheets", {}).get("data", {})) for area in areas]}


def grid(sheet: Sheet, area: Area, mask: masks.Mask) -> Message:
    """Return cells and sizes of an area; 0 as the start is not told."""
    answer: Message = {"startRow": area.top, "startColumn": area.left}
    answer = {key: value for key, value in answer.items() if value}
    if masks.wants(mask, "rowData") and (rows := row_data(sheet, area, mask.get("rowData", {}).get("values", {}))):
        answer["rowData"] = rows
    for axis, name, start, end in (
        ("Row", "rowMetadata", area.top, area.bottom),
        ("Column", "columnMetadata", area.left, area.right),
    ):
        if masks.wants(mask, name):
            held = sheet.dimensions[axis]
            answer[name] = [{"pixelSize": PIXELS[axis], **held.get(index, {})} for index in range(start, end)]
    return answer


def row_data(sheet: Sheet, area: Area, mask: masks.Mask) -> list[Message]:
    """Return rows down to the last that holds anything, each up to its last cell that does."""
    rows: list[Message] = []
    for number in range(area.top, area.bottom):
        held = {column: cell for column, cell in sheet.rows[number].items() if area.left <= column < area.right}
        last = max(held, default=area.left - 1)
        values = [
            cell_told(sheet, number, column, mask) if column in held else {} for column in range(area.left, last + 1)
        ]
        rows.append({"values": values} if values else {})
    while rows and not rows[-1]:
        rows.pop()
    return rows


def cell_told(sheet: Sheet, row: int, column: int, mask: masks.Mask) -> Message:
    answer: Message = {}
    cell = sheet.cell(row, column)
    if cell.value is not None:
        value = sheet.value(row, column) if isinstance(cell.value, Formula) else cell.value
        answer["userEnteredValue"] = extended(cell.value)
        answer["effectiveValue"] = extended(value)
        if text := shown(value, cell.format, sheet.book.locale):
            answer["formattedValue"] = text
    if cell.format:
        answer["userEnteredFormat"] = cell.format
    if masks.wants(mask, "effectiveFormat") and (cell.format or cell.value is not None):
        answer["effectiveFormat"] = DEFAULT_FORMAT | cell.format
    if cell.note:
        answer["note"] = cell.note
    if cell.validation:
        answer["dataValidation"] = cell.validation
    return answer


def metadata(book: Book, number: str) -> Message:
    """Answer `developerMetadata.get`."""
    for each in book.metadata:
        if str(each["metadataId"]) == number:
            return each
    raise Refusal(f"No developer metadata with ID {number}")  # wording unverified
