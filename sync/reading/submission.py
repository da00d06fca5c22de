"""`read`: a source → what one city sent (申报), or why it cannot be said whose it is."""

from dataclasses import dataclass

from sync.model import Finding, Grid, Received, Submission, Table, Workbook
from sync.plan import Plan
from sync.reading.card_form import Card, lay_out_card, read_card
from sync.reading.marker import WorkbookMarks, contradictions, marks_of, not_the_sender, not_this_year, owner
from sync.reading.sheet_layout.found_layout import Layout, lay_out
from sync.reading.sheet_layout.sheets import FoundSheets, find_forms, has_content
from sync.reading.table import read_table
from sync.reading.values.places import Gazetteer, named_cities
from sync.reading.values.understanding import Setting
from sync.work import TooMuchWork, allowed, spend


@dataclass(frozen=True)
class Reading:
    """What came of reading a source: a submission, or None and the findings that say why there is none."""

    submission: Submission | None
    findings: tuple[Finding, ...] = ()


def read(workbook: Workbook, received: Received, plan: Plan) -> Reading:
    """Read a source of one city or of the office; whatever its cells hold, this never raises.

    One that asks for more work than the year's `limits` allow is given up.
    """
    try:
        with allowed(plan.limits.work):
            for grid in workbook.grids:
                spend(size(grid))
            return read_within(workbook, received, plan)
    except TooMuchWork:
        return Reading(None, (Finding("file-laborious"),))


def size(grid: Grid) -> int:
    """Count the cells of a sheet and the characters in them."""
    return sum(len(row) + sum(len(raw) for raw in row if isinstance(raw, str)) for row in grid.rows)


def read_within(workbook: Workbook, received: Received, plan: Plan) -> Reading:
    """Read a source. Raises TooMuchWork."""
    marks = marks_of(workbook, plan)
    if other := not_this_year(marks, plan):
        return Reading(None, (other,))
    found = find_forms(workbook, plan, received.name)
    cities = named_cities(plan.cities, plan.offices.province)
    places = laid_out(found, plan, marks)
    owned = owner(marks, places, plan, cities, received)
    if not places:
        return Reading(None, (*found.findings, Finding("no-forms", params={"name": received.name})))
    if isinstance(owned, Finding):
        return Reading(None, (owned,))
    if foreign := not_the_sender(owned, received, plan):
        return Reading(None, (foreign,))
    setting = Setting(plan.year, owned.city, cities, Gazetteer(plan, owned.city), plan.limits)
    tables = read_tables(places, setting, plan, found)
    others = contradictions(owned, tuple(tables.values()), plan, received)
    return Reading(
        Submission(owned.city.code, tables, received, (*workbook.notes, *found.findings, *others), marks.template)
    )


def laid_out(found: FoundSheets, plan: Plan, marks: WorkbookMarks) -> list[Card | Layout]:
    """Find the form's place in each sheet; a sheet that holds something but no header or label is reported."""
    city = plan.city_by_code.get(marks.city)
    places: list[Card | Layout] = []
    for form in plan.forms:
        grid = found.grids.get(form.key)
        if grid is None:
            continue
        allotted = plan.keys(form, city) if city and form.kind == "card" else ()
        place = lay_out_card(grid, form, allotted) if form.kind == "card" else lay_out(grid, form, plan.words)
        if place:
            places.append(place)
        elif has_content(grid):
            found.say("header-missing", grid.name, form.key, title=form.title)
    return places


def read_tables(places: list[Card | Layout], setting: Setting, plan: Plan, found: FoundSheets) -> dict[str, Table]:
    """Read the forms that are this filler-in's to fill; mention sheets that are somebody else's."""
    tables = {}
    own = plan.forms_of(setting.city)
    for place in places:
        if place.form not in own:
            found.say("sheet-foreign", place.sheet, place.form.key)
            continue
        table, findings = (
            read_card(place, setting, plan) if isinstance(place, Card) else read_table(place, setting, plan)
        )
        tables[place.form.key] = table
        found.findings += findings
    return tables
