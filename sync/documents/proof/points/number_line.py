"""Points 18–22: 发文字号, 签发人 and the red rule under them (clauses 7.2.5–7.2.7)."""

import re
from collections.abc import Iterator

from sync.documents.proof.docx.paragraphs import ReadParagraph
from sync.documents.proof.paper import ProofPaper, place
from sync.documents.proof.points.head import centred
from sync.documents.proof.recognise import patterns
from sync.documents.proof.recognise.roles import PartKind
from sync.documents.proof.results import Observation
from sync.documents.proof.standard import LOOSE_ZI, ZI_3, near, nearest

NUMBER = re.compile(r"^[^〔〕\[\]()（）]+〔(19|20)\d{2}〕[1-9]\d*号$")
BLANK_NUMBER = re.compile(r"^[^〔〕\[\]()（）]+〔(19|20)\d{2}〕号$")
RULE_DOWN = 4.0  # mm (7.2.7)


def number_of(number: ReadParagraph) -> str:
    """Return the 发文字号 of its line, without the 份号 or 签发人 that may share it."""
    shared = patterns.SIGNER.split(number.text)[0].split("\t")
    return next((each.strip() for each in shared if patterns.NUMBER.match(each)), number.text)


def number_place(paper: ProofPaper) -> Iterator[Observation]:
    """7.2.5: two blank lines under the mark, centred."""
    number, mark = paper.first(PartKind.NUMBER), paper.first(PartKind.MARK)
    if paper.format != "文件" or not number or is_upward(paper):
        return
    if why := paper.unseen("number_gap", number, *paper.all(PartKind.MARK)):
        yield paper.judged("number_centred", [number], good=number.align == "center")
        yield why
        return
    ink = paper.seen(number)[0].ink
    yield paper.judged("number_centred", [number], good=centred(paper, ink.centre))
    if mark:
        bottom = max(line.ink.bottom for each in paper.all(PartKind.MARK) for line in paper.seen(each))
        yield paper.apart("number_gap", bottom, ink.top, 2, number)


def is_upward(paper: ProofPaper) -> bool:
    """Say whether a document goes up: it names a 签发人."""
    return any(patterns.SIGNER.search(each.text) for each in paper.all(PartKind.NUMBER, PartKind.SIGNER))


def number_text(paper: ProofPaper) -> Iterator[Observation]:
    """7.2.5: 〔year〕, no 第, no padding, 号 at the end; a draft's blank is left to a person."""
    number = paper.first(PartKind.NUMBER)
    if not number:
        if paper.format in {"文件", "信函"}:
            yield paper.judged("number_missing", good=False)
        return
    text = number_of(number)
    solid = "".join(text.split())
    if BLANK_NUMBER.match(solid):
        yield paper.manual("number_blank", [number], text=text)
    else:
        yield paper.judged("number_text", [number], good=bool(NUMBER.match(solid)), text=text)


def upward_number(paper: ProofPaper) -> Iterator[Observation]:
    """7.2.5: in an upward document 1 字 from the left, on the line of the last 签发人."""
    number = paper.first(PartKind.NUMBER)
    if paper.format != "文件" or not number or not is_upward(paper):
        return
    if why := paper.unseen("upward_number", number):
        yield why
        return
    inset = nearest(paper.seen(number)[0].cells.left, paper.edges("left"), ZI_3) / ZI_3
    yield paper.measured("upward_number", [number], good=near(inset, 1, LOOSE_ZI), zi=round(inset, 1))


def signer(paper: ProofPaper) -> Iterator[Observation]:
    """7.2.6: 签发人 in 仿宋, the name in 楷体, 1 字 from the right."""
    for each in paper.all(PartKind.NUMBER, PartKind.SIGNER):
        if found := patterns.SIGNER.search(each.text):
            name = paper.class_of(each.begins_in(found.end()))
            label = paper.class_of(each.begins_in(found.start()))
            good = name == "楷体" and label == "仿宋" and "：" in found[0]
            yield paper.judged("signer", [each], good=good, label=label, name=name)
            yield paper.unseen("signer_place", each) or signer_place(paper, each)


def signer_place(paper: ProofPaper, signer: ReadParagraph) -> Observation:
    """Measure how far from the right the 签发人 ends."""
    inset = -nearest(paper.seen(signer)[0].cells.right, paper.edges("right"), -ZI_3) / ZI_3
    return paper.measured("signer_place", [signer], good=near(inset, 1, LOOSE_ZI), zi=round(inset, 1))


def red_rule(paper: ProofPaper) -> Iterator[Observation]:
    """7.2.7: red, 4 mm under the 发文字号, as wide as the 版心."""
    number = paper.first(PartKind.NUMBER)
    if paper.format != "文件" or not number:
        return
    if why := paper.unseen("rule_gap", number):
        yield why
        return
    ink = paper.seen(number)[-1].ink
    rules = [each.box for each in paper.rules(red=True) if each.box.top > ink.middle]
    if not rules:
        yield paper.judged("rule_missing", [number], good=False)
        return
    gap, shown = rules[0].top - ink.bottom, [place(1, rules[0])]
    yield paper.measured("rule_gap", [number], shown, good=near(gap, RULE_DOWN), mm=round(gap, 1))
    wide = any(near(rules[0].left, each.left) and near(rules[0].right, each.right) for each in paper.areas)
    yield paper.judged("rule_width", places=shown, good=wide, mm=round(rules[0].width, 1))
