"""Points 51 and 52: orders (10.2) and minutes (10.3)."""

from collections.abc import Iterator

from sync.documents.proof.paper import ProofPaper
from sync.documents.proof.points.head import mark_down
from sync.documents.proof.recognise import patterns
from sync.documents.proof.recognise.roles import PartKind
from sync.documents.proof.results import Observation
from sync.documents.proof.standard import LOOSE_ZI, near


def order(paper: ProofPaper) -> Iterator[Observation]:
    """10.2: orders are for a person."""
    marks = paper.all(PartKind.MARK)
    if any(each.solid.endswith("令") for each in marks):
        yield paper.manual("order", marks)


def minutes(paper: ProofPaper) -> Iterator[Observation]:
    """10.3: the mark ends in 纪要, 35 mm under the 版心's edge; 出席 in 黑体."""
    if paper.format != "纪要":
        return
    for mark in paper.all(PartKind.MARK):
        yield paper.judged("minutes_mark", [mark], good=mark.solid.endswith("纪要"), text=mark.text)
    yield from mark_down(paper, "minutes_top")
    for each in paper.all(PartKind.BODY):
        if label := patterns.LABELLED.match(each.text):
            face = paper.class_of(each.begins_in(0))
            good = face == "黑体" and near(each.indent, 2, LOOSE_ZI)
            yield paper.judged("minutes_present", [each], good=good, text=label[0], face=face)
