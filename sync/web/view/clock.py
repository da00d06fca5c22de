"""What time it is for the page (时钟): the real time, or the same hour of the day that was asked for."""

from collections.abc import Callable
from datetime import UTC, datetime

from sync.desk.run import Run

Clock = Callable[[], datetime]


def clock(run: Run, *, pinned: bool) -> Clock:
    """Return the clock of a run; `pinned` to its day it still ticks, and is the same in every process."""
    real = datetime.now(UTC).astimezone(run.plan.zone)
    shift = run.now.date() - real.date()
    return lambda: datetime.now(UTC) + shift if pinned else datetime.now(UTC)
