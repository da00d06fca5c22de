"""The sheet of a card form (一项一行的表)."""

from sync.plan import Field, Form
from sync.sheets import own_layout as layout
from sync.sheets.blank.blank_words import words
from sync.sheets.blank.fields import ask, prepare, room
from sync.sheets.blank.sheet_frame import (
    KEY_WIDTH,
    SMALL_LINE,
    STATUS_WIDTH,
    coloured,
    note,
    opened,
    protect,
)
from sync.sheets.blank.workbook_draft import Draft, FormSheet
from sync.sheets.cell_text import height, lines, put
from sync.sheets.looks import Look
from sync.sheets.printing import print_along

TEXT_WIDTH, ITEM_WIDTH, VALUE_WIDTH, HELP_WIDTH = 46.0, 18.0, 38.0, 24.0
LINE_HEIGHT = 36.0
"""Room for three small lines of what is wrong: Excel does not grow a row when a formula's text does."""
WIDTHS = (KEY_WIDTH, STATUS_WIDTH, TEXT_WIDTH, ITEM_WIDTH, VALUE_WIDTH, HELP_WIDTH)


def write_card(draft: Draft, form: Form) -> None:
    """Add the sheet of a card form with the keys of its lines."""
    made = opened(draft, form, WIDTHS)
    heads(made)
    note(made, WIDTHS)
    keys = draft.keys(form)
    for row, (field, key) in enumerate(zip(form.fields, keys, strict=True), start=layout.FIRST_ENTRY_ROW):
        line(made, field, key, row)
    colours(made)
    print_along(made.sheet, layout.HEADER_ROW)
    made.sheet.print_area = f"A1:F{made.last}"
    made.sheet.freeze_panes = f"{layout.KEY}{layout.EXAMPLE_ROW}"
    protect(made.sheet)


def heads(made: FormSheet) -> None:
    """Write hints and titles, and where to find the examples."""
    hints, named = words().hints, made.draft.plan.words
    for column, hint, title, example in (
        (layout.ITEM_COLUMN, "", named.item_title, ""),
        (layout.VALUE_COLUMN, hints.value, named.value_title, hints.examples),
        (layout.HELP_COLUMN, hints.help, named.help_title, ""),
    ):
        put(made.sheet, layout.HINT_ROW, column, hint, Look.HINT)
        put(made.sheet, layout.HEADER_ROW, column, title, Look.HEADER)
        put(made.sheet, layout.EXAMPLE_ROW, column, example, Look.EXAMPLE)
    made.sheet.row_dimensions[layout.HINT_ROW].height = height(2, SMALL_LINE)


def line(made: FormSheet, field: Field, key: str, row: int) -> None:
    """Prepare the line of one field."""
    put(made.sheet, row, layout.ITEM_COLUMN, field.title, Look.HEADER)
    put(made.sheet, row, layout.HELP_COLUMN, field.hint, Look.REQUIRED_HELP if field.required else Look.HELP)
    prepare(made, field, key, row, layout.VALUE_COLUMN)
    ask(made.draft, made.sheet, field, f"{layout.VALUE}{row}")
    needed = height(lines(field.hint, HELP_WIDTH / 2), SMALL_LINE)
    made.sheet.row_dimensions[row].height = max(LINE_HEIGHT, needed, room(field, VALUE_WIDTH / 2))


def colours(made: FormSheet) -> None:
    """Attach the conditional formats."""
    value, first = layout.VALUE, layout.FIRST_ENTRY_ROW
    fields = tuple(enumerate(made.form.fields, start=first))
    required = [f"{value}{row}" for row, field in fields if field.required and field.type != "city"]
    prefilled = sum(field.type == "city" for _, field in fields)
    begun = f"COUNTA(${value}${first}:${value}${made.last})>{prefilled}"
    coloured(made, f"{value}{first}:{value}{made.last}", required, begun)
