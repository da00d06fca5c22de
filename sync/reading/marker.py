"""Whose workbook this is and of which year (识别): by its hidden marks, its cover, its rows, the file's name."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from sync.model import Address, Finding, Raw, Received, Table, Workbook
from sync.plan import OFFICE, City, Plan
from sync.reading.card_form import Card
from sync.reading.sender import sender
from sync.reading.sheet_layout.found_layout import Layout, is_filled
from sync.reading.sheet_layout.keys import key_of
from sync.reading.values.folding import folded, shown
from sync.reading.values.places import Cities, named_cities

YEAR_IN_NAME = re.compile(r"(?<!\d)(20\d\d)年?", re.ASCII)


@dataclass(frozen=True)
class WorkbookMarks:
    """What the hidden sheet says (标记): "" where it says nothing."""

    template: str = ""
    year: str = ""
    city: str = ""

    @property
    def name(self) -> str:
        """The template without its version."""
        return self.template.partition("@")[0]


@dataclass(frozen=True)
class Owner:
    """Whose a workbook is, and which cell says so; None where its marks or the file's name do."""

    city: City
    marked: bool = False
    address: Address | None = None


def marks_of(workbook: Workbook, plan: Plan) -> WorkbookMarks:
    """Read the hidden sheet of marks."""
    grid = workbook.grid(plan.words.meta_sheet)
    pairs = [[shown(raw).strip() for raw in cells[:2]] for cells in grid.rows] if grid else []
    said = {pair[0]: pair[1] for pair in reversed(pairs) if len(pair) > 1}
    return WorkbookMarks(said.get("template", ""), said.get("year", ""), said.get("city", ""))


def not_this_year(marks: WorkbookMarks, plan: Plan) -> Finding | None:
    """Return a finding where the marks are those of another year or another template."""
    if marks.year and marks.year != str(plan.year):
        return Finding("wrong-year", params={"found": marks.year, "wanted": plan.year})
    if marks.name and marks.name != plan.template:
        return Finding("wrong-template", params={"found": marks.template, "wanted": plan.template_id})
    return None


def owner(
    marks: WorkbookMarks, places: Sequence[Card | Layout], plan: Plan, cities: Cities, received: Received
) -> Owner | Finding:
    """Say whose workbook this is, or why nobody can say."""
    claims = list(claimed(places))
    if marks.city in plan.city_by_code:
        return by_marks(plan.city_by_code[marks.city], claims, cities)
    for find in (cities.called, cities.like):
        for raw, address in claims:
            if city := find(shown(raw)):
                return Owner(city, address=address)
    if places and all(each.form.audience == "office" for each in places):
        return Owner(OFFICE)
    return by_key(places, plan) or by_sender(received, plan, claims) or by_file_name(received, cities, claims)


def by_sender(received: Received, plan: Plan, claims: Sequence[tuple[Raw, Address]]) -> Owner | None:
    """Go by who was logged in, where the sheets name nobody at all."""
    city = sender(received, plan)
    return Owner(city) if city and not claims else None


def not_the_sender(owned: Owner, received: Received, plan: Plan) -> Finding | None:
    """Return a finding where a city sends what says that it is another's: it may be neither read nor shown."""
    city = sender(received, plan)
    if city is None or city == owned.city:
        return None
    return Finding("sender-other", owned.address, params={"found": owned.city.name, "city": city.name})


def by_marks(city: City, claims: Sequence[tuple[Raw, Address]], cities: Cities) -> Owner | Finding:
    """Go by the marks, unless the first place that names a city names another: then the blank was another city's.

    What one city filled into another's blank must neither replace what that other sent nor be handed back to it.
    """
    named = ((found, address) for raw, address in claims if (found := cities.called(shown(raw))))
    other, address = next(named, (city, None))
    if OFFICE not in {city, other} and other != city:
        return Finding("two-cities-marked", address, params={"first": city.name, "second": other.name})
    return Owner(city, marked=True)


