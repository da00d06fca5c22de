"""Points 23–26: title, 主送机关 and body (clauses 7.3.1–7.3.3)."""

import re
from collections.abc import Iterator
from functools import partial

from sync.documents.proof.docx.paragraphs import ReadParagraph
from sync.documents.proof.paper import ProofPaper
from sync.documents.proof.points.head import centred
from sync.documents.proof.recognise import patterns
from sync.documents.proof.recognise.roles import PartKind
from sync.documents.proof.results import Observation
from sync.documents.proof.standard import LOOSE_SIZE, LOOSE_ZI, SIZE_2, SIZE_3, near

BEGINNING = re.compile(r"^[^\u4e00-\u9fa5]{0,2}\S{1,3}")
INDENT = 2.0  # 字 (7.3.3)
LONELY_TITLE = 2
"""A last line of a title this short is no 梯形 and no 菱形."""


def title(paper: ProofPaper) -> Iterator[Observation]:
    """7.3.1: 2号小标宋, centred, two blank lines under the red rule, evenly broken."""
    lines = paper.all(PartKind.TITLE)
    if not lines:
        yield paper.judged("title_missing", good=False)
        return
    wrong = [each for each in lines if paper.class_of(each.face) != "小标宋"]
    yield paper.judged("title_face", wrong, good=not wrong, face=(wrong or lines)[0].face)
    wrong = [each for each in lines if not near(each.size, SIZE_2, LOOSE_SIZE)]
    yield paper.judged("title_size", wrong, good=not wrong, size=(wrong or lines)[0].size)
    wrong = [each for each in lines if not is_centred(paper, each)]
    yield paper.judged("title_centred", wrong, good=not wrong)
    yield from title_shape(paper, lines)
    if paper.format == "文件":
        yield from title_gap(paper, lines)


def is_centred(paper: ProofPaper, paragraph: ReadParagraph) -> bool:
    """Say whether every line of a paragraph is centred: on the page, or at least in the file."""
    lines = paper.seen(paragraph)
    return all(centred(paper, each.cells.centre) for each in lines) if lines else paragraph.align == "center"


def title_shape(paper: ProofPaper, lines: list[ReadParagraph]) -> Iterator[Observation]:
    """Judge the breaks of a title of several lines by their widths."""
    seen = [each for line in lines for each in paper.seen(line)]
    widths = [round(each.cells.width) for each in seen]
    if len(widths) > 1:
        hollow = any(before > here < after for before, here, after in zip(widths, widths[1:], widths[2:], strict=False))
        good = not hollow and len(seen[-1].text) > LONELY_TITLE
        yield paper.judged("title_shape", lines, good=good, last=seen[-1].text)


def title_gap(paper: ProofPaper, lines: list[ReadParagraph]) -> Iterator[Observation]:
    """Measure the white between the red rule and the title."""
    if why := paper.unseen("title_gap", lines[0]):
        yield why
        return
    ink = paper.seen(lines[0])[0].ink
    rules = [each.box for each in paper.rules(red=True) if each.box.bottom < ink.top]
    if rules:
        yield paper.apart("title_gap", rules[-1].bottom, ink.top, 2, lines[0])


def addressees(paper: ProofPaper) -> Iterator[Observation]:
    """7.3.2: flush left, one blank line under the title, a full-width colon at the end."""
    named = paper.first(PartKind.ADDRESSEES)
    if not named:
        return
    yield paper.judged("addressees_colon", [named], good=named.text.endswith("："), last=named.text[-1])
    yield paper.judged("addressees_flush", [named], good=abs(named.indent) < LOOSE_ZI, zi=round(named.indent, 1))
    titles = paper.all(PartKind.TITLE)
    if not titles:
        return
    if why := paper.unseen("addressees_gap", titles[-1], named):
        yield why
        return
    above, below = paper.seen(titles[-1])[-1], paper.seen(named)[0]
    if above.page is below.page:
        yield paper.apart("addressees_gap", above.ink.bottom, below.ink.top, 1, named)


def body(paper: ProofPaper) -> Iterator[Observation]:
    """7.3.3: the first page shows some of it; every paragraph begins 2 字 in."""
    texts = [each for each in paper.all(PartKind.BODY) if each.align not in {"center", "right", "end"}]
    wrong = [each for each in texts if not near(each.indent, INDENT, LOOSE_ZI)]
    if texts:
        first = (wrong or texts)[0]
        said = partial(paper.judged, text=first.quote, zi=round(first.indent, 1), count=len(wrong))
        yield said("body_indent", wrong, good=not wrong)
    if why := paper.unseen("body_first"):
        yield why
        return
    shown = [line for each in paper.all(PartKind.BODY) for line in paper.seen(each) if line.page.number == 1]
    yield paper.judged("body_first", good=bool(shown))


def levels(paper: ProofPaper) -> Iterator[Observation]:
    """7.3.3: 一、 （一） 1. （1）; the first level in 黑体, the second in 楷体."""
    texts = paper.all(PartKind.BODY)
    wrong = [each for each in texts if patterns.WRONG_LEVEL.match(each.text)]
    marked = [each for each in texts if patterns.level(each.text)]
    if wrong or marked:
        mark = found[0] if (found := BEGINNING.match((wrong or marked)[0].text)) else ""
        yield paper.judged("level_mark", wrong, good=not wrong, mark=mark, count=len(wrong))
    for depth, face in ((1, "黑体"), (2, "楷体")):
        headings = [each for each in texts if patterns.level(each.text) == depth]
        wrong = [each for each in headings if paper.class_of(each.begins_in(0)) != face]
        if headings:
            first = (wrong or headings)[0]
            code = f"level_{depth}_face"
            yield paper.judged(code, wrong, good=not wrong, face=first.begins_in(0), text=first.quote)
        wrong = [each for each in headings if not near(each.size, SIZE_3, LOOSE_SIZE)]
        if wrong:
            yield paper.judged("level_size", wrong, good=False, size=wrong[0].size, text=wrong[0].quote)
