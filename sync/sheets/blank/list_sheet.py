"""The sheet of a list form (一行一条的表)."""

from openpyxl.utils import get_column_letter

from sync.plan import Field, Form
from sync.sheets import own_layout as layout
from sync.sheets.blank.blank_words import words
from sync.sheets.blank.fields import ask, prepare, room
from sync.sheets.blank.sheet_frame import (
    KEY_WIDTH,
    SMALL_LINE,
    STATUS_WIDTH,
    TEXT_WIDTH,
    coloured,
    grows,
    note,
    opened,
    protect,
)
from sync.sheets.blank.workbook_draft import Draft, FormSheet
from sync.sheets.cell_text import height, lines, put, units
from sync.sheets.looks import Look
from sync.sheets.printing import print_across

FILTERED = 10
"""A list of more rows has filter buttons."""
SMALLER = 1.15
"""9 pt holds so much more than the 11 pt that widths are measured in."""


def write_listing(draft: Draft, form: Form) -> None:
    """Add the sheet of a list form with the row keys allotted."""
    widths = [KEY_WIDTH, STATUS_WIDTH, TEXT_WIDTH, *(units(field.width) for field in form.fields)]
    made = opened(draft, form, widths)
    heads(made)
    entries(made)
    colours(made, get_column_letter(len(widths)))
    note(made, widths[: print_across(made.sheet, widths, made.last)])
    made.sheet.freeze_panes = f"{layout.FIRST_FIELD}{layout.EXAMPLE_ROW}"
    if grows(form) and made.last - layout.EXAMPLE_ROW > FILTERED:
        made.sheet.auto_filter.ref = f"{layout.KEY}{layout.HEADER_ROW}:{get_column_letter(len(widths))}{made.last}"
    protect(made.sheet, growing=grows(form))


def heads(made: FormSheet) -> None:
    """Write hint, title and example of every field."""
    sheet, fields = made.sheet, made.form.fields
    for column, field in enumerate(fields, start=layout.FIRST_FIELD_COLUMN):
        example = made.draft.city.name if field.type == "city" else field.example
        put(sheet, layout.HINT_ROW, column, hinted(field), Look.REQUIRED_HINT if field.required else Look.HINT)
        put(sheet, layout.HEADER_ROW, column, field.title, Look.HEADER)
        put(sheet, layout.EXAMPLE_ROW, column, example, Look.EXAMPLE)
    hint_lines = max(2, *(lines(hinted(field), field.width * SMALLER) for field in fields))
    sheet.row_dimensions[layout.HINT_ROW].height = height(hint_lines, SMALL_LINE)
    sheet.row_dimensions[layout.HEADER_ROW].height = height(max(2, *(lines(each.title, each.width) for each in fields)))


def hinted(field: Field) -> str:
    """Return what the hint row says of a field."""
    return "\n".join(filter(None, [words().hints.required if field.required else "", field.hint]))


def entries(made: FormSheet) -> None:
    """Prepare the rows to be filled in; the few rows of a form with long texts are made to hold them."""
    fields = tuple(enumerate(made.form.fields, start=layout.FIRST_FIELD_COLUMN))
    longest = 0 if grows(made.form) else max(room(field, field.width) for _, field in fields)
    for row, key in enumerate(made.draft.keys(made.form), start=layout.FIRST_ENTRY_ROW):
        for column, field in fields:
            prepare(made, field, key, row, column)
        if longest:
            made.sheet.row_dimensions[row].height = longest
    for column, field in fields:
        ask(made.draft, made.sheet, field, cells(made, column))


def cells(made: FormSheet, column: int) -> str:
    """Return the entry cells of a column."""
    letter = get_column_letter(column)
    return f"{letter}{layout.FIRST_ENTRY_ROW}:{letter}{made.last}"


def colours(made: FormSheet, last: str) -> None:
    """Attach the conditional formats; `last` is the letter of the last column."""
    first, row = layout.FIRST_FIELD, layout.FIRST_ENTRY_ROW
    fields = tuple(enumerate(made.form.fields, start=layout.FIRST_FIELD_COLUMN))
    required = [cells(made, column) for column, field in fields if field.required and field.type != "city"]
    prefilled = sum(field.type == "city" for _, field in fields)
    coloured(made, f"{first}{row}:{last}{made.last}", required, f"COUNTA(${first}{row}:${last}{row})>{prefilled}")
