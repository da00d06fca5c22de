"""Reading dates (日期): every spelling of the offices, with the precision it has, never guessed.

A text is brought to figures and marks, what does not belong to the date is set aside, and what is left is held against
the ways a date is written. Several readings are a question.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import cast

from sync.model import PartialDate, Raw, Remark, Value
from sync.plan import Field
from sync.reading.values.bulk import odd_ones
from sync.reading.values.days.date_shapes import SERIALS, dated
from sync.reading.values.days.date_words import AroundDate, set_apart
from sync.reading.values.days.wanted_dates import MONTHS, Asked, as_wanted, exists, iso, placed, sane
from sync.reading.values.folding import folded, shown
from sync.reading.values.understanding import Setting, Understood, asked, example, refused

LONGEST = 80
AN_AGE = re.compile(r"(?:虚岁|周岁|现年)?(?!\d{4})[\d一二三四五六七八九十多几]{1,4}(?:周岁|虚岁|岁)?", re.ASCII)
LIMIT = "时限"
"""In the title of a field that asks until when."""
NUMBER_ENDS_IN_ONE = re.compile(r"(\d{1,4})\.([1-9])", re.ASCII)

odd_iso_days = odd_ones(r"\d{4}-\d\d-\d\d")
odd_iso_months = odd_ones(r"\d{4}-(?:0[1-9]|1[0-2])")
odd_years = odd_ones(r"\d{4}")


def read_date(field: Field, raw: Raw, setting: Setting) -> Understood:
    """Read a day: `datetime.date`."""
    value, remarks = read_partial(field, raw, setting)
    if isinstance(value, PartialDate):
        return (value.date, remarks) if value.day else coarse(value, "日", field, setting)
    return value, remarks


def read_month(field: Field, raw: Raw, setting: Setting) -> Understood:
    """Read a month: `PartialDate` without its day."""
    value, remarks = read_partial(field, raw, setting)
    if isinstance(value, PartialDate):
        month = PartialDate(value.year, value.month)
        return (month, remarks) if value.month else coarse(value, "月", field, setting)
    return value, remarks


def read_year(field: Field, raw: Raw, setting: Setting) -> Understood:
    """Read a year: a whole number."""
    value, remarks = read_partial(field, raw, setting)
    return (value.year, remarks) if isinstance(value, PartialDate) else (value, remarks)


def how(field: Field, setting: Setting) -> str:
    """Return how the field's own example is typed."""
    return field.example or example(field.type, setting.year)


def coarse(value: PartialDate, wanted: str, field: Field, setting: Setting) -> Understood:
    """Refuse what is not precise enough."""
    return refused("date-too-coarse", reading=value, wanted=wanted, example=how(field, setting))


def read_partial(field: Field, raw: Raw, setting: Setting) -> Understood:
    """Read a date as precisely as it is given."""
    wanted = wanted_of(field, setting)
    if isinstance(raw, date):
        return placed(raw.year, raw.month, raw.day, wanted)
    if isinstance(raw, bool) or not isinstance(raw, str | int | float):
        return refused("date-unreadable", example=wanted.example)
    if isinstance(raw, str):
        return parsed(raw, wanted) if len(raw) <= LONGEST else refused("date-unreadable", example=wanted.example)
    return of_number(shown_number(raw), wanted)


def wanted_of(field: Field, setting: Setting) -> Asked:
    """Say what a field wants."""
    ages = (field.ages.least, field.ages.most or 0) if field.ages else None
    return Asked(field.type, setting.year, how(field, setting), bool(field.until), LIMIT in field.title, ages)


def of_number(text: str, wanted: Asked) -> Understood:
    """Read a number cell: its last zero is gone, so that 1962.1 may be October."""
    if found := NUMBER_ENDS_IN_ONE.fullmatch(text):
        year, last = int(found[1]), int(found[2])
        if year > MONTHS and last == 1 and wanted.kind != "year":
            return refused("read-either", readings=(f"{year}-01", f"{year}-10"))
        if year <= MONTHS and last <= 3 and wanted.kind == "date":  # noqa: PLR2004  # days go to 31
            first, second = PartialDate(wanted.year, year, last), PartialDate(wanted.year, year, last * 10)
            return asked(first, second) if exists(wanted.year, year, last * 10) else parsed(text, wanted)
    return parsed(text, wanted)


