"""60 reads and 60 writes a minute: counted only when a test switches it on, by the test's own clock."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.google.refusals import exhausted

MINUTE = 60.0


@dataclass
class Quota:
    """Counts over any 60 seconds: Google refills each minute, and nobody knows when its minute begins."""

    clock: Callable[[], float]
    limit: int = 60
    refused: int = 0
    spent: dict[str, deque[float]] = field(default_factory=lambda: {"Read": deque(), "Write": deque()})

    def spend(self, *, write: bool) -> None:
        kind = "Write" if write else "Read"
        spent, now = self.spent[kind], self.clock()
        while spent and spent[0] <= now - MINUTE:
            spent.popleft()
        if len(spent) >= self.limit:
            self.refused += 1
            raise exhausted(kind)
        spent.append(now)
