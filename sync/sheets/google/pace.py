"""How fast Google is asked (节奏): never more than so many requests in any minute, by waiting."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

MINUTE = 60.0
SLACK = 0.05
"""Seconds by which another clock may count differently."""


@dataclass
class Pace:
    """Lets at most `most` reads and `most` writes begin in any 60 seconds, as Google counts them: each by itself.

    `clock` counts seconds, `sleep` lets them pass. Several threads may wait at once: each comes in its turn.
    """

    most: int
    clock: Callable[[], float]
    sleep: Callable[[float], None]
    reads: deque[float] = field(default_factory=deque)
    writes: deque[float] = field(default_factory=deque)
    made: int = 0
    turn: Lock = field(default_factory=Lock)

    def wait(self, *, write: bool) -> None:
        """Return as soon as one more request may begin, and count it."""
        begun = self.writes if write else self.reads
        with self.turn:
            while len(begun) >= self.most and (left := begun[0] + MINUTE + SLACK - self.clock()) > 0:
                self.sleep(left)
            if len(begun) >= self.most:
                begun.popleft()
            begun.append(self.clock())
            self.made += 1
