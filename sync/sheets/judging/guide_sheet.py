"""The first sheet of a judge's workbook (评分说明): what to do, what marks are given for."""

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from sync.plan import Award, Criterion
from sync.sheets.cell_text import height, lines, put, units
from sync.sheets.judging.booklet import Booklet
from sync.sheets.judging.selection_words import words
from sync.sheets.looks import Look
from sync.sheets.overviews.overview_words import words as overview_words
from sync.sheets.printing import print_along

WIDTHS = (14.0, 7.0, 10.0, 40.0)
"""Criterion, weight, range, hint, in 字."""
HEADING_HEIGHT = 24.0


def write_guide(book: Workbook, asked: Booklet, *, example: bool) -> None:
    """Add the sheet."""
    texts, plan = words().guide, asked.plan
    sheet: Worksheet = book.create_sheet(texts.sheet)
    for column, width in zip("ABCD", WIDTHS, strict=True):
        sheet.column_dimensions[column].width = units(width)
    title = texts.title.format(year=plan.year, event=plan.event, round=asked.round.title)
    put(sheet, 1, 1, title + (overview_words().example if example else ""), Look.TITLE)
    sheet.row_dimensions[1].height = 36
    put(sheet, 2, 1, texts.judge.format(judge=asked.judge.name), Look.HEADING)
    facts = {
        "method": words().methods[plan.selection.method],
        "recused": asked.recused,
        "secretariat": plan.offices.secretariat,
    }
    sheet.row_dimensions[2].height = HEADING_HEIGHT
    row = 3
    for line in texts.lines:
        row = paragraph(sheet, row, line.format(**facts))
    for award in asked.pages:
        row = write_criteria(sheet, row + 1, award)
    row = paragraph(sheet, row + 1, texts.sign)
    sheet.sheet_view.showGridLines = False
    sheet.print_area = f"A1:D{row}"
    print_along(sheet)


def paragraph(sheet: Worksheet, row: int, text: str) -> int:
    """Write a paragraph across the sheet; return the next row."""
    put(sheet, row, 1, text, Look.PARAGRAPH)
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(WIDTHS))
    sheet.row_dimensions[row].height = height(lines(text, sum(WIDTHS)), 17)
    return row + 1


def write_criteria(sheet: Worksheet, row: int, award: Award) -> int:
    """Write the table of an award's criteria; return the next row."""
    texts = words().guide
    put(sheet, row, 1, texts.heading.format(award=award.title), Look.HEADING)
    sheet.row_dimensions[row].height = sheet.row_dimensions[row + 1].height = HEADING_HEIGHT
    for column, title in enumerate((texts.criterion, texts.weight, texts.range, texts.hint), start=1):
        put(sheet, row + 1, column, title, Look.HEADER)
    for number, each in enumerate(award.criteria, start=row + 2):
        scale = texts.scale.format(min=each.min, max=each.max)
        for column, (text, look) in enumerate(
            ((each.title, Look.RESULT), (weight(each), Look.RESULT), (scale, Look.RESULT), (each.hint, Look.CELL)),
            start=1,
        ):
            put(sheet, number, column, text, look)
        sheet.row_dimensions[number].height = height(max(1.3, lines(each.hint, WIDTHS[-1])))
    return row + 2 + len(award.criteria)


def weight(criterion: Criterion) -> str:
    """Write a weight."""
    return f"{criterion.weight:g}"
