"""What people type, made comparable (字符归一): invisible characters, odd blanks, full width, bracket forms."""

import re
from datetime import date, datetime, time

from sync.characters import public
from sync.model import Broken, Raw
from sync.normal import normal
from sync.work import spend

INVISIBLE = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe0e\ufe0f"
CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x9f"
BLANKS = " \t\n\r\x0b\x0c\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
UNSEEN = re.compile(f"[{INVISIBLE}{CONTROLS}]|_x000D_")
LINE_BREAK = re.compile(r"(?:(?<![ \t])[ \t]++)?(?:\r\n|[\n\r\x0b\x0c\u2028\u2029])[\s\u3000]*+")
ODD_BLANK = re.compile(f"[\t{BLANKS[6:]}]")
ANY_BLANK = re.compile(f"[{BLANKS}]+")
SELECTORS = frozenset("\ufe0e\ufe0f")
EMPTY = re.compile(f"[{BLANKS}{INVISIBLE}{CONTROLS}]*")
WIDE_RANGES = "０-９Ａ-Ｚａ-ｚ"
WIDE = re.compile(f"[{WIDE_RANGES}]")
NARROWED = {
    code: code - 0xFEE0 for first, last in ("０９", "ＡＺ", "ａｚ") for code in range(ord(first), ord(last) + 1)
}
DASHES = re.compile("[‐-―−﹣－ー]+")
BREAK_BETWEEN_HAN = re.compile(r"(?<=[^\x00-\xff])\n|\n(?=[^\x00-\xff])")


def is_blank(text: str) -> bool:
    """Say whether nothing can be seen in a text."""
    return not text or (not (text[0].isalnum() or text[-1].isalnum()) and bool(EMPTY.fullmatch(text)))


def tidy(text: str) -> str:
    """Return prose as it was meant: punctuation as typed, digits and letters narrow, no invisible character."""
    if not text.isprintable() or "_x000D_" in text or SELECTORS & {*text[-2:]}:
        spend(len(text))
        text = LINE_BREAK.sub("\n", ODD_BLANK.sub(" ", UNSEEN.sub("", text)))
    if WIDE.search(text):
        text = text.translate(NARROWED)
    return public(text).strip()


def one_line(text: str) -> str:
    """Return tidy prose in one line: breaks beside Chinese characters vanish, others become a blank."""
    text = tidy(text)
    return BREAK_BETWEEN_HAN.sub("", text).replace("\n", " ") if "\n" in text else text


def folded(text: str) -> str:
    """Return a text in its compatibility form with plain dashes: for numbers, codes, dates; never for prose."""
    if text.isascii() and text.isprintable():
        return text.strip()
    spend(len(text))
    return DASHES.sub("-", normal(tidy(text)))


def tight(text: str) -> str:
    """Return a text folded and without any blank, to compare words with words."""
    return ANY_BLANK.sub("", folded(text))


def shown(raw: Raw) -> str:
    """Return a cell as the person saw it; whole numbers without a fraction, "" for nothing."""
    if isinstance(raw, str):
        return raw
    if isinstance(raw, Broken):
        return raw.text
    if isinstance(raw, date | time):
        return moment_shown(raw)
    return "" if raw is None else number_shown(raw)


def moment_shown(raw: date | time) -> str:
    """Write a day, a time of day, or both: 2014-09-10 08:30; midnight is the day alone."""
    if isinstance(raw, time):
        return f"{raw:%H:%M}"
    timed = isinstance(raw, datetime) and raw.time() != time()
    return raw.strftime("%Y-%m-%d %H:%M" if timed else "%Y-%m-%d")


def number_shown(raw: float) -> str:
    """Write a number with the fifteen digits a sheet keeps, TRUE and FALSE as such."""
    if isinstance(raw, bool):
        return str(raw).upper()
    return f"{raw:.15g}" if isinstance(raw, float) and not raw.is_integer() else str(int(raw))
