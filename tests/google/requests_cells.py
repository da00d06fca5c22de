"""batchUpdate requests about what stands in cells and how it looks."""

from typing import Any

from tests.google import masks
from tests.google.cells import Cell, Formula, given
from tests.google.ranges import Area
from tests.google.refusals import Refusal, Unsupported
from tests.google.requests_moves import along
from tests.google.sheet import Sheet
from tests.google.spreadsheet import Book
from tests.google.values import known

Message = dict[str, Any]
FIELDS = {"userEnteredValue", "userEnteredFormat", "note", "dataValidation", "*"}


def fields_of(request: Message) -> masks.Mask:
    if not request.get("fields"):
        raise Refusal("At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)")
    mask = masks.parsed(request["fields"])
    if unknown := mask.keys() - FIELDS:
        raise Unsupported(f"cell fields {', '.join(sorted(unknown))}")
    return {field: {} for field in FIELDS - {"*"}} if "*" in mask else mask


def filled(cell: Cell, data: Message, mask: masks.Mask) -> Cell:
    """Return a cell with the masked parts of a CellData."""
    changes: Message = {}
    if "userEnteredValue" in mask:
        changes["value"] = given(data.get("userEnteredValue", {}))
        known(changes["value"])
    if "userEnteredFormat" in mask:
        inner = mask["userEnteredFormat"]
        new = data.get("userEnteredFormat", {})
        changes["format"] = colours(masks.merged(cell.format, new, inner) if inner else new)
    if "note" in mask:
        changes["note"] = data.get("note", "")
    if "dataValidation" in mask:
        changes["validation"] = data.get("dataValidation")
    return cell._replace(**changes)


def colours(value: Any) -> Any:
    """Return a format with its colours as they are kept: 8 bits a part, 0 not told."""
    if not isinstance(value, dict):
        return value
    if value.keys() <= {"red", "green", "blue", "alpha"}:
        return {part: kept for part, shade in value.items() if (kept := round(int(shade * 255) / 255, 8))}
    return {key: colours(inner) for key, inner in value.items()}


def repeat_cell(book: Book, request: Message, by: str) -> Message:
    sheet, area = book.area(request.get("range", {}))
    mask = fields_of(request)
    sheet.guard([area], by)
    data = request.get("cell", {})
    formula = data.get("userEnteredValue", {}).get("formulaValue")
    for row in range(area.top, area.bottom):
        for column in range(area.left, area.right):
            cell = filled(sheet.cell(row, column), data, mask)
            if formula and "userEnteredValue" in mask:
                cell = cell._replace(value=along(Formula(formula), row - area.top, column - area.left))
            sheet.put(row, column, cell)
    return {}


def update_cells(book: Book, request: Message, by: str) -> Message:
    mask = fields_of(request)
    rows = request.get("rows", [])
    sheet, area = target(book, request, rows)
    sheet.guard([area], by)
    for down in range(area.bottom - area.top):
        values = rows[down].get("values", []) if down < len(rows) else []
        if area.top + down >= len(sheet.rows):
            raise beyond("row", area.top + down, len(sheet.rows) - 1)
        if area.left + len(values) > min(area.right, sheet.columns):
            raise beyond("column", min(area.right, sheet.columns), min(area.right, sheet.columns) - 1)
        width = area.right - area.left if "range" in request else len(values)
        for right in range(width):
            place = area.top + down, area.left + right
            sheet.put(*place, filled(sheet.cell(*place), values[right] if right < len(values) else {}, mask))
    return {}


def beyond(axis: str, at: int, last: int) -> Refusal:
    return Refusal(f"Attempting to write {axis}: {at}, beyond the last requested {axis} of: {last}")


def target(book: Book, request: Message, rows: list[Message]) -> tuple[Sheet, Area]:
    """Return where updateCells writes: its range, or from its start as far as there are rows."""
    if "range" in request:
        sheet, area = book.area(request["range"])
        if len(rows) > area.bottom - area.top:
            raise beyond("row", area.bottom, area.bottom - 1)
        return sheet, area
    start = request.get("start", {})
    sheet = book.numbered(start.get("sheetId", 0))
    top, left = start.get("rowIndex", 0), start.get("columnIndex", 0)
    width = max((len(row.get("values", [])) for row in rows), default=0)
    return sheet, Area(top, left, top + len(rows), left + width)


def set_data_validation(book: Book, request: Message, by: str) -> Message:
    sheet, area = book.area(request.get("range", {}))
    sheet.guard([area], by)
    rule = request.get("rule")
    if rule:
        check_validation(book, rule)
    sheet.change(area, lambda cell: cell._replace(validation=rule))
    return {}


def check_validation(book: Book, rule: Message) -> None:
    """Refuse a rule whose list of choices stands nowhere."""
    condition = rule.get("condition", {})
    values = [value.get("userEnteredValue", "") for value in condition.get("values", [])]
    if condition.get("type") == "ONE_OF_RANGE":
        if len(values) != 1:
            raise Refusal("ONE_OF_RANGE requires exactly one value.")  # wording unverified
        book.located(values[0].removeprefix("=").replace("$", ""))
    if condition.get("type") == "ONE_OF_LIST" and not values:
        raise Refusal("ONE_OF_LIST requires at least one value.")  # wording unverified


def update_borders(book: Book, request: Message, by: str) -> Message:
    """Borders are kept cell by cell, as Google keeps them."""
    sheet, area = book.area(request.get("range", {}))
    sheet.guard([area], by)
    for row in range(area.top, area.bottom):
        for column in range(area.left, area.right):
            sides = {
                "top": "top" if row == area.top else "innerHorizontal",
                "bottom": "bottom" if row == area.bottom - 1 else "innerHorizontal",
                "left": "left" if column == area.left else "innerVertical",
                "right": "right" if column == area.right - 1 else "innerVertical",
            }
            drawn = {side: request[name] for side, name in sides.items() if name in request}
            cell = sheet.cell(row, column)
            sheet.put(
                row,
                column,
                cell._replace(format={**cell.format, "borders": {**cell.format.get("borders", {}), **drawn}}),
            )
    return {}


KINDS = {
    "repeatCell": repeat_cell,
    "updateCells": update_cells,
    "setDataValidation": set_data_validation,
    "updateBorders": update_borders,
}
