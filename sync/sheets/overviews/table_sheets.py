"""Tables of workbooks wholly ours (总览表格): title, note, header, rows; ready to filter and to print."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from sync.pinned import pinned
from sync.plan import OFFICE, Plan
from sync.sheets.cell_text import height, lines, put, units
from sync.sheets.looks import HEAD, OUR_HEADER, Colour, Look, dress, font, solid
from sync.sheets.printing import footer, print_along
from sync.sheets.returned.parts.tags import clean

TITLE_ROW, NOTE_ROW, HEADER_ROW, FIRST_ROW = range(1, 5)
TITLE_HEIGHT, SMALL_LINE = 30.0, 14.0
PERCENT = "0%"
TITLE_LENGTH = 31
"""Characters Excel allows in the title of a sheet."""


class TableColumn(NamedTuple):
    """A column of a table: its title, its width in 字, how its cells look."""

    title: str
    width: float
    look: Look = Look.RESULT


class Painted(NamedTuple):
    """A text on a colour."""

    text: str
    colour: Colour


class Figure(NamedTuple):
    """A number with so many decimals, on a colour where one is given."""

    value: float
    decimals: int = 0
    colour: Colour | None = None


TableValue = str | int | float | Painted | Figure
"""What a cell of a table holds; a float is a share and shown in per cent."""


@dataclass(frozen=True, slots=True)
class TableSheet:
    """A sheet of one table. `fixed` columns stay in sight; the last row is not filtered where it is a `total`."""

    sheet: str
    title: str
    note: str
    columns: Sequence[TableColumn]
    rows: Sequence[Sequence[TableValue]]
    fixed: int = 0
    total: bool = False


def new_book(plan: Plan, title: str) -> Workbook:
    """Return a workbook in our looks without any sheet."""
    book = Workbook()
    book.remove(book.worksheets[0])
    dress(book)
    book.properties.title = title
    book.properties.creator = plan.offices.secretariat
    return book


def write_table(book: Workbook, plan: Plan, table: TableSheet) -> Worksheet:
    """Add the sheet of a table."""
    sheet: Worksheet = book.create_sheet(table.sheet[:TITLE_LENGTH])
    heads(sheet, table)
    for row, values in enumerate(table.rows, start=FIRST_ROW):
        write_row(sheet, row, table.columns, values)
    if table.total:
        for number in range(1, len(table.columns) + 1):
            emphasise(sheet.cell(FIRST_ROW + len(table.rows) - 1, number))
    last = get_column_letter(len(table.columns))
    end = FIRST_ROW + len(table.rows) - 1 - table.total
    sheet.freeze_panes = f"{get_column_letter(table.fixed + 1)}{FIRST_ROW}"
    if end >= FIRST_ROW:
        sheet.auto_filter.ref = f"A{HEADER_ROW}:{last}{end}"
    sheet.sheet_view.showGridLines = False
    print_along(sheet, HEADER_ROW, landscape=True)
    footer(sheet, plan, OFFICE)
    return sheet


def heads(sheet: Worksheet, table: TableSheet) -> None:
    """Write title, note and header."""
    put(sheet, TITLE_ROW, 1, clean(table.title), Look.TITLE)
    put(sheet, NOTE_ROW, 1, clean(table.note), Look.NOTE)
    sheet.merge_cells(start_row=NOTE_ROW, end_row=NOTE_ROW, start_column=1, end_column=len(table.columns))
    room = sum(column.width for column in table.columns)
    sheet.row_dimensions[TITLE_ROW].height = TITLE_HEIGHT
    sheet.row_dimensions[NOTE_ROW].height = height(lines(table.note, room), SMALL_LINE)
    sheet.row_dimensions[HEADER_ROW].height = height(max(lines(each.title, each.width - 1) for each in table.columns))
    for number, column in enumerate(table.columns, start=1):
        put(sheet, HEADER_ROW, number, column.title, Look.HEADER)
        sheet.column_dimensions[get_column_letter(number)].width = units(column.width)


def write_row(sheet: Worksheet, row: int, columns: Sequence[TableColumn], values: Iterable[TableValue]) -> None:
    """Write one row, as high as its longest text."""
    count = 1
    for number, (column, value) in enumerate(zip(columns, values, strict=True), start=1):
        write_cell(sheet, row, number, value, column.look)
        count = max(count, lines(said(value), column.width))
    sheet.row_dimensions[row].height = height(count)


def write_cell(sheet: Worksheet, row: int, column: int, value: TableValue, look: Look) -> None:
    """Write one cell; text stays text whatever it begins with."""
    cell = put(sheet, row, column, said(value), look)
    colour = value.colour if isinstance(value, Painted | Figure) else None
    if colour:
        cell.fill = solid(colour.fill)
        cell.font = font(ink=colour.ink)
    if isinstance(value, Figure):
        cell.value = value.value
        cell.number_format = f"{0:.{value.decimals}f}"
    elif isinstance(value, int | float):
        cell.value = value
        cell.number_format = PERCENT if isinstance(value, float) else "0"


def emphasise(cell: Cell | MergedCell) -> None:
    """Make a cell of the line of totals stand out."""
    cell.fill = solid(OUR_HEADER)
    cell.font = font(face=HEAD)


def said(value: TableValue) -> str:
    """Return the text of a value; "" for a number."""
    return clean(value.text if isinstance(value, Painted) else value if isinstance(value, str) else "")


def made(book: Workbook, plan: Plan) -> bytes:
    """Return a workbook as .xlsx; the same contents give the same bytes."""
    saved = io.BytesIO()
    book.save(saved)
    return pinned(saved.getvalue(), datetime(plan.year, 1, 1, tzinfo=UTC))
