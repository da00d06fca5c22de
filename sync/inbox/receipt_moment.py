"""When a file came, as somebody wrote it into the register (收到的时刻); a day alone is that day's last second."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from unicodedata import normalize

HAN = "〇零○一二三四五六七八九"
DIGIT_OF = {each: str(max(0, place - 2)) for place, each in enumerate(HAN)}
TENS = re.compile("([一二三四五六七八九]?)十([一二三四五六七八九]?)")
WEEKDAY = re.compile(r"\(?(?:星期|周|礼拜)[一二三四五六日天1-6]\)?")
COMPACT = re.compile(r"(20\d\d)(\d\d)(\d\d)(?![\d])", re.ASCII)
DAY = re.compile(r"(?:(\d{4}|\d\d)[-/.年])?(\d{1,2})[-/.月](\d{1,2})[日号]?", re.ASCII)
TIME = re.compile(r"(\d{1,2})(?:[:时点](?:(\d{1,2})分?(?::(\d{1,2})(?:\.\d++)?|(\d{1,2})秒)?|(半)|整)?)", re.ASCII)
HALVES = {
    "凌晨": 0,
    "早上": 0,
    "早晨": 0,
    "上午": 0,
    "中午": 0,
    "下午": 12,
    "傍晚": 12,
    "晚上": 12,
    "晚": 12,
    "AM": 0,
    "PM": 12,
}
NOON = 12
WHOLE_DAY = 24
END_OF_DAY = timedelta(days=1, seconds=-1)
CENTURY = 2000
EXAMPLE = "应如 2014-09-10 17:30"


class UnclearMomentError(ValueError):
    """A moment that is none, or may be several; the message says so in Chinese."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of receipt; `supposed` is its day where the year had to be supplied, "" where it was written."""

    at: datetime
    supposed: str = ""


def read_moment(written: str, year: int, zone: tzinfo) -> Moment:
    """Read a moment of the season of `year`, in `zone` unless it says otherwise. Raises UnclearMomentError."""
    plain = normalize("NFKC", written).strip()
    try:
        made = datetime.fromisoformat(plain)
    except ValueError:
        return spoken(plain, year, zone)
    timed = ":" in plain or "T" in plain
    local = made if made.tzinfo else made.replace(tzinfo=zone)
    return Moment(local.astimezone(zone) if timed else local + END_OF_DAY)


def spoken(plain: str, year: int, zone: tzinfo) -> Moment:
    """Read what is not written as a machine writes it. Raises UnclearMomentError."""
    text = figures(WEEKDAY.sub("", "".join(plain.split()).upper()))
    text = COMPACT.sub(r"\1-\2-\3", text)
    found = DAY.match(text)
    if not found:
        raise UnclearMomentError(EXAMPLE)
    if found[1] is None and text[found.end() : found.end() + 1] in {"/", "-", "."}:
        raise UnclearMomentError(of_two(found, year))
    try:
        day = datetime(full(found[1], year), int(found[2]), int(found[3]), tzinfo=zone)
        at = day + time_of_day(text[found.end() :])
    except ValueError as error:
        raise UnclearMomentError(EXAMPLE) from error
    supposed = f"{day:%Y-%m-%d}" if found[1] is None or len(found[1]) < len("2014") else ""
    return Moment(at, supposed)


def figures(text: str) -> str:
    """Write Chinese figures as digits: 二〇一四年九月十日 → 2014年9月10日."""
    text = TENS.sub(lambda m: f"{DIGIT_OF.get(m[1], '1')}{DIGIT_OF.get(m[2], '0')}", text)
    return "".join(DIGIT_OF.get(each, each) for each in text)


def full(written: str | None, year: int) -> int:
    """Return a year of four digits; the season's where none is written."""
    return year if written is None else CENTURY + int(written) if len(written) < len("2014") else int(written)


def of_two(found: re.Match[str], year: int) -> str:
    """Say which two days 9/10/2014 may be."""
    first, second = int(found[2]), int(found[3])
    return f"分不清是{year}年{first}月{second}日还是{year}年{second}月{first}日，{EXAMPLE}"


def time_of_day(text: str) -> timedelta:
    """Return how much of the day has gone; all of it where no time is written. Raises ValueError."""
    rest = text.removeprefix("T")
    if not rest:
        return END_OF_DAY
    half = next((each for each in HALVES if rest.startswith(each) or rest.endswith(each)), "")
    found = TIME.fullmatch(rest.removeprefix(half).removesuffix(half if half.isascii() else ""))
    if not found:
        raise ValueError(text)
    hour = int(found[1]) + (HALVES[half] if half and int(found[1]) < NOON else 0)
    minute, second = 30 if found[5] else int(found[2] or 0), int(found[3] or found[4] or 0)
    if (hour, minute, second) == (WHOLE_DAY, 0, 0):
        return END_OF_DAY
    if hour >= WHOLE_DAY or minute > 59 or second > 59:  # noqa: PLR2004  # minutes and seconds
        raise ValueError(text)
    return timedelta(hours=hour, minutes=minute, seconds=second)