def claimed(places: Sequence[Card | Layout]) -> Iterator[tuple[Raw, Address]]:
    """Yield what stands where a city's name belongs: on cards first, then in the rows of lists."""
    for place in sorted(places, key=lambda each: isinstance(each, Layout)):
        for field in place.form.of_type("city"):
            if isinstance(place, Card) and place.raw(field.key) is not None:
                row, column = place.places[field.key]
                yield place.raw(field.key), Address(place.sheet, get_column_letter(column), row)
            elif isinstance(place, Layout) and field.key in place.columns:
                yield from distinct(place, place.columns[field.key])


def distinct(layout: Layout, column: int) -> Iterator[tuple[Raw, Address]]:
    """Yield the first cell of each distinct content of a column."""
    seen: set[Raw] = {None}
    grid, place = layout.grid, column - layout.grid.left
    for row, cells in enumerate(grid.rows[layout.first - grid.top :], start=layout.first):
        raw = cells[place] if place < len(cells) else None
        if raw not in seen:
            seen.add(raw)
            if is_filled(raw):
                yield raw, Address(layout.sheet, get_column_letter(column), row)


def by_key(places: Sequence[Card | Layout], plan: Plan) -> Owner | None:
    """Go by the first row key that some city was handed out."""
    for place in places:
        if isinstance(place, Layout) and place.keys:
            allotted = frozenset(key for city in plan.city_by_code.values() for key in plan.keys(place.form, city))
            for raw, address in distinct(place, place.keys):
                city = plan.city_by_code.get(key_of(raw)[:6])
                if city and key_of(raw) in allotted:
                    return Owner(city, address=address)
    return None


def by_file_name(received: Received, cities: Cities, claims: Sequence[tuple[Raw, Address]]) -> Owner | Finding:
    """Go by the one city that the file's name names."""
    named = named_in(received, cities)
    if len(named) == 1:
        return Owner(named[0])
    if named:
        names = tuple(city.name for city in named)
        return Finding("file-name-cities", params={"name": received.name, "cities": names})
    if claims:
        raw, address = claims[0]
        return Finding("city-not-known", address, params={"value": shown(raw)})
    return Finding("city-nowhere", params={"name": received.name})


def named_in(received: Received, cities: Cities) -> tuple[City, ...]:
    """Return the cities that the file's name names; the office counts only where no city is named."""
    named = cities.within(received.name)
    return tuple(city for city in named if city.code != OFFICE.code) or named


def named_city(received: Received, plan: Plan) -> City | None:
    """Return the city that sent a file, else the one its name names; None where it names none or several."""
    if city := sender(received, plan):
        return city
    named = named_in(received, named_cities(plan.cities, plan.offices.province))
    return named[0] if len(named) == 1 else None


def contradictions(owned: Owner, tables: Sequence[Table], plan: Plan, received: Received) -> Iterator[Finding]:
    """Yield where another city or year is named than the workbook's own."""
    for table in tables:
        for field in plan.form_by_key[table.form].of_type("city"):
            if field.key in table.columns:
                yield from other_cities(owned, table, field.key)
    cities = named_cities(plan.cities, plan.offices.province)
    named = [city for city in cities.within(received.name) if city.code != OFFICE.code]
    if named and owned.city not in named and owned.city.code != OFFICE.code:
        params = {"name": received.name, "found": named[0].name, "city": owned.city.name}
        yield Finding("file-name-city", params=params)
    years = {int(year) for year in YEAR_IN_NAME.findall(folded(received.name))}
    if years and plan.year not in years:
        yield Finding("file-name-year", params={"name": received.name, "found": min(years), "wanted": plan.year})


def other_cities(owned: Owner, table: Table, key: str) -> Iterator[Finding]:
    """Yield the first cell of each other city named in a column."""
    column = table.columns[key]
    for value in dict.fromkeys(column.values):
        index = column.values.index(value)
        address = table.address(key, index)
        if value is None or value == owned.city.name or address == owned.address:
            continue
        params: dict[str, object] = {"first": owned.city.name, "second": value}
        if owned.address:
            params |= {"place": f"“{owned.address.sheet}”{owned.address.cell}"}
        code = "two-cities" if owned.address else "two-cities-marked" if owned.marked else "two-cities-named"
        yield Finding(code, address, table.form, table.keys[index], key, params)
