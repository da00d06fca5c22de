"""版头: the red mark, the 发文字号 and the red rules of each format, up to the title."""

from collections.abc import Callable, Iterator, Mapping

from lxml.etree import _Element as Element

from sync.documents.gongwen.blocks import Document, Run
from sync.documents.gongwen.breaks import title_lines
from sync.documents.gongwen.oxml import element
from sync.documents.gongwen.settings import Settings
from sync.documents.gongwen.shapes import Box, bar, text_box
from sync.documents.gongwen.style_table import RED, Look
from sync.documents.gongwen.text import paragraph, plain, runs, spacing
from sync.documents.gongwen.units import PT, ems, mm

MARK_LINE = 1.1
"""Line height of a mark by its type size."""
BASELINE = 0.8
"""Word and LibreOffice set the baseline of an exact line this far down."""
INK_ABOVE, INK_BELOW, BODY_INK = 0.78, 0.14, 0.78
"""How far a mark's ink reaches above and below its baseline, and a body 字's above, by type size (小标宋, 仿宋)."""
MARK_DOWN = 35.0  # mm from the upper edge of the 版心 to the mark (7.2.4)
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
    down = MARK_DOWN * 72 / 25.4 - ink_offset(MARK_LINE * size, size, INK_ABOVE)
    yield paragraph(Look.HEAD_GAP, spacing=spacing(round(down * PT)))
    yield mark(document.mark, size)
    rule = element("w:bottom", val="single", sz=12, space=8, color=RED)
    yield plain(Look.NUMBER, document.number, rule=element("w:pBdr", rule))


def letter_head(document: Document, settings: Settings) -> Iterator[Element]:
    """Yield the head of 信函; mark and rules are anchored to the page, for they lie outside the 版心."""
    page = settings.page
    size = mark_size(document.mark, settings, settings.letter_mark)
    line = MARK_LINE * size
    top = LETTER_MARK_TOP - mm(ink_offset(line, size, INK_ABOVE))
    rule = LETTER_MARK_TOP + mm((INK_ABOVE + INK_BELOW) * size) + RULE_DOWN
    rule_end = rule + THICK + GAP + THIN
    number = rule_end + NUMBER_DOWN - mm(ink_offset(page.pitch / PT, 16, BODY_INK))
    box = Box(101, "发文机关标志", page.left, top, page.width - page.left - page.right, mm(line))
    yield paragraph(
        Look.HEAD_GAP,
        text_box(box, [mark(document.mark, size)]),
        *double_rules(rule, settings),
        spacing=spacing(round((number - page.top) * 72 / 25.4 * PT)),
    )
    yield plain(Look.LETTER_NUMBER, document.number)


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
    for number, (y, thickness) in enumerate(bars, start=102):
        yield bar(Box(number, f"红线{number - 101}", left, y, LETTER_RULE_WIDTH, thickness))


def mark(text: str, size: float) -> Element:
    """Make the paragraph of the mark, `size` in pt."""
    line = spacing(round(MARK_LINE * size * PT))
    return paragraph(Look.MARK, *runs((Run(text),), round(size * 2)), line=line)


def mark_size(text: str, settings: Settings, most: float) -> float:
    """Return the type size in pt at which a mark fills the width, in half points, no larger than `most`."""
    width = settings.page.measure / PT
    return min(most, int(2 * width / max(ems(text), 1)) / 2)


def ink_offset(line: float, size: float, above: float) -> float:
    """Return how far under the top of an exact line the ink begins, all in pt."""
    return BASELINE * line - above * size


def title(document: Document, settings: Settings) -> Element:
    """Make the title, broken into lines (7.3.1)."""
    look = Look.TITLE_ON_TOP if document.format == "普通" else Look.TITLE
    after = None if document.addressees else spacing(after=settings.page.pitch)
    return plain(look, broken(document.title, document.keep, settings.page.measure), after=after)


def broken(text: str, keep: tuple[str, ...], width: int) -> str:
    """Return a title with the line breaks it needs in `width` twips."""
    return "\n".join(title_lines(text, width / PT / TITLE_SIZE, keep))
