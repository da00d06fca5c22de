"""Our looks in the service's words (外观): the same fills, inks and faces as in the Excel workbooks."""

from collections.abc import Mapping
from typing import Any

from sync.model import Severity, Status
from sync.plan import Field
from sync.sheets import looks
from sync.sheets.blank.fields import NUMBERS
from sync.sheets.looks import Colour, Look

CellFormat = dict[str, Any]
FIELDS = (
    "userEnteredFormat(textFormat,backgroundColorStyle,wrapStrategy,horizontalAlignment,verticalAlignment,numberFormat)"
)
TEXT, DATE, NUMBER = (
    {"type": "TEXT"},
    {"type": "DATE", "pattern": "yyyy-mm-dd"},
    {"type": "NUMBER", "pattern": "0.######"},
)


def colour(rgb: str) -> dict[str, Any]:
    """Return a colour written RRGGBB, in the 8 bits that are kept of it."""
    parts = zip(("red", "green", "blue"), (rgb[:2], rgb[2:4], rgb[4:]), strict=True)
    return {"rgbColor": {name: round(int(part, 16) / 255, 8) for name, part in parts}}


def look(
    size: float = 11, ink: str = "000000", fill: str = "", *, bold: bool = False, left: bool = False
) -> CellFormat:
    """Return a cell's format; texts wrap, and stay texts."""
    made: CellFormat = {
        "textFormat": {"fontSize": size, "bold": bold, "foregroundColorStyle": colour(ink)},
        "wrapStrategy": "WRAP",
        "horizontalAlignment": "LEFT" if left else "CENTER",
        "verticalAlignment": "MIDDLE",
        "numberFormat": TEXT,
    }
    return made | ({"backgroundColorStyle": colour(fill)} if fill else {})


FORMATS: Mapping[Look, CellFormat] = {
    Look.TITLE: look(16, bold=True, left=True) | {"wrapStrategy": "OVERFLOW_CELL"},
    Look.NOTE: look(10, "404040", left=True) | {"wrapStrategy": "OVERFLOW_CELL"},
    Look.HINT: look(9, looks.GREY_INK),
    Look.REQUIRED_HINT: look(9, looks.RED_INK),
    Look.HEADER: look(fill=looks.HEADER, bold=True),
    Look.OUR_HEADER: look(fill=looks.OUR_HEADER, bold=True),
    Look.EXAMPLE: look(10, looks.GREY_INK, looks.GREY, left=True),
    Look.KEY: look(10, looks.GREY_INK, looks.GREY),
    # A format as text would show our formulas instead of working them out.
    Look.STATUS: look(10) | {"numberFormat": NUMBER},
    Look.FIXED_TEXT: look(10, fill=looks.GREY, left=True) | {"numberFormat": NUMBER},
    Look.FIXED: look(fill=looks.GREY),
    Look.HELP: look(9, looks.GREY_INK, left=True),
    Look.CELL: look(left=True),
    Look.PARAGRAPH: look(left=True),
}


def entry(field: Field) -> CellFormat:
    """Return the format of the cells of a field: dates and numbers as such, all else as typed."""
    if field.type == "city":
        return FORMATS[Look.FIXED]
    if field.type == "date":
        return look() | {"numberFormat": DATE}
    return look(left=field.type == "text") | ({"numberFormat": NUMBER} if field.type in NUMBERS else {})


def coloured(ranges: list[dict[str, int]], condition: dict[str, Any], shade: Colour) -> dict[str, Any]:
    """Return the request for a conditional format that comes after those there are."""
    format_ = {
        "backgroundColorStyle": colour(shade.fill),
        "textFormat": {"foregroundColorStyle": colour(shade.ink)},
    }
    rule = {"ranges": ranges, "booleanRule": {"condition": condition, "format": format_}}
    return {"addConditionalFormatRule": {"rule": rule, "index": 0}}


def equal(text: str) -> dict[str, Any]:
    """Return the condition that a cell says just this."""
    return {"type": "TEXT_EQ", "values": [{"userEnteredValue": text}]}


def formula(text: str) -> dict[str, Any]:
    """Return the condition that a formula holds."""
    return {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": text}]}


STATUSES: Mapping[Status, Colour] = looks.STATUS_COLOURS
SEVERITIES: Mapping[Severity, Colour] = looks.SEVERITY_COLOURS
