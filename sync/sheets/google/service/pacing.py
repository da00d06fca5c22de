"""How fast Google is asked, and how long one keeps trying (节奏与耐心): by waiting, within what the settings allow."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from sync.plan import Pacing

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


@dataclass(frozen=True)
class Patience:
    """The waits between attempts (耐心): they grow, with jitter, under a cap, within a deadline.

    `chance` gives a number from 0 to 1, `clock` and `sleep` are as in Pace.
    """

    pacing: Pacing
    chance: Callable[[], float]
    clock: Callable[[], float]
    sleep: Callable[[float], None]

    def waits(self, attempt: int, begun: float, asked: float = 0.0) -> bool:
        """Wait after failed `attempt` (from 1) of what began at `begun`; say whether another attempt makes sense.

        `asked` are the seconds the server asked to wait; asking for more than the cap is asking to give up.
        """
        delay = max(asked, self.delay(attempt))
        late = self.clock() + delay - begun > self.pacing.deadline
        if attempt >= self.pacing.attempts or late:
            return False
        self.sleep(delay)
        return True

    def delay(self, attempt: int) -> float:
        """Return the seconds to wait after an attempt: 1, 2, 4, … up to the cap, of which half is chance."""
        most = min(2.0 ** (attempt - 1), self.pacing.longest_wait)
        return most * (1 + self.chance()) / 2
