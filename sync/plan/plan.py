"""`Plan`: everything one year decides, with the questions the rest of the product asks of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from msgspec import Meta, Struct

from sync.plan.asides import NO_WORDS, Asides
from sync.plan.awards import Asking, Award, Event, Grade, Numbering, Offices, Round
from sync.plan.document_kinds import DocumentSpec
from sync.plan.form import Form, WorkbookWords
from sync.plan.rosters import City, Decision, District, Honour, PlaceName, Waiver
from sync.plan.selection import Judge, Meeting, Selection
from sync.plan.telling_words import PLAIN_WORDS, TellingWords

OFFICE = City(code="440000", name="秘书处", aliases=("省秘书处",), order=0)
"""The secretariat as a filler-in of its own workbook (秘书处自用工作簿): code of the province, before all cities."""

ROOM = 5
"""A city that sends so many times more than it was asked for is looked at no further (docs/decisions/017)."""
TWO_DIGITS = 99
"""Row keys have two digits, as long as these do."""


class Limits(Struct, frozen=True, forbid_unknown_fields=True):
    """How much of what a city sent is read.

    `text` characters in a cell of a text field (一格文字), `cell` in one of any other kind (其他栏目的一格). `work` is
    what reading, and then checking, one submission may cost, in characters looked at.
    """

    cell: Annotated[int, Meta(ge=100, le=32_767)] = 2_000
    text: Annotated[int, Meta(ge=1_000, le=32_767)] = 32_767
    work: Annotated[int, Meta(ge=1_000_000)] = 60_000_000

    def of(self, kind: str) -> int:
        """Return how many characters a cell of a type of field may hold to be read."""
        return self.text if kind == "text" else self.cell


USUAL = Limits()
"""Where a year says nothing."""


@dataclass(frozen=True, kw_only=True)
class YearSettings:
    """What plan.toml says (一年的设定), field by field; here alone they are listed."""

    year: int
    ordinal: int
    theme: str
    event: str
    timezone: str
    template: str
    template_version: str
    remind_days: int
    mend_days: int
    offices: Offices
    national: Event
    opening: Event
    rounds: tuple[Round, ...]
    awards: tuple[Award, ...]
    severities: Mapping[str, Grade] = field(default_factory=dict)
    numbering: Numbering = field(default_factory=Numbering)
    evidence: Asking = field(default_factory=Asking)
    selection: Selection = field(default_factory=Selection)
    limits: Limits = USUAL


@dataclass(frozen=True, kw_only=True)
class Plan(YearSettings):
    """One year's configuration (当年方案), already checked: whatever it names exists."""

    words: WorkbookWords
    forms: tuple[Form, ...]
    documents: tuple[DocumentSpec, ...]
    cities: tuple[City, ...]
    districts: tuple[District, ...]
    honours: tuple[Honour, ...]
    waivers: tuple[Waiver, ...]
    decisions: tuple[Decision, ...]
    judges: tuple[Judge, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    asides: Asides = NO_WORDS
    telling: TellingWords = PLAIN_WORDS
    place_names: tuple[PlaceName, ...] = ()

    @cached_property
    def zone(self) -> ZoneInfo:
        """The time zone of all deadlines."""
        return ZoneInfo(self.timezone)

    @cached_property
    def form_by_key(self) -> Mapping[str, Form]:
        """Forms by their key."""
        return {form.key: form for form in self.forms}

    @cached_property
    def city_by_code(self) -> Mapping[str, City]:
        """Cities by GB/T 2260 code, the office included."""
        return {city.code: city for city in (OFFICE, *self.cities)}

    @cached_property
    def award_by_key(self) -> Mapping[str, Award]:
        """Awards by their key."""
        return {award.key: award for award in self.awards}

    @cached_property
    def round_by_key(self) -> Mapping[str, Round]:
        """Rounds by their key."""
        return {each.key: each for each in self.rounds}

    @cached_property
    def judge_by_code(self) -> Mapping[str, Judge]:
        """Judges by their code."""
        return {each.code: each for each in self.judges}

    def opening_of(self, name: Literal["national", "opening"]) -> Event:
        """Return an opening by its key in plan.toml."""
        return self.national if name == "national" else self.opening

    def meeting(self, round_: str) -> Meeting | None:
        """Return the meeting that selected in a round, by its key; None while it is not recorded."""
        return next((each for each in self.meetings if each.round == round_), None)

    def forms_of(self, city: City) -> tuple[Form, ...]:
        """Return the forms this filler-in's workbook holds, in order: a city's, or the office's own."""
        audience = "office" if city.code == OFFICE.code else "city"
        return tuple(form for form in self.forms if form.audience == audience)

    def award_of(self, form: Form) -> Award | None:
        """Return the award a form recommends for, if any."""
        return self.award_by_key.get(form.award)

    def rows(self, form: Form) -> int:
        """Return how many row keys a list form is allotted."""
        award = self.award_of(form)
        return award.rows if award else (form.quota.most if form.quota and form.quota.most else form.rows)

    def room(self, form: Form) -> int:
        """Return how many entries of one city are looked at beyond its own sheet: in a roll, beside other cities'."""
        return ROOM * max(self.rows(form), 1)

    def countable(self, form: Form) -> tuple[str, ...]:
        """Return the row keys that all cities can have by counting on: all first rows, then all second."""
        most = max(self.room(form), TWO_DIGITS)
        return tuple(f"{city.code}-{form.prefix}{row:02d}" for row in range(1, most + 1) for city in self.cities)

    def keys(self, form: Form, city: City) -> tuple[str, ...]:
        """Return the row keys (编号) allotted to a city for a form: one a row of a list, one a field of a card."""
        count = len(form.fields) if form.kind == "card" else self.rows(form) if form.kind == "list" else 0
        return tuple(f"{city.code}-{form.prefix}{number:02d}" for number in range(1, count + 1))

    def districts_of(self, city: City) -> tuple[District, ...]:
        """Return the county-level units and functional zones of a city whose names are valid this year."""
        return tuple(each for each in self.districts if each.city == city.code and each.valid_in(self.year))

    @property
    def template_id(self) -> str:
        """What `_meta` says of a workbook made from this plan: template@version."""
        return f"{self.template}@{self.template_version}"
