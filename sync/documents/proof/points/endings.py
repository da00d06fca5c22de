"""Points 27 and 32–34: 附件说明, 成文日期 and 附注 (clauses 7.3.4, 7.3.5.4–7.3.6)."""

import re
from collections.abc import Iterator, Sequence

from sync.documents.proof.docx.paragraphs import ReadParagraph
from sync.documents.proof.paper import ProofPaper
from sync.documents.proof.recognise import patterns
from sync.documents.proof.recognise.roles import PartKind
from sync.documents.proof.results import Observation
from sync.documents.proof.standard import LOOSE_ZI, TOLERANCE, ZI_3, near

DATE = re.compile(r"^[12]\d{3}年([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日$")
BLANK_DATE = re.compile(r"^[12]\d{3}年([1-9]|1[0-2])?月日$")
NUMBERED = re.compile(r"\d{1,2}\s*+[.．、]?")
LEAD = re.compile(r"(附件[：:])?(\d{1,2}[.．、])?")
INDENT = 2.0  # 字
BLANK_LINE = 0.8  # of a line: as much as passes for one


def enclosures(paper: ProofPaper) -> Iterator[Observation]:
    """7.3.4: one blank line under the body, 2 字 in, numbered when several, nothing after the names."""
    lines = paper.all(PartKind.ENCLOSURES)
    if not lines:
        return
    first = lines[0]
    yield paper.judged("enclosures_colon", [first], good=first.solid.startswith("附件："), text=first.text[:6])
    yield paper.judged("enclosures_indent", [first], good=near(first.indent, INDENT, LOOSE_ZI))
    yield paper.judged("enclosures_blank", [first], good=first.blanks >= BLANK_LINE)
    wrong = [each for each in lines if patterns.ENDED.search(each.text) and each.solid != "附件："]
    yield paper.judged("enclosures_end", wrong, good=not wrong, text=(wrong or lines)[0].text)
    yield from numbering(paper, lines)
    for each in lines:
        if len(turned := paper.seen(each)) > 1:
            yield enclosure_turn(paper, each, [line.cells.left for line in turned[1:]])


def numbering(paper: ProofPaper, lines: Sequence[ReadParagraph]) -> Iterator[Observation]:
    """Judge the numbers of several enclosures: 1. 2. 3. in order."""
    names = [name for each in lines for name in patterns.ENCLOSURES.sub("", each.text).split("\n") if name]
    marks = [found[0] if (found := NUMBERED.match(name.strip())) else "" for name in names]
    if len(names) > 1:
        good = marks == [f"{count}." for count in range(1, len(names) + 1)]
        yield paper.judged("enclosures_numbers", lines, good=good, marks=" ".join(marks))


def enclosure_turn(paper: ProofPaper, line: ReadParagraph, lefts: Sequence[float]) -> Observation:
    """Measure whether turned lines stand under the first 字 of the name."""
    lead = LEAD.match(line.solid)
    start = paper.seen(line)[0].chars[len(lead[0]) if lead else 0].box.left
    return paper.measured("enclosures_turn", [line], good=all(near(left, start, ZI_3 / 2) for left in lefts))


def date(paper: ProofPaper) -> Iterator[Observation]:
    """7.3.5.4: Arabic digits, full year, no padding."""
    day = paper.first(PartKind.DATE)
    if not day:
        if paper.format in {"文件", "信函"}:
            yield paper.judged("date_missing", good=False)
    elif BLANK_DATE.match(day.solid):
        yield paper.manual("date_blank", [day], text=day.text)
    else:
        yield paper.judged("date_text", [day], good=bool(DATE.match(day.solid)), text=day.text)


def company(paper: ProofPaper) -> Iterator[Observation]:
    """7.3.5.5: the page with the date has text as well."""
    day = paper.first(PartKind.DATE)
    if not day:
        return
    if why := paper.unseen("company", day):
        yield why
        return
    page = paper.seen(day)[-1].page
    bottom = paper.seen(day)[0].baseline
    names = {
        id(char)
        for each in paper.all(PartKind.SIGNED, PartKind.DATE)
        for line in paper.seen(each)
        for char in line.chars
    }
    top = min(paper.edges("top")) - TOLERANCE
    text = [line for line in page.lines if top < line[0].baseline < bottom and id(line[0]) not in names]
    yield paper.judged("company", [day], good=bool(text), page=page.number)


def note(paper: ProofPaper) -> Iterator[Observation]:
    """7.3.6: in full-width brackets, 2 字 in, under the date."""
    notes = paper.all(PartKind.NOTE)
    if not notes:
        return
    good = notes[0].text.startswith("（") and notes[-1].text.endswith("）")
    yield paper.judged("note_brackets", notes, good=good, text=notes[0].quote)
    indent = notes[0].indent
    yield paper.judged("note_indent", notes[:1], good=near(indent, INDENT, LOOSE_ZI), zi=round(indent, 1))
