"""`Children`: the processes that read for a page (读取进程), kept for the next file, and stopped at any moment."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TypeVar

from sync.errors import DeskError
from sync.inbox.room import Room
from sync.sheets.received.child_process import GIGABYTE, Child
from sync.sheets.received.looker import Looker
from sync.sheets.received.tasks import Task

A = TypeVar("A")


class Children:
    """Child processes by task, as many as are at work at once; close it."""

    def __init__(self, room: Room, seconds: float, module: str) -> None:
        self.budget, self.seconds, self.module = room.budget, seconds, module
        self.idle: defaultdict[str, list[Child]] = defaultdict(list)
        self.lookers: list[Looker] = []
        self.busy: set[Child | Looker] = set()
        self.lock = Lock()
        self.closed = False

    def read(self, task: Task[A], data: bytes) -> A:
        """Return what a child answers to a file; see `received.reader.Reader`. Raises DeskError once closed."""
        with self.lock:
            if self.closed:
                raise DeskError("网页正在停止，没有读这份文件")
            idle = self.idle[task.name]
            child = idle.pop() if idle else Child(2 * GIGABYTE, task.name, self.budget, self.module)
            self.busy.add(child)
        answer = child.read(task, data, self.seconds)
        with self.lock:
            self.busy.discard(child)
            if not child.is_spent and not self.closed:
                idle.append(child)
                return answer
        child.close()
        return answer

    @contextmanager
    def looker(self) -> Iterator[Looker]:
        """Lend somebody who looks at what has arrived."""
        with self.lock:
            looker = (
                self.lookers.pop() if self.lookers else Looker(self.budget, seconds=self.seconds, module=self.module)
            )
            self.busy.add(looker)
        try:
            yield looker
        finally:
            with self.lock:
                self.busy.discard(looker)
                self.lookers.append(looker)
            if self.closed:
                looker.stop()

    def close(self) -> None:
        """Stop those at work, let the others end."""
        with self.lock:
            self.closed = True
            busy, idle = list(self.busy), [each for own in self.idle.values() for each in own]
            self.idle.clear()
            lookers, self.lookers = self.lookers, []
        for each in busy:
            each.stop()
        for child in idle:
            child.close()
        for looker in lookers:
            looker.stop()
