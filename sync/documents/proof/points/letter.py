"""Points 42, 45–47, 49 and 50: letters (10.1)."""

from collections.abc import Iterator

from sync.documents.proof.paper import ProofPaper, place
from sync.documents.proof.points.head import SMALL, mark_centred, red_mark, sharing
from sync.documents.proof.points.letter_rules import is_letter, pairs
from sync.documents.proof.points.numbers import numbered
from sync.documents.proof.recognise.roles import PartKind
from sync.documents.proof.results import Observation
from sync.documents.proof.standard import LINE, SEVEN_EIGHTHS, TOLERANCE, near, nearest

MARK_TOP = 30.0  # mm from the paper's edge
PART_OF_LINE = 0.5
"""The ink of a last line ends less than this above the lower edge of the 版心."""


def letter_mark(paper: ProofPaper) -> Iterator[Observation]:
    """10.1: the organ's name without 文件, 30 mm under the paper's edge, red 小标宋."""
    mark = paper.first(PartKind.MARK)
    if not is_letter(paper):
        return
    if not mark:
        yield paper.judged("mark_missing", good=False)
        return
    yield paper.judged("letter_mark_word", [mark], good=not mark.solid.endswith("文件"), text=mark.text)
    yield from red_mark(paper)
    if why := paper.unseen("letter_mark_top", mark):
        yield why
        return
    ink = paper.seen(mark)[0].ink
    yield paper.measured("letter_mark_top", [mark], good=near(ink.top, MARK_TOP), mm=round(ink.top, 1))
    yield mark_centred(paper, [mark], ink)


def letter_small(paper: ProofPaper) -> Iterator[Observation]:
    """10.1: 份号, 密级 and 紧急程度 flush left under the first double rule."""
    number = paper.first(PartKind.NUMBER)
    parts = [*([number] if number and sharing(number) else []), *paper.all(*SMALL)]
    if not is_letter(paper) or not parts:
        return
    if why := paper.unseen("letter_small", *parts):
        yield why
        return
    upper, _ = pairs(paper)
    first = paper.seen(parts[0])[0]
    if upper:
        gap = first.ink.top - upper[-1].bottom
        flush = nearest(first.cells.left, paper.edges("left"), 0)
        good = near(gap, SEVEN_EIGHTHS) and near(flush, 0)
        yield paper.measured("letter_small", parts, good=good, mm=round(gap, 1))


def letter_number(paper: ProofPaper) -> Iterator[Observation]:
    """10.1: the 发文字号 flush right, 7/8 of a 字 under the first double rule."""
    number = paper.first(PartKind.NUMBER)
    if not is_letter(paper) or not number:
        return
    if why := paper.unseen("letter_number_gap", number):
        if not sharing(number):
            yield paper.judged("letter_number_flush", [number], good=number.align in {"right", "end"})
        yield why
        return
    seen = paper.seen(number)[0]
    right = nearest(seen.cells.right, paper.edges("right"), 0)
    yield paper.measured("letter_number_flush", [number], good=near(right, 0), mm=round(-right, 1))
    upper, _ = pairs(paper)
    if upper:
        gap = seen.ink.top - upper[-1].bottom
        yield paper.measured("letter_number_gap", [number], good=near(gap, SEVEN_EIGHTHS), mm=round(gap, 1))


def letter_title(paper: ProofPaper) -> Iterator[Observation]:
    """10.1: the title two lines under the last part above it."""
    titles = paper.all(PartKind.TITLE)
    above = paper.all(PartKind.NUMBER, *SMALL)
    if not is_letter(paper) or not titles or not above:
        return
    if why := paper.unseen("letter_title_gap", titles[0], *above):
        yield why
        return
    bottom = max(paper.seen(each)[-1].ink.bottom for each in above)
    yield paper.apart("letter_title_gap", bottom, paper.seen(titles[0])[0].ink.top, 2, titles[0])


def letter_page_number(paper: ProofPaper) -> Iterator[Observation]:
    """10.1: no page number on the first page."""
    if not is_letter(paper):
        return
    if paper.pages is None:
        section = paper.source.sections[0]
        first = section.footers.get("first")
        usual = section.footers.get("default")
        bare = section.first_differs and not (first and first.numbered)
        yield paper.judged("letter_first_number", good=bare or not (usual and usual.numbered))
        return
    chars = numbered(paper, paper.pages[0])
    yield paper.judged("letter_first_number", places=(place(1, each.box) for each in chars), good=not chars)


def letter_imprint(paper: ProofPaper) -> Iterator[Observation]:
    """10.1: no 印发 line, no rules; at the very foot of the last page's 版心."""
    copies, printed = paper.all(PartKind.COPIES), paper.all(PartKind.IMPRINT)
    if not is_letter(paper) or not (copies or printed):
        return
    yield paper.judged("letter_imprint", printed, good=not printed)
    if not copies:
        return
    if why := paper.unseen("letter_copies_foot", *copies):
        yield why
        return
    last = paper.seen(copies[-1])[-1]
    up = -nearest(last.ink.bottom, paper.edges("bottom"), 0)
    good = -TOLERANCE <= up < LINE * PART_OF_LINE and last.page.number == len(paper.pages or ())
    yield paper.measured("letter_copies_foot", copies, good=good, mm=round(up, 1))
    ruled = [each for each in last.page.rules if not each.is_red and each.box.top > last.ink.top - LINE]
    shown = [place(last.page.number, each.box) for each in ruled]
    yield paper.judged("letter_copies_rules", places=shown, good=not ruled)