def shown_number(raw: float) -> str:
    """Write a number as the sheet shows it; "" where it is none."""
    return shown(raw) if abs(raw) < SERIALS.stop * 10_000 else ""


def days_at_once(_: Field, raws: Sequence[Raw], setting: Setting) -> Sequence[Value] | None:
    """Take a column of real days, or of 2014-09-10; None where one needs a look."""
    days = cast("Sequence[date]", raws)
    types = set(map(type, raws))
    if types == {str} and not odd_iso_days(texts := cast("Sequence[str]", raws)):
        try:
            days = list(map(date.fromisoformat, texts))
        except ValueError:  # no such day
            return None
    elif types != {date}:
        return None
    return days if sane(min(days).year, setting.year) and sane(max(days).year, setting.year) else None


def months_at_once(_: Field, raws: Sequence[Raw], setting: Setting) -> Sequence[Value] | None:
    """Take a column of 2014-09; None where one needs a look."""
    if set(map(type, raws)) != {str} or odd_iso_months(texts := cast("Sequence[str]", raws)):
        return None
    months = [PartialDate(int(text[:4]), int(text[5:])) for text in texts]
    return months if sane(min(months).year, setting.year) and sane(max(months).year, setting.year) else None


def years_at_once(_: Field, raws: Sequence[Raw], setting: Setting) -> Sequence[Value] | None:
    """Take a column of 2014; None where one needs a look."""
    if set(map(type, raws)) != {str} or odd_years(texts := cast("Sequence[str]", raws)):
        return None
    years = list(map(int, texts))
    return years if sane(min(years), setting.year) and sane(max(years), setting.year) else None


@lru_cache(maxsize=4096)
def parsed(raw: str, wanted: Asked) -> Understood:
    """Read a date from text; the same few come over and over."""
    if wanted.ages and AN_AGE.fullmatch(folded(raw)):
        return refused("date-is-age", example=wanted.example)
    said = set_apart(raw, wanted.year, wanted.kind)
    if said.refused:
        return refused("date-unreadable", example=wanted.example)
    value, remarks = dated(said, wanted)
    if value is None or not isinstance(value, PartialDate):
        return value, remarks
    return checked(value, remarks, said, wanted)


OTHER = re.compile(r"(\d{4})(?:[年./-](\d{1,2}))?", re.ASCII)


def checked(value: PartialDate, remarks: tuple[Remark, ...], said: AroundDate, wanted: Asked) -> Understood:
    """Hold a date against what else stands in its cell: a weekday, an age, a note."""
    day = value.date
    if said.other and (found := OTHER.search(said.other)):
        second = PartialDate(int(found[1]), int(found[2] or 0) if wanted.kind == "month" else 0)
        if as_wanted(value, wanted) != as_wanted(second, wanted):
            return asked(as_wanted(value, wanted), as_wanted(second, wanted))
    if said.weekday is not None and day and day.weekday() != said.weekday:
        other = day + timedelta(days=(said.weekday - day.weekday() + 3) % 7 - 3)
        return asked(value, PartialDate(other.year, other.month, other.day))
    if (
        said.age is not None
        and wanted.kind == "month"
        and said.age not in {wanted.year - value.year + n for n in (-1, 0, 1)}
    ):
        return refused("date-age", reading=iso(PartialDate(value.year, value.month)), age=said.age)
    more = list(remarks)
    if said.told and not more:
        more.append(Remark("read-as", {"reading": as_wanted(value, wanted)}))
    if said.tentative:
        more = [each for each in more if each.code != "read-as"]
        more.append(Remark("date-tentative", {"reading": as_wanted(value, wanted), "word": said.tentative}))
    if said.left:
        more = [each for each in more if each.code != "read-as"]
        more.append(Remark("read-without", {"reading": as_wanted(value, wanted), "left": said.left}))
    return value, tuple(more)
