"""Far-out cells (远处的零散内容): a value in XFD1048576 makes calamine ask for hundreds of gigabytes and abort.

Where a sheet's content spans too much, cells far from the rest are taken out before it is read, and told of.
"""

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sync.sheets.received.sheetxml import Place, column_number

MOST_SPANNED = 3_000_000
"""Rows × columns that a sheet's content may span. A form of 10,000 rows and 50 columns spans half a million."""
GAP_ROWS = 1_000
GAP_COLUMNS = 200
"""Content beyond so many empty rows or columns is far from the rest."""

# Only references that can make a sheet span more than MOST_SPANNED: three letters, two and four digits, six digits.
SUSPICIOUS = re.compile(rb"r=[\"'](?:[A-Z]{3}|[A-Z]{2}[0-9]{4}|[A-Z]?[0-9]{6})")
FILLED = re.compile(rb"<c\s[^>]*?\br=[\"']([A-Z]+)([0-9]+)[\"'][^>]*(?<!/)>(?!\s*</c>|\s*<v\s*/>|<v></v>)")
INDEX = re.compile(rb"\bt=[\"']s[\"'][^>]*>.*?<v>\s*([0-9]+)\s*</v>", re.DOTALL)
SHOWN = re.compile(rb"<(?:v|t)(?:\s[^>]*)?>([^<]*)<")
STRING = re.compile(rb"<si\b[^>]*>(.*?)</si>", re.DOTALL)

Strings = Callable[[], bytes]
"""Gives the XML of the shared strings, when somebody asks."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A filled cell: where it stands, and which bytes of the XML it is."""

    place: Place
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Outliers:
    """What was taken out: the sheet's XML without it, and what showed something (place, text)."""

    part: bytes
    shown: tuple[tuple[Place, str], ...]


def far_out(sheets: Mapping[str, bytes], strings: Strings) -> dict[str, Outliers]:
    """Return, by name, the sheets that cannot be read as they are."""
    found = ((name, outliers(part, strings)) for name, part in sheets.items())
    return {name: each for name, each in found if each}


def outliers(part: bytes, strings: Strings) -> Outliers | None:
    """Take far-out cells out of a sheet's XML; None where the sheet can be read as it is."""
    if not SUSPICIOUS.search(part):
        return None
    cells = list(filled(part))
    if not cells or spanned(cells) <= MOST_SPANNED:
        return None
    kept = near(cells)
    away = [cell for cell in cells if cell.place[0] > kept[0] or cell.place[1] > kept[1]]
    texts = ((cell.place, text(part[cell.start : cell.end], strings)) for cell in away)
    return Outliers(without(part, away), tuple((place, shown) for place, shown in texts if shown.strip()))


def is_too_large(part: bytes) -> bool:
    """Say whether a sheet's content spans too much to be read."""
    return bool(SUSPICIOUS.search(part)) and spanned(list(filled(part))) > MOST_SPANNED


def filled(part: bytes) -> Iterator[Cell]:
    """Yield the cells that hold anything."""
    for found in FILLED.finditer(part):
        end = part.find(b"</c>", found.end())
        yield Cell((int(found[2]), column_number(found[1])), found.start(), len(part) if end < 0 else end + 4)


def spanned(cells: list[Cell]) -> int:
    """Count the cells of the block that holds them all."""
    rows = [cell.place[0] for cell in cells] or [0]
    columns = [cell.place[1] for cell in cells] or [0]
    return (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)


def near(cells: list[Cell]) -> Place:
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


def without(part: bytes, cells: list[Cell]) -> bytes:
    """Cut cells out of a sheet's XML."""
    pieces = []
    at = 0
    for cell in cells:
        pieces.append(part[at : cell.start])
        at = cell.end
    return b"".join((*pieces, part[at:]))


def text(cell: bytes, strings: Strings) -> str:
    """Return what a cell shows, roughly."""
    index = INDEX.search(cell)
    source = shared(strings(), int(index[1])) if index else cell
    return html.unescape(b"".join(found[1] for found in SHOWN.finditer(source)).decode("utf-8", "replace"))


def shared(strings: bytes, index: int) -> bytes:
    """Return one shared string's XML; empty where there is none of that number."""
    for number, found in enumerate(STRING.finditer(strings)):
        if number == index:
            return found[1]
    return b""
