"""A pull becomes one workbook a city (按市拆分), every row where it stood, and the rules see nothing of the medium."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sync.model import Grid, Workbook
from sync.plan import City, Form, Plan
from sync.sheets.google.entries.entry_memory import DoubtfulRow, FormMemory
from sync.sheets.google.pulled.pulling import Pulled, PulledSheet, pulled
from sync.sheets.google.pulled.row_entries import OnlineEntry, RowEntries
from sync.sheets.google.pulled.row_owners import Rows
from sync.sheets.google.pulled.shares import Shares

PERSONAL, NO = "personal", "no"
COLUMN = "column"
TEMPLATE = "template"


@dataclass(frozen=True)
class Split:
    """A pull by cities; `only` is the city of a spreadsheet of its own, `known` what the pull before was made of."""

    pulled: Pulled
    plan: Plan
    only: City | None = None
    known: tuple[Shares, ...] = ()
    memory: Mapping[str, FormMemory] = field(default_factory=dict)
    """What was known of each form before, by its key."""

    def next(self, data: bytes) -> "Split":
        """Return the next pull of the same spreadsheet; what is as it was in this one is not read again."""
        return Split(pulled(data, self.pulled), self.plan, self.only, self.shares, self.after)

    @cached_property
    def after(self) -> Mapping[str, FormMemory]:
        """What is known of each form after this pull; a tab that is gone takes nothing with it."""
        return {**self.memory, **{each.rows.form.key: each.entries.after for each in self.shares}}

    def entries(self, city: City) -> tuple[OnlineEntry, ...]:
        """Return what a city entered, as far as this pull says so: whose it is, and how that is known (025)."""
        return tuple(entry for each in self.shares for entry in each.entries.entries(city.code))

    @cached_property
    def questions(self) -> tuple[tuple[Form, DoubtfulRow], ...]:
        """The rows that are nobody's, and why: they count for no city until somebody has cleared them."""
        return tuple((each.rows.form, row) for each in self.shares for row in each.entries.matched.doubtful)

    @property
    def tabs(self) -> tuple[Rows, ...]:
        """The tabs of the forms that are there."""
        return tuple(each.rows for each in self.shares)

    @cached_property
    def shares(self) -> tuple[Shares, ...]:
        """What each city has in each of them."""
        forms = (form for form in self.plan.forms_of(self.cities[0]) if form.kind != "guide")
        found = ((form, self.pulled.sheet(form.key, form.title)) for form in forms)
        return tuple(self.shares_of(form, sheet) for form, sheet in found if sheet)

    def shares_of(self, form: Form, sheet: PulledSheet) -> Shares:
        """Return what each city has in the tab of a form."""
        given = frozenset(fact[-1] for fact in self.facts if fact[:2] == (COLUMN, form.key))
        known = (each for each in self.known if each.rows.form is form and each.rows.sheet is sheet)
        same = next((each for each in known if each.given == given), None)
        memory = self.memory.get(form.key, FormMemory())
        return same or Shares(RowEntries(Rows(form, sheet, self.plan, self.only), memory), given)

    @property
    def cities(self) -> tuple[City, ...]:
        """The cities that fill it in."""
        return (self.only,) if self.only else self.plan.cities

    @cached_property
    def content(self) -> tuple[object, ...]:
        """What cities say in it, and where: not what we answer."""
        return tuple((each.rows.form.key, each.rows.sheet.grid.name, each.entries.seen) for each in self.shares)

    @cached_property
    def facts(self) -> tuple[tuple[str, ...], ...]:
        """What the hidden sheet says."""
        return self.pulled.facts(self.plan)

    @property
    def has_personal(self) -> bool:
        """Whether the sheet was handed out with personal columns; where its marks are lost, whether it has any."""
        if self.facts:
            return (PERSONAL, NO) not in {fact[:2] for fact in self.facts}
        return any(field.personal and field.title in tab.places for tab in self.tabs for field in tab.form.fields)

    @cached_property
    def filled(self) -> frozenset[tuple[str, str, str]]:
        """The rows in which something was filled in: title of the form, whose, row key."""
        seen = (
            (each.rows.form.title, *row[:2])
            for each in self.shares
            for row in zip(each.entries.owners, each.entries.keys, each.rows.filled, strict=True)
            if all(row)
        )
        held = ((e.rows.form.title, known.city, known.key) for e in self.shares for known in e.entries.matched.held)
        return frozenset((*seen, *held))

    @property
    def template(self) -> str:
        """The template the sheet was made from; that of the plan where it does not say."""
        return next((fact[1] for fact in self.facts if fact[0] == TEMPLATE), self.plan.template_id)

    @cached_property
    def digests(self) -> dict[str, str]:
        """By city what stays while its rows hold the same, wherever they stand; none where it wrote nothing."""
        found: defaultdict[str, str] = defaultdict(str)
        for each in self.shares:
            for code, digest in each.digests.items():
                found[code] += digest
        return found

    def workbook(self, city: City) -> Workbook:
        """Return what a city has: the rows of each form, and marks as in a workbook of its own."""
        marks = ((TEMPLATE, self.template), ("year", str(self.plan.year)), ("city", city.code), ("name", city.name))
        meta = Grid(self.plan.words.meta_sheet, marks, hidden=True)
        return Workbook((*(each.grid(city) for each in self.shares), meta))
