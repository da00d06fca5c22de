"""Points 7–9: type, lines and 字 of a page, colour (clauses 5.2.2–5.2.4)."""

from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from math import floor

from sync.documents.proof.docx.paragraphs import ReadParagraph
from sync.documents.proof.docx.sections import Section
from sync.documents.proof.paper import ProofPaper
from sync.documents.proof.points.page import HANGING, POINT, pitch
from sync.documents.proof.recognise import patterns
from sync.documents.proof.recognise.roles import PartKind
from sync.documents.proof.results import Observation
from sync.documents.proof.standard import (
    CHARS,
    DEPTH,
    INK_ABOVE,
    INK_BELOW,
    LINES,
    LOOSE_SIZE,
    SIZE_3,
    WIDTH,
    near,
)

TEXT = (PartKind.ADDRESSEES, PartKind.BODY, PartKind.ENCLOSURES, PartKind.SIGNED, PartKind.DATE, PartKind.NOTE)
UNFILLED = 5.0  # mm at the foot of a full page
FULL_LINES = 3
"""So many lines of nothing but Hanzi tell how many fit."""


def default_type(paper: ProofPaper) -> Iterator[Observation]:
    """5.2.2: 3号仿宋 unless something else is asked for."""
    texts = [each for each in paper.all(*TEXT, PartKind.NUMBER) if each.align != "center" and not led(each)]
    if not texts:
        return
    for code, wrong in (
        ("default_face", [each for each in texts if paper.class_of(each.face) != "仿宋"]),
        ("default_size", [each for each in texts if not near(each.size, SIZE_3, LOOSE_SIZE)]),
    ):
        worst = (wrong or texts)[0]
        said = partial(paper.judged, face=worst.face, size=worst.size, text=worst.quote, count=len(wrong))
        yield said(code, wrong, good=not wrong)


def led(paragraph: ReadParagraph) -> bool:
    """Say whether a paragraph is a heading with a face of its own (7.3.3), its mark well or badly written."""
    own = (patterns.LABELLED, patterns.WRONG_HEADING)
    return patterns.level(paragraph.text) in {1, 2} or any(each.match(paragraph.text) for each in own)


def grid(paper: ProofPaper) -> Iterator[Observation]:
    """5.2.3: 22 lines of 28 字 fill the 版心."""
    body = [each for each in paper.all(PartKind.BODY) if not each.row]
    if not body or not paper.upright:
        return
    section = paper.upright[0]
    if height := pitch(paper, section):
        lines, filled = floor(DEPTH / POINT / height), LINES * height * POINT
        # Larger pitches of ink-true margins (see top_margin) fill the same 225 mm.
        good = lines == LINES or near(filled - inked_slack(height), DEPTH)
        yield paper.judged("lines", good=good, lines=lines, pitch=round(height, 2))
        if lines == LINES:
            yield paper.judged("lines_fill", good=DEPTH - filled < UNFILLED, pitch=round(height, 2), mm=round(filled))
    else:
        yield paper.unseen("lines_seen") or lines_seen(paper)
    width = advance(body, section)
    chars = floor(WIDTH / POINT / width)
    yield paper.judged("chars", good=chars == CHARS, chars=chars, width=round(width, 2))
    yield from chars_seen(paper, body)


def inked_slack(height: float) -> float:
    """Return how much white an exact line leaves above and below its ink, in mm."""
    return (height - (INK_ABOVE + INK_BELOW) * SIZE_3) * POINT


def advance(body: list[ReadParagraph], section: Section) -> float:
    """Return the width of one 字 of the body in pt: as its type says, or as the grid does."""
    widths = [
        section.char_space / 4096 + SIZE_3 if each.snaps and section.grid == "linesAndChars" else each.advance
        for each in body
    ]
    return max(widths, key=widths.count)


def lines_seen(paper: ProofPaper) -> Observation:
    """Count the lines by their distance on the page, where the file does not say it."""
    gaps = []
    for each in paper.all(PartKind.BODY):
        lines = paper.seen(each)
        both = (pair for pair in pairwise(lines) if pair[0].page is pair[1].page)
        gaps += [round(low.baseline - high.baseline, 1) for high, low in both]
    if not gaps:
        return paper.manual("lines_seen")
    usual = max(gaps, key=gaps.count)
    return paper.judged("lines_seen", good=floor(DEPTH / usual + 0.1) == LINES, lines=floor(DEPTH / usual + 0.1))


def chars_seen(paper: ProofPaper, body: list[ReadParagraph]) -> Iterator[Observation]:
    """Count the 字 of full lines on the page; one mark of punctuation may hang."""
    counts = []
    for each in body:
        for line in paper.seen(each)[:-1]:
            narrow = any(char.text.isascii() or char.text in HANGING for char in line.chars[:-1])
            if not narrow and near(line.cells.left, min(paper.edges("left"))):
                counts.append(len(line.chars) - (line.chars[-1].text in HANGING and len(line.chars) > CHARS))
    if len(counts) >= FULL_LINES and near(paper.areas[0].right - paper.areas[0].left, WIDTH):
        yield paper.judged("chars_seen", good=max(counts) == CHARS, chars=max(counts))


def colour(paper: ProofPaper) -> Iterator[Observation]:
    """5.2.4: black, but for the mark and the red rules."""
    others = [each.paragraph for each in paper.parts if each.role is not PartKind.MARK]
    wrong = [
        each for each in others if any(span.colour not in {"", "000000"} and span.text.strip() for span in each.spans)
    ]
    text = wrong[0].quote if wrong else ""
    yield paper.judged("colour", wrong, good=not wrong, text=text, count=len(wrong))
