"""What prints of a sheet that came back (打印区域): its print area reaches as far down as anybody typed."""

import re
from collections.abc import Mapping
from html import unescape

from sync.sheets.returned.parts.part import SheetPart

AREA = re.compile(
    rb"""(<(?P<name>(?:\w+:)?definedName)\b[^<>]*?\sname=["']_xlnm\.Print_Area["'][^<>]*+>)(?P<sheet>[^<>!]+)!"""
    rb"""(?:\$[A-Z]{1,3}\$[0-9]{1,7}:\$[A-Z]{1,3}\$)(?P<last>[0-9]{1,7})(?=</(?P=name)>)"""
)
"""A print area of one block: its tag, the sheet it is of, all but its last row, its last row."""


def reaching(workbook: bytes, last: Mapping[str, int]) -> bytes:
    """Return the workbook's main part, its print areas ending no higher than the `last` filled rows by sheet title."""

    def longer(found: re.Match[bytes]) -> bytes:
        wanted = last.get(title(found["sheet"]), 0)
        return found[0] if int(found["last"]) >= wanted else found[0][: -len(found["last"])] + str(wanted).encode()

    return AREA.sub(longer, workbook)


def title(quoted: bytes) -> str:
    """Return the title of a sheet as a formula writes it."""
    text = unescape(quoted.decode("utf-8", "replace"))
    return text[1:-1].replace("''", "'") if text.startswith("'") and text.endswith("'") else text


def last_filled(part: SheetPart) -> int:
    """Return the last row of a sheet in which anything stands that is no formula; 0 where there is none."""
    filled = (row.number for row in part.rows if any(cell.text.strip() and not cell.formula for cell in row.cells))
    return max(filled, default=0)
