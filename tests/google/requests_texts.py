"""batchUpdate requests that find their own place: replacing whole cells that say something, adding rows at the end."""

from typing import Any

from tests.google.ranges import Area
from tests.google.refusals import Refusal, Unsupported
from tests.google.requests_cells import fields_of, filled
from tests.google.sheet import Sheet
from tests.google.spreadsheet import Book

Message = dict[str, Any]


def find_replace(book: Book, request: Message, by: str) -> Message:
    """Replace the texts of whole cells; what is typed in place of a text is understood as typed."""
    if not (request.get("matchEntireCell") and request.get("matchCase") and "range" in request):
        raise Unsupported("replacing other than whole cells of a range")
    if request.get("searchByRegex") or request.get("includeFormulas"):
        raise Unsupported("replacing by pattern, or in formulas")
    if not request.get("find"):
        raise Refusal("Find text cannot be empty.")  # wording unverified
    sheet, area = book.area(request["range"])
    found = [(row, column) for row, column, cell in sheet.cells(area) if cell.value == request["find"]]
    sheet.guard([Area(row, column, row + 1, column + 1) for row, column in found], by)
    for row, column in found:
        sheet.enter(row, column, request.get("replacement", ""))
    counts = {"valuesChanged": len(found), "rowsChanged": len({row for row, _ in found}), "sheetsChanged": bool(found)}
    return {name: int(count) for name, count in (counts | {"occurrencesChanged": len(found)}).items() if count}


def append_cells(book: Book, request: Message, by: str) -> Message:
    """Fill cells below the last row that holds anything; the grid grows as needed."""
    mask, rows = fields_of(request), request.get("rows", [])
    sheet = book.numbered(request.get("sheetId", 0))
    top = 1 + max((row for row, _, cell in sheet.cells(sheet.whole) if cell.value is not None), default=-1)
    lengthen(sheet, top + len(rows))
    width = max((len(row.get("values", [])) for row in rows), default=0)
    sheet.guard([Area(top, 0, top + len(rows), width)], by)
    for row, line in enumerate(rows, start=top):
        for column, data in enumerate(line.get("values", [])):
            sheet.put(row, column, filled(sheet.cell(row, column), data, mask))
    return {}


def lengthen(sheet: Sheet, rows: int) -> None:
    if (lacking := rows - len(sheet.rows)) > 0:
        sheet.insert("Row", len(sheet.rows), lacking, len(sheet.rows) - 1)


KINDS = {"findReplace": find_replace, "appendCells": append_cells}
