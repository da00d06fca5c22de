"""The season's rounds, awards, offices and documents (轮次、奖项、机构、公文) as nouns of config/<year>/plan.toml."""

from datetime import date, datetime, time, timedelta
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from msgspec import Meta, Struct

from sync.plan.asides import NO_WORDS, Asides
from sync.plan.asking import Asking
from sync.plan.form import Form, Key, WorkbookWords
from sync.plan.limits import USUAL, Limits
from sync.plan.number_series import Numbering
from sync.plan.quota import Quota
from sync.plan.selection import Criterion, Selection

SEALED = "sealed"
"""How a document's `evidence` names the sealed scan (盖章件), which belongs to no field."""

Grade = Literal["错误", "警告", "提示", "关闭"]
"""How the year grades a finding: a severity, or 关闭 where the rule is off."""


class Round(Struct, frozen=True, forbid_unknown_fields=True):
    """One deadline of the season (轮次).

    `date` is the last day; with `inclusive` the whole day still counts, to 24:00 local time. `late` says what happens
    to what comes after the grace hours: a decision is needed, it is accepted, or it is refused.
    """

    key: Key
    title: str
    date: date
    inclusive: bool = True
    grace_hours: Annotated[int, Meta(ge=0, le=240)] = 0
    late: Literal["decide", "accept", "refuse"] = "decide"

    def deadline(self, zone: ZoneInfo) -> datetime:
        """Return the instant the round ends, without grace, in `zone`."""
        return datetime.combine(self.date + timedelta(days=self.inclusive), time(0), zone)

    def closes(self, zone: ZoneInfo) -> datetime:
        """Return the instant after which an entry is late, grace included."""
        return self.deadline(zone) + timedelta(hours=self.grace_hours)


class Award(Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of recommendation (奖项): its quotas, its rounds, and which fields of its form name the candidate.

    `special` is the category that goes in `special_round`; with `special_counts` it lies inside the city's total.
    `summary` are the fields of the summary table (推荐汇总表), `judged_by` those for the judges, `sheet` those of a
    candidate's own form (推荐表), row by row, with the first picture of the field `photo` beside the rows of two fields
    that it begins with. An award without `criteria` is not scored.
    """

    key: Key
    title: str
    unit: str
    form: str
    round: str
    city_quota: Quota
    province_quota: Quota
    name_field: str
    unit_field: str
    category_field: str = ""
    special: str = ""
    special_title: str = ""
    special_round: str = ""
    city_special: Quota = Quota(max=0)
    province_special: Quota = Quota(max=0)
    special_counts: bool = True
    city_cap: int | None = None
    summary: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    judged_by: tuple[str, ...] = ()
    sheet: tuple[tuple[str, ...], ...] = ()
    photo: str = ""

    @property
    def rows(self) -> int:
        """How many row keys a city is issued: as many as its quotas allow."""
        most = self.city_quota.most or self.city_quota.least or 1
        return most if self.special_counts else most + (self.city_special.most or 0)


class Offices(Struct, frozen=True, forbid_unknown_fields=True):
    """Who writes and to whom (机构与联系方式)."""

    association: str
    association_short: str
    number_prefix: str
    province: str
    department: str
    nation: str
    working_group: str
    secretariat: str
    address: str
    contact: str
    phone: str
    email: str
    city_office: str


class Event(Struct, frozen=True, forbid_unknown_fields=True):
    """An opening (总开幕式); `date` and `period` are empty until they are known."""

    city: str
    event: str
    date: str = ""
    period: str = ""


class DocumentSpec(Struct, frozen=True, forbid_unknown_fields=True):
    """One kind of official document (公文) of the season.

    `forms` are the forms whose accepted entries it lists, the first being what it is written for; with `event` only
    those that name this opening (a choice holding its city). `per` entry means one letter for each entry of the first.
    Once one that `announces` is out, cities learn who was chosen. `evidence` are the file fields, written as field or
    form.field, whose files are sent along; the sealed scan is one called `sealed`.
    """

    key: Key
    title: str
    template: str
    format: Literal["文件", "信函", "纪要", "普通"]
    per: Literal["season", "city", "round", "entry"]
    when: Literal["always", "owing", "returned", "chosen", "listed", "scheduled"]
    series: str = ""
    rounds: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    event: Literal["", "national", "opening"] = ""
    personal: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    announces: bool = False


class PlanFile(Struct, frozen=True, forbid_unknown_fields=True):
    """plan.toml as written."""

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
    severities: dict[str, Grade] = {}
    numbering: Numbering = Numbering()
    evidence: Asking = Asking()
    selection: Selection = Selection()
    limits: Limits = USUAL


class FormsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """forms.toml as written."""

    workbook: WorkbookWords
    forms: tuple[Form, ...]
    asides: Asides = NO_WORDS


class DocumentsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """documents.toml as written."""

    documents: tuple[DocumentSpec, ...]
