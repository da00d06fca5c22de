"""Values as they are quoted in a sentence for a clerk (引用所填内容): one line, short, without control characters."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from itertools import islice

from sync.masking import LISTED
from sync.model import Broken, PartialDate

QUOTED = 30
"""A quoted value is cut to this many 字: enough to find it in the sheet, short enough for a line of a letter."""

LOOKED_AT = 2_000
"""What is quoted stands within so many characters, however many of them cannot be seen."""
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")


def worded(value: object, limit: int | None = QUOTED) -> str:
    """Write a value as a clerk would; text is cut to `limit` 字 where one is given."""
    if isinstance(value, str):
        return quoted(value, limit)
    if isinstance(value, (tuple, list, set, frozenset)):
        shown = [worded(each, limit) for each in islice(value, LISTED)]
        return listed(shown, count=len(value))
    if isinstance(value, (date, time)):
        return moment(value)
    return quoted(plain(value), limit)


def plain(value: object) -> str:
    """Write a number, a yes or no, nothing, or a cell without a value of its own."""
    match value:
        case bool():
            return "是" if value else "否"
        case float():
            return f"{value:.15g}"
        case Broken():
            return value.text
        case None:
            return ""
        case _:
            return str(value)


def moment(value: date | time) -> str:
    """Write a day, a time of day, or both: 2014年9月10日, 12:30, 2014年9月10日12:30."""
    day = str(PartialDate(value.year, value.month, value.day)) if isinstance(value, date) else ""
    return day + (f"{value:%H:%M}" if isinstance(value, (datetime, time)) else "")


def quoted(words: str, limit: int | None = QUOTED) -> str:
    """Quote somebody's words in one line: no control characters, at most `limit` 字."""
    line = " ".join(UNSEEN.sub(" ", words if limit is None else words[:LOOKED_AT]).split())
    return line if limit is None or len(line) <= limit else line[: limit - 1] + "…"


def listed(words: Sequence[str], unit: str = "项", count: int = 0) -> str:
    """Join words with 、 and say how many there are (`count`, where `words` are the first) if too many to list."""
    of = max(count, len(words))
    more = f"等{of}{unit}" if of > LISTED else ""
    return "、".join(words[:LISTED]) + more
