"""版头: the red mark, the 发文字号 and the red rules of each format, up to the title."""

from collections.abc import Callable, Iterator, Mapping

from lxml.etree import _Element as Element

from sync.documents.gongwen.document import Document
from sync.documents.gongwen.head.breaks import title_lines
from sync.documents.gongwen.head.marks import MARK_LINE, mark, mark_size, single
from sync.documents.gongwen.head.number_line import number
from sync.documents.gongwen.office_style import Settings
from sync.documents.gongwen.units import PT, mm
from sync.documents.gongwen.word.oxml import element, insert
from sync.documents.gongwen.word.paragraphs_xml import paragraph, plain, run_of, spacing
from sync.documents.gongwen.word.shapes import Frame, bar, text_box
from sync.documents.gongwen.word.style_table import StyleId
from sync.documents.gongwen.word.styles import BODY_FACE

BASELINE = 0.8
"""Word and LibreOffice set the baseline of an exact line this far down."""
INK_ABOVE, INK_BELOW, BODY_INK = 0.78, 0.14, 0.78
"""How far a mark's ink reaches above and below its baseline, and a body 字's above, by type size (小标宋, 仿宋)."""
MARK_TOP = 72.0  # mm from the paper's edge: 35 under the upper edge of the 版心 (7.2.4)
RULE_DOWN = 4.0  # mm from 发文字号 or letter mark to the rule under it (7.2.7, 10.1)
LETTER_MARK_TOP = 30.0  # mm from the paper's edge (10.1)
LETTER_RULE_WIDTH = 170.0  # mm (10.1)
LETTER_RULE_FOOT = 20.0  # mm from the paper's lower edge to the lower rule (10.1)
THICK, GAP, THIN = 0.8, 0.4, 0.25  # mm; the standard gives none
NUMBER_DOWN = 4.94  # mm: 7/8 of a 3号 字 under the upper rule (10.1)
TITLE_SIZE = 22.0  # pt


def head(document: Document, settings: Settings) -> Iterator[Element]:
    """Yield the paragraphs of the head, the title included."""
    yield from HEADS[document.format](document, settings)
    yield title(document, settings)


def red_head(document: Document, settings: Settings) -> Iterator[Element]:
    """Yield the head of 文件 and 纪要: mark 35 mm down, number two lines under it, rule 4 mm under the number."""
    size = mark_size(document.mark, settings, settings.mark)
    down = (MARK_TOP - settings.page.top) * 72 / 25.4 - ink_offset(MARK_LINE * size, size, INK_ABOVE)
    lines = list(classified(document))
    yield from lines
    yield paragraph(StyleId.HEAD_GAP, spacing=spacing(round(down * PT) - len(lines) * settings.page.pitch))
    yield mark(document.mark, size, settings)
    yield from number(document, settings)


def classified(document: Document) -> Iterator[Element]:
    """Yield 份号, 密级和保密期限 and 紧急程度, flush left from the first line of the 版心 (7.2.1–7.2.4)."""
    for each in document.classified():
        yield plain(StyleId.COPY_NUMBER if each == document.copy_number else StyleId.CLASSIFIED, each)


def letter_head(document: Document, settings: Settings) -> Iterator[Element]:
    """Yield the head of 信函; mark and rules are anchored to the page, for they lie outside the 版心."""
    page = settings.page
    host = document.mark.split("\n")[0]
    size = mark_size(host, settings, settings.letter_mark)
    line = MARK_LINE * size
    top = LETTER_MARK_TOP - mm(ink_offset(line, size, INK_ABOVE))
    rule = LETTER_MARK_TOP + mm((INK_ABOVE + INK_BELOW) * size) + RULE_DOWN
    rule_end = rule + THICK + GAP + THIN
    first = rule_end + NUMBER_DOWN - mm(ink_offset(page.pitch / PT, 16, BODY_INK))
    box = Frame(101, "发文机关标志", page.left, top, page.width - page.left - page.right, mm(line))
    yield paragraph(
        StyleId.HEAD_GAP,
        text_box(box, [single(host, size)]),
        *double_rules(rule, settings),
        spacing=spacing(round((first - page.top) * 72 / 25.4 * PT)),
    )
    yield from letter_number(document, settings)


def letter_number(document: Document, settings: Settings) -> Iterator[Element]:
    """Yield the number, flush right, and 份号, 密级 and 紧急程度 flush left from the same line on (10.1)."""
    lines = list(classified(document))
    if not lines:
        yield plain(StyleId.LETTER_NUMBER, document.number)
        return
    insert(lines[0][0], "w:pPr", element("w:tabs", element("w:tab", val="right", pos=settings.page.measure)))
    lines[0].append(run_of(f"\t{document.number}", BODY_FACE))
    yield from lines


def no_head(_document: Document, _settings: Settings) -> Iterator[Element]:
    """Yield nothing: reports begin with their title."""
    yield from ()


HEADS: Mapping[str, Callable[[Document, Settings], Iterator[Element]]] = {
    "文件": red_head,
    "信函": letter_head,
    "纪要": red_head,
    "普通": no_head,
}


def double_rules(top: float, settings: Settings) -> Iterator[Element]:
    """Yield the four bars: thick over thin under the mark, thin over thick at the foot of the page."""
    left = (settings.page.width - LETTER_RULE_WIDTH) / 2
    foot = settings.page.height - LETTER_RULE_FOOT
    bars = (
        (top, THICK),
        (top + THICK + GAP, THIN),
        (foot - THICK - GAP - THIN, THIN),
        (foot - THICK, THICK),
    )
    for key, (y, thickness) in enumerate(bars, start=102):
        yield bar(Frame(key, f"红线{key - 101}", left, y, LETTER_RULE_WIDTH, thickness))


def ink_offset(line: float, size: float, above: float) -> float:
    """Return how far under the top of an exact line the ink begins, all in pt."""
    return BASELINE * line - above * size


def title(document: Document, settings: Settings) -> Element:
    """Make the title, broken into lines (7.3.1)."""
    look = StyleId.TITLE_ON_TOP if document.format == "普通" else StyleId.TITLE
    after = None if document.addressees and not document.addressees_below else spacing(after=settings.page.pitch)
    return plain(look, broken(document.title, document.keep, settings.page.measure), after=after)


def broken(text: str, keep: tuple[str, ...], width: int) -> str:
    """Return a title with the line breaks it needs in `width` twips."""
    return "\n".join(title_lines(text, width / PT / TITLE_SIZE, keep))
