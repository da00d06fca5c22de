"""How long a plain file of a size takes (速度): by it a hostile one of the same size is measured."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

TIMES = 10
"""So much slower than a plain file of its size nothing may be."""
FLOOR = 0.3
"""Seconds that count as the least of a plain file: below, a machine's other work is measured."""


@dataclass(frozen=True)
class Pace:
    """Plain files of a target by size in bytes, the smallest first, and how long nothing at all takes it."""

    start: float
    measured: Sequence[tuple[int, float]]

    def plain(self, size: int) -> float:
        """Return how many seconds a plain file of a size takes besides the start, in proportion between two."""
        known = [(each, max(FLOOR, seconds - self.start)) for each, seconds in self.measured]
        if size <= known[0][0]:
            return known[0][1]
        for (small, quick), (large, slow) in pairwise(known):
            if size <= large:
                return quick + (slow - quick) * (size - small) / (large - small)
        return known[-1][1] * size / known[-1][0]

    def allowed(self, size: int) -> float:
        """Return how many seconds any file of a size may take."""
        return self.start + TIMES * self.plain(size)


def paced(start: float, sizes: Sequence[int], measure: Callable[[int], float]) -> Pace:
    """Measure plain files, the quicker of two tries each."""
    return Pace(start, sorted((size, min(measure(number), measure(number))) for number, size in enumerate(sizes)))
