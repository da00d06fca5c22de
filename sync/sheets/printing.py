"""How sheets of ours print (打印设置): A4, header repeated, page numbers, and wide tables cut into even pages."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Any, Literal

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from sync.plan import City, Plan
from sync.sheets.blank.blank_words import words
from sync.sheets.looks import BODY
from sync.sheets.own_layout import HEADER_ROW, KEY

A4 = "9"
MARGIN = 0.5
"""Inches at the sides."""
LANDSCAPE_UNITS = 126.0
"""Column widths that an A4 page across holds at 100 %."""
LANDSCAPE_POINTS = 470.0
"""Row heights that it holds."""
USUAL_HEIGHT = 24.0
"""Of a row that is not set."""
SMALLEST = 0.55
"""Below this scale a table is spread over several pages instead: 11 pt would print smaller than 6."""


def print_across(sheet: Worksheet, widths: Sequence[float], last_row: int) -> int:
    """Set up a table: landscape, on as few pages side by side as stay legible; return the columns on the first page.

    Row keys and the header stand on every page.
    """
    repeated = widths[0]
    groups = pages(widths, repeated, LANDSCAPE_UNITS / SMALLEST)
    widest = max(sum(group) + (repeated if number else 0) for number, group in enumerate(groups))
    common(sheet, "landscape")
    sheet.page_setup.scale = int(100 * min(1.0, LANDSCAPE_UNITS / widest, shortened(sheet, last_row)))
    for column in list(accumulate(map(len, groups)))[:-1]:
        sheet.col_breaks.append(Break(column))
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    if len(groups) > 1:
        sheet.print_title_cols = f"{KEY}:{KEY}"
    sheet.print_area = f"A1:{get_column_letter(len(widths))}{last_row}"
    return len(groups[0])


def shortened(sheet: Worksheet, last_row: int) -> float:
    """Return the scale that keeps a short table with high rows on one page; 1 where that is not worth it."""
    heights = [sheet.row_dimensions[row].height for row in range(1, last_row + 1)]
    scale = LANDSCAPE_POINTS / sum(height or USUAL_HEIGHT for height in heights)
    return scale if scale >= SMALLEST else 1.0


def print_along(sheet: Worksheet, header: int = 0, *, landscape: bool = False) -> None:
    """Set up a text or a card: upright, one page wide, as many pages as it takes; row `header` on every one."""
    common(sheet, "landscape" if landscape else "portrait")
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    if header:
        sheet.print_title_rows = f"{header}:{header}"


def common(sheet: Worksheet, orientation: Literal["portrait", "landscape"]) -> None:
    """Set paper, margins and alignment."""
    sheet.page_setup.paperSize = A4
    sheet.page_setup.orientation = orientation
    sheet.page_margins.left = sheet.page_margins.right = MARGIN
    sheet.page_margins.top = sheet.page_margins.bottom = 0.7
    sheet.page_margins.header = sheet.page_margins.footer = 0.3
    sheet.print_options.horizontalCentered = True


def footer(sheet: Worksheet, plan: Plan, city: City) -> None:
    """Put year and city, the page and the sheet's name below every page."""
    foot: Any = sheet.oddFooter  # always there, though typed as if it were not
    for part, text in (
        (foot.left, words().footer.format(year=plan.year, event=plan.event, city=city.name)),
        (foot.center, words().page.format(page="&P", pages="&N")),
        (foot.right, "&A"),
    ):
        part.text, part.font, part.size = text, f"{BODY},Regular", 9


def pages(widths: Sequence[float], repeated: float, room: float) -> list[list[float]]:
    """Cut columns into as few pages as fit into `room`, all about equally wide; later pages hold `repeated` as well."""
    count = len(filled(widths, repeated, room))
    balanced = (each for each in range(int(max(widths)), int(room)) if len(filled(widths, repeated, each)) == count)
    return filled(widths, repeated, next(balanced, room))


def filled(widths: Sequence[float], repeated: float, limit: float) -> list[list[float]]:
    """Fill pages up to `limit` from the left."""
    made: list[list[float]] = [[]]
    for width in widths:
        taken = sum(made[-1]) + (repeated if len(made) > 1 else 0)
        if made[-1] and taken + width > limit:
            made.append([])
        made[-1].append(width)
    return made
