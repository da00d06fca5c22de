"""The ways a date is written (日期的写法): with its year first or last, short, without one, or as a serial number."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from sync.model import PartialDate, Remark
from sync.reading.values.days.date_words import AroundDate
from sync.reading.values.days.several_dates import two_days
from sync.reading.values.days.wanted_dates import EARLIEST, MONTHS, Asked, exists, iso, placed, sane, told
from sync.reading.values.understanding import Understood, asked, refused

EPOCH = date(1899, 12, 30)
"""Day 0 of a sheet's serial numbers."""
SERIALS = range(10_000, 80_000)
UNCLEAR_SERIALS = range(19_011, 21_000)
"""19625 may be a day in 1953, or May 1962."""
WHOLE = re.compile(
    r"(\d{4})-?(?:年-?(?:(\d{1,2})(?:(?:月份?-?|-)(?:(\d{1,2})[日号]?)?)?)?|-(\d{1,2})(?:(?:月份?-?|-)(?:(\d{1,2})[日号]?)?)?)?",
    re.ASCII,
)
DIGITS_ONLY = re.compile(r"(\d{4})(\d{2})(\d{2})?", re.ASCII)
SHORT_YEAR = re.compile(
    r"'?(\d{2})(?:年(?:(\d{1,2})(?:(?:月|-)(?:(\d{1,2})[日号]?)?)?)?|-(\d{1,2})-(\d{1,2}))", re.ASCII
)
SHORT_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{2})", re.ASCII)
NO_YEAR = re.compile(r"(\d{1,2})(?:月|-)(\d{1,2})[日号]?", re.ASCII)
FOUR = re.compile(r"(\d{2})(\d{2})", re.ASCII)
YEAR_LAST = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})", re.ASCII)
MONTH_FIRST = re.compile(r"(\d{1,2})-(\d{4})", re.ASCII)
SHORT_MONTH = re.compile(r"'?(\d{2})(?:年|-)(\d{1,2})月?", re.ASCII)
SERIAL = re.compile(r"(\d{5})(?:\.\d+)?", re.ASCII)
TWO_FIGURES = re.compile(r"'?\d{2}")


def dated(said: AroundDate, wanted: Asked) -> Understood:
    """Read what is left of a date when all else is set aside."""
    text = said.date
    if (found := SERIAL.fullmatch(said.spans)) and not (wanted.kind == "month" and "." in said.spans):
        return serial(int(found[1]), wanted)
    if several := two_days(said, wanted):
        return several
    found = WHOLE.fullmatch(text) or DIGITS_ONLY.fullmatch(text)
    if found and not (SHORT_DIGITS.fullmatch(text) and not sane(int(found[1]), wanted.year)):
        year, month, day = [*(int(group) for group in found.groups() if group), -1, -1][:3]
        if not FOUR.fullmatch(text) or sane(year, wanted.year) or wanted.kind != "date":
            return placed(year, month, day, wanted)
    found_otherwise = turned(text, wanted) or short(text, said, wanted)
    return found_otherwise or refused("date-unreadable", example=wanted.example)


def turned(text: str, wanted: Asked) -> Understood | None:
    """Read dates that begin with the day or the month; of two orders it is asked which."""
    if found := YEAR_LAST.fullmatch(text):
        one, two, year = map(int, found.groups())
        if not sane(year, wanted.year):
            return None
        ways = [(m, d) for m, d in ((one, two), (two, one)) if exists(year, m, d)]
        ways = list(dict.fromkeys(ways))
        if len(ways) == 1:
            return told(PartialDate(year, *ways[0]), wanted)
        kind = "month" if wanted.kind == "month" else "date"
        return (
            asked(*(iso(PartialDate(year, m)) if kind == "month" else PartialDate(year, m, d) for m, d in ways))
            if ways
            else None
        )
    if wanted.kind == "month" and (found := MONTH_FIRST.fullmatch(text)) and int(found[1]) <= MONTHS:
        return told(PartialDate(int(found[2]), int(found[1])), wanted) if sane(int(found[2]), wanted.year) else None
    return None


