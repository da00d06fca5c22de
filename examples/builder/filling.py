"""The year's blank workbook filled in, as somebody at a keyboard would."""

import io
from collections.abc import Mapping, Sequence
from datetime import date

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from examples.builder.story import Answer, Answers
from sync.plan import City, Form, Plan
from sync.sheets import own_layout as layout
from sync.sheets.blank.blank_workbook import blank_workbook

Held = Mapping[str, Sequence[Answers]]


def filled_blank(plan: Plan, city: City, answers: Held) -> Workbook:
    """Return a city's blank workbook with its answers typed in; what is beyond its rows stands below, without keys."""
    book = load_workbook(io.BytesIO(blank_workbook(plan, city)))
    for form in plan.forms_of(city):
        sheet = book[form.title]
        for index, entry in enumerate(answers.get(form.key, ())):
            if form.kind == "card":
                fill_card(sheet, form, entry)
            elif index < plan.rows(form):
                fill_row(sheet, form, entry, layout.FIRST_ENTRY_ROW + index)
            else:
                dress_like_above(sheet, layout.FIRST_ENTRY_ROW + index)
                fill_row(sheet, form, {"city": city.name, **entry}, layout.FIRST_ENTRY_ROW + index)
    return book


def fill_card(sheet: Worksheet, form: Form, entry: Answers) -> None:
    """Type the answers of a card beside their titles."""
    titles = {form.field(key).title: value for key, value in entry.items()}
    for row in range(layout.FIRST_ENTRY_ROW, sheet.max_row + 1):
        title = str(sheet.cell(row, layout.ITEM_COLUMN).value)
        if title in titles:
            put(sheet.cell(row, layout.VALUE_COLUMN), titles[title])


def fill_row(sheet: Worksheet, form: Form, entry: Answers, row: int) -> None:
    """Type one entry into a row, each answer under its title."""
    titles = [cell.value for cell in sheet[layout.HEADER_ROW]]
    for key, value in entry.items():
        put(sheet.cell(row, titles.index(form.field(key).title) + 1), value)


def dress_like_above(sheet: Worksheet, row: int) -> None:
    """Give a row the looks of the one above it, as Excel does when somebody types on."""
    for column, above in enumerate(sheet[row - 1], start=1):
        sheet.cell(row, column).style = above.style
    sheet.row_dimensions[row].height = sheet.row_dimensions[row - 1].height


def put(cell: Cell | MergedCell, value: Answer) -> None:
    """Type a value: a date as a date, a number as a number, whatever the cell's format was."""
    cell.value = None if value == "" else value
    if isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"
    elif isinstance(value, int):
        cell.number_format = "General"
