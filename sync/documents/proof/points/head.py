"""Points 12–17: 份号, 密级, 紧急程度 and the mark (clauses 7.2.1–7.2.4)."""

import re
from collections.abc import Iterator, Sequence

from sync.documents.proof.docx.paragraphs import ReadParagraph
from sync.documents.proof.pages.boxes import Box, around
from sync.documents.proof.paper import ProofPaper
from sync.documents.proof.recognise import patterns
from sync.documents.proof.recognise.roles import PartKind
from sync.documents.proof.results import Observation
from sync.documents.proof.standard import LOOSE_SIZE, LOOSE_ZI, SIZE_3, near, nearest

COPY_NUMBER = re.compile(r"^\d{6}$")
SECRECY = re.compile(r"^(绝密|机密|秘密)(★(\d+(年|个月)|长期))?$")
URGENCY = re.compile(r"^(特急|加急|特提|平急)$")
MARK_DOWN = 35.0  # mm from the upper edge of the 版心 (7.2.4)
CENTRED = 2.0  # mm
FILE = "文件"
SMALL = (PartKind.COPY_NUMBER, PartKind.SECRECY, PartKind.URGENCY)


def copy_number(paper: ProofPaper) -> Iterator[Observation]:
    """7.2.1: six digits, 3号, flush left on the first line; in a letter it may share the line of the 发文字号."""
    number = paper.first(PartKind.NUMBER)
    if number and (shared := sharing(number)):
        yield paper.judged("copy_number_text", [number], good=bool(COPY_NUMBER.match(shared)), text=shared)
    yield from small_part(paper, PartKind.COPY_NUMBER, COPY_NUMBER, "copy_number")


def secrecy(paper: ProofPaper) -> Iterator[Observation]:
    """7.2.2: 3号黑体, flush left on the second line, Arabic digits."""
    yield from small_part(paper, PartKind.SECRECY, SECRECY, "secrecy", face="黑体")


def urgency(paper: ProofPaper) -> Iterator[Observation]:
    """7.2.3: 3号黑体, flush left, after 份号 and 密级."""
    yield from small_part(paper, PartKind.URGENCY, URGENCY, "urgency", face="黑体")
    order = [each.role for each in paper.parts if each.role in SMALL]
    if PartKind.URGENCY in order:
        yield paper.judged("urgency_order", paper.all(*SMALL), good=order == sorted(order, key=SMALL.index))


def sharing(number: ReadParagraph) -> str:
    """Return the 份号 that shares the line of a 发文字号; "" where none does."""
    first, *others = number.text.split("\t")
    return first.strip() if others and patterns.COPY_NUMBER.match(first.strip()) else ""


def small_part(
    paper: ProofPaper, role: PartKind, wording: re.Pattern[str], code: str, face: str = ""
) -> Iterator[Observation]:
    """Judge the wording and the setting of 份号, 密级 or 紧急程度."""
    for each in paper.all(role):
        yield paper.judged(f"{code}_text", [each], good=bool(wording.match(each.solid)), text=each.text)
        right_face = not face or paper.class_of(each.face) == face
        set_well = right_face and near(each.size, SIZE_3, LOOSE_SIZE) and each.indent < LOOSE_ZI
        yield paper.judged(f"{code}_set", [each], good=set_well, face=each.face, size=each.size)


def mark_place(paper: ProofPaper) -> Iterator[Observation]:
    """7.2.4: the upper edge 35 mm under that of the 版心, centred."""
    if paper.format == "文件":
        yield from mark_down(paper, "mark_top")


def mark_down(paper: ProofPaper, code: str) -> Iterator[Observation]:
    """Measure how far under the upper edge of the 版心 the ink of the mark begins."""
    if not (marks := paper.all(PartKind.MARK)):
        yield paper.judged("mark_missing", good=False)
        return
    if why := paper.unseen(code, *marks):
        yield why
        return
    ink = around(line.ink for each in marks for line in paper.seen(each))
    down = nearest(ink.top, paper.edges("top"), MARK_DOWN)
    yield paper.measured(code, marks, good=near(down, MARK_DOWN), mm=round(down, 1))
    yield mark_centred(paper, marks, ink)


def mark_centred(paper: ProofPaper, marks: Sequence[ReadParagraph], ink: Box) -> Observation:
    """Measure whether the ink of the mark stands in the middle of the 版心."""
    away = abs(off_centre(paper, ink.centre))
    return paper.measured("mark_centred", marks, good=away <= CENTRED, mm=round(away, 1))


def centred(paper: ProofPaper, middle: float) -> bool:
    """Say whether something stands in the middle of the 版心."""
    return abs(off_centre(paper, middle)) <= CENTRED


def off_centre(paper: ProofPaper, middle: float) -> float:
    """Return how far from the middle of the 版心 something stands, in mm."""
    return nearest(middle, tuple((each.left + each.right) / 2 for each in paper.areas), 0)


def mark_look(paper: ProofPaper) -> Iterator[Observation]:
    """7.2.4: 小标宋 in red, recommended."""
    if paper.format in {"文件", "纪要"}:
        yield from red_mark(paper)


def red_mark(paper: ProofPaper) -> Iterator[Observation]:
    """Judge face and colour of the mark."""
    for mark in paper.all(PartKind.MARK):
        yield paper.judged("mark_face", [mark], good=paper.class_of(mark.face) == "小标宋", face=mark.face)
        yield paper.judged("mark_red", [mark], good=mark.is_red)


def joint_mark(paper: ProofPaper) -> Iterator[Observation]:
    """7.2.4: joint issue, the host first and 文件 at the right of all names."""
    marks = paper.all(PartKind.MARK)
    if paper.format != "文件" or len(marks) <= 1:
        return
    yield paper.manual("joint_mark", marks)
    words = [each for each in marks if each.solid == FILE]
    names = [each for each in marks if each.solid != FILE]
    if words and all(paper.seen(each) for each in marks):
        beside = paper.seen(words[0])[0].ink
        column = around(line.ink for each in names for line in paper.seen(each))
        good = near(beside.middle, column.middle, CENTRED) and beside.left > column.right
        yield paper.measured("joint_file", words, good=good, mm=abs(round(beside.middle - column.middle, 1)))
