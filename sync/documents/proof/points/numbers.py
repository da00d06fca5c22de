"""Points 39–41: page numbers, landscape tables, punctuation (clauses 7.5, 8 and 9)."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from sync.documents.proof.pages.boxes import around
from sync.documents.proof.pages.rendered_page import Char, RenderedPage, line_box
from sync.documents.proof.paper import ProofPaper, place
from sync.documents.proof.recognise import patterns
from sync.documents.proof.recognise.roles import PartKind
from sync.documents.proof.results import Observation, State
from sync.documents.proof.standard import LOOSE_SIZE, LOOSE_ZI, SIZE_4, ZI_4, near, nearest

DASH_DOWN = 7.0  # mm under the 版心 (7.5)
DASHES = "—–―─－-"
NUMBERED = re.compile(rf"^[{DASHES}]?\d+[{DASHES}]?$")
DASHED = re.compile(r"^[—―─－]\d+[—―─－]$")
HALF_WIDTH = re.compile(r"[\u3400-\u9fff”）》][,;:?!]|[\u3400-\u9fff][.](?![\w.])|[\u3400-\u9fff]\(|\([\u3400-\u9fff]")
SIDEWAYS = 2.0  # mm: cells of turned characters are not their ink
FOOT = 3.0  # mm above the lower edge of the 版心: what stands lower may be a page number


def page_number(paper: ProofPaper) -> Iterator[Observation]:
    """7.5: 4号宋体 between dashes 7 mm under the 版心, right 1 字 on odd pages, left 1 字 on even ones."""
    upright = paper.upright[:1]
    footers = [
        each for section in upright for kind, each in section.footers.items() if each.numbered and kind != "first"
    ]
    if paper.pages is None:
        yield paper.judged("number_footers", good=bool(footers) and paper.source.odd_and_even)
    lines = [each.line for each in footers if each.line]
    wrong = [each for each in lines if paper.class_of(each.face) != "宋体" or not near(each.size, SIZE_4, LOOSE_SIZE)]
    if lines:
        yield paper.judged("number_type", good=not wrong, face=(wrong or lines)[0].face, size=(wrong or lines)[0].size)
    if paper.pages is None:
        yield Observation("number_down", State.UNRENDERED)
        return
    yield from seen_numbers(paper, paper.pages)


def seen_numbers(paper: ProofPaper, pages: Sequence[RenderedPage]) -> Iterator[Observation]:
    """Measure the numbers at the feet of the upright pages."""
    due = [each for each in pages if not each.is_landscape and (each.number > 1 or paper.format != "信函")]
    numbers = {each.number: numbered(paper, each) for each in due}
    missing = [number for number, chars in numbers.items() if not chars]
    if due:
        yield paper.judged("number_everywhere", good=not missing, pages="、".join(map(str, missing)))
    for number, chars in numbers.items():
        if chars:
            yield from placed(paper, pages[number - 1], chars)


def numbered(paper: ProofPaper, page: RenderedPage) -> tuple[Char, ...]:
    """Return the characters of a page's number; none where it has none."""
    low = [line for line in page.lines if line[0].baseline > max(paper.edges("bottom")) - FOOT]
    return next((line for line in reversed(low) if NUMBERED.match("".join(each.text for each in line))), ())


def placed(paper: ProofPaper, page: RenderedPage, chars: Sequence[Char]) -> Iterator[Observation]:
    """Judge one number: its dashes, its height, its side."""
    text = "".join(each.text for each in chars)
    cells = around(each.box for each in chars)
    where = [place(page.number, cells)]
    count = int("".join(filter(str.isdecimal, text)))
    shown = partial(paper.judged, places=where, text=text, page=page.number)
    yield shown("number_dashes", good=bool(DASHED.match(text)))
    if text[0] in DASHES and (ink := page.ink(line_box(chars[:1])._replace(right=chars[0].box.right))):
        down = nearest(ink.middle, paper.edges("bottom"), DASH_DOWN)
        yield shown("number_down", good=near(down, DASH_DOWN), mm=round(down, 1))
    if count % 2:
        inset = -nearest(cells.right, paper.edges("right"), -ZI_4) / ZI_4
        yield shown("number_odd", good=near(inset, 1, LOOSE_ZI), zi=round(inset, 1))
    else:
        inset = nearest(cells.left, paper.edges("left"), ZI_4) / ZI_4
        yield shown("number_even", good=near(inset, 1, LOOSE_ZI), zi=round(inset, 1))


def landscape(paper: ProofPaper) -> Iterator[Observation]:
    """8: on a turned page the number stays where the bound sheet has it; the head is for a person to look at."""
    for page in paper.pages or ():
        if page.is_landscape:
            yield turned_number(paper, page)
    if any(section.is_landscape for section in paper.source.sections):
        yield paper.unseen("landscape_number") or paper.manual("landscape_head")


def turned_number(paper: ProofPaper, page: RenderedPage) -> Observation:
    """Judge the number of a landscape page: turned, at the left, where the upright sheet has its foot."""
    number = [each for each in page.chars if each.turned and (each.text.isdigit() or each.text in DASHES)]
    if not number:
        return paper.judged("landscape_number", good=False, page=page.number)
    cells = around(each.box for each in number)
    down = page.width - max(paper.edges("bottom")) - DASH_DOWN
    good = near(cells.centre, down, SIDEWAYS)
    return paper.judged("landscape_number", places=[place(page.number, cells)], good=good, page=page.number)


def punctuation(paper: ProofPaper) -> Iterator[Observation]:
    """9: GB/T 15834 as far as a programme can tell: no half-width marks after Hanzi."""
    texts = paper.all(PartKind.BODY, PartKind.TITLE)
    wrong = [each for each in texts if HALF_WIDTH.search(unmarked(each.text))]
    if texts:
        found = HALF_WIDTH.search(unmarked(wrong[0].text)) if wrong else None
        quoted = found[0] if found else ""
        yield paper.judged("punctuation", wrong, good=not wrong, text=quoted, count=len(wrong))


def unmarked(text: str) -> str:
    """Return a text without the mark of its level, which is another point's."""
    return patterns.WRONG_LEVEL.sub("", text)
