"""How long one keeps trying (耐心): waits that grow, with jitter, under a cap, within a deadline."""

from collections.abc import Callable
from dataclasses import dataclass

from sync.plan import Pacing


@dataclass(frozen=True)
class Patience:
    """The waits between attempts; `chance` gives a number from 0 to 1, `clock` and `sleep` are as in Pace."""

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
