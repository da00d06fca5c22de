"""What a child process can be asked to do with a file (任务), and what the answer to each is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from sync.model import Finding, Inspection, Workbook
from sync.sheets.received.handing import ChildAnswer, Liar
from sync.sheets.received.inspecting import DAMAGED

A = TypeVar("A")


@dataclass(frozen=True)
class Task(Generic[A]):
    """One task: the name a child is started with, see `child.TASKS`, and what is made of what it hands over.

    `taken` is also given the finding on a child that died or was too slow. It may raise Liar.
    """

    name: str
    taken: Callable[[ChildAnswer], A]


def book(answer: ChildAnswer) -> Workbook | Finding:
    """Return what a file holds, or why it cannot be read. Raises Liar."""
    if isinstance(answer, Workbook | Finding):
        return answer
    raise Liar


def seen(answer: ChildAnswer) -> Inspection:
    """Return what a file of evidence is; one that kills or holds up a child is damaged."""
    return answer if isinstance(answer, Inspection) else Inspection(trouble=DAMAGED)


def photo(answer: ChildAnswer) -> bytes | None:
    """Return a photo made small; None for what is none, or kills the child."""
    return answer if isinstance(answer, bytes) else None


OPEN = Task("open", book)
INSPECT = Task("inspect", seen)
REDUCE = Task("reduce", photo)
