"""A rendered page (版面): its characters and rules as they lie on the paper, and where its ink is. All in mm."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from sync.documents.proof.pages.boxes import Box, around

POINT = 25.4 / 72
SAME_LINE = 0.4  # mm between baselines
ASCENT, DESCENT = 0.95, 0.25  # of the type size, around a baseline: where the ink of a line may lie
WIDE, THIN = 100.0, 2.0  # mm: a rule is at least this wide and at most this thick


@dataclass(frozen=True, slots=True)
class Char:
    """One character: its cell, its baseline, its size in pt and the face it is drawn in, as the PDF spells it."""

    text: str
    box: Box
    baseline: float
    size: float
    face: str
    turned: bool = False


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A horizontal rule: its ink, and whether that is red."""

    box: Box
    is_red: bool


@dataclass(frozen=True)
class RenderedPage:
    """A page counted from 1; `ink` returns the box around the ink inside a box, `png` a picture for people."""

    number: int
    width: float
    height: float
    chars: tuple[Char, ...]
    rules: tuple[RuleLine, ...]
    ink: Callable[[Box], Box | None]
    png: Callable[[], bytes]

    @property
    def is_landscape(self) -> bool:
        """Say whether the page lies."""
        return self.width > self.height

    @cached_property
    def lines(self) -> tuple[tuple[Char, ...], ...]:
        """The upright characters by their baselines from the top down, each line from the left."""
        upright = sorted((each for each in self.chars if not each.turned), key=lambda each: each.baseline)
        lines: list[list[Char]] = []
        for each in upright:
            if lines and each.baseline - lines[-1][0].baseline <= SAME_LINE:
                lines[-1].append(each)
            else:
                lines.append([each])
        return tuple(tuple(sorted(line, key=lambda each: each.box.left)) for line in lines)


def line_box(chars: Sequence[Char]) -> Box:
    """Return where the ink of a line of characters may lie."""
    cells = around(each.box for each in chars)
    size = max(each.size for each in chars) * POINT
    baseline = chars[0].baseline
    return Box(cells.left - 1, baseline - ASCENT * size, cells.right + 1, baseline + DESCENT * size)
