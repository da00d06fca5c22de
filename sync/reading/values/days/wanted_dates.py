"""What a field wants of a date (栏目要的日期), and a date held against it and against the calendar."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sync.model import PartialDate, Remark
from sync.reading.values.understanding import Understood, refused, sure

EARLIEST = 1901
"""Nobody in these forms is older; and a sheet shows small numbers as days of 1900."""
AHEAD = 1
"""Years after the plan's that still make sense."""
MONTHS = 12


@dataclass(frozen=True)
class Asked:
    """What a field wants of a date: its precision, whether another has the last day, a limit, how old one may be."""

    kind: str
    year: int
    example: str
    spans: bool = False
    limit: bool = False
    ages: tuple[int, int] | None = None


def told(value: PartialDate, wanted: Asked) -> Understood:
    """Accept a date and say as what it was read."""
    return value, (Remark("read-as", {"reading": as_wanted(value, wanted)}),)


def as_wanted(value: PartialDate, wanted: Asked) -> str:
    """Write a date as precisely as the field wants it."""
    parts = {"date": (value.year, value.month, value.day), "month": (value.year, value.month)}
    return iso(PartialDate(*parts.get(wanted.kind, (value.year,))))


def iso(value: PartialDate) -> str:
    """Write a date as it is typed: 2014-10-20, 1962-05, 2008."""
    return "-".join([str(value.year), *(f"{part:02}" for part in (value.month, value.day) if part)])


def partial(day: date) -> PartialDate:
    """Return a day as a date with its precision."""
    return PartialDate(day.year, day.month, day.day)


def written(day: date) -> str:
    """Write a day in words."""
    return str(partial(day))


def placed(year: int, month: int, day: int, wanted: Asked) -> Understood:
    """Accept what is on the calendar and in a sane range; -1 stands for what is not given."""
    if month > MONTHS and 0 < day <= MONTHS and exists(year, day, month):
        return refused("date-swapped", suggestion=iso(PartialDate(year, day, month)))
    if month == 0 or day == 0 or month > MONTHS or not exists(year, max(month, 1), max(day, 1)):
        return refused("date-impossible", example=wanted.example)
    if not sane(year, wanted.year):
        return refused("date-out-of-range", first=EARLIEST, last=wanted.year + AHEAD, example=wanted.example)
    return sure(PartialDate(year, max(month, 0), max(day, 0)))


@lru_cache(maxsize=4096)
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
