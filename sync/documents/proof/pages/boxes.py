"""Rectangles on a page (矩形), in mm from its upper left corner."""

from collections.abc import Iterable
from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle: of ink, or of the cells of characters."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top

    @property
    def centre(self) -> float:
        """Where its middle lies, from the left."""
        return (self.left + self.right) / 2

    @property
    def middle(self) -> float:
        """Where its middle lies, from the top."""
        return (self.top + self.bottom) / 2


def around(boxes: Iterable[Box]) -> Box:
    """Return the smallest box around some."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))
