"""Reading words (文字): what was typed, tidied; nothing of its meaning is touched."""

import re
from datetime import date, time
from html import unescape

from sync.model import PartialDate, Raw
from sync.plan import Field
from sync.reading.values.bulk import GARBLED
from sync.reading.values.folding import one_line, shown, tidy
from sync.reading.values.understanding import Setting, Understood, example, noted, read_as, refused, sure

SINGLE_LINE = 100
"""Text fields of at most so many 字 hold one line; longer ones keep their paragraphs."""
DIGITS_KEPT = 15
"""A sheet keeps so many digits of a number; what came after them is lost."""
SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[Ee]\+\d+")
ENTITY = re.compile(r"&(?:#\d{2,7}|#x[0-9a-fA-F]{2,6}|[a-zA-Z]{2,8});")
NAMED_ENTITY = re.compile(r"&(?:#\d{2,7}|#x[0-9a-fA-F]{2,6});")
SPREAD = re.compile(r"(?<=[㐀-鿿]) (?=[㐀-鿿](?: |$))")
"""A blank between single characters, set for the look."""
BROKEN = re.compile(r"锟斤拷|烫烫烫|屯屯屯|□")
LOST = re.compile(r"(?<=[㐀-鿿])\?(?=[㐀-鿿])")


def lost_digits(raw: Raw) -> bool:
    """Say whether a cell was kept as a number longer than a sheet can hold."""
    if isinstance(raw, str):
        return bool(SCIENTIFIC.fullmatch(raw.strip()))
    return isinstance(raw, int | float) and abs(raw) >= 10**DIGITS_KEPT


def read_text(field: Field, raw: Raw, setting: Setting) -> Understood:
    """Read a text: paragraphs stay where there is room for them."""
    if isinstance(raw, str):
        return worded(raw, single=field.max is not None and field.max <= SINGLE_LINE)
    if lost_digits(raw):
        return refused("precision-lost", example=example(field.type, setting.year))
    if isinstance(raw, time):
        return noted(shown(raw), "text-from-date", reading=shown(raw))
    if isinstance(raw, date):
        words = str(PartialDate(raw.year, raw.month, raw.day))
        return noted(words, "text-from-date", reading=words)
    return sure(shown(raw))


def worded(raw: str, *, single: bool) -> Understood:
    """Tidy a text; stop where characters of it were lost on the way."""
    text = one_line(raw) if single else tidy(raw)
    if BROKEN.search(text) or garbled(text) or (single and LOST.search(text)):
        return refused("text-garbled")
    if single:
        text = SPREAD.sub("", text).removeprefix("'") if " " in text or text.startswith("'") else text
    if "&" in text and ENTITY.search(text):
        plain = tidy(unescape(text))
        return read_as(plain, plain) if NAMED_ENTITY.search(text) else sure(plain)
    return sure(text)


def garbled(text: str) -> bool:
    """Say whether a text is another, read as GBK though it was UTF-8."""
    if text.isascii() or not set(GARBLED) & set(text):
        return False
    try:
        return bool(text.encode("gbk").decode("utf-8"))
    except UnicodeError:
        return False
