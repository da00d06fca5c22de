"""Points 36–38: the 版记 (clause 7.4)."""

import re
from collections.abc import Iterator, Sequence

from sync.documents.proof.docx.paragraphs import ReadParagraph
from sync.documents.proof.pages.boxes import Box
from sync.documents.proof.paper import ProofPaper, place
from sync.documents.proof.recognise.roles import PartKind
from sync.documents.proof.results import Observation
from sync.documents.proof.standard import LOOSE_SIZE, LOOSE_ZI, SIZE_4, WIDTH, ZI_4, near, nearest

OUTER, INNER, LOOSE_RULE = 0.35, 0.25, 0.06  # mm (7.4.1)
ABOVE = 7.0  # mm from the first rule to the ink under it, at most
IMPRINT = re.compile(r"(19|20)\d{2}年([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日印发$")
COLON = "："


def rules(paper: ProofPaper) -> Iterator[Observation]:
    """7.4.1: rules as wide as the 版心; the last lies on the lower edge of the last page's."""
    lines = paper.all(PartKind.COPIES, PartKind.IMPRINT)
    if not lines or paper.format == "信函":
        return
    if why := paper.unseen("imprint_rules", *lines):
        yield why
        return
    page = paper.seen(lines[0])[0].page
    top = min(line.ink.top for each in lines for line in paper.seen(each))
    found = [each.box for each in page.rules if not each.is_red and each.box.top > top - ABOVE]
    shown = [place(page.number, each) for each in found]
    least = 1 + bool(paper.all(PartKind.COPIES)) + bool(paper.all(PartKind.IMPRINT))
    yield paper.judged("imprint_rules", places=shown, good=len(found) >= least, count=len(found), least=least)
    if not found:
        return
    is_wide = all(near(each.width, WIDTH) for each in found)
    narrowest = round(min(each.width for each in found), 1)
    yield paper.judged("imprint_width", places=shown, good=is_wide, mm=narrowest)
    yield paper.judged("imprint_thickness", places=shown, good=is_graded(found), mm=thicknesses(found))
    bottom = nearest(found[-1].bottom, paper.edges("bottom"), 0)
    is_foot = near(bottom, 0) and bool(paper.pages) and page.number == len(paper.pages or ())
    yield paper.judged("imprint_foot", places=shown[-1:], good=is_foot, mm=abs(round(bottom, 1)), page=page.number)


def is_graded(found: Sequence[Box]) -> bool:
    """Say whether the outer rules are thick and the inner ones thin."""
    due = [OUTER, *[INNER] * (len(found) - 2), OUTER]
    return all(near(each.height, thickness, LOOSE_RULE) for each, thickness in zip(found, due, strict=False))


def thicknesses(found: Sequence[Box]) -> str:
    """Write how thick the rules are."""
    return "、".join(f"{each.height:.2f}" for each in found)


def copies(paper: ProofPaper) -> Iterator[Observation]:
    """7.4.2: 4号仿宋, 1 字 in on both sides, a full-width colon, a full stop at the end."""
    lines = paper.all(PartKind.COPIES)
    if not lines:
        return
    first, last = lines[0], lines[-1]
    yield paper.judged("copies_colon", [first], good=first.solid[2:3] == COLON, text=first.text[:6])
    yield paper.judged("copies_end", [last], good=last.text.endswith("。"), last=last.text[-1])
    yield from small_type(paper, "copies_type", lines)
    yield from inset(paper, "copies_sides", lines)
    if len(seen := paper.seen(first)) > 1:
        start = seen[0].chars[len("抄送：")].box.left
        good = all(near(each.cells.left, start, ZI_4 / 2) for each in seen[1:])
        yield paper.measured("copies_turn", [first], good=good)


def printed(paper: ProofPaper) -> Iterator[Observation]:
    """7.4.3: 4号仿宋, the organ 1 字 from the left, the date 1 字 from the right, 印发 at the end."""
    lines = paper.all(PartKind.IMPRINT)
    if not lines or paper.format == "信函":
        return
    text = "".join(each.solid for each in lines)
    yield paper.judged("imprint_text", lines, good=bool(IMPRINT.search(text)), text=text[-14:])
    yield from small_type(paper, "imprint_type", lines)
    yield from inset(paper, "imprint_sides", lines, filled=True)


def small_type(paper: ProofPaper, code: str, lines: Sequence[ReadParagraph]) -> Iterator[Observation]:
    """Judge whether lines are set in 4号仿宋."""
    wrong = [each for each in lines if paper.class_of(each.face) != "仿宋" or not near(each.size, SIZE_4, LOOSE_SIZE)]
    yield paper.judged(code, wrong, good=not wrong, face=(wrong or lines)[0].face, size=(wrong or lines)[0].size)


def inset(
    paper: ProofPaper, code: str, lines: Sequence[ReadParagraph], *, filled: bool = False
) -> Iterator[Observation]:
    """Measure whether lines leave 1 字 on both sides; `filled` ones must end there."""
    if why := paper.unseen(code, *lines):
        yield why
        return
    cells = [line.cells for each in lines for line in paper.seen(each)]
    left = nearest(min(each.left for each in cells), paper.edges("left"), ZI_4) / ZI_4
    right = -nearest(max(each.right for each in cells), paper.edges("right"), -ZI_4) / ZI_4
    good = near(left, 1, LOOSE_ZI) and (near(right, 1, LOOSE_ZI) if filled else right > 1 - LOOSE_ZI)
    yield paper.measured(code, lines, good=good, left=round(left, 1), right=round(right, 1))
