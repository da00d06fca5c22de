"""The tabs that are the office's own (系统用表): guide, 核验结果, the hidden marks."""

from collections.abc import Iterator, Sequence

from sync.plan import City, GoogleSheet, Plan
from sync.sheets.blank.results_sheet import WIDTHS
from sync.sheets.google.drawing import cell_values as cells
from sync.sheets.google.drawing import formats
from sync.sheets.google.drawing.tabs import Tab, fields_of, sheet_id
from sync.sheets.google.google_words import words
from sync.sheets.google.pulled.splitting import COLUMN, NO, PERSONAL, TEMPLATE
from sync.sheets.google.service.spreadsheet import Request
from sync.sheets.looks import Look
from sync.sheets.results_layout import CELLS_TITLE, FIRST_ROW, HEADER_ROW, LIST_TITLES, LOOKUP_TITLES

PREPARED_ROWS = 2000
LISTED, FIRST_HIDDEN, LAST_HIDDEN = 8, 9, 14
PIXELS = 8
GUIDE_PIXELS = 900
LEVEL_COLUMN = 2


def guide(plan: Plan, editors: Sequence[str]) -> Iterator[Request]:
    """Yield the requests that make the tab to read first."""
    sheet = sheet_id(words().guide_sheet)
    lines = [each.format(year=plan.year, event=plan.event).removeprefix("# ") for each in words().guide]
    size = {"rowCount": len(lines) + 5, "columnCount": 2, "hideGridlines": True}
    yield {
        "addSheet": {"properties": {"sheetId": sheet, "title": words().guide_sheet, "index": 0, "gridProperties": size}}
    }
    yield cells.put(sheet, 1, 1, [[cells.text(each)] for each in lines])
    yield cells.dress(cells.area(sheet, 1, 1, 0, 1), formats.FORMATS[Look.PARAGRAPH])
    yield cells.dress(cells.area(sheet, 1, 1, 1, 1), formats.FORMATS[Look.TITLE])
    yield cells.widen(sheet, 1, GUIDE_PIXELS)
    yield cells.protect(cells.area(sheet), words().sheet_protection, editors)


def results(plan: Plan, editors: Sequence[str], *, shared: bool) -> Iterator[Request]:
    """Yield the requests that make 核验结果: heads, widths, colours of the levels; what formulas read is hidden."""
    title = plan.words.results_sheet
    sheet = sheet_id(title)
    size = {"rowCount": PREPARED_ROWS, "columnCount": LAST_HIDDEN, "frozenRowCount": HEADER_ROW}
    yield {"addSheet": {"properties": {"sheetId": sheet, "title": title, "index": 0, "gridProperties": size}}}
    top = [words().results_title.format(year=plan.year, event=plan.event)], [words().results_note]
    yield cells.put(sheet, 1, 1, [[cells.text(each) for each in row] for row in top])
    yield cells.put(sheet, HEADER_ROW, 1, [[cells.text(each) for each in results_heads(shared=shared)]])
    for place, look in (((1, 1, 1, 1), Look.TITLE), ((2, 1, 2, 1), Look.NOTE)):
        yield cells.dress(cells.area(sheet, *place), formats.FORMATS[look])
    yield cells.dress(cells.area(sheet, HEADER_ROW, 1, HEADER_ROW, LISTED), formats.FORMATS[Look.HEADER])
    yield cells.dress(cells.area(sheet, FIRST_ROW, 1, 0, LISTED), formats.FORMATS[Look.CELL])
    for column, width in enumerate(WIDTHS, start=1):
        yield cells.widen(sheet, column, round((width + 2) * PIXELS))
    level = cells.area(sheet, FIRST_ROW, LEVEL_COLUMN, 0, LEVEL_COLUMN)
    for text, shade in formats.SEVERITIES.items():
        yield formats.coloured([level], formats.equal(text), shade)
    hidden = {"sheetId": sheet, "dimension": "COLUMNS", "startIndex": FIRST_HIDDEN - 1, "endIndex": LAST_HIDDEN}
    yield {
        "updateDimensionProperties": {"range": hidden, "properties": {"hiddenByUser": True}, "fields": "hiddenByUser"}
    }
    yield cells.protect(cells.area(sheet), words().sheet_protection, editors)


def results_heads(*, shared: bool) -> list[str]:
    """Return the header row of 核验结果: of the list, and of the two tables that formulas read."""
    return [*(words().list_titles if shared else LIST_TITLES), "", *LOOKUP_TITLES, "", CELLS_TITLE]


def facts(plan: Plan, sheet: GoogleSheet, owner: City, tabs: Sequence[Tab]) -> tuple[tuple[str, ...], ...]:
    """Return what the hidden sheet says: template, year, whose, with what columns."""
    columns = [(COLUMN, tab.form.key, field.key, field.title) for tab in tabs for field in fields_of(tab).values()]
    return (
        (TEMPLATE, plan.template_id),
        ("year", str(plan.year)),
        ("city", owner.code),
        ("name", owner.name),
        ("layout", sheet.layout),
        (PERSONAL, "yes" if sheet.has_personal else NO),
        *columns,
    )


def marks(plan: Plan, editors: Sequence[str]) -> Iterator[Request]:
    """Yield the requests that make the hidden sheet of marks, still empty."""
    sheet, title = sheet_id(plan.words.meta_sheet), plan.words.meta_sheet
    size = {"rowCount": 500, "columnCount": 4}
    properties = {"sheetId": sheet, "title": title, "hidden": True, "gridProperties": size}
    yield {"addSheet": {"properties": properties}}
    yield cells.protect(cells.area(sheet), words().sheet_protection, editors)
