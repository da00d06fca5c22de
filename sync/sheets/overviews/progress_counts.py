"""How many cities stand where with each form (分表统计), as a table and as a native chart of stacked bars."""

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference, Series
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.worksheet.worksheet import Worksheet

from sync.model import Status
from sync.plan import Form
from sync.progress import Progress
from sync.sheets.looks import LINE, STATUS_COLOURS, Look
from sync.sheets.overviews.overview_words import words
from sync.sheets.overviews.sayings import Sayings
from sync.sheets.overviews.table_sheets import FIRST_ROW, HEADER_ROW, TableColumn, TableSheet, TableValue, write_table

SIZE = (24, 11)
"""Width and height of the chart in centimetres."""
DONE_FIRST = (
    *(Status.CHOSEN, Status.PASSED_OVER, Status.ACCEPTED, Status.REMARKED, Status.NIL),
    *(Status.LATE, Status.RETURNED, Status.WITHDRAWN, Status.MISSING),
)
FORM_COLUMN, FIRST_STATUS_COLUMN = 1, 2


def write_counts(book: Workbook, progress: Progress, sayings: Sayings) -> None:
    """Add the sheet with the count of cities by form and status, and the chart below."""
    texts = words().counts
    forms = [form for form in progress.season.plan.forms if form.key in {each.form for each in progress.due()}]
    counts = {form.key: [each.status for each in progress.due(form=form.key)] for form in forms}
    statuses = [status for status in DONE_FIRST if any(status in found for found in counts.values())]
    columns = [TableColumn(texts.form, 16, Look.CELL), *(TableColumn(status, 9.5) for status in statuses)]
    rows = [counted(form, counts[form.key], statuses) for form in forms]
    table = TableSheet(texts.sheet, sayings.title(texts.title), sayings.note(texts.note), columns, rows)
    sheet = write_table(book, progress.season.plan, table)
    if forms:
        drawn = chart(sheet, len(forms), statuses)
        drawn.y_axis.scaling.max = max(map(len, counts.values()))
        sheet.add_chart(drawn, f"A{FIRST_ROW + len(forms) + 1}")


def counted(form: Form, found: Sequence[Status], statuses: Sequence[Status]) -> list[TableValue]:
    """Return the line of one form: how many cities stand at each status."""
    return [form.title, *(found.count(status) for status in statuses)]


def chart(sheet: Worksheet, forms: int, statuses: list[Status]) -> BarChart:
    """Return the chart over the table: a bar a form, a colour a status."""
    made = BarChart()
    made.type, made.grouping, made.overlap, made.gapWidth = "bar", "stacked", 100, 60
    made.width, made.height = SIZE
    last = HEADER_ROW + forms
    for column, status in enumerate(statuses, start=FIRST_STATUS_COLUMN):
        series = Series(Reference(sheet, min_col=column, min_row=HEADER_ROW, max_row=last), title_from_data=True)
        series.graphicalProperties.solidFill = STATUS_COLOURS[status].fill
        series.graphicalProperties.line.solidFill = STATUS_COLOURS[status].ink
        made.append(series)
    made.set_categories(Reference(sheet, min_col=FORM_COLUMN, min_row=FIRST_ROW, max_row=last))
    made.x_axis.scaling.orientation = "maxMin"
    made.y_axis.crosses = "max"  # the axis of forms runs downwards: its far end is the bottom
    made.y_axis.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=LineProperties(solidFill=LINE)))
    made.x_axis.delete = made.y_axis.delete = False
    made.legend.position = "b"
    return made
