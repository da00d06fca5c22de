"""Several dates in one cell (一格里几个日期): a first and a last day, two months, a run of years."""

import re
from datetime import date, timedelta

from sync.model import PartialDate, Remark
from sync.reading.values.days.date_spans import SEVERAL, months_only, span_in, week_from
from sync.reading.values.days.date_words import AroundDate
from sync.reading.values.days.wanted_dates import MONTHS, Asked, partial, told, written
from sync.reading.values.understanding import Understood, asked, refused


def two_days(said: AroundDate, wanted: Asked) -> Understood | None:  # noqa: PLR0911  # a way for each pair
    """Read two days where a field has another for the last; where a limit is asked for, the last; else ask which."""
    if week := week_from(said.spans, wanted.year):
        return asked(*(f"{written(week[0])}至{written(last)}" for last in week[1:]))
    if months_only(said.spans) or SEVERAL.fullmatch(said.spans):
        begun = FIRST_DAY.search(said.spans)
        return refused("date-several", example=f"{int(begun[1])}月{int(begun[2])}日" if begun else wanted.example)
    if wanted.limit and (end := MONTH_END.fullmatch(said.spans)):
        following = date(wanted.year + int(end[1]) // MONTHS, int(end[1]) % MONTHS + 1, 1)
        return told(partial(following - timedelta(days=1)), wanted)
    if wanted.kind != "date" and (several := several_in(said.spans, wanted)):
        return several
    span = span_in(said.spans, wanted.year) if wanted.kind == "date" else None
    if span is None:
        return None
    first, last = span.first, span.last
    if wanted.limit and span.mark != "或":
        return partial(last), (Remark("read-as", {"reading": last.isoformat()}),)
    one_after_another = span.mark != "或" and (span.mark not in "、," or last - first == timedelta(days=1))
    if wanted.spans and first < last and one_after_another:
        return partial(first), (Remark("date-span", {"reading": first.isoformat(), "last": last.isoformat()}),)
    return asked(written(first), written(last))


def several_in(text: str, wanted: Asked) -> Understood | None:
    """Ask about two months or two years; of a run of years the first is the first."""
    if wanted.kind == "year":
        if not (found := YEARS.fullmatch(text)):
            return None
        first, last = int(found[1]), int(found[3])
        return (
            told(PartialDate(first), wanted)
            if found[2] in "-~至到" and last - first > 1 and not found[4]
            else asked(first, last)
        )
    if found := TWO_MONTHS.fullmatch(text):
        return asked(*(f"{int(found[1])}-{int(month):02}" for month in found.groups()[1:]))
    if found := MONTH_OR_MONTH.fullmatch(text):
        year, month, other, last = map(int, found.groups())
        return asked(f"{year}-{month:02}", f"{other}-{last:02}")
    return None


FIRST_DAY = re.compile(r"(\d{1,2})月(\d{1,2})", re.ASCII)
MONTH_END = re.compile(r"(\d{1,2})月[底末]?", re.ASCII)
YEARS = re.compile(r"(\d{4})年?(-|~|至|到|/|或|、)(\d{4})年?(学年)?", re.ASCII)
TWO_MONTHS = re.compile(r"(\d{4})年(\d{1,2})月?[、或/](\d{1,2})月", re.ASCII)
MONTH_OR_MONTH = re.compile(r"(\d{4})[年./](\d{1,2})月?[、或/](\d{4})[年./](\d{1,2})月?", re.ASCII)
