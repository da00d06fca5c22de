"""How every sheet of ours looks: fonts, fills, borders, colours, in one place (外观)."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.styles.differential import DifferentialStyle

from sync.model import Severity, Status

BODY, HEAD = "宋体", "黑体"
"""Faces that every office has."""
TEXT, DATE, NUMBER = "@", "yyyy-mm-dd", "General"
GREY_INK, RED_INK, LINK_INK = "7F7F7F", "C00000", "0563C1"
GREY, LINE, HEADER, OUR_HEADER = "F2F2F2", "BFBFBF", "DCE6F1", "E7E6E6"


class Colour(NamedTuple):
    """A fill and the ink on it, RGB."""

    fill: str
    ink: str


PROBLEM, MISSING = Colour("FFC7CE", "9C0006"), Colour("FFF2CC", "000000")
"""A cell complained of; a required cell still empty in a row that was begun."""
STATUS_COLOURS: Mapping[Status, Colour] = {
    Status.MISSING: Colour("F2F2F2", "7F7F7F"),
    Status.NIL: Colour("DDEBF7", "1F4E78"),
    Status.RETURNED: Colour("FFC7CE", "9C0006"),
    Status.REMARKED: Colour("FFEB9C", "7F6000"),
    Status.ACCEPTED: Colour("C6EFCE", "006100"),
    Status.LATE: Colour("F8CBAD", "843C0C"),
    Status.CHOSEN: Colour("A9D08E", "375623"),
    Status.PASSED_OVER: Colour("E7E6E6", "404040"),
    Status.WITHDRAWN: Colour("D9D9D9", "595959"),
}
SEVERITY_COLOURS: Mapping[Severity, Colour] = {
    Severity.ERROR: STATUS_COLOURS[Status.RETURNED],
    Severity.WARNING: STATUS_COLOURS[Status.REMARKED],
    Severity.HINT: STATUS_COLOURS[Status.NIL],
}


class Look(StrEnum):
    """The kinds of cell; the names show in Excel's gallery of styles."""

    TITLE = "表题"
    NOTE = "表注"
    HINT = "提示行"
    REQUIRED_HINT = "提示行（必填）"
    HELP = "填写说明"
    REQUIRED_HELP = "填写说明（必填）"
    HEADER = "表头"
    OUR_HEADER = "表头（系统）"
    EXAMPLE = "示例行"
    KEY = "系统编号"
    STATUS = "系统状态"
    FIXED = "预填"
    FIXED_TEXT = "预填（长文本）"
    ENTRY = "填写"
    ENTRY_TEXT = "填写（长文本）"
    ENTRY_DATE = "填写（日期）"
    ENTRY_NUMBER = "填写（数字）"
    HEADING = "小标题"
    SUBHEADING = "小标题（二级）"
    PARAGRAPH = "段落"
    CELL = "表格"
    RESULT = "表格（居中）"
    CELL_LINK = "表格（链接）"
    ERROR = "级别（错误）"
    WARNING = "级别（警告）"
    HINT_LEVEL = "级别（提示）"


HAIR = Side("thin", color=LINE)
BOX, NO_BOX = Border(HAIR, HAIR, HAIR, HAIR), Border()
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
OVERFLOWING = Alignment(horizontal="left", vertical="center")


def font(size: float = 11, face: str = BODY, ink: str = "000000", *, italic: bool = False, link: bool = False) -> Font:
    """Return a font of ours."""
    return Font(name=face, size=size, color=ink, italic=italic, underline="single" if link else None)


def solid(colour: str) -> PatternFill:
    """Return a plain fill."""
    return PatternFill("solid", fgColor=colour)


def cell(look: Look, letters: Font, alignment: Alignment = CENTRE, fill: str = "") -> NamedStyle:
    """Return the look of a boxed cell that is not the city's."""
    return NamedStyle(look, letters, solid(fill) if fill else None, BOX, alignment)


def entry(look: Look, alignment: Alignment = CENTRE, number_format: str = TEXT) -> NamedStyle:
    """Return the look of a cell that the city fills in."""
    return NamedStyle(look, font(), None, BOX, alignment, number_format, Protection(locked=False))


def free(look: Look, letters: Font, alignment: Alignment = OVERFLOWING) -> NamedStyle:
    """Return the look of text that stands in no table."""
    return NamedStyle(look, letters, None, NO_BOX, alignment)


def level(look: Look, severity: Severity) -> NamedStyle:
    """Return the look of a cell that names a severity."""
    colour = SEVERITY_COLOURS[severity]
    return cell(look, font(ink=colour.ink), CENTRE, colour.fill)


def styles() -> tuple[NamedStyle, ...]:
    """Return all looks as styles of one workbook."""
    return (
        free(Look.TITLE, font(16, HEAD)),
        free(Look.NOTE, font(10, ink="404040"), LEFT),
        free(Look.HEADING, font(12, HEAD)),
        free(Look.SUBHEADING, font(11, HEAD)),
        free(Look.PARAGRAPH, font(), LEFT),
        cell(Look.HINT, font(9, ink=GREY_INK)),
        cell(Look.REQUIRED_HINT, font(9, ink=RED_INK)),
        cell(Look.HELP, font(9, ink=GREY_INK), LEFT),
        cell(Look.REQUIRED_HELP, font(9, ink=RED_INK), LEFT),
        cell(Look.HEADER, font(11, HEAD), CENTRE, HEADER),
        cell(Look.OUR_HEADER, font(11, HEAD), CENTRE, OUR_HEADER),
        cell(Look.EXAMPLE, font(10, ink=GREY_INK, italic=True), LEFT, GREY),
        cell(Look.KEY, font(10, ink=GREY_INK), CENTRE, GREY),
        cell(Look.STATUS, font(10)),
        cell(Look.FIXED, font(), CENTRE, GREY),
        cell(Look.FIXED_TEXT, font(10), LEFT, GREY),
        entry(Look.ENTRY),
        entry(Look.ENTRY_TEXT, LEFT),
        entry(Look.ENTRY_DATE, CENTRE, DATE),
        entry(Look.ENTRY_NUMBER, CENTRE, NUMBER),
        cell(Look.CELL, font(), LEFT),
        cell(Look.RESULT, font()),
        cell(Look.CELL_LINK, font(ink=LINK_INK, link=True), LEFT),
        level(Look.ERROR, Severity.ERROR),
        level(Look.WARNING, Severity.WARNING),
        level(Look.HINT_LEVEL, Severity.HINT),
    )


def dress(book: Workbook) -> None:
    """Give a new workbook our looks; its unstyled cells are in our body face."""
    # Column widths are measured in the Normal style, which openpyxl has no public way to change.
    inside: Any = book
    inside._named_styles["Normal"].font = font()  # noqa: SLF001
    for style in styles():
        book.add_named_style(style)


def coloured_when(condition: str, colour: Colour, *, final: bool = False) -> Rule:
    """Return a conditional format; where `final`, later ones do not apply to the cell."""
    look = DifferentialStyle(font=Font(color=colour.ink), fill=PatternFill(bgColor=colour.fill))
    return Rule("expression", dxf=look, formula=[condition], stopIfTrue=final)


def status_rules(cell: str) -> list[Rule]:
    """Return the conditional formats that colour a status, as of the first `cell` of their range."""
    return [coloured_when(f'{cell}="{status}"', colour) for status, colour in STATUS_COLOURS.items()]
