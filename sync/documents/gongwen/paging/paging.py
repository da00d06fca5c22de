"""How the elements of a document fall onto pages (排页), reckoned from exact line heights; nothing is rendered.

What holds only text is reckoned to the line. Tables are close: Word and LibreOffice differ by a hair in a row's height.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from sync.documents.gongwen.office_style import Settings
from sync.documents.gongwen.paging.lines import line_starts
from sync.documents.gongwen.word.style_table import SIZE_3, Style, style_table

PARAGRAPH, TABLE, ROW, CELL, RUN = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc", "r"))
SPACING, INDENT, KEEP, BREAK = (qn(f"w:{name}") for name in ("spacing", "ind", "keepNext", "pageBreakBefore"))
EXTENT, EMU = qn("wp:extent"), 635  # EMU in a twip
LOOK = qn("w:tblStyle")
TEXT, LINE_END, TAB, VALUE, WIDTH = (qn(f"w:{name}") for name in ("t", "br", "tab", "val", "w"))
SIGNS = {LINE_END: "\n", TAB: "\t"}
CELL_PADDING = 160  # twips: a cell's margins left and right
ROW_EXTRA = 90  # twips: a row's margins above and below, and its line


@dataclass(frozen=True, slots=True)
class FlowStretch:
    """What must follow itself down the page (一段): so many lines of one height in twips, and the space around them.

    `starts` are the offsets of the lines in its text; a table's rows have none.
    """

    heights: tuple[int, ...]
    before: int = 0
    after: int = 0
    keeps: bool = False
    breaks: bool = False
    starts: tuple[int, ...] = ()

    @property
    def whole(self) -> int:
        """Height with the space around."""
        return self.before + sum(self.heights) + self.after


@dataclass(frozen=True, slots=True)
class LaidPlace:
    """Where a stretch comes to lie (位置): its first line's page, from 1, and top, in twips under the 版心's edge.

    `line` is the first of its lines on its last page, `top` where that one begins and `end` where the last ends.
    """

    first_page: int
    page: int
    line: int
    top: int
    end: int


def paged(stretches: Sequence[FlowStretch], depth: int) -> list[LaidPlace]:
    """Return where each stretch lies on pages `depth` twips deep."""
    places: list[LaidPlace] = []
    page, y = 1, 0
    for index, stretch in enumerate(stretches):
        if stretch.breaks or (y and y + kept(stretches, index) > depth):
            page, y = page + 1, 0
        y += stretch.before
        first_page, line, top = page, 0, y
        for number, height in enumerate(stretch.heights):
            if y and y + height > depth:
                page, y, line, top = page + 1, 0, number, 0
            y += height
        places.append(LaidPlace(first_page, page, line, top, y))
        y += stretch.after
    return places


def kept(stretches: Sequence[FlowStretch], index: int) -> int:
    """Return what must find room on the page where a stretch begins: those kept together, and a line of the next."""
    height = 0
    for stretch in stretches[index:]:
        if not stretch.keeps:
            return height + stretch.before + (stretch.heights[0] if stretch.heights else 0)
        height += stretch.whole
    return height


@dataclass(frozen=True, slots=True)
class Ruler:
    """How to measure (量法): by the settings, Latin letters and digits `latin` 字 wider than half a 字."""

    settings: Settings
    latin: float = 0.0

    def stretches(self, elements: Iterable[Element]) -> list[FlowStretch]:
        """Measure the elements of a portrait page."""
        return [self.of_table(each) if each.tag == TABLE else self.of_paragraph(each) for each in elements]

    def of_paragraph(self, made: Element, width: int = 0) -> FlowStretch:
        """Measure a paragraph, `width` twips wide or as wide as the 版心."""
        page, properties = self.settings.page, made[0]
        style = looks(self.settings)[str(properties[0].get(VALUE))]
        spacing, indent = attributes(properties, SPACING), attributes(properties, INDENT)
        hanging = indent.get("hanging")
        first = indent.get("firstLine", style.first) if hanging is None else -hanging
        zi = style.size * 10 + (page.tightening if style.size == SIZE_3 else 0)
        room = (width or page.measure) - indent.get("left", style.left) - indent.get("right", style.right)
        starts = line_starts(text_of(made), (room - first) / zi, room / zi, self.latin)
        height = drawn(made) if style.natural else spacing.get("line", style.line)
        return FlowStretch(
            (height,) * len(starts),
            spacing.get("before", style.before),
            spacing.get("after", style.after),
            switched(properties, KEEP, otherwise=style.keep_next),
            switched(properties, BREAK, otherwise=style.page_break),
            tuple(starts),
        )

    def of_table(self, made: Element) -> FlowStretch:
        """Measure a table: each row is one line."""
        cells = ([self.of_cell(cell) for cell in row.findall(CELL)] for row in made.findall(ROW))
        extra = ROW_EXTRA if made[0].find(LOOK) is not None else 0
        return FlowStretch(tuple(extra + max(row) for row in cells))

    def of_cell(self, cell: Element) -> int:
        """Return the height of what a cell holds in twips."""
        width = int(cell[0][0].get(WIDTH, 0)) - CELL_PADDING
        return sum(self.of_paragraph(each, width).whole for each in cell.findall(PARAGRAPH))


def text_of(made: Element) -> str:
    """Return a paragraph's text, what its drawings hold left out."""
    pieces = (each for run in made.findall(RUN) for each in run)
    return "".join((each.text or "") if each.tag == TEXT else SIGNS.get(each.tag, "") for each in pieces)


def drawn(made: Element) -> int:
    """Return the height of the drawing in a paragraph in twips."""
    return next((int(each.get("cy", 0)) // EMU for each in made.iter(EXTENT)), 0)


def attributes(properties: Element, tag: str) -> dict[str, int]:
    """Return the numbers a property of a paragraph gives."""
    found = properties.find(tag)
    pairs = () if found is None else found.items()
    return {str(name).rsplit("}", 1)[-1]: int(value) for name, value in pairs if str(value).lstrip("-").isdigit()}


def switched(properties: Element, tag: str, *, otherwise: bool) -> bool:
    """Return an on/off property of a paragraph, that of its style where it has none itself."""
    found = properties.find(tag)
    return otherwise if found is None else found.get(VALUE) != "0"


@cache
def looks(settings: Settings) -> dict[str, Style]:
    """Return the styles by their ids."""
    return {str(style.id): style for style in style_table(settings)}
