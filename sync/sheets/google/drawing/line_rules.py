"""The rules that differ from line to line (逐行规则): of a card's fields, and of each city's districts."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from openpyxl.utils import get_column_letter

from sync.plan import City, Field, Plan
from sync.sheets.google.drawing import cell_values as cells
from sync.sheets.google.drawing import formats
from sync.sheets.google.drawing.cell_validation import asked
from sync.sheets.google.drawing.tabs import Tab, TabLine
from sync.sheets.google.service.spreadsheet import Request


def rules_drawn(
    tab: Tab, lines: Sequence[TabLine], first: int, places: Mapping[str, int], plan: Plan
) -> Iterator[Request]:
    """Yield the rules that differ from line to line: of a card's fields, and of each city's districts."""
    if tab.is_card:
        column = places[plan.words.value_title]
        for row, line in enumerate(lines, start=first):
            if line.field and line.field.type != "city":
                yield from card_rule(tab, line, line.field, (row, column), plan)
        return
    for field in tab.form.of_type("district"):
        if field.title in places:
            yield from district_rules(tab, field, lines, (first, places[field.title]), plan)


def card_rule(tab: Tab, line: TabLine, field: Field, place: tuple[int, int], plan: Plan) -> Iterator[Request]:
    """Yield format and rule of the cell of one field of one city."""
    row, column = place
    one = cells.area(tab.sheet_id, row, column, row, column)
    yield cells.dress(one, formats.entry(field))
    yield cells.ask(one, asked(plan, field, f"{get_column_letter(column)}{row}", districts(plan, line.city)))


def district_rules(
    tab: Tab, field: Field, lines: Sequence[TabLine], place: tuple[int, int], plan: Plan
) -> Iterator[Request]:
    """Yield the rule of a district column for the rows of each city."""
    row, column = place
    for city, theirs in groupby(lines, key=lambda line: line.city):
        count = len(list(theirs))
        some = cells.area(tab.sheet_id, row, column, row + count - 1, column)
        yield cells.ask(some, asked(plan, field, f"{get_column_letter(column)}{row}", districts(plan, city)))
        row += count


def districts(plan: Plan, city: City) -> tuple[str, ...]:
    """Return the names that a city's drop-down of districts offers."""
    return tuple(each.name for each in plan.districts_of(city))
