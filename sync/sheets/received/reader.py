"""Reading in a separate process (隔离读取): no file can take this programme down, use up its memory or hold it up."""

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from threading import Semaphore
from types import TracebackType
from typing import Generic, Self, TypeVar

from sync.sheets.received.child_process import GIGABYTE, MODULE, Child
from sync.sheets.received.file_formats.attachments import Budget
from sync.sheets.received.tasks import Task

A = TypeVar("A")
T = TypeVar("T")
AHEAD = 4
"""So many files are handed to the children before anybody asks for the first one's answer."""
CHILDREN = 2
MANY = 16
"""From so many files on, a second child is worth its start."""


class Reader(Generic[A]):
    """Has files read one after another in a child process; use it as a context manager.

    A file may take `seconds` and, where the system can limit it, `memory` bytes; beyond that the child is replaced and
    the file becomes a finding. Many files are shared by two children. The `task` says what the child
    does and what the answers are.
    """

    def __init__(
        self,
        task: Task[A],
        *,
        seconds: float = 20,
        memory: int = 2 * GIGABYTE,
        budget: Budget = Budget(),  # noqa: B008  # a tuple
        module: str = MODULE,
    ) -> None:
        self.task, self.seconds = task, seconds
        self.start = partial(Child, memory, task.name, budget, module)
        self.idle: list[Child] = []
        self.given = 0
        self.turns = Semaphore(1)
        self.queue = ThreadPoolExecutor(CHILDREN, thread_name_prefix="reader")

    def read(self, data: bytes) -> A:
        """Return the answer to the bytes of one file."""
        return self.submit(data).result()

    def read_all(self, items: Iterable[tuple[T, bytes]]) -> Iterator[tuple[T, A]]:
        """Yield each item's answer in order; the child reads ahead while the caller works on the last answer."""
        pending: deque[tuple[T, Future[A]]] = deque()
        for item, data in items:
            pending.append((item, self.submit(data)))
            if len(pending) > AHEAD:
                yield settled(pending.popleft())
        while pending:
            yield settled(pending.popleft())

    def submit(self, data: bytes) -> Future[A]:
        """Queue one file."""
        self.given += 1
        if self.given == MANY:
            self.turns.release()
        return self.queue.submit(self.exchange, data)

    def exchange(self, data: bytes) -> A:
        """Let a child read one file; it goes where it died or had to be stopped."""
        with self.turns:
            child = self.idle.pop() if self.idle else self.start()
            answer = child.read(self.task, data, self.seconds)
            if child.is_spent:
                child.close()
            else:
                self.idle.append(child)
        return answer

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.queue.shutdown(cancel_futures=True)
        while self.idle:
            self.idle.pop().close()


def settled(pending: tuple[T, Future[A]]) -> tuple[T, A]:
    """Return an item with its answer, waiting for it."""
    item, answer = pending
    return item, answer.result()
