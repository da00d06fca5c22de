"""What calamine loses, collected from the XML of a sheet (工作表 XML): errors, formulas never computed, hidden rows.

Bytes in, places out. Each search starts with a plain find, so that a sheet without such things costs next to nothing.
"""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sync.model import Broken

Place = tuple[int, int]
"""Sheet row and column, 1-based."""

SHEET = re.compile(rb"<(\w+:)?sheetData\b")
ERROR = re.compile(rb"<c\s[^>]*?\bt=[\"']e[\"'][^>]*(?<!/)>(.*?)</c>", re.DOTALL)
UNCOMPUTED = re.compile(rb"<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>")
TEXT_RESULT = re.compile(rb"\bt=[\"']str[\"']")
VALUE = re.compile(rb"<v[^>]*>([^<]*)</v>")
HIDDEN_ROW = re.compile(rb"<row\s[^>]*\bhidden=[\"'](?:1|true)[\"']")
REFERENCE = re.compile(rb"\sr=[\"']([A-Z]+)([0-9]+)[\"']")
ROW_NUMBER = re.compile(rb"\sr=[\"']([0-9]+)[\"']")
CELL_START = re.compile(rb"<c[\s>/]")
ROW_START = re.compile(rb"<row[\s>/]")


@dataclass(frozen=True, slots=True)
class Lost:
    """What one sheet shows that its values do not."""

    broken: Mapping[Place, Broken]
    hidden_rows: frozenset[int]


def is_sheet(part: bytes) -> bool:
    """Say whether a member of the workbook is the XML of a sheet."""
    return SHEET.search(part) is not None


def plain(part: bytes) -> bytes:
    """Return a sheet's XML without namespace prefixes (<x:row> as <row>), which some programs write."""
    found = SHEET.search(part)
    if found is None or not found[1]:
        return part
    return part.replace(b"<" + found[1], b"<").replace(b"</" + found[1], b"</")


def lost(part: bytes) -> Lost:
    """Collect what calamine would lose of a sheet."""
    return Lost(dict((*errors(part), *uncomputed(part))), hidden_rows(part))


def errors(part: bytes) -> Iterator[tuple[Place, Broken]]:
    """Yield the cells that show an error (#N/A and its kin), with its text."""
    if b't="e"' not in part and (b"'" not in part or b"t='e'" not in part):
        return
    for found in ERROR.finditer(part):
        value = VALUE.search(found[1])
        yield place(part, found.start()), Broken(html.unescape(value[1].decode("utf-8", "replace")) if value else "")


def uncomputed(part: bytes) -> Iterator[tuple[Place, Broken]]:
    """Yield the cells whose formula has no cached value; an empty text is a value."""
    if b"<f" not in part:
        return
    for found in UNCOMPUTED.finditer(part):
        start = part.rfind(b"<c", 0, found.start())
        if not TEXT_RESULT.search(part, start, part.find(b">", start)):
            yield place(part, start), Broken()


def hidden_rows(part: bytes) -> frozenset[int]:
    """Return the numbers of the rows that are hidden."""
    if b"hidden=" not in part:
        return frozenset()
    return frozenset(row_number(part, found.start()) for found in HIDDEN_ROW.finditer(part))


def place(part: bytes, start: int) -> Place:
    """Return where the cell whose element starts there stands: by its reference, else by counting."""
    reference = REFERENCE.search(part, start, part.find(b">", start))
    if reference:
        return int(reference[2]), column_number(reference[1])
    row = part.rfind(b"<row", 0, start)
    return row_number(part, row), sum(1 for _ in CELL_START.finditer(part, row, start)) + 1


def row_number(part: bytes, start: int) -> int:
    """Return the number of the row whose element starts there: by its reference, else by counting."""
    reference = ROW_NUMBER.search(part, start, part.find(b">", start))
    return int(reference[1]) if reference else sum(1 for _ in ROW_START.finditer(part, 0, start)) + 1


def column_number(letters: bytes) -> int:
    """Return 1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def column_letters(number: int) -> str:
    """Return A for 1, AA for 27."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
