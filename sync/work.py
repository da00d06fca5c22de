"""How much one submission may ask of us (核读工作量): counted in characters looked at, never timed.

A clock would judge the same file differently on a busy day; this gives it up at the same place on every machine.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


class TooMuchWork(Exception):  # noqa: N818  # caught where the work was allowed, and made a finding there
    """What was allowed is spent."""


@dataclass
class Allowance:
    """What is left of it."""

    left: int


CURRENT: ContextVar[Allowance | None] = ContextVar("allowance", default=None)
"""Of this thread, or this task: each submission is read and checked in one."""


@contextmanager
def allowed(most: int) -> Iterator[None]:
    """Allow so much work inside; whatever asks for more there raises TooMuchWork."""
    token = CURRENT.set(Allowance(most))
    try:
        yield
    finally:
        CURRENT.reset(token)


A_GUESS = 1_000
"""What it costs to hold one text against a list of names for the likest."""


def spend(work: int) -> None:
    """Count some work. Raises TooMuchWork where it was limited and is spent."""
    allowance = CURRENT.get()
    if allowance is not None:
        allowance.left -= work
        if allowance.left < 0:
            raise TooMuchWork
