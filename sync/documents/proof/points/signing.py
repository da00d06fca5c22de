"""Points 28–31: name and date, sealed or not (clauses 7.3.5.1–7.3.5.3)."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sync.documents.proof.docx.paragraphs import ReadParagraph
from sync.documents.proof.pages.boxes import Box, around
from sync.documents.proof.paper import ProofPaper
from sync.documents.proof.recognise.roles import PartKind
from sync.documents.proof.results import Observation
from sync.documents.proof.standard import ZI_3, nearest

SEALED_DATE, UNSEALED = 4.0, 2.0  # 字 from the right (7.3.5.1, 7.3.5.2)
LOOSE_SIGNATURE = 0.75  # 字: digits are of various widths
GAP = 0.3  # mm between two characters that is more than rounding


def sealed(paper: ProofPaper) -> Iterator[Observation]:
    """7.3.5.1: the date 4 字 from the right, the name centred above it."""
    yield from signature(paper, "sealed")


def unsealed(paper: ProofPaper) -> Iterator[Observation]:
    """7.3.5.2: the name 2 字 from the right, the date beginning 2 字 after it."""
    yield from signature(paper, "unsealed")


def signature(paper: ProofPaper, kind: str) -> Iterator[Observation]:
    """Measure name and date against the kind of signature that they come nearest to."""
    signed, date = paper.all(PartKind.SIGNED), paper.first(PartKind.DATE)
    if not signed or not date:
        return
    names = [each for each in signed if not each.row]
    if why := paper.unseen(kind, *names, date):
        if kind == "sealed":
            yield why
        return
    found = {"sealed": as_sealed(paper, names, date)}
    if names:
        found["unsealed"] = as_unsealed(paper, names[-1], date)
    if kind == min(found, key=lambda each: sum(found[each])):
        off_right, off_name = found[kind]
        good = off_right <= LOOSE_SIGNATURE and off_name <= LOOSE_SIGNATURE
        yield paper.measured(kind, [*names, date], good=good, right=round(off_right, 1), name=round(off_name, 1))


def as_sealed(paper: ProofPaper, names: Sequence[ReadParagraph], date: ReadParagraph) -> tuple[float, float]:
    """Return how far date and names are from the place of sealed ones, in 字.

    A name too wide for a date 4 字 in keeps to the margin, and the date comes under its middle. Names in rows (joint
    seals) are for a person to look at.
    """
    day = cells_of(paper, date)
    cells = [cells_of(paper, each) for each in names]
    inset = right_of(paper, day.right, SEALED_DATE)
    if not cells:
        return abs(inset - SEALED_DATE), 0.0
    widest = max(cells, key=lambda each: each.width)
    pushed = inset > SEALED_DATE and right_of(paper, widest.right, 0) < 1
    return 0.0 if pushed else abs(inset - SEALED_DATE), max(abs(each.centre - day.centre) for each in cells) / ZI_3


def as_unsealed(paper: ProofPaper, name: ReadParagraph, date: ReadParagraph) -> tuple[float, float]:
    """Return how far name and date are from the place of unsealed ones, in 字; the longer one ends 2 字 in."""
    organ, day = cells_of(paper, name), cells_of(paper, date)
    outer = day if day.width > organ.width else organ
    return abs(right_of(paper, outer.right, UNSEALED) - UNSEALED), abs((day.left - organ.left) / ZI_3 - UNSEALED)


def cells_of(paper: ProofPaper, paragraph: ReadParagraph) -> Box:
    """Return the cells of a line as Word sets them, of the last organ where several stand in a row.

    LibreOffice keeps digits away from Hanzi even where the file says not to (autoSpaceDN); that much is taken off.
    """
    line = paper.seen(paragraph)[0]
    if len(organs := paragraph.text.split("\t")) > 1:
        last = len("".join(organs[-1].split()))
        return around(each.box for each in line.chars[-last:])
    if paragraph.spaced:
        return line.cells
    gaps = (after.box.left - before.box.right for before, after in pairwise(line.chars))
    excess = sum(gap for gap in gaps if gap > GAP)
    share = {"right": 1.0, "end": 1.0, "center": 0.5}.get(paragraph.align, 0.0)
    return line.cells._replace(left=line.cells.left + excess * share, right=line.cells.right - excess * (1 - share))


def right_of(paper: ProofPaper, place: float, due: float) -> float:
    """Return how many 字 a place is from the right edge of the 版心."""
    return -nearest(place, paper.edges("right"), -due * ZI_3) / ZI_3


def joint_seals(paper: ProofPaper) -> Iterator[Observation]:
    """7.3.5.1: joint seals are put on paper by people."""
    names = paper.all(PartKind.SIGNED)
    if len(names) > 1 or any("\t" in each.text for each in names):
        yield paper.manual("joint_seals", names)


def stamped(paper: ProofPaper) -> Iterator[Observation]:
    """7.3.5.3: a stamp of a person's signature, in orders only."""
    if any(each.solid.endswith("令") for each in paper.all(PartKind.MARK)):
        yield paper.manual("stamped", paper.all(PartKind.SIGNED, PartKind.DATE))