def short(text: str, said: AroundDate, wanted: Asked) -> Understood | None:
    """Read a date whose year has two figures, or that has none, where only one year is possible."""
    if found := SHORT_YEAR.fullmatch(text) or SHORT_DIGITS.fullmatch(text):
        figures = [int(each) for each in found.groups() if each]
        return centuries(figures[0], figures[1:], wanted)
    if wanted.kind == "month" and (found := SHORT_MONTH.fullmatch(text)) and int(found[1]) > MONTHS:
        return centuries(int(found[1]), [int(found[2])], wanted)
    if (
        wanted.kind == "year"
        and TWO_FIGURES.fullmatch(text)
        and (text.startswith("'") or said.year_said or text[0] == "0")
    ):
        return centuries(int(text.lstrip("'")), [], wanted)
    if wanted.kind != "date":
        return None
    found = NO_YEAR.fullmatch(text) or FOUR.fullmatch(text)
    return in_season(int(found[1]), int(found[2]), said, wanted) if found else None


def in_season(month: int, day: int, said: AroundDate, wanted: Asked) -> Understood | None:
    """Read a day of the season's year; 20/10 too, for there is no month 20."""
    ways = [(m, d) for m, d in ((month, day), (day, month)) if exists(wanted.year, m, d)]
    if not ways or (ways[0] != (month, day) and said.named_month):
        return None
    if ways[0][0] <= NEW_YEAR:
        first, second = (PartialDate(year, *ways[0]) for year in (wanted.year, wanted.year + 1))
        return refused("read-either", readings=(iso(first), iso(second)))
    if said.lunar_like:
        return refused("date-lunar", reading=f"{month}月{day}日", example=wanted.example)
    return told(PartialDate(wanted.year, *ways[0]), wanted)


NEW_YEAR = 3
"""Reports of the week are sent in until the spring."""


def centuries(two: int, rest: Sequence[int], wanted: Asked) -> Understood | None:
    """Read a year of two figures where only one century is possible."""
    month, day = [*rest, -1, -1][:2]
    this = wanted.year // 100 * 100
    years = [year for year in (this - 100 + two, this + two) if EARLIEST - 1 <= year <= wanted.year]
    if wanted.ages:
        least, most = wanted.ages
        years = [year for year in years if least <= wanted.year - year <= most]
    elif wanted.kind == "date":
        years = [wanted.year] if two == wanted.year % 100 else []
    else:
        years = [year for year in years if year >= wanted.year - OLDEST_BRAND]
    if len(years) > 1:
        return asked(*(iso(PartialDate(year, max(month, 0))) for year in years))
    if not years or month == 0 or month > MONTHS or (month > 0 and not exists(years[0], month, max(day, 1))):
        return None
    found = PartialDate(years[0], max(month, 0), max(day, 0))
    if wanted.ages and wanted.year - years[0] > VERY_OLD:
        return found, (
            Remark(
                "date-very-old", {"reading": iso(PartialDate(found.year, found.month)), "age": wanted.year - years[0]}
            ),
        )
    return told(found, wanted)


OLDEST_BRAND = 80
VERY_OLD = 100


def serial(number: int, wanted: Asked) -> Understood:
    """Read a day that lost its format and shows as the sheet's own count of days."""
    if number not in SERIALS:
        return refused("date-unreadable", example=wanted.example)
    day = EPOCH + timedelta(days=number)
    reading = PartialDate(day.year, day.month, day.day)
    if number in UNCLEAR_SERIALS and wanted.kind == "year":
        return refused("date-unreadable", example=wanted.example)
    if number in UNCLEAR_SERIALS and number % 10:
        return asked(f"{number // 10}-{number % 10:02}", f"{day.year}-{day.month:02}")
    return told(reading, wanted) if sane(day.year, wanted.year) else refused("date-unreadable", example=wanted.example)
