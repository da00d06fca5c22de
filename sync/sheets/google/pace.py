"""How fast Google is asked (节奏): never more than so many requests in any minute, by waiting."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

MINUTE = 60.0
SLACK = 0.05
"""Seconds by which another clock may count differently."""


@dataclass
class Pace:
    """Lets at most `most` requests begin in any 60 seconds; `clock` counts seconds, `sleep` lets them pass."""

    most: int
    clock: Callable[[], float]
    sleep: Callable[[float], None]
    begun: deque[float] = field(default_factory=deque)
    made: int = 0

    def wait(self) -> None:
        """Return as soon as one more request may begin, and count it."""
        while len(self.begun) >= self.most and (left := self.begun[0] + MINUTE + SLACK - self.clock()) > 0:
            self.sleep(left)
        if len(self.begun) >= self.most:
            self.begun.popleft()
        self.begun.append(self.clock())
        self.made += 1
