"""Links from cells of a sheet part to cells of the same workbook (超链接), put where the schema wants them."""

import re
from collections.abc import Mapping
from html import escape

from openpyxl.utils import quote_sheetname

from sync.sheets.returned.parts.part import SheetPart
from sync.sheets.returned.parts.splice import Edit
from sync.sheets.returned.parts.tags import closed_tag, end_tag, start_tag

BEHIND = frozenset(
    {
        *("printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties"),
        *("cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF"),
        *("picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst", "AlternateContent"),
    }
)
"""Children of a worksheet that the schema puts behind its hyperlinks."""
LINK = re.compile(rb"""<(?P<name>[\w:.-]*hyperlink)\b(?:[^"'<>/]|"[^"<]*+"|'[^'<]*+')*+(?:/>|>\s*+</(?P=name)\s*>)""")
REFERENCE = re.compile(rb"""\sref\s*=\s*["'][A-Z$]*?(?P<row>\d+)""")


def links_set(part: SheetPart, first: int, links: Mapping[str, str]) -> list[Edit]:
    """Return the edits that make these all the links in the rows from `first` on: cell → location like 'Sheet 1'!E6."""
    old = part.child("hyperlinks")
    kept = [link for link in links_in(part) if row_of(link) < first]
    made = [
        closed_tag(part, "hyperlink", f' ref="{cell}" location="{escape(place)}"'.encode())
        for cell, place in links.items()
    ]
    body = b"".join([*kept, *made])
    whole = start_tag(part, "hyperlinks", b"") + body + end_tag(part, "hyperlinks") if body else b""
    start = next((each.start for each in part.children if each.name.rpartition(":")[2] in BEHIND), part.close)
    return [Edit(old.start, old.end, whole) if old else Edit(start, start, whole)]


def links_in(part: SheetPart) -> list[bytes]:
    """Return the links there are, as they stand."""
    links = part.child("hyperlinks")
    return [found[0] for found in LINK.finditer(part.data, links.body, links.end)] if links else []


def row_of(link: bytes) -> int:
    """Return the sheet row of a link."""
    found = REFERENCE.search(link)
    return int(found["row"]) if found else 0


def location(sheet: str, cell: str) -> str:
    """Write where a link leads; a quote in a sheet's name is doubled."""
    return f"{quote_sheetname(sheet)}!{cell}"
