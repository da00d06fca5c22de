"""What every data sheet of ours has (表的框架): title and note, our three columns, colours, protection."""

from collections.abc import Sequence

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from sync.plan import Form, Plan
from sync.sheets import own_layout as layout
from sync.sheets.blank.blank_words import words
from sync.sheets.blank.workbook_draft import Draft, FormSheet
from sync.sheets.cell_text import height, lines, put, put_formula
from sync.sheets.looks import MISSING, PROBLEM, Look, coloured_when, status_rules

KEY_WIDTH, STATUS_WIDTH, TEXT_WIDTH = 13.0, 17.0, 30.0
ENTRY_HEIGHT = 24.0
TITLE_HEIGHT = 30.0
SMALL_LINE = 13.0
"""Points of a line of 9 or 10 pt."""


def opened(draft: Draft, form: Form, widths: Sequence[float]) -> FormSheet:
    """Add the sheet of a form with its columns, its title, and our own three columns with the keys allotted."""
    sheet: Worksheet = draft.book.create_sheet(form.title)
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.sheet_format.defaultRowHeight = ENTRY_HEIGHT
    sheet.sheet_format.customHeight = True
    put(
        sheet,
        layout.TITLE_ROW,
        layout.TITLE_COLUMN,
        words().title.format(form=form.title, city=draft.city.name),
        Look.TITLE,
    )
    sheet.row_dimensions[layout.TITLE_ROW].height = TITLE_HEIGHT
    heads(sheet, draft.plan)
    keys = draft.keys(form)
    for row, key in enumerate(keys, start=layout.FIRST_ENTRY_ROW):
        put(sheet, row, layout.KEY_COLUMN, key, Look.KEY)
        put_formula(sheet, row, layout.STATUS_COLUMN, layout.status_formula(draft.plan.words, row), Look.STATUS)
        put_formula(sheet, row, layout.TEXT_COLUMN, layout.text_formula(draft.plan.words, row), Look.FIXED_TEXT)
    return FormSheet(draft, form, sheet, layout.EXAMPLE_ROW + len(keys))


def heads(sheet: Worksheet, plan: Plan) -> None:
    """Write hints and titles of our own three columns, and the mark of the example row."""
    hints, named = words().hints, plan.words
    for column, hint, title, example in (
        (layout.KEY_COLUMN, hints.key, named.key_title, named.example_mark),
        (layout.STATUS_COLUMN, hints.status, named.status_title, ""),
        (layout.TEXT_COLUMN, hints.text, named.text_title, ""),
    ):
        put(sheet, layout.HINT_ROW, column, hint, Look.HINT)
        put(sheet, layout.HEADER_ROW, column, title, Look.OUR_HEADER)
        put(sheet, layout.EXAMPLE_ROW, column, example, Look.EXAMPLE)


def note(made: FormSheet, widths: Sequence[float]) -> None:
    """Write the form's note, and its deadline, across the columns given by their widths."""
    text = made.form.note + deadline(made.draft.plan, made.form)
    row = layout.NOTE_ROW
    column = layout.TITLE_COLUMN
    put(made.sheet, row, column, text, Look.NOTE)
    made.sheet.merge_cells(start_row=row, end_row=row, start_column=column, end_column=len(widths))
    made.sheet.row_dimensions[row].height = height(lines(text, sum(widths[column - 1 :]) / 2), SMALL_LINE)


def deadline(plan: Plan, form: Form) -> str:
    """Say when a form is due; an award's note says it better, for its two rounds."""
    due = plan.round_by_key.get(form.round)
    if due is None or form.award:
        return ""
    return words().deadline.format(date=due.date, hour=24 if due.inclusive else 0)


def coloured(made: FormSheet, entries: str, required: Sequence[str], begun: str) -> None:
    """Colour statuses, the cells of `entries` complained of, and those of `required` still empty where `begun` holds.

    Cells are ranges (E6:E45), `begun` is a condition on the first of them.
    """
    formats = made.sheet.conditional_formatting
    first = f"{layout.STATUS}{layout.FIRST_ENTRY_ROW}"
    for rule in status_rules(f"${first}"):
        formats.add(f"{first}:{layout.STATUS}{made.last}", rule)
    problem = layout.problem_formula(made.form, made.draft.plan.words)
    formats.add(entries, coloured_when(problem, PROBLEM, final=True))
    if required:
        empty = f'{required[0].split(":", maxsplit=1)[0]}=""'
        formats.add(" ".join(required), coloured_when(f"AND({empty},{begun})", MISSING))


def grows(form: Form) -> bool:
    """Say whether a city may have more entries than row keys were allotted."""
    return form.kind == "list" and not form.award and form.quota is None


def protect(sheet: Worksheet, *, growing: bool = False) -> None:
    """Lock what is not the city's, without a password; widths, heights, filters stay free, rows of a growing list."""
    protection = sheet.protection
    protection.sheet = True
    protection.formatColumns = protection.formatRows = False
    protection.autoFilter = protection.sort = False
    protection.insertRows = not growing
