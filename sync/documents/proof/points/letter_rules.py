"""Points 43, 44 and 48: the double red rules of a letter (10.1)."""

from collections.abc import Iterator, Sequence

from sync.documents.proof.pages.boxes import Box
from sync.documents.proof.paper import ProofPaper, place
from sync.documents.proof.recognise.roles import PartKind
from sync.documents.proof.results import Observation
from sync.documents.proof.standard import LINE, SEVEN_EIGHTHS, near

RULE_DOWN = 4.0  # mm
RULE_WIDTH = 170.0  # mm
RULE_FOOT = 20.0  # mm from the paper's lower edge
PAIR = 3.0  # mm: rules this near belong together


def is_letter(paper: ProofPaper) -> bool:
    """Say whether the rules for letters apply."""
    return paper.format == "信函"


def pairs(paper: ProofPaper) -> tuple[list[Box], list[Box]]:
    """Return the upper and the lower double rule of the first page, each from the top down."""
    boxes = [each.box for each in paper.rules(red=True)]
    half = paper.pages[0].height / 2 if paper.pages else 0
    return [each for each in boxes if each.top < half], [each for each in boxes if each.top >= half]


def upper_rules(paper: ProofPaper) -> Iterator[Observation]:
    """10.1: thick over thin, 170 mm wide, 4 mm under the mark."""
    mark = paper.first(PartKind.MARK)
    if not is_letter(paper) or not mark:
        return
    if why := paper.unseen("upper_gap", mark):
        yield why
        return
    upper, _ = pairs(paper)
    yield from double(paper, "upper", upper, thick_first=True)
    if upper:
        gap = upper[0].top - paper.seen(mark)[-1].ink.bottom
        yield paper.measured("upper_gap", [mark], [place(1, upper[0])], good=near(gap, RULE_DOWN), mm=round(gap, 1))


def lower_rules(paper: ProofPaper) -> Iterator[Observation]:
    """10.1: thin over thick, 170 mm wide, 20 mm above the paper's edge, on the first page only."""
    if not is_letter(paper):
        return
    if why := paper.unseen("lower_foot"):
        yield why
        return
    _, lower = pairs(paper)
    yield from double(paper, "lower", lower, thick_first=False)
    if lower and paper.pages:
        foot = paper.pages[0].height - lower[-1].bottom
        yield paper.judged("lower_foot", places=[place(1, lower[-1])], good=near(foot, RULE_FOOT), mm=round(foot, 1))
    others = [each for each in paper.pages or () if each.number > 1 and any(rule.is_red for rule in each.rules)]
    yield paper.judged("rules_first_only", good=not others, pages="、".join(str(each.number) for each in others))


def double(paper: ProofPaper, which: str, rules: Sequence[Box], *, thick_first: bool) -> Iterator[Observation]:
    """Judge a double rule: that there are two near each other, how thick, how wide."""
    shown = [place(1, each) for each in rules]
    if len(rules) != len(("thick", "thin")) or rules[1].top - rules[0].bottom > PAIR:
        yield paper.judged(f"{which}_double", places=shown, good=False, count=len(rules))
        return
    first, second = rules
    thick, thin = (first, second) if thick_first else (second, first)
    yield paper.judged(f"{which}_double", places=shown, good=thick.height > thin.height, count=len(rules))
    middle = (paper.pages[0].width if paper.pages else 0) / 2
    good = all(near(each.width, RULE_WIDTH) and near(each.centre, middle) for each in rules)
    yield paper.judged(f"{which}_width", places=shown, good=good, mm=round(min(each.width for each in rules), 1))


def above_lower_rule(paper: ProofPaper) -> Iterator[Observation]:
    """10.1: a line right above the second double rule keeps 7/8 of a 字 from it; the 版心 ends well above."""
    if not is_letter(paper) or not paper.pages:
        return
    _, lower = pairs(paper)
    if not lower:
        return
    lines = [line for line in paper.pages[0].lines if lower[0].top - LINE < line[0].baseline < lower[0].top]
    if lines:
        ink = paper.pages[0].ink(Box(0, lower[0].top - LINE, paper.pages[0].width, lower[0].top - 0.2))
        gap = lower[0].top - ink.bottom if ink else 0
        yield paper.judged("above_lower_rule", good=near(gap, SEVEN_EIGHTHS), mm=round(gap, 1))
