"""The conditional formats of a tab (条件格式): statuses, required cells still empty, cells complained of."""

from collections.abc import Iterator, Mapping, Sequence

from openpyxl.utils import get_column_letter

from sync.plan import Plan
from sync.sheets import own_layout as layout
from sync.sheets.google.drawing import cell_values as cells
from sync.sheets.google.drawing import formats
from sync.sheets.google.drawing.tabs import OURS, Tab, TabColumn
from sync.sheets.google.drawing.verdict_lookup import lookup_of_tab, own
from sync.sheets.google.service.spreadsheet import Request
from sync.sheets.looks import MISSING, PROBLEM


def coloured(tab: Tab, plan: Plan) -> Iterator[Request]:
    """Yield the conditional formats: those added last come first, so the cells complained of win."""
    sheet, row = tab.sheet_id, layout.FIRST_ENTRY_ROW
    status = cells.area(sheet, row, layout.STATUS_COLUMN, 0, layout.STATUS_COLUMN)
    for text, shade in formats.STATUSES.items():
        yield formats.coloured([status], formats.equal(text), shade)
    yield from missing(tab, tab.columns, tab.places)
    complained = formats.formula(complaint(tab, plan, tab.places, OURS + 1, layout.HEADER_ROW))
    yield formats.coloured([cells.area(sheet, row, OURS + 1)], complained, PROBLEM)


def complaint(tab: Tab, plan: Plan, places: Mapping[str, int], first: int, header: int) -> str:
    """Return the condition, as of a cell of column `first`, under which that very cell is complained of."""
    lookup = lookup_of_tab(tab, plan, places)
    title = own(lookup.letter(lookup.name)) if tab.is_card else f"{get_column_letter(first)}${header}"
    return lookup.complained(plan, title)


def missing(tab: Tab, columns: Sequence[TabColumn], places: Mapping[str, int]) -> Iterator[Request]:
    """Yield the rule that colours required cells still empty in a row that was begun."""
    row = layout.FIRST_ENTRY_ROW
    needed = [
        places[each.title] for each in columns if each.field and each.field.required and each.field.type != "city"
    ]
    if not needed:
        return
    fields = [
        place for title, place in places.items() if any(each.field and each.title == title for each in tab.columns)
    ]
    prefilled = sum(each.field is not None and each.field.type == "city" for each in tab.columns)
    begun = f"COUNTA(${get_column_letter(min(fields))}{row}:${get_column_letter(max(fields))}{row})>{prefilled}"
    ranges = [cells.area(tab.sheet_id, row, place, 0, place) for place in needed]
    condition = f'=AND({get_column_letter(needed[0])}{row}="",{begun})'
    yield formats.coloured(ranges, formats.formula(condition), MISSING)
