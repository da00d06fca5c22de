"""What a spreadsheet of ours is made of (在线表格的版式): tabs with columns and lines, the same rows as in Excel."""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from sync.model import Grid
from sync.plan import City, Field, Form, GoogleSheet, Plan
from sync.sheets import own_layout as layout
from sync.sheets.blank.blank_words import words as blank_words
from sync.sheets.blank.list_sheet import hinted
from sync.sheets.google.google_words import words

OURS = 3
"""Columns of ours before all others: row key, status, text."""
NAMING = ("name", "text")
"""Types of field that can name an entry: their cells are text."""
LARGEST_ID = 0x7FFFFFFF


@dataclass(frozen=True)
class TabLine:
    """A row to be filled in: its row key, its city; in a card the field it is for."""

    key: str
    city: City
    field: Field | None = None


@dataclass(frozen=True)
class TabColumn:
    """A column behind our three: header, hint and example; `field` where a field of a list stands in it."""

    title: str
    hint: str = ""
    example: str = ""
    width: float = 14
    field: Field | None = None


@dataclass(frozen=True)
class Tab:
    """The tab of one form in one spreadsheet."""

    form: Form
    columns: tuple[TabColumn, ...]
    lines: tuple[TabLine, ...]
    naming: str

    @property
    def sheet_id(self) -> int:
        """The sheet's id, which follows from the form's key and so outlives a new name."""
        return sheet_id(self.form.key)

    @cached_property
    def places(self) -> dict[str, int]:
        """Columns from 1 by header title, as handed out."""
        return {each.title: place for place, each in enumerate(self.columns, start=OURS + 1)}

    @property
    def is_card(self) -> bool:
        """Whether each line is a field."""
        return self.form.kind == "card"


def sheet_id(name: str) -> int:
    """Return the id of the sheet called `name` in our own reckoning."""
    return zlib.crc32(name.encode()) & LARGEST_ID


def tabs(plan: Plan, sheet: GoogleSheet, owner: City) -> tuple[Tab, ...]:
    """Return the tabs of a spreadsheet: of all cities where it is shared, else of its owner."""
    cities = plan.cities if sheet.shared else (owner,)
    forms = (form for form in plan.forms_of(cities[0]) if form.kind != "guide")
    return tuple(tab(form, plan, sheet, cities) for form in forms)


def tab(form: Form, plan: Plan, sheet: GoogleSheet, cities: Sequence[City]) -> Tab:
    """Return the tab of one form."""
    fields = tuple(each for each in form.fields if sheet.has_personal or not each.personal)
    whose = (
        () if not sheet.shared or (form.kind == "list" and form.of_type("city")) else (TabColumn(words().city_title),)
    )
    example = "" if sheet.shared else cities[0].name
    columns = card_columns(plan) if form.kind == "card" else list_columns(fields, example)
    lines = tuple(line for city in cities for line in lines_of(form, plan, city, fields))
    return Tab(form, (*whose, *columns), lines, naming(form, plan, fields))


def card_columns(plan: Plan) -> tuple[TabColumn, ...]:
    """Return the three columns of a card."""
    hints, named = blank_words().hints, plan.words
    return (
        TabColumn(named.item_title, width=20),
        TabColumn(named.value_title, hints.value, hints.examples, width=42),
        TabColumn(named.help_title, hints.help, width=32),
    )


def list_columns(fields: Sequence[Field], city: str) -> tuple[TabColumn, ...]:
    """Return a column a field; `city` is the name shown as an example of one."""
    return tuple(
        TabColumn(each.title, hinted(each), city if each.type == "city" else each.example, each.width, each)
        for each in fields
    )


def lines_of(form: Form, plan: Plan, city: City, fields: Sequence[Field]) -> Iterator[TabLine]:
    """Yield the rows a city is allotted; a card's keys are those of its fields, whichever are left out."""
    keys = plan.keys(form, city)
    if form.kind == "card":
        yield from (TabLine(key, city, field) for key, field in zip(keys, form.fields, strict=True) if field in fields)
    else:
        yield from (TabLine(key, city) for key in keys)


def fields_of(tab_: Tab) -> dict[str, Field]:
    """Return the fields of a tab by key: its columns', or its lines' in a card."""
    fields = (*(each.field for each in tab_.columns), *(each.field for each in tab_.lines))
    return {each.key: each for each in fields if each}


def naming(form: Form, plan: Plan, fields: Sequence[Field]) -> str:
    """Return the header of the column that names an entry: by which a verdict knows the entry it was given for."""
    if form.kind == "card":
        return plan.words.item_title
    award = plan.award_of(form)
    usual = [each for each in fields if each.type in NAMING and each.required]
    chosen = [each for each in fields if award and each.key == award.name_field] or usual or list(fields)
    return chosen[0].title


def header_of(grid: Grid, plan: Plan) -> int:
    """Return the row in which the header of the row keys stands, 0 where it is gone."""
    searched = enumerate(grid.rows[: layout.FIRST_ENTRY_ROW * 2], start=grid.top)
    return next((row for row, cells in searched if plan.words.key_title in cells), 0)


def placed(grid: Grid, header: int) -> dict[str, int]:
    """Return columns from 1 by what their header says; the first of several."""
    cells = grid.rows[header - grid.top] if header else ()
    titled = [(raw.strip(), column) for column, raw in enumerate(cells, start=grid.left) if isinstance(raw, str)]
    return dict(reversed(titled))
