"""A workbook that a city made by itself: its own titles, order of columns, rows above the header, merged cells."""

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from examples.builder.filling import Held, put
from examples.builder.story import Answers, OwnSheet, Sent
from sync.plan import City, Form, Plan

LINES = Border(Side("thin"), Side("thin"), Side("thin"), Side("thin"))
WRAPPED = Alignment(vertical="center", wrap_text=True)
CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
LONG_TEXT, WIDE, NARROW = 60, 50, 13


def own_workbook(plan: Plan, city: City, sent: Sent, answers: Held) -> Workbook:
    """Return a city's answers in sheets of its own making."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for key, own in sent.own.items():
        sheet = book.create_sheet(own.sheet)
        header = head(sheet, own)
        form = plan.form_by_key[key]
        entries = [{"city": city.name, **entry} for entry in answers[key]]
        if form.kind == "card":
            card(sheet, form, entries[0], header + 1)
        else:
            listing(sheet, own, entries, header + 1)
        rule(sheet, header, len(own.columns))
    return book


def head(sheet: Worksheet, own: OwnSheet) -> int:
    """Write what stands above the header, then the header; return its row."""
    for row, texts in enumerate(own.above, start=1):
        for column, text in enumerate(texts, start=1):
            sheet.cell(row, column, text or None)
        if texts and len(texts) == 1:
            sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(own.columns))
            sheet.cell(row, 1).alignment = CENTRED
            sheet.cell(row, 1).font = Font(size=16, bold=True)
    header = len(own.above) + 1
    for column, each in enumerate(own.columns, start=1):
        sheet.cell(header, column, each.title).font = Font(bold=True)
    return header


def card(sheet: Worksheet, form: Form, entry: Answers, first: int) -> None:
    """Write titles and answers side by side."""
    for row, (key, value) in enumerate(entry.items(), start=first):
        sheet.cell(row, 1, form.field(key).title)
        put(sheet.cell(row, 2), value)


def listing(sheet: Worksheet, own: OwnSheet, entries: list[dict[str, object]], first: int) -> None:
    """Write one row an entry; a column of no field and no other use counts the rows."""
    for column, each in enumerate(own.columns, start=1):
        for row, entry in enumerate(entries, start=first):
            if each.merged and row > first:
                continue
            put(sheet.cell(row, column), entry.get(each.field, "") if each.field else counted(each.title, row, first))
        if each.merged and len(entries) > 1:
            sheet.merge_cells(start_row=first, end_row=first + len(entries) - 1, start_column=column, end_column=column)


def counted(title: str, row: int, first: int) -> int | str:
    """Return the number of a row for a column that counts; nothing for one left empty."""
    return row - first + 1 if title == "序号" else ""


def rule(sheet: Worksheet, header: int, columns: int) -> None:
    """Rule the table and make it legible."""
    for row in sheet.iter_rows(min_row=header, max_row=sheet.max_row, max_col=columns):
        for cell in row:
            cell.border, cell.alignment = LINES, WRAPPED
    for column in range(1, columns + 1):
        longest = max(len(str(sheet.cell(row, column).value or "")) for row in range(header, sheet.max_row + 1))
        sheet.column_dimensions[get_column_letter(column)].width = WIDE if longest > LONG_TEXT else NARROW
