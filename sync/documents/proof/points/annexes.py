"""Point 35: annexes (附件, clause 7.3.7)."""

import re
from collections.abc import Iterator, Sequence

from sync.documents.proof.docx.paragraphs import ReadParagraph
from sync.documents.proof.paper import ProofPaper
from sync.documents.proof.points.body import is_centred
from sync.documents.proof.recognise import patterns
from sync.documents.proof.recognise.roles import PartKind
from sync.documents.proof.results import Observation
from sync.documents.proof.standard import LINE, LOOSE_SIZE, LOOSE_ZI, SIZE_3, near

NUMBER = re.compile(r"^\s*+\d{1,2}\s*+[.．、]")
THIRD_LINE = 2 * LINE  # mm between the baselines of 附件N and its title
LOOSE_LINE = LINE * 0.6  # a title's lines are higher than the body's


def annexes(paper: ProofPaper) -> Iterator[Observation]:
    """7.3.7: on new pages, 附件N in 3号黑体 flush left, title on line 3, as the 附件说明 says."""
    heads = paper.all(PartKind.ANNEX)
    if not heads:
        return
    wrong = [each for each in heads if not is_on_new_page(paper, each)]
    yield paper.judged("annex_page", wrong, good=not wrong, text=(wrong or heads)[0].text)
    wrong = [each for each in heads if not is_label(paper, each)]
    first = (wrong or heads)[0]
    yield paper.judged("annex_label", wrong, good=not wrong, text=first.text, face=first.face, size=first.size)
    due = [f"附件{count}" for count in range(1, len(heads) + 1)]
    solid = [each.solid for each in heads]
    yield paper.judged("annex_order", heads, good=solid in (due, ["附件"]), text="、".join(solid))
    for count, head in enumerate(heads, start=1):
        yield from titled(paper, head, titles(paper, count))
    yield from named(paper, len(heads))


def is_on_new_page(paper: ProofPaper, head: ReadParagraph) -> bool:
    """Say whether an annex begins a page: as it is seen, else as the file says."""
    if not (seen := paper.seen(head)):
        return head.new_page
    page, baseline = seen[0].page, seen[0].baseline
    top = min(paper.edges("left" if page.is_landscape else "top"))
    return not any(top < line[0].baseline < baseline - 1 for line in page.lines)


def is_label(paper: ProofPaper, head: ReadParagraph) -> bool:
    """Say whether 附件N is set as it should be."""
    is_hei = paper.class_of(head.face) == "黑体"
    return is_hei and near(head.size, SIZE_3, LOOSE_SIZE) and abs(head.indent) < LOOSE_ZI and head.align != "center"


def titles(paper: ProofPaper, count: int) -> list[ReadParagraph]:
    """Return the lines of an annex's title."""
    return [each.paragraph for each in paper.parts if each.annex == count and each.role is PartKind.ANNEX_TITLE]


def titled(paper: ProofPaper, head: ReadParagraph, lines: Sequence[ReadParagraph]) -> Iterator[Observation]:
    """Judge the place of an annex's title."""
    if not lines:
        yield paper.judged("annex_title_missing", [head], good=False, text=head.text)
        return
    seen, above = paper.seen(lines[0]), paper.seen(head)
    is_middle = lines[0].align == "center" if not seen or seen[0].page.is_landscape else is_centred(paper, lines[0])
    yield paper.judged("annex_title_centred", [lines[0]], good=is_middle, text=head.text)
    if why := paper.unseen("annex_title_line", head, lines[0]):
        yield why
    else:
        down = seen[0].baseline - above[0].baseline
        good = seen[0].page is above[0].page and near(down, THIRD_LINE, LOOSE_LINE)
        line = round(down / LINE + 1)
        yield paper.judged("annex_title_line", [lines[0]], good=good, text=head.text, line=line)


def named(paper: ProofPaper, count: int) -> Iterator[Observation]:
    """Judge whether the titles equal the names in the 附件说明."""
    listed = names(paper.all(PartKind.ENCLOSURES))
    for place in range(1, count + 1):
        title = "".join(each.solid for each in titles(paper, place))
        said = listed[place - 1] if place <= len(listed) else ""
        if title:
            lines = titles(paper, place)
            yield paper.judged("annex_named", lines, good=title == said, title=title, said=said or "（没有）")


def names(lines: Sequence[ReadParagraph]) -> list[str]:
    """Return the names in the 附件说明, without numbers, end punctuation and blanks."""
    text = "\n".join(patterns.ENCLOSURES.sub("", each.text) for each in lines)
    found = (NUMBER.sub("", each) for each in text.split("\n"))
    bare = ("".join(each.split()) for each in found)
    return [each.rstrip("。；;.，,") for each in bare if each]
