"""Figures of GB/T 9704-2012 (标准的数字): mm on paper, pt for type, 字 for indents; tolerances beside them."""

from dataclasses import dataclass

from sync.documents.proof.docx.sections import Section

PAPER = (210.0, 297.0)  # 5.1
WHITE_TOP, WHITE_LEFT = 37.0, 28.0  # 5.2.1
WIDTH, DEPTH = 156.0, 225.0  # 5.2.1
LINES, CHARS = 22, 28  # 5.2.3
LINE = DEPTH / LINES
SIZE_2, SIZE_3, SIZE_4 = 22.0, 16.0, 14.0  # 2号, 3号, 4号
ZI_3, ZI_4 = WIDTH / CHARS, 14 * 25.4 / 72
SEVEN_EIGHTHS = 16 * 7 / 8 * 25.4 / 72
TOLERANCE = 1.0  # mm: what 5.2.1 allows, and as near as a page of another renderer can be trusted
LOOSE_ZI = 0.4  # 字
LOOSE_SIZE = 0.25  # pt
INK_ABOVE, INK_BELOW, BASELINE = 0.78, 0.12, 0.8
"""Ink of 仿宋 above and below its baseline by type size; how far down an exact line its baseline lies."""


@dataclass(frozen=True, slots=True)
class Area:
    """The 版心 on an upright page, as edges in mm from the paper's upper left corner."""

    left: float = WHITE_LEFT
    top: float = WHITE_TOP
    right: float = WHITE_LEFT + WIDTH
    bottom: float = WHITE_TOP + DEPTH


WHOLE = Area()


def area_of(section: Section) -> Area:
    """Return the 版心 that a section's margins leave."""
    return Area(section.left, section.top, section.width - section.right, section.height - section.bottom)


def near(value: float, due: float, tolerance: float = TOLERANCE) -> bool:
    """Say whether a measure is as it should be."""
    return abs(value - due) <= tolerance + 1e-6


def nearest(value: float, bases: tuple[float, ...], due: float) -> float:
    """Return how far a place is from the base that makes it come nearest to what is due."""
    return min((value - base for base in bases), key=lambda distance: abs(distance - due))
