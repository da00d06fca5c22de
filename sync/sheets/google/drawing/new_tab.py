"""Making the tab of a form (新建工作表): heads, lines, rules, colours, protection, all as requests of one batch."""

from collections.abc import Iterator, Mapping, Sequence

from openpyxl.utils import get_column_letter

from sync.plan import Plan
from sync.sheets import own_layout as layout
from sync.sheets.blank.blank_words import words as blank_words
from sync.sheets.blank.sheet_frame import deadline
from sync.sheets.google.drawing import cell_values as cells
from sync.sheets.google.drawing import formats
from sync.sheets.google.drawing.cell_validation import asked
from sync.sheets.google.drawing.highlights import coloured
from sync.sheets.google.drawing.line_rules import rules_drawn
from sync.sheets.google.drawing.tabs import OURS, Tab, TabColumn, TabLine
from sync.sheets.google.drawing.verdict_lookup import lookup_of_tab
from sync.sheets.google.google_words import words
from sync.sheets.google.protection import RangeGuard
from sync.sheets.google.service.spreadsheet import Request
from sync.sheets.looks import Look

SPARE_ROWS, SPARE_COLUMNS = 20, 2
"""Left empty at the end, so that rows inserted while we add ours below do not meet them."""
SHOWING_ROWS = 5
"""So many spare rows show verdicts as well: cells that are inserted push the last entries there."""
TOGETHER = 500
"""So many lines are appended by one request."""
PIXELS = 15
"""A 字 of 11 pt takes so many."""
OUR_WIDTHS = (110, 130, 260)


def drawn(tab: Tab, plan: Plan, index: int, guards: Sequence[RangeGuard]) -> Iterator[Request]:
    """Yield the requests that make a tab that is not there: its frame first, which arrives as one, then its lines."""
    yield {"addSheet": {"properties": properties(tab, index)}}
    yield from heads(tab, plan)
    for place, column in enumerate(tab.columns, start=OURS + 1):
        yield from column_drawn(tab, column, place, plan)
    yield from coloured(tab, plan)
    yield from (guard.added() for guard in guards)
    yield from lines_drawn(tab, tab.lines, layout.FIRST_ENTRY_ROW, tab.places, plan)


def properties(tab: Tab, index: int) -> dict[str, object]:
    """Return name, size and frozen part of a tab."""
    size = {
        "rowCount": layout.EXAMPLE_ROW + len(tab.lines) + SPARE_ROWS,
        "columnCount": OURS + len(tab.columns) + SPARE_COLUMNS,
        "frozenRowCount": layout.HEADER_ROW,
        "frozenColumnCount": 1,
    }
    return {"sheetId": tab.sheet_id, "title": tab.form.title, "index": index, "gridProperties": size}


def heads(tab: Tab, plan: Plan) -> Iterator[Request]:
    """Yield title, note, and the heads of our own three columns."""
    hints, named, sheet = blank_words().hints, plan.words, tab.sheet_id
    title = words().title.format(form=tab.form.title, year=plan.year, event=plan.event)
    note = tab.form.note + deadline(plan, tab.form)
    ours = (
        ("", title, ""),
        ("", note, ""),
        (hints.key, hints.status, hints.text),
        (named.key_title, named.status_title, named.text_title),
        (named.example_mark, "", ""),
    )
    yield cells.put(sheet, layout.TITLE_ROW, layout.KEY_COLUMN, [[cells.text(each) for each in row] for row in ours])
    looks = (Look.TITLE, Look.NOTE, Look.HINT, Look.OUR_HEADER, Look.EXAMPLE)
    for row, look in enumerate(looks, start=layout.TITLE_ROW):
        yield cells.dress(cells.area(sheet, row, 1, row, OURS), formats.FORMATS[look])
    for column, (look, width) in enumerate(zip((Look.KEY, Look.STATUS, Look.FIXED_TEXT), OUR_WIDTHS, strict=True), 1):
        yield cells.dress(cells.area(sheet, layout.FIRST_ENTRY_ROW, column, 0, column), formats.FORMATS[look])
        yield cells.widen(sheet, column, width)


def column_drawn(tab: Tab, column: TabColumn, place: int, plan: Plan) -> Iterator[Request]:
    """Yield head, width, format and rule of a column in its place."""
    sheet = tab.sheet_id
    head = [[cells.text(each)] for each in (column.hint, column.title, column.example)]
    yield cells.put(sheet, layout.HINT_ROW, place, head)
    yield from column_dressed(tab, column, place, plan)


