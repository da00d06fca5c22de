"""What calamine loses, collected from the XML of a sheet (工作表 XML): errors, formulas never computed, hidden rows.

Bytes in, places out. Each search starts with a plain find, so that a sheet without such things costs next to nothing;
no pattern goes beyond the tag or the text it starts in, so that the time any XML takes grows with its length.
"""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from sync.model import Broken

CellPlace = tuple[int, int]
"""Sheet row and column, 1-based."""

SHEET = re.compile(rb"<(\w+:)?sheetData\b")
TAG = re.compile(rb"<(row|c)(?=[\s/>])([^<>]*+)>")
IS_ERROR = re.compile(rb"\bt=[\"']e[\"']")
CONTENT = re.compile(rb"\s*+(?:<f\b[^<>]*+(?:(?<=/)>|>[^<]*+</f>)\s*+)?(?:<v[^<>]*+>([^<]*+)</v>)?")
UNCOMPUTED = re.compile(rb"<f\b[^<>]*+(?:(?<=/)>|>[^<]*+</f>)\s*+(?:<v\s*+/>\s*+|<v>\s*+</v>\s*+)?</c>")
TEXT_RESULT = re.compile(rb"\bt=[\"']str[\"']")
HIDDEN_ROW = re.compile(rb"<row\s[^<>]*?\bhidden=[\"'](?:1|true)[\"']")
REFERENCE = re.compile(rb"(?:^|\s)r=[\"']([A-Za-z]{1,3})([0-9]{1,7})[\"']")
ROW_NUMBER = re.compile(rb"(?:^|\s)r=[\"']([0-9]{1,7})[\"']")
CELL = b"<c"


class Tag(NamedTuple):
    """The start of a row or a cell in the XML: where its bytes begin and end, what it says, and its place.

    The place of a row has column 0. Without a reference it follows the one before it, as readers have it.
    """

    start: int
    end: int
    says: bytes
    place: CellPlace


@dataclass(frozen=True, slots=True)
class Lost:
    """What one sheet shows that its values do not."""

    broken: Mapping[CellPlace, Broken]
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
    places = Places(part)
    return Lost(dict((*errors(part, places), *uncomputed(part, places))), hidden_rows(part, places))


def errors(part: bytes, places: "Places") -> Iterator[tuple[CellPlace, Broken]]:
    """Yield the cells that show an error (#N/A and its kin), with its text."""
    if b't="e"' not in part and (b"'" not in part or b"t='e'" not in part):
        return
    done = 0
    for found in IS_ERROR.finditer(part):
        if found.start() < done:
            continue
        start, end = part.rfind(b"<", done, found.start()), part.find(b">", found.end())
        if end < 0:
            return
        done = end if start >= 0 else found.end()
        content = CONTENT.match(part, end + 1)
        if start >= 0 and TAG.match(part, start) and part.startswith(CELL, start) and part[end - 1] != ord("/"):
            value = content[1] if content else None
            yield places.of(start), Broken(html.unescape(value.decode("utf-8", "replace")) if value else "")


def uncomputed(part: bytes, places: "Places") -> Iterator[tuple[CellPlace, Broken]]:
    """Yield the cells whose formula has no cached value; an empty text is a value."""
    if b"<f" not in part:
        return
    done = 0
    for found in UNCOMPUTED.finditer(part):
        start = part.rfind(CELL, done, found.start())
        done = found.end()
        if start >= 0 and not TEXT_RESULT.search(part, start, part.find(b">", start)):
            yield places.of(start), Broken()


def hidden_rows(part: bytes, places: "Places") -> frozenset[int]:
    """Return the numbers of the rows that are hidden."""
    if b"hidden=" not in part:
        return frozenset()
    return frozenset(places.of(found.start())[0] for found in HIDDEN_ROW.finditer(part))


def tags(part: bytes) -> Iterator[Tag]:
    """Yield the rows and cells of a sheet as they come."""
    row = column = 0
    for found in TAG.finditer(part):
        if found[1] == b"row":
            number = ROW_NUMBER.search(found[2])
            row, column = int(number[1]) if number else row + 1, 0
        else:
            reference = REFERENCE.search(found[2])
            row, column = placed(reference) if reference else (row, column + 1)
        yield Tag(found.start(), found.end(), found[2], (row, column))


class Places:
    """Where the rows and cells of a sheet stand (位置): by their references, else by one count of all."""

    def __init__(self, part: bytes) -> None:
        self.part = part

    def of(self, start: int) -> CellPlace:
        """Return the place of the row or cell whose tag starts there; a row has column 0."""
        end = self.part.find(b">", start)
        is_cell = self.part.startswith(CELL, start)
        found = (REFERENCE if is_cell else ROW_NUMBER).search(self.part, start, end if end >= 0 else len(self.part))
        if not found:
            return self.counted.get(start, (0, 0))
        return placed(found) if is_cell else (int(found[1]), 0)

    @cached_property
    def counted(self) -> dict[int, CellPlace]:
        """Every row and cell by where its tag starts."""
        return {tag.start: tag.place for tag in tags(self.part)}


def placed(reference: re.Match[bytes]) -> CellPlace:
    """Return the place that a cell's reference names."""
    return int(reference[2]), column_number(reference[1].upper())


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
