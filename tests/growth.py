"""How work grows (工作量的增长): steps counted, not seconds, so that no machine's speed has a say."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def steps(work: Callable[[], object]) -> int:
    """Return how many lines of Python some work runs through; what is done once must be done before."""
    count = 0

    def seen(_: FrameType, event: str, __: Any) -> Any:
        nonlocal count
        count += event == "line"
        return seen

    before = sys.gettrace()
    sys.settrace(seen)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def growth(work: Callable[[int], Callable[[], object]], size: int = 60) -> float:
    """Return by how much the steps grow where the size is doubled, from `size` on: 2 is linear, 4 is every pair.

    `work` makes what there is to work on, which does not count, and returns the work.
    """
    work(size)()  # what is worked out but once in a process
    small, middle, large = (steps(work(size * times)) for times in (1, 2, 4))
    return (large - middle) / max(middle - small, 1)
