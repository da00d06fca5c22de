"""版记 (7.4): copies and imprint between rules, in a text box at the foot of the last page."""

from collections.abc import Iterator
from math import ceil

from lxml.etree import _Element as Element

from sync.documents.gongwen.blocks import Document
from sync.documents.gongwen.oxml import element
from sync.documents.gongwen.settings import Settings
from sync.documents.gongwen.shapes import Box, text_box
from sync.documents.gongwen.style_table import Look
from sync.documents.gongwen.text import paragraph, plain
from sync.documents.gongwen.units import chinese, ems, mm

LINE = 26.0  # pt
ZI = 14.0  # pt: 4号
RIM = 1.5  # pt for the two outer rules and the last, tiny paragraph
OUTER, INNER = 8, 6  # eighths of a point: 0.35 and 0.25 mm (7.4.1)
LABEL = "抄送："


def imprint(document: Document, settings: Settings) -> Iterator[Element]:
    """Yield the tiny paragraph that holds the 版记; nothing where a document has none. Letters have no rules (10.1)."""
    rows = list(lines(document, settings))
    if not rows:
        return
    is_letter = document.format == "信函"
    height = sum(count for _, count in rows) * LINE + (0 if is_letter else RIM)
    page = settings.page
    width = page.width - page.left - page.right
    box = Box(110, "版记", page.left, 0, width, mm(height), at_foot=True)
    table = frame([row for row, _ in rows], page.measure, ruled=not is_letter)
    yield paragraph(Look.TINY, text_box(box, [table, paragraph(Look.TINY)]))


def lines(document: Document, settings: Settings) -> Iterator[tuple[Element, int]]:
    """Yield the paragraphs of the 版记, each with the number of lines it takes."""
    if document.copies:
        room = settings.page.measure / 20 / ZI - ems(LABEL) - 2
        yield plain(Look.COPIES, f"{LABEL}{document.copies}。"), max(1, ceil(ems(document.copies + "。") / room))
    if document.imprint and document.format != "信函":
        tab = element("w:tab", val="right", pos=settings.page.measure - 280)
        text = f"{document.imprint.organ}\t{chinese(document.imprint.day)}印发"
        yield plain(Look.IMPRINT, text, tabs=element("w:tabs", tab)), 1


def frame(rows: list[Element], width: int, *, ruled: bool) -> Element:
    """Make the table around the rows; its lines are the rules."""
    sides = {"top": OUTER, "bottom": OUTER, "insideH": INNER} if ruled else {}
    rules = (element(f"w:{side}", val="single", sz=size, space=0, color="000000") for side, size in sides.items())
    none = (element(f"w:{side}", w=0, type="dxa") for side in ("left", "right"))
    return element(
        "w:tbl",
        element(
            "w:tblPr",
            element("w:tblW", w=width, type="dxa"),
            element("w:tblBorders", *rules),
            element("w:tblLayout", type="fixed"),
            element("w:tblCellMar", *none),
        ),
        element("w:tblGrid", element("w:gridCol", w=width)),
        *(element("w:tr", cell(row, width)) for row in rows),
    )


def cell(row: Element, width: int) -> Element:
    """Make the one cell of a row."""
    return element("w:tc", element("w:tcPr", element("w:tcW", w=width, type="dxa")), row)
