"""Reading in a separate process (隔离读取): no file can take this programme down, use up its memory or hold it up."""

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Semaphore, Timer
from types import TracebackType
from typing import BinaryIO, Self, TypeVar

from sync.model import Finding, Workbook
from sync.sheets.received.child import receive, send

T = TypeVar("T")
ROOT = Path(__file__).resolve().parents[3]
GIGABYTE = 1 << 30
AHEAD = 4
"""So many files are handed to the children before anybody asks for the first one's answer."""
CHILDREN = 2
MANY = 16
"""From so many files on, a second child is worth its start."""


class Reader:
    """Reads files one after another in a child process; use it as a context manager.

    A file may take `seconds` and, where the system can limit it, `memory` bytes; beyond that the child is replaced and
    the file becomes a finding. Many files are shared by two children. `task` is what the child does: see `child.TASKS`.
    """

    def __init__(self, *, seconds: float = 20, memory: int = 2 * GIGABYTE, task: str = "open") -> None:
        self.seconds = seconds
        self.memory = memory
        self.task = task
        self.idle: list[Child] = []
        self.given = 0
        self.turns = Semaphore(1)
        self.queue = ThreadPoolExecutor(CHILDREN, thread_name_prefix="reader")

    def read(self, data: bytes) -> Workbook | Finding:
        """Return what the bytes of one file hold, or why they cannot be read."""
        return self.submit(data).result()

    def read_all(self, items: Iterable[tuple[T, bytes]]) -> Iterator[tuple[T, Workbook | Finding]]:
        """Yield each item's answer in order; the child reads ahead while the caller works on the last answer."""
        pending: deque[tuple[T, Future[Workbook | Finding]]] = deque()
        for item, data in items:
            pending.append((item, self.submit(data)))
            if len(pending) > AHEAD:
                yield settled(pending.popleft())
        while pending:
            yield settled(pending.popleft())

    def submit(self, data: bytes) -> Future[Workbook | Finding]:
        """Queue one file."""
        self.given += 1
        if self.given == MANY:
            self.turns.release()
        return self.queue.submit(self.exchange, data)

    def exchange(self, data: bytes) -> Workbook | Finding:
        """Let a child read one file; it goes where it died or had to be stopped."""
        with self.turns:
            child = self.idle.pop() if self.idle else Child(self.memory, self.task)
            answer = child.read(data, self.seconds)
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


class Child:
    """One child process and its pipes."""

    def __init__(self, memory: int, task: str) -> None:
        paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        self.process = subprocess.Popen(  # noqa: S603  # our own interpreter on our own module
            [sys.executable, "-P", "-m", "sync.sheets.received.child", str(memory), task],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self.is_spent = False

    def read(self, data: bytes, seconds: float) -> Workbook | Finding:
        """Return the child's answer; a finding where it gives none, and then it is spent."""
        clock = Timer(seconds, self.kill)
        clock.start()
        try:
            send(pipe(self.process.stdin), data)
            answer = receive(pipe(self.process.stdout))
        except OSError:
            answer = None
        finally:
            clock.cancel()
        if answer is None:
            code = "file-slow" if self.is_spent else "file-crash"
            self.is_spent = True
            return Finding(code, params={"seconds": f"{seconds:g}"})
        made: Workbook | Finding = pickle.loads(answer)  # noqa: S301  # written by our own child
        return made

    def kill(self) -> None:
        """Stop the child whatever it does."""
        self.is_spent = True
        self.process.kill()

    def close(self) -> None:
        """Let the child end and wait for it."""
        try:
            with pipe(self.process.stdin), pipe(self.process.stdout):
                pass
        except OSError:
            self.process.kill()
        self.process.wait()


def pipe(stream: object) -> BinaryIO:
    """Return a pipe that is known to exist."""
    return stream  # type: ignore[return-value]  # Popen was asked for both


def settled(pending: tuple[T, Future[Workbook | Finding]]) -> tuple[T, Workbook | Finding]:
    """Return an item with its answer, waiting for it."""
    item, answer = pending
    return item, answer.result()
