"""Reading words (文字、姓名、文件名、网址): what was typed, tidied; nothing of its meaning is touched."""

import re
from collections.abc import Sequence
from datetime import date, time

from sync.model import PartialDate, Raw, Value
from sync.plan import Field
from sync.reading.values.folding import NOTHING, one_line, shown, tidy
from sync.reading.values.understanding import Setting, Understood, noted, refused, sure

SINGLE_LINE = 100
"""Text fields of at most so many 字 hold one line; longer ones keep their paragraphs."""
DIGITS_KEPT = 15
"""A sheet keeps so many digits of a number; what came after them is lost."""
SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[Ee]\+\d+")

HAN = "㐀-䶿一-鿿豈-﫿〇\U00020000-\U0003ffff"
PLAIN_NAME = f"(?!{'|'.join(map(re.escape, sorted(NOTHING)))})[{HAN}]{{2,5}}"
FULL_NAME = re.compile(f"[{HAN}]{{2,6}}|[{HAN}]+(?:·[{HAN}]+)+")
DOT = re.compile(r"(?:(?<!\s)\s++)?[•・．.‧∙⋅●･ᐧ·]\s*+")
ALL_HAN = re.compile(f"[{HAN}]+")
BETWEEN_NAMES = re.compile(r"[、，,；;/\n]+")
LONGEST_SPACED = 4

BETWEEN_FILES = re.compile(r"[、，,；;\n]+")
AROUND_FILES = "《》“”\"'〈〉 "
PLAIN_FILE = r"[0-9A-Za-z㐀-䶿一-鿿-]++\.[0-9A-Za-z]++"
PLAIN_FILES = f"{PLAIN_FILE}(?:、{PLAIN_FILE})*+"
"""File names without a blank, joined by 、."""
SUFFIX = re.compile(r"(?<=.)[.．][A-Za-z0-9]{1,5}$")


def lost_digits(raw: Raw) -> bool:
    """Say whether a cell was kept as a number longer than a sheet can hold."""
    if isinstance(raw, str):
        return bool(SCIENTIFIC.fullmatch(raw.strip()))
    return isinstance(raw, int | float) and abs(raw) >= 10**DIGITS_KEPT


def read_text(field: Field, raw: Raw, _: Setting) -> Understood:
    """Read a text: paragraphs stay where there is room for them."""
    if isinstance(raw, str):
        return sure(one_line(raw) if field.max is not None and field.max <= SINGLE_LINE else tidy(raw))
    if lost_digits(raw):
        return refused("precision-lost")
    if isinstance(raw, time):
        return noted(shown(raw), "text-from-date", reading=shown(raw))
    if isinstance(raw, date):
        words = str(PartialDate(raw.year, raw.month, raw.day))
        return noted(words, "text-from-date", reading=words)
    return sure(shown(raw))


def read_name(_: Field, raw: Raw, __: Setting) -> Understood:
    """Read a person's name: no blank inside a short one, one kind of dot inside a long one."""
    text = DOT.sub("·", tidy(shown(raw)))
    people = [each.strip() for each in BETWEEN_NAMES.split(text) if each.strip()]
    pieces = text.split()
    spaced = len(pieces) > 1 and all(map(ALL_HAN.fullmatch, pieces))
    if spaced and len("".join(pieces)) <= LONGEST_SPACED and min(map(len, pieces)) == 1:
        return noted("".join(pieces), "name-blank", reading="".join(pieces))
    if len(people) > 1 or spaced:
        return noted(text, "name-several", count=max(len(people), len(pieces)))
    return sure(text) if FULL_NAME.fullmatch(text) else noted(text, "name-unlikely")


def read_files(_: Field, raw: Raw, __: Setting) -> Understood:
    """Read file names: a tuple, in the order given."""
    pieces = [each.strip(AROUND_FILES) for each in BETWEEN_FILES.split(tidy(shown(raw)))]
    names = [name for piece in pieces for name in file_names(piece)]
    return sure(tuple(names)) if names else refused("file-names")


def names_read(texts: Sequence[str], _: Sequence[int]) -> list[Value]:
    """Split plain lists of file names."""
    return [tuple(text.split("、")) for text in texts]


def file_names(piece: str) -> list[str]:
    """Split a piece at its blanks where each part is a file name of its own."""
    parts = piece.split()
    return parts if len(parts) > 1 and all(map(SUFFIX.search, parts)) else [piece] if piece else []


def read_link(_: Field, raw: Raw, __: Setting) -> Understood:
    """Read a link or file name: one line, as typed."""
    return sure(one_line(shown(raw)))