def column_dressed(tab: Tab, column: TabColumn, place: int, plan: Plan) -> Iterator[Request]:
    """Yield width, formats and rule of a column; nothing that stands in a cell."""
    sheet, required = tab.sheet_id, bool(column.field and column.field.required)
    looks = (Look.REQUIRED_HINT if required else Look.HINT, Look.HEADER, Look.EXAMPLE)
    for row, look in enumerate(looks, start=layout.HINT_ROW):
        yield cells.dress(cells.area(sheet, row, place, row, place), formats.FORMATS[look])
    below = cells.area(sheet, layout.FIRST_ENTRY_ROW, place, 0, place)
    yield cells.dress(below, formats.entry(column.field) if column.field else formats.FORMATS[fixed(column, plan)])
    yield cells.widen(sheet, place, round(column.width * PIXELS) + PIXELS)
    if column.field and column.field.type not in {"city", "district"}:
        first = f"{get_column_letter(place)}{layout.FIRST_ENTRY_ROW}"
        yield cells.ask(below, asked(plan, column.field, first, ()))


def fixed(column: TabColumn, plan: Plan) -> Look:
    """Return the look of a column that is no field's: 地市, and the columns of a card."""
    named = plan.words
    looks = {named.item_title: Look.HEADER, named.value_title: Look.CELL, named.help_title: Look.HELP}
    return looks.get(column.title, Look.FIXED)


def lines_drawn(
    tab: Tab, lines: Sequence[TabLine], first: int, places: Mapping[str, int], plan: Plan
) -> Iterator[Request]:
    """Yield keys, formulas, cities and rules of lines from row `first` on; columns stand in `places`."""
    keys = ([cells.text(line.key)] for line in lines)
    yield cells.put(tab.sheet_id, first, places.get(plan.words.key_title, layout.KEY_COLUMN), keys)
    yield from formulas_drawn(tab, (first, first + len(lines) - 1 + SHOWING_ROWS), places, plan)
    for title in given_titles(tab, plan):
        column = places[title]
        yield cells.put(tab.sheet_id, first, column, [[cells.text(given(line, title, plan))] for line in lines])
    yield from rules_drawn(tab, lines, first, places, plan)


def formulas_drawn(tab: Tab, rows: tuple[int, int], places: Mapping[str, int], plan: Plan) -> Iterator[Request]:
    """Yield the formulas of the status cells from one row to another; the same in every row, wherever it moves."""
    lookup, named = lookup_of_tab(tab, plan, places), plan.words
    for number, title in ((2, named.status_title), (3, named.text_title)):
        column = places.get(title, number)
        yield cells.repeat(cells.area(tab.sheet_id, rows[0], column, rows[1], column), lookup.formula(plan, number))


def lines_appended(tab: Tab, lines: Sequence[TabLine], places: Mapping[str, int], plan: Plan) -> Iterator[Request]:
    """Yield the requests for lines below all others; their rules follow when it is known where they stand."""
    named = plan.words
    lookup = lookup_of_tab(tab, plan, places)
    status, text = (cells.calculated(lookup.formula(plan, column)) for column in (2, 3))
    rows = []
    for line in lines:
        filled = {named.key_title: cells.text(line.key), named.status_title: status, named.text_title: text}
        filled |= {title: cells.text(given(line, title, plan)) for title in given_titles(tab, plan)}
        by_place = {places[title]: cell for title, cell in filled.items() if title in places}
        rows.append([by_place.get(place, {}) for place in range(1, max(by_place) + 1)])
    yield from (cells.append(tab.sheet_id, rows[i : i + TOGETHER]) for i in range(0, len(rows), TOGETHER))


def given_titles(tab: Tab, plan: Plan) -> tuple[str, ...]:
    """Return the headers of the columns that we fill in ourselves."""
    named = plan.words
    titles = (words().city_title, *(each.title for each in tab.form.of_type("city")))
    if tab.is_card:
        titles = (words().city_title, named.item_title, named.value_title, named.help_title)
    return tuple(title for title in dict.fromkeys(titles) if title in tab.places)


def given(line: TabLine, title: str, plan: Plan) -> str:
    """Return what we write into a line under a header."""
    field, named = line.field, plan.words
    if field is None or title == words().city_title:
        return line.city.name
    prefilled = line.city.name if field.type == "city" else ""
    return {named.item_title: field.title, named.help_title: field.hint}.get(title, prefilled)
