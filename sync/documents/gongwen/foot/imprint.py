"""版记 (7.4): copies and imprint between rules, in a text box at the foot of the last page."""

from collections.abc import Iterator

from lxml.etree import _Element as Element

from sync.documents.gongwen.document import Document
from sync.documents.gongwen.office_style import Settings
from sync.documents.gongwen.paging.paging import Ruler
from sync.documents.gongwen.units import PT, chinese, mm, twips
from sync.documents.gongwen.word.oxml import element
from sync.documents.gongwen.word.paragraphs_xml import paragraph, plain
from sync.documents.gongwen.word.shapes import Frame, text_box
from sync.documents.gongwen.word.style_table import StyleId
from sync.documents.gongwen.word.table_frame import frame

LINE = 26.0  # pt
RIM = 1.5  # pt for the two outer rules and the last, tiny paragraph
FOOT = 35.0  # mm from the paper's lower edge to the last rule (5.2.1, 7.4.1)
OUTER, INNER = 8, 6  # eighths of a point: 0.35 and 0.25 mm (7.4.1)


def imprint(document: Document, settings: Settings) -> Iterator[Element]:
    """Yield the tiny paragraph that holds the 版记; nothing where a document has none. Letters have no rules (10.1)."""
    rows = list(lines(document, settings))
    if not rows:
        return
    page = settings.page
    width = page.width - page.left - page.right
    below = max(0.0, FOOT - page.bottom)
    high = mm(height(document, settings)) + below
    box = Frame(110, "版记", page.left, 0, width, high, at_foot=True, below=below)
    table = ruled_table(rows, page.measure, ruled=document.format != "信函")
    yield paragraph(StyleId.TINY, text_box(box, [table, paragraph(StyleId.TINY)]))


def depth(document: Document, settings: Settings) -> int:
    """Return how many twips the 版记 takes at the foot of its page."""
    high = height(document, settings)
    return round(high * PT) + twips(max(0.0, FOOT - settings.page.bottom)) + PT if high else 0


def height(document: Document, settings: Settings) -> float:
    """Return the height of the box in pt, 0 where there is none."""
    measured = Ruler(settings).stretches(line for row in lines(document, settings) for line in row)
    count = sum(len(each.heights) for each in measured)
    return count * LINE + (RIM if document.format != "信函" else 0) if count else 0


def lines(document: Document, settings: Settings) -> Iterator[list[Element]]:
    """Yield the rows of the 版记; 主送 and 抄送 stand in one, without a rule between (7.4.2)."""
    primary = document.addressees if document.addressees_below else ""
    sent = [f"{label}{names}。" for label, names in (("主送：", primary), ("抄送：", document.copies)) if names]
    if sent:
        yield [plain(StyleId.COPIES, each) for each in sent]
    if document.imprint and document.format != "信函":
        tab = element("w:tab", val="right", pos=settings.page.measure - 280)
        text = f"{document.imprint.organ}\t{chinese(document.imprint.day)}印发"
        yield [plain(StyleId.IMPRINT, text, tabs=element("w:tabs", tab))]


def ruled_table(rows: list[list[Element]], width: int, *, ruled: bool) -> Element:
    """Make the table around the rows; its lines are the rules."""
    sides = {"top": OUTER, "bottom": OUTER, "insideH": INNER} if ruled else {}
    rules = (element(f"w:{side}", val="single", sz=size, space=0, color="000000") for side, size in sides.items())
    none = (element(f"w:{side}", w=0, type="dxa") for side in ("left", "right"))
    cells = (element("w:tr", cell(row, width)) for row in rows)
    return frame([width], *cells, rules=element("w:tblBorders", *rules), margins=element("w:tblCellMar", *none))


def cell(row: list[Element], width: int) -> Element:
    """Make the one cell of a row."""
    return element("w:tc", element("w:tcPr", element("w:tcW", w=width, type="dxa")), *row)
