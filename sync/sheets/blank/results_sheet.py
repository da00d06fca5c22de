"""The sheet 核验结果 as it goes out: empty, but with every name, width and style that a verdict will need."""

from openpyxl import Workbook
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from sync.model import Severity
from sync.plan import City, Plan
from sync.sheets import results_layout as results
from sync.sheets.blank.blank_words import words
from sync.sheets.cell_text import put
from sync.sheets.looks import Look
from sync.sheets.printing import print_along

WIDTHS = (6, 8, 18, 9, 13, 20, 52, 52)
HIDDEN = ("I", "V")
"""From the first to the last column that nobody reads."""
PREPARED_ROWS = 20
LOOKS = {
    Severity.ERROR: Look.ERROR,
    Severity.WARNING: Look.WARNING,
    Severity.HINT: Look.HINT_LEVEL,
    results.PLAIN: Look.RESULT,
    results.WRAPPED: Look.CELL,
    results.LINK: Look.CELL_LINK,
    results.NOTE: Look.NOTE,
}
LIST_LOOKS = (
    Look.RESULT,
    Look.RESULT,
    Look.CELL,
    Look.CELL_LINK,
    Look.RESULT,
    Look.CELL,
    Look.CELL,
    Look.CELL,
)


def write_results(book: Workbook, plan: Plan, city: City) -> Worksheet:
    """Add the sheet and the names by which the status columns find it."""
    sheet: Worksheet = book.create_sheet(plan.words.results_sheet)
    put(sheet, 1, 1, words().title.format(form=sheet.title, city=city.name), Look.TITLE)
    sheet.row_dimensions[1].height = 30
    note = words().not_checked.format(secretariat=plan.offices.secretariat)
    put(sheet, 2, 1, note, Look.NOTE)
    sheet.merge_cells(start_row=2, end_row=2, start_column=1, end_column=len(WIDTHS))
    sheet.row_dimensions[2].height = 24
    for column, (title, width) in enumerate(zip(results.LIST_TITLES, WIDTHS, strict=True), start=1):
        put(sheet, results.HEADER_ROW, column, title, Look.HEADER)
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.row_dimensions[results.HEADER_ROW].height = 24
    for row in range(results.FIRST_ROW, results.FIRST_ROW + PREPARED_ROWS):
        for column, look in enumerate(LIST_LOOKS, start=1):
            put(sheet, row, column, "", look)
    behind(sheet)
    names(book, plan, sheet)
    sheet.freeze_panes = f"A{results.FIRST_ROW}"
    sheet.sheet_view.showGridLines = False
    print_along(sheet, results.HEADER_ROW, landscape=True)
    return sheet


def behind(sheet: Worksheet) -> None:
    """Write what only the programme reads: titles of the tables looked up, and one cell of every look."""
    for column, title in zip("JKLN", (*results.LOOKUP_TITLES, results.CELLS_TITLE), strict=True):
        sheet[f"{column}{results.HEADER_ROW}"] = title
    for name, cell in results.SAMPLES.items():
        sheet[cell] = results.SAMPLE_MARK + name
        sheet[cell].style = LOOKS[name]
    sheet.column_dimensions.group(*HIDDEN, outline_level=0, hidden=True)


def names(book: Workbook, plan: Plan, sheet: Worksheet) -> None:
    """Define the names that formulas look up."""
    for name, place in (
        (plan.words.results_table, results.LOOKUP_RANGE),
        (plan.words.results_cells, results.CELLS_RANGE),
    ):
        book.defined_names[name] = DefinedName(name, attr_text=f"{quote_sheetname(sheet.title)}!{place}")
