"""Reading dates (日期): every spelling of the offices, with the precision it has, never guessed."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import cast

from sync.model import PartialDate, Raw, Value
from sync.plan import Field
from sync.reading.values.bulk import odd_ones
from sync.reading.values.folding import folded, shown
from sync.reading.values.numerals import figures
from sync.reading.values.understanding import Setting, Understood, noted, refused, sure

EARLIEST = 1901
"""Nobody in these forms is older; and a sheet shows small numbers as days of 1900."""
AHEAD = 1
"""Years after the plan's that still make sense."""
EPOCH = date(1899, 12, 30)
"""Day 0 of a sheet's serial numbers."""
SERIALS = range(10_000, 80_000)
UNCLEAR_SERIALS = range(19_011, 21_000)
"""19625 may be a day in 1953, or May 1962."""

CLOCK = re.compile(r"(?<![T ])[T ]*+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?$", re.ASCII)
WEEKDAY = re.compile(r"[(,]?(?:星期|周|礼拜)[一二三四五六日天末][)]?$")
BETWEEN_FIGURES = re.compile(r"(?<=\d)\s+(?=\d)", re.ASCII)
SEPARATOR = re.compile(r"[./、。,_]|-+")
TWO_DATES = re.compile(r"[至到~]|[日号]-\d|^\d{4}(?:-\d{1,2}){3,}$|\d{1,2}[日号]?-\d{4}-", re.ASCII)
WHOLE = re.compile(r"(\d{4})(?:(?:年|-)(?:(\d{1,2})(?:(?:月份?|-)(?:(\d{1,2})[日号]?)?)?)?)?", re.ASCII)
DIGITS_ONLY = re.compile(r"(\d{4})(\d{2})(\d{2})?", re.ASCII)
SHORT_YEAR = re.compile(r"'?(\d{2})(?:年(?:\d{1,2}(?:月(?:\d{1,2}[日号]?)?)?)?|-\d{1,2}-\d{1,2})", re.ASCII)
SHORT_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{2})", re.ASCII)
NO_YEAR = re.compile(r"(\d{1,2})(?:月|-)(\d{1,2})[日号]?", re.ASCII)
JANUARY_OR_OCTOBER = re.compile(r"(\d{4})\.1", re.ASCII)
SERIAL = re.compile(r"(\d{5})(?:\.\d+)?", re.ASCII)
MONTHS = 12

odd_iso_days = odd_ones(r"\d{4}-\d\d-\d\d")
odd_iso_months = odd_ones(r"\d{4}-(?:0[1-9]|1[0-2])")
odd_years = odd_ones(r"\d{4}")


def read_date(field: Field, raw: Raw, setting: Setting) -> Understood:
    """Read a day: `datetime.date`."""
    value, remarks = read_partial(field, raw, setting)
    if isinstance(value, PartialDate):
        return (value.date, remarks) if value.day else refused("date-too-coarse", reading=value, wanted="日")
    return value, remarks


def read_month(field: Field, raw: Raw, setting: Setting) -> Understood:
    """Read a month: `PartialDate` without its day."""
    value, remarks = read_partial(field, raw, setting)
    if isinstance(value, PartialDate):
        month = PartialDate(value.year, value.month)
        return (month, remarks) if value.month else refused("date-too-coarse", reading=value, wanted="月")
    return value, remarks


def read_year(field: Field, raw: Raw, setting: Setting) -> Understood:
    """Read a year: a whole number."""
    value, remarks = read_partial(field, raw, setting)
    return (value.year, remarks) if isinstance(value, PartialDate) else (value, remarks)


def read_partial(_: Field, raw: Raw, setting: Setting) -> Understood:
    """Read a date as precisely as it is given."""
    if isinstance(raw, date):
        return placed(raw.year, raw.month, raw.day, setting.year)
    if isinstance(raw, bool) or not isinstance(raw, str | int | float):
        return refused("date-unreadable")
    if not isinstance(raw, str) and (found := JANUARY_OR_OCTOBER.fullmatch(shown_number(raw))):
        year = int(found[1])
        return refused("date-january-october", first=PartialDate(year, 1), second=PartialDate(year, 10))
    return parsed(raw if isinstance(raw, str) else shown_number(raw), setting.year)


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
def parsed(raw: str, this_year: int) -> Understood:
    """Read a date from text; the same few come over and over."""
    bare = figures(WEEKDAY.sub("", CLOCK.sub("", folded(raw))).strip())
    if found := SERIAL.fullmatch(bare):
        return serial(int(found[1]), this_year)
    text = SEPARATOR.sub("-", BETWEEN_FIGURES.sub("-", bare)).replace(" ", "").rstrip("-")
    if TWO_DATES.search(text):
        return refused("date-several")
    found = WHOLE.fullmatch(text) or DIGITS_ONLY.fullmatch(text)
    if found and not (SHORT_DIGITS.fullmatch(text) and not sane(int(found[1]), this_year)):
        year, month, day = (int(group or -1) for group in found.groups())
        return placed(year, month, day, this_year)
    return incomplete(text, this_year)


def placed(year: int, month: int, day: int, this_year: int) -> Understood:
    """Accept what is on the calendar and in a sane range; -1 stands for what is not given."""
    if month == 0 or day == 0 or month > MONTHS or not exists(year, max(month, 1), max(day, 1)):
        return refused("date-impossible")
    if not sane(year, this_year):
        return refused("date-out-of-range", first=EARLIEST, last=this_year + AHEAD)
    return sure(PartialDate(year, max(month, 0), max(day, 0)))


def exists(year: int, month: int, day: int) -> bool:
    """Say whether the calendar has such a day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def sane(year: int, this_year: int) -> bool:
    """Say whether a year can stand in these forms."""
    return EARLIEST <= year <= this_year + AHEAD


def serial(number: int, this_year: int) -> Understood:
    """Read a day that lost its format and shows as the sheet's own count of days."""
    if number not in SERIALS:
        return refused("date-unreadable")
    day = EPOCH + timedelta(days=number)
    reading = PartialDate(day.year, day.month, day.day)
    if number in UNCLEAR_SERIALS and number % 10:
        return refused("date-unclear", first=reading, second=PartialDate(number // 10, number % 10))
    if not sane(day.year, this_year):
        return refused("date-unreadable")
    return noted(reading, "date-serial", reading=reading)


def incomplete(text: str, this_year: int) -> Understood:
    """Say what a text lacks to be a date."""
    if found := SHORT_YEAR.fullmatch(text) or SHORT_DIGITS.fullmatch(text):
        short = int(found[1])
        century = this_year // 100 * 100
        return refused("date-year-short", suggestion=century + short - (100 if century + short > this_year else 0))
    if (found := NO_YEAR.fullmatch(text)) and exists(this_year, int(found[1]), int(found[2])):
        return refused("date-year-missing", suggestion=PartialDate(this_year, int(found[1]), int(found[2])))
    return refused("date-unreadable")
