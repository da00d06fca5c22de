"""How one field of a form stands in a sheet of ours (栏目的单元格): its look, its input message, its room."""

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.worksheet.worksheet import Worksheet

from sync.model import Broken
from sync.plan import Field
from sync.sheets.blank.validation import validation
from sync.sheets.blank.workbook_draft import Draft, FormSheet
from sync.sheets.cell_text import height, lines, put
from sync.sheets.looks import Look

LONG = 100
"""Text of so many 字 gets a row to hold it."""
TALLEST = 190.0
"""Points: a page holds two or three such rows; the clerk may make them higher."""
NUMBERS = frozenset({"integer", "count", "score", "year"})
LEFT_ALIGNED = frozenset({"text", "files", "link", "email", "district"})


def look_of(field: Field) -> Look:
    """Return how the cells of a field look: dates and numbers as such, all else as text that Excel leaves alone."""
    if field.type == "city":
        return Look.FIXED
    if field.type == "date":
        return Look.ENTRY_DATE
    if field.type in NUMBERS:
        return Look.ENTRY_NUMBER
    return Look.ENTRY_TEXT if field.type in LEFT_ALIGNED else Look.ENTRY


def prepare(made: FormSheet, field: Field, key: str, row: int, column: int) -> None:
    """Prepare a cell to be filled in; the city's name is there already, and locked, and what the city sent before."""
    draft = made.draft
    content = draft.city.name if field.type == "city" else draft.content(made.form, key, field.key)
    text = ILLEGAL_CHARACTERS_RE.sub("", content) if isinstance(content, str) else ""
    cell = put(made.sheet, row, column, text, look_of(field))
    if not isinstance(content, str | Broken | None):
        cell.value = content


def ask(draft: Draft, sheet: Worksheet, field: Field, cells: str) -> None:
    """Attach drop-down, bounds and input message to a field's cells (E6 or E6:E45)."""
    if field.type == "city":
        return
    asked = validation(draft.plan, field, draft.lists, cells.split(":", maxsplit=1)[0])
    asked.add(cells)
    sheet.add_data_validation(asked)


def room(field: Field, width: float) -> float:
    """Return the points a cell `width` 字 wide needs for a field's longest text, within reason; 0 where it is short."""
    most = field.max or 0
    if field.type != "text" or most < LONG:
        return 0
    return min(TALLEST, height(lines("字" * most, width) + 1))
