"""Points 1–6, 10 and 11: paper, margins, 版心 and parts (clauses 3, 5.1, 5.2.1, 6 and 7.1)."""

from collections.abc import Iterator

from sync.documents.proof.docx.sections import Section
from sync.documents.proof.pages.rendered_page import RenderedPage
from sync.documents.proof.paper import ProofPaper, place
from sync.documents.proof.recognise.roles import PartKind
from sync.documents.proof.results import Observation, PageArea
from sync.documents.proof.standard import (
    BASELINE,
    DEPTH,
    INK_ABOVE,
    INK_BELOW,
    PAPER,
    SIZE_3,
    TOLERANCE,
    WHITE_LEFT,
    WHITE_TOP,
    WIDTH,
    near,
)

POINT = 25.4 / 72
GRIDS = {"lines", "linesAndChars", "snapToChars"}
HANGING = "、，。；：？！”’）》〕"


def defined(_paper: ProofPaper) -> Iterator[Observation]:
    """3.1, 3.2: definitions; the points that count lines and 字 look after them."""
    yield from ()


def paper_size(paper: ProofPaper) -> Iterator[Observation]:
    """5.1: A4, upright or turned."""
    for section in paper.source.sections:
        sides = sorted((section.width, section.height))
        good = near(sides[0], PAPER[0]) and near(sides[1], PAPER[1])
        yield paper.judged("paper_size", good=good, width=round(section.width, 1), height=round(section.height, 1))


def top_margin(paper: ProofPaper) -> Iterator[Observation]:
    """5.2.1: 37 mm above, read as the margin of the page or as the white above the ink."""
    for section in paper.upright:
        ink = section.top + slack_above(paper, section)
        good = near(section.top, WHITE_TOP) or near(ink, WHITE_TOP)
        yield paper.judged("top_margin", good=good, margin=round(section.top, 1), ink=round(ink, 1))


def left_margin(paper: ProofPaper) -> Iterator[Observation]:
    """5.2.1: 28 mm on the left."""
    for section in paper.upright:
        yield paper.judged("left_margin", good=near(section.left, WHITE_LEFT), margin=round(section.left, 1))


def type_area(paper: ProofPaper) -> Iterator[Observation]:
    """5.2.1: 156 by 225 mm, and nothing outside of it."""
    for section in paper.upright:
        width = section.width - section.left - section.right
        depth = section.height - section.top - section.bottom
        inked = depth - slack_above(paper, section) - slack_below(paper, section)
        good = near(width, WIDTH) and (near(depth, DEPTH) or near(inked, DEPTH))
        yield paper.judged("type_area", good=good, width=round(width, 1), depth=round(depth, 1))
    for page in paper.pages or ():
        if not page.is_landscape and (over := list(outside(paper, page))):
            yield paper.judged("outside", places=over, good=False, page=page.number)


def outside(paper: ProofPaper, page: RenderedPage) -> Iterator[PageArea]:
    """Yield where text runs out of the 版心 sideways; LibreOffice lets one mark of punctuation hang."""
    left, right = min(paper.edges("left")) - TOLERANCE, max(paper.edges("right")) + TOLERANCE
    top, bottom = min(paper.edges("top")), max(paper.edges("bottom"))
    for line in page.lines:
        if top <= line[0].baseline <= bottom:
            for char in line:
                hangs = char.text in HANGING and char.box.left <= right
                if (char.box.left < left or char.box.right > right) and not hangs:
                    yield place(page.number, char.box)


def slack_above(paper: ProofPaper, section: Section) -> float:
    """Return how far under the margin the ink of the first line begins, in mm."""
    return max(0.0, BASELINE * pitch(paper, section) - INK_ABOVE * SIZE_3) * POINT


def slack_below(paper: ProofPaper, section: Section) -> float:
    """Return how far above the lower margin the ink of the last line ends, in mm."""
    return max(0.0, (1 - BASELINE) * pitch(paper, section) - INK_BELOW * SIZE_3) * POINT


def pitch(paper: ProofPaper, section: Section) -> float:
    """Return the distance of the body's lines in pt, as far as the file says it; 0 where it does not."""
    body = [each for each in paper.all(PartKind.BODY) if not each.row]
    exact = [each.pitch for each in body if each.pitch]
    return max(exact, key=exact.count) if exact else section.pitch if section.grid in GRIDS else 0.0


def printing(paper: ProofPaper) -> Iterator[Observation]:
    """6: the print shop's."""
    yield paper.manual("printing")


def three_parts(paper: ProofPaper) -> Iterator[Observation]:
    """7.1: 版头, 主体, 版记; the page number outside the 版心."""
    yield paper.judged("main_part", good=bool(paper.all(PartKind.BODY, PartKind.TABLE)))
    if paper.format == "文件":
        yield paper.judged("imprint_part", good=bool(paper.all(PartKind.COPIES, PartKind.IMPRINT)))
