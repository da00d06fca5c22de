"""The season's rounds, awards and offices (轮次、奖项、机构) as nouns of config/<year>/plan.toml."""

from datetime import date, datetime, time, timedelta
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from msgspec import Meta, Struct

from sync.plan.asides import NO_WORDS, Asides
from sync.plan.form import Form, Key, WorkbookWords
from sync.plan.quota import Quota
from sync.plan.selection import Criterion
from sync.plan.telling_words import Spellings

BLANK = "　"
"""What stands for the number in a draft."""

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
        """How many row keys a city is allotted: as many as its quotas allow."""
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

    @property
    def place(self) -> str:
        """By what forms tell this opening: its city without 市."""
        return self.city.removesuffix("市")


class Numbering(Struct, frozen=True, forbid_unknown_fields=True):
    """The style of document numbers (发文字号的写法); as the standard has it unless the year says otherwise.

    `digits`: a shorter number is padded with zeros to so many, 0 pads none. `first`: the least number of a series that
    may be allotted, where the association has used up those below for other letters.
    """

    brackets: Literal["〔〕", "[]", "【】"] = "〔〕"
    digits: Annotated[int, Meta(ge=0, le=6)] = 0
    first: dict[str, Annotated[int, Meta(ge=1)]] = {}

    def mark(self, series: str, year: int, number: int | None = None, *, minutes: bool = False) -> str:
        """Write a number: 粤成教协函〔2014〕3号; without one as a draft has it. "" for what belongs to no series.

        That of minutes (纪要) is the issue: 第3期.
        """
        if not series:
            return ""
        if minutes:
            return f"第{BLANK if number is None else number}期"
        shown = BLANK if number is None else f"{number:0{self.digits}d}" if self.digits else str(number)
        return f"{series}{self.brackets[0]}{year}{self.brackets[1]}{shown}号"


class Asking(Struct, frozen=True, forbid_unknown_fields=True):
    """The days from which missing evidence is told (催要证明材料): as a warning, then as an error; None is never."""

    ask_from: date | None = None
    require_from: date | None = None


class FormsFile(Struct, frozen=True, forbid_unknown_fields=True):
    """forms.toml as written."""

    workbook: WorkbookWords
    forms: tuple[Form, ...]
    asides: Asides = NO_WORDS
    spellings: tuple[Spellings, ...] = ()
