"""Two days in one cell (起止日期写在一格): 10月20日至26日, 2014.10.20-26, 10月20日、21日."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

LAST = r"(\d{4})"
Y, M, D = r"(\d{2}|\d{4})", r"(\d{1,2})", r"(\d{1,2})"
JOIN = r"(-|~|至|到|、|或|/|,)"
WITH_MARKS = re.compile(
    rf"(?:{Y}(?:年|[./]))?{M}(?:月|[./]){D}[日号]?{JOIN}(?:{LAST}(?:年|[./]))?(?:{M}(?:月|[./]))?{D}[日号]?", re.ASCII
)
WITH_DASHES = re.compile(rf"(?:{Y}-)?{M}-{D}[日号]?(~|至|到|、|或)(?:{Y}-)?(?:{M}-)?{D}[日号]?", re.ASCII)
IN_FIGURES = re.compile(r"(\d{4})(\d\d)(\d\d)(-|~|至|到)(\d{4})(\d\d)(\d\d)", re.ASCII)
MONTHS_ONLY = re.compile(r"\d{2,4}(?:年|[./])(\d{1,2})-(\d{1,2})(月?)", re.ASCII)
WEEK_FROM = re.compile(rf"(?:{Y}年)?{M}月{D}[日号]?(?:起|开始)?,?为?期?(?:一周|1周|七天|7天)", re.ASCII)
SEVERAL = re.compile(rf"(?:{Y}年)?{M}月{D}[日号]?(?:[、,]\d{{1,2}}[日号]?){{2,}}", re.ASCII)


MONTHS = 12


@dataclass(frozen=True)
class DaySpan:
    """The first and the last day, and by what mark they are joined; `year_missing` where no year was written."""

    first: date
    last: date
    mark: str
    year_missing: bool


def span_in(text: str, this_year: int) -> DaySpan | None:
    """Return the two days of a text; None where it has not just two."""
    for pattern in (WITH_MARKS, WITH_DASHES, IN_FIGURES):
        if found := pattern.fullmatch(text):
            year, month, day, mark, last_year, last_month, last_day = found.groups()
            if mark == "/" and not last_month:
                return None
            return made(
                full(year, this_year), month, day, mark, full(last_year, 0), last_month, last_day, missing=year is None
            )
    return None


def full(year: str | None, otherwise: int) -> int:
    """Return a year of two or four figures; another where none is written."""
    if not year:
        return otherwise
    return int(year) if len(year) > 2 else 2000 + int(year)  # noqa: PLR2004  # 14 is 2014


def made(  # noqa: PLR0913, PLR0917  # the groups of a pattern
    year: int, month: str, day: str, mark: str, last_year: int, last_month: str | None, last_day: str, *, missing: bool
) -> DaySpan | None:  # seven groups
    """Make a span of what was written; None where one of its days does not exist."""
    try:
        first = date(year, int(month), int(day))
        last = date(last_year or year, int(last_month or month), int(last_day))
        if not last_year and last_month and last < first:
            last = date(year + 1, int(last_month), int(last_day))
    except ValueError:
        return None
    return DaySpan(first, last, mark, missing)


def months_only(text: str) -> bool:
    """Say whether two months may be meant: 2014.9-10."""
    found = MONTHS_ONLY.fullmatch(text)
    return found is not None and (bool(found[3]) or int(found[1]) < int(found[2]) <= MONTHS)


def week_from(text: str, this_year: int) -> tuple[date, date, date] | None:
    """Return a first day and the two last days that 为期一周 may mean; None where that is not said."""
    found = WEEK_FROM.fullmatch(text)
    if found is None:
        return None
    try:
        first = date(full(found[1], this_year), int(found[2]), int(found[3]))
    except ValueError:
        return None
    return first, first + timedelta(days=6), first + timedelta(days=7)
