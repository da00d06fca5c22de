"""The date never stands alone (7.3.5.5): some of the body comes along to the page of the signature.

Word takes the last lines of a paragraph kept with the next along, LibreOffice the whole of it. So a short one is
kept; before a long one's last lines the foot of the page is closed by an empty box, which both understand.
"""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from sync.documents.gongwen.office_style import Settings
from sync.documents.gongwen.paging.paging import PARAGRAPH, ROW, RUN, TABLE, TEXT, LaidPlace, Ruler, paged, text_of
from sync.documents.gongwen.units import PT, mm
from sync.documents.gongwen.word.oxml import element, insert
from sync.documents.gongwen.word.shapes import Frame, blank
from sync.documents.gongwen.word.style_table import StyleId

SHORT = 4
"""A paragraph of so many lines is moved as a whole."""
CARRIED = 2
"""So many lines of a long one come along."""
LOOSE = 0.08
"""Latin letters are half a 字 wide in 仿宋_GB2312, wider by so much in other faces; a date stands alone in none."""
HEADINGS = {StyleId.LEVEL_1, StyleId.LEVEL_2, StyleId.LEVEL_3, StyleId.LEVEL_4}
PROPERTIES, STYLE, VALUE = qn("w:rPr"), qn("w:pStyle"), qn("w:val")


def keep_company(
    above: Sequence[Element], content: Sequence[Element], closing: Sequence[Element], foot: int, settings: Settings
) -> None:
    """See to it that the last of `content` stands on the page of `closing` and the `foot` twips that follow it."""
    last = content[-1]
    others = sum(not is_heading(each) for each in content) > 1
    if last.tag == TABLE:
        keep_with_next(last)
        return
    if others and len(Ruler(settings).of_paragraph(last).heights) <= SHORT:
        keep_with_next(last)
        return
    tight, loose = (fitting(above, content, closing, foot, Ruler(settings, latin)) for latin in (0.0, LOOSE))
    if min(tight.left, loose.left) < 0:
        close_foot(last, tight, settings)
    elif tight.last.first_page == tight.last.page and (others or loose.left > settings.page.pitch):
        keep_with_next(last)


@dataclass(frozen=True, slots=True)
class Fitting:
    """How a body lies (落位): its first and last paragraph, where the last one's lines begin, what is left below.

    `left` is what is left under the signature, in twips.
    """

    first: LaidPlace
    last: LaidPlace
    starts: tuple[int, ...]
    left: int


def fitting(
    above: Sequence[Element], content: Sequence[Element], closing: Sequence[Element], foot: int, ruler: Ruler
) -> Fitting:
    """Lay everything out with one ruler."""
    measured, depth = ruler.stretches([*above, *content]), ruler.settings.page.depth
    places = paged(measured, depth)
    needed = foot + sum(each.whole for each in ruler.stretches(closing))
    return Fitting(places[len(above)], places[-1], measured[-1].starts, depth - places[-1].end - needed)


def close_foot(last: Element, found: Fitting, settings: Settings) -> None:
    """Let the last lines of a paragraph go to the next page; one line of it stays."""
    page, place, starts = settings.page, found.last, found.starts
    stay = max(1, len(starts) - place.line - CARRIED)
    end = place.top + (stay + 0.5) * page.pitch
    box = Frame(
        130, "留白", page.left, 0, page.width - page.left - page.right, mm((page.depth - end) / PT), at_foot=True
    )
    put(last, starts[place.line], blank(box))


def put(made: Element, offset: int, drawing: Element) -> None:
    """Put a run into a paragraph so that so many characters stand before it."""
    for run in made.findall(RUN):
        length = len(text_of(element("w:p", deepcopy(run))))
        if offset < length:
            run.addprevious(drawing)
            if offset:
                drawing.addprevious(cut(run, offset))
            return
        offset -= length


def cut(run: Element, offset: int) -> Element:
    """Take the first characters of a run away and return them as a run of their own."""
    begun = deepcopy(run)
    for piece, rest in zip(list(begun), list(run), strict=True):
        if piece.tag == PROPERTIES:
            continue
        length = len(piece.text or "") if piece.tag == TEXT else 1
        if offset >= length:
            run.remove(rest)
        elif offset > 0:
            text = piece.text or ""
            piece.text, rest.text = text[:offset], text[offset:]
        else:
            begun.remove(piece)
        offset -= length
    return begun


def keep_with_next(made: Element) -> None:
    """Keep a paragraph, or the last row of a table, on the page of what follows."""
    paragraphs = [made] if made.tag == PARAGRAPH else made.findall(ROW)[-1].iter(PARAGRAPH)
    for each in paragraphs:
        insert(each[0], "w:pPr", element("w:keepNext"))


def is_heading(made: Element) -> bool:
    """Whether an element is a heading: it keeps with the next by itself and is no company."""
    style = made[0].find(STYLE) if made.tag == PARAGRAPH else None
    return style is not None and style.get(VALUE) in HEADINGS
