"""How the result is spread over cities and categories (结构), with a native chart."""

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference, Series
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.line import LineProperties
from openpyxl.worksheet.worksheet import Worksheet

from sync.selection import Choice, Outcome, Shortlist
from sync.sheets.judging.selection_words import words
from sync.sheets.looks import LINE, Colour
from sync.sheets.overviews.sayings import Sayings
from sync.sheets.overviews.table_sheets import FIRST_ROW, HEADER_ROW, TableColumn, TableSheet, TableValue, write_table

COLOURS = (Colour("A9D08E", "375623"), Colour("9DC3E6", "1F4E78"), Colour("FFD966", "7F6000"))
"""Of the awards, one after the other."""
SIZE = (24, 9)
"""Width and height of the chart in centimetres."""


def write_balance(book: Workbook, shortlists: Sequence[Shortlist], sayings: Sayings) -> None:
    """Add the counts by city, then by category, then all, and the chart of the chosen by city."""
    texts, plan = words().balance, sayings.season.plan
    columns = [TableColumn(texts.city, 16)]
    for each in shortlists:
        named = {"award": each.award.title}
        columns += [TableColumn(texts.stood.format(**named), 10.5), TableColumn(texts.chosen.format(**named), 10.5)]
    stood = {each.candidate.city for shortlist in shortlists for each in shortlist.choices}
    cities = [city for city in plan.cities if city.code in stood]
    rows: list[list[TableValue]] = [[city.name, *counts(shortlists, city=city.code)] for city in cities]
    rows += [[name, *counts(shortlists, special=special)] for name, special in kinds()]
    rows.append([texts.whole, *counts(shortlists)])
    table = TableSheet(texts.sheet, sayings.title(texts.title), sayings.note(texts.note), columns, rows, 1, total=True)
    sheet = write_table(book, plan, table)
    if cities:
        sheet.add_chart(chart(sheet, len(cities), len(shortlists)), f"A{FIRST_ROW + len(rows) + 1}")


def kinds() -> tuple[tuple[str, bool], ...]:
    """Return the categories by name."""
    return ((words().special, True), (words().regular, False))


def counts(shortlists: Sequence[Shortlist], city: str = "", *, special: bool | None = None) -> list[TableValue]:
    """Return how many stood and how many were chosen, award by award."""
    found: list[TableValue] = []
    for shortlist in shortlists:
        mine = [each for each in shortlist.choices if matches(each, city, special)]
        found += [len(mine), sum(each.outcome is Outcome.CHOSEN for each in mine)]
    return found


def matches(choice: Choice, city: str, special: bool | None) -> bool:  # noqa: FBT001  # three-valued: None is either
    """Say whether a choice is of a city, of a category."""
    return city in {"", choice.candidate.city} and special in {None, choice.candidate.special}


def chart(sheet: Worksheet, cities: int, awards: int) -> BarChart:
    """Return the chart of the chosen over the table: a column a city, a colour an award."""
    made = BarChart()
    made.type, made.grouping, made.overlap, made.gapWidth = "col", "stacked", 100, 60
    made.width, made.height = SIZE
    made.title = words().balance.chart
    last = HEADER_ROW + cities
    for number in range(awards):
        column = 3 + 2 * number
        series = Series(Reference(sheet, min_col=column, min_row=HEADER_ROW, max_row=last), title_from_data=True)
        colour = COLOURS[number % len(COLOURS)]
        series.graphicalProperties.solidFill = colour.fill
        series.graphicalProperties.line.solidFill = colour.ink
        made.append(series)
    made.set_categories(Reference(sheet, min_col=1, min_row=FIRST_ROW, max_row=last))
    made.y_axis.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=LineProperties(solidFill=LINE)))
    made.y_axis.majorUnit = 1
    made.y_axis.number_format = "0"
    made.x_axis.delete = made.y_axis.delete = False
    made.legend.position = "b"
    return made
