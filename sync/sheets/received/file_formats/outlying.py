"""Far-out cells (远处的零散内容): a value in XFD1048576 makes calamine ask for hundreds of gigabytes and abort.

Where a sheet's content spans too much, cells far from the rest are taken out before it is read, and told of.
"""

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from sync.sheets.received.file_formats.sheetxml import IS_ERROR, CellPlace, tags

MOST_ROWS = 200_000
"""Rows that a sheet's content may span."""
MOST_SPANNED = 3_000_000
"""Rows × columns that a sheet's content may span. A form of 10,000 rows and 50 columns spans half a million."""
GAP_ROWS = 1_000
GAP_COLUMNS = 200
"""Content beyond so many empty rows or columns is far from the rest."""

# Only references that can make a sheet span more than that: three letters, two and four digits, six digits.
SUSPICIOUS = re.compile(rb"r=[\"'](?<=\sr=.)(?:[A-Za-z]{3}|[A-Za-z]{2}[0-9]{4}|[A-Za-z]?[0-9]{6})")
NOTHING = re.compile(rb"\s*+(?:</c>|<v\s*+/>|<v></v>)")
IS_SHARED = re.compile(rb"\bt=[\"']s[\"']")
INDEX = re.compile(rb"<v>\s*+([0-9]{1,9})\s*+</v>")
SHOWN = re.compile(rb"<(?:v|t)(?:\s[^<>]*+)?>([^<]*+)<")
LOOKED_AT = 4096
"""Bytes of a far-out cell that are looked at for what it shows."""

Strings = Callable[[], bytes]
"""Gives the XML of the shared strings, when somebody asks."""


@dataclass(frozen=True, slots=True)
class FarCell:
    """A filled cell: where it stands, and which bytes of the XML it is."""

    place: CellPlace
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Outliers:
    """What was taken out: the sheet's XML without it, and what showed something (place, text)."""

    part: bytes
    shown: tuple[tuple[CellPlace, str], ...]


def far_out(sheets: Mapping[str, bytes], strings: Strings) -> dict[str, Outliers]:
    """Return, by name, the sheets that cannot be read as they are."""
    texts = SharedStrings(strings)
    found = ((name, outliers(part, texts)) for name, part in sheets.items())
    return {name: each for name, each in found if each}


def outliers(part: bytes, strings: "SharedStrings") -> Outliers | None:
    """Take far-out cells out of a sheet's XML; None where the sheet can be read as it is."""
    if not SUSPICIOUS.search(part):
        return None
    cells = list(filled(part))
    if not cells or not spans_too_much(cells):
        return None
    kept = near(cells)
    away = [cell for cell in cells if cell.place[0] > kept[0] or cell.place[1] > kept[1]]
    texts = ((cell.place, text(part[cell.start : cell.end], strings)) for cell in away)
    return Outliers(without(part, away), tuple((place, shown) for place, shown in texts if shown.strip()))


def is_too_large(part: bytes) -> bool:
    """Say whether a sheet's content spans too much to be read."""
    return bool(SUSPICIOUS.search(part)) and spans_too_much(list(filled(part)))


def filled(part: bytes) -> Iterator[FarCell]:
    """Yield the cells that hold anything, or show an error."""
    close = 0
    for tag in tags(part):
        if not tag.place[1] or tag.says.endswith(b"/"):
            continue
        if NOTHING.match(part, tag.end) and not IS_ERROR.search(tag.says):
            continue
        if 0 <= close < tag.end:
            close = part.find(b"</c>", tag.end)
        yield FarCell(tag.place, tag.start, len(part) if close < 0 else close + 4)


def spans_too_much(cells: list[FarCell]) -> bool:
    """Say whether the block that holds all the cells is too large."""
    rows = [cell.place[0] for cell in cells] or [0]
    columns = [cell.place[1] for cell in cells] or [0]
    height, width = max(rows) - min(rows) + 1, max(columns) - min(columns) + 1
    return height > MOST_ROWS or height * width > MOST_SPANNED


def near(cells: list[FarCell]) -> CellPlace:
    """Return the last row and column before the first wide gap."""
    row = last_before_gap({cell.place[0] for cell in cells}, GAP_ROWS)
    column = last_before_gap({cell.place[1] for cell in cells if cell.place[0] <= row}, GAP_COLUMNS)
    return row, column


def last_before_gap(numbers: Iterable[int], gap: int) -> int:
    """Return the last number that follows its predecessor within `gap`."""
    last, *others = sorted(numbers)
    for number in others:
        if number - last > gap:
            break
        last = number
    return last


def without(part: bytes, cells: list[FarCell]) -> bytes:
    """Cut cells out of a sheet's XML."""
    pieces = []
    at = 0
    for cell in cells:
        pieces.append(part[at : cell.start])
        at = cell.end
    return b"".join((*pieces, part[at:]))


def text(cell: bytes, strings: "SharedStrings") -> str:
    """Return what a cell shows, roughly."""
    cell = cell[:LOOKED_AT]
    index = INDEX.search(cell) if IS_SHARED.search(cell, 0, cell.find(b">")) else None
    source = strings.of(int(index[1])) if index else cell
    return html.unescape(b"".join(found[1] for found in SHOWN.finditer(source)).decode("utf-8", "replace"))


class SharedStrings:
    """The shared strings of a workbook (共享字符串), cut apart when somebody first asks."""

    def __init__(self, strings: Strings) -> None:
        self.strings = strings

    def of(self, index: int) -> bytes:
        """Return the XML of one of them; empty where there is none of that number."""
        return self.pieces[index][:LOOKED_AT] if index < len(self.pieces) else b""

    @cached_property
    def pieces(self) -> list[bytes]:
        """The XML of each."""
        return [each.partition(b"</si>")[0] for each in self.strings().split(b"<si")[1:]]
