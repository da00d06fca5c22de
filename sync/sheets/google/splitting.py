"""A pull becomes one workbook a city (按市拆分), every row where it stood, and the rules see nothing of the medium."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256

from sync.model import Grid, Raw, Workbook
from sync.plan import City, Plan
from sync.sheets.google.owning import NOBODY, Rows
from sync.sheets.google.pulling import Pulled
from sync.sheets.google.words import words

PERSONAL, NO = "personal", "no"
COLUMN = "column"
TEMPLATE = "template"


@dataclass(frozen=True)
class Split:
    """A pull by cities; `only` is the city of a spreadsheet of its own."""

    pulled: Pulled
    plan: Plan
    only: City | None = None

    @cached_property
    def tabs(self) -> tuple[Rows, ...]:
        """The tabs of the forms that are there."""
        forms = (form for form in self.plan.forms_of(self.cities[0]) if form.kind != "guide")
        found = ((form, self.pulled.sheet(form.key, form.title)) for form in forms)
        return tuple(Rows(form, sheet, self.plan, self.only) for form, sheet in found if sheet)

    @property
    def cities(self) -> tuple[City, ...]:
        """The cities that fill it in."""
        return (self.only,) if self.only else self.plan.cities

    @cached_property
    def facts(self) -> tuple[tuple[str, ...], ...]:
        """What the hidden sheet says."""
        return self.pulled.facts(self.plan)

    @property
    def has_personal(self) -> bool:
        """Whether the sheet was issued with personal columns; where its marks are lost, whether it has any."""
        if self.facts:
            return (PERSONAL, NO) not in {fact[:2] for fact in self.facts}
        return any(field.personal and field.title in tab.places for tab in self.tabs for field in tab.form.fields)

    @cached_property
    def filled(self) -> frozenset[tuple[str, str, str]]:
        """The rows in which something was filled in: title of the form, whose, row key."""
        rows = ((tab, row) for tab in self.tabs for row in zip(tab.owners, tab.keys, tab.filled, strict=True))
        return frozenset((tab.form.title, *row[:2]) for tab, row in rows if all(row))

    @property
    def template(self) -> str:
        """The template the sheet was issued from; that of the plan where it does not say."""
        return next((fact[1] for fact in self.facts if fact[0] == TEMPLATE), self.plan.template_id)

    @cached_property
    def digests(self) -> dict[str, str]:
        """By city what stays while its rows hold the same, wherever they stand; none where it wrote nothing."""
        said: defaultdict[str, list[str]] = defaultdict(list)
        for tab in self.tabs:
            for code, rows in contents(tab, ours(tab, self.facts)).items():
                said[code] += rows
        return {code: sha256(repr(rows).encode()).hexdigest() for code, rows in said.items()}

    @cached_property
    def grids(self) -> dict[str, list[Grid]]:
        """By city its view of every tab."""
        grids: defaultdict[str, list[Grid]] = defaultdict(list)
        for tab in self.tabs:
            for code, grid in by_city(tab, ours(tab, self.facts), self.cities).items():
                grids[code].append(grid)
        return grids

    def workbook(self, city: City) -> Workbook:
        """Return what a city has: the rows of each form, and marks as in a workbook of its own."""
        marks = ((TEMPLATE, self.template), ("year", str(self.plan.year)), ("city", city.code), ("name", city.name))
        meta = Grid(self.plan.words.meta_sheet, marks, hidden=True)
        return Workbook((*self.grids.get(city.code, ()), meta))


def by_city(tab: Rows, blanked: frozenset[int], cities: Sequence[City]) -> dict[str, Grid]:
    """Return each city's view of a tab: the rows of others are blank, and our own columns."""
    head = [cleared(row, blanked) for row in tab.sheet.grid.rows[: tab.header]]
    rows: dict[str, list[Sequence[Raw]]] = {city.code: list(head) for city in cities}
    for index, (owner, row) in enumerate(zip(tab.owners, tab.body, strict=True), start=tab.header):
        if owner != NOBODY and owner in rows:
            mine = rows[owner]
            mine += [()] * (index - len(mine))
            mine.append(cleared(row, blanked))
    # Whatever a tab is called by now, its id says which form it is: cities are not troubled with that.
    return {code: replace(tab.sheet.grid, name=tab.form.title, rows=each, hidden=False) for code, each in rows.items()}


def ours(tab: Rows, facts: Sequence[Sequence[str]]) -> frozenset[int]:
    """Return the columns, from 0, that are none of a city's: status, text, 地市 in front, columns no longer asked."""
    named = tab.plan.words
    titles = {each.title for each in tab.form.fields}
    issued = {fact[-1] for fact in facts if fact[:2] == (COLUMN, tab.form.key)}
    dropped = set() if tab.form.kind == "card" else issued - titles
    if tab.form.kind == "card" or words().city_title not in titles:
        dropped.add(words().city_title)
    dropped |= {named.status_title, named.text_title}
    return frozenset(place - 1 for title, place in tab.places.items() if title in dropped)


def cleared(row: Sequence[Raw], columns: frozenset[int]) -> Sequence[Raw]:
    """Return a row without what stands in some columns."""
    return [None if i in columns else raw for i, raw in enumerate(row)]


def contents(tab: Rows, blanked: frozenset[int]) -> dict[str, list[str]]:
    """Return what each city's filled rows hold, by header and not by place."""
    titles = {place - 1: title for title, place in tab.places.items() if place - 1 not in blanked}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for owner, something, row in zip(tab.owners, tab.filled, tab.body, strict=True):
        if owner and something:
            said = sorted((titles[i], repr(raw)) for i, raw in enumerate(row) if i in titles and raw is not None)
            found[owner].append(repr((tab.form.key, said)))
    return found
