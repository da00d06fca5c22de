"""Reading in a separate process (隔离读取): no file can take this programme down, use up its memory or hold it up."""

import os
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from threading import Semaphore, Timer
from types import TracebackType
from typing import BinaryIO, Self, TypeVar

from sync.model import Finding, Workbook
from sync.sheets.received.attachments import Budget
from sync.sheets.received.child import receive, send
from sync.sheets.received.handing import Liar, unpacked

T = TypeVar("T")
ROOT = Path(__file__).resolve().parents[3]
GIGABYTE = 1 << 30
AHEAD = 4
"""So many files are handed to the children before anybody asks for the first one's answer."""
CHILDREN = 2
MANY = 16
"""From so many files on, a second child is worth its start."""
MODULE = "sync.sheets.received.child"
"""What a child runs."""
NEEDED = frozenset({"LD_LIBRARY_PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR"})
"""All that a child is told of our environment: what a system needs to start it, and nothing that is a secret."""


class Reader:
    """Reads files one after another in a child process; use it as a context manager.

    A file may take `seconds` and, where the system can limit it, `memory` bytes; beyond that the child is replaced and
    the file becomes a finding. Many files are shared by two children. `task` is what the child does: see `child.TASKS`.
    """

    def __init__(
        self,
        *,
        seconds: float = 20,
        memory: int = 2 * GIGABYTE,
        task: str = "open",
        budget: Budget = Budget(),  # noqa: B008  # a tuple
        module: str = MODULE,
    ) -> None:
        self.seconds = seconds
        self.start = partial(Child, memory, task, budget, module)
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
            child = self.idle.pop() if self.idle else self.start()
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

    def __init__(self, memory: int, task: str, budget: Budget, module: str = MODULE) -> None:
        self.process = subprocess.Popen(  # noqa: S603  # our own interpreter on our own module
            [sys.executable, "-P", "-m", module, str(memory), task, *map(str, budget)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=bare(os.environ),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self.is_spent = False

    def read(self, data: bytes, seconds: float) -> Workbook | Finding:
        """Return the child's answer; a finding where it gives none, or none of ours, and then it is spent."""
        frame = self.ask(data, seconds)
        code = "file-slow" if self.is_spent else "file-crash"
        try:
            if frame is not None:
                return unpacked(frame)  # type: ignore[return-value]  # of another task its own kind of answer
        except Liar:
            self.kill()
        self.is_spent = True
        return Finding(code, params={"seconds": f"{seconds:g}"})

    def ask(self, data: bytes, seconds: float) -> bytes | None:
        """Send a frame and return the next one; None where none comes in time, or none at all."""
        with self.watched(seconds):
            send(pipe(self.process.stdin), data)
            return receive(pipe(self.process.stdout))
        return None

    def tell(self, frame: bytes) -> bool:
        """Send a small frame that is not answered; say whether it was taken."""
        try:
            send(pipe(self.process.stdin), frame)
        except OSError:
            return False
        return True

    def next(self, seconds: float) -> bytes | None:
        """Return the next frame; None where none comes in time, or none at all."""
        with self.watched(seconds):
            return receive(pipe(self.process.stdout))
        return None

    @contextmanager
    def watched(self, seconds: float) -> Iterator[None]:
        """Stop the child where what is done with it takes longer; a pipe that breaks breaks off."""
        clock = Timer(seconds, self.kill)
        clock.start()
        try:
            with suppress(OSError):
                yield
        finally:
            clock.cancel()

    def kill(self) -> None:
        """Stop the child whatever it does."""
        self.is_spent = True
        self.process.kill()

    def stop(self) -> None:
        """Stop the child whatever it does; who talks with it lets go of it."""
        self.kill()

    def close(self) -> None:
        """Let the child end and wait for it."""
        try:
            with pipe(self.process.stdin), pipe(self.process.stdout):
                pass
        except OSError:
            self.process.kill()
        self.process.wait()


def bare(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of a child: where our modules lie, and what its system needs."""
    paths = [str(ROOT), *filter(None, [environ.get("PYTHONPATH")])]
    needed = {name: value for name, value in environ.items() if name.upper() in NEEDED}
    return needed | {"PYTHONPATH": os.pathsep.join(paths), "PYTHONUTF8": "1"}


def pipe(stream: object) -> BinaryIO:
    """Return a pipe that is known to exist."""
    return stream  # type: ignore[return-value]  # Popen was asked for both


def settled(pending: tuple[T, Future[Workbook | Finding]]) -> tuple[T, Workbook | Finding]:
    """Return an item with its answer, waiting for it."""
    item, answer = pending
    return item, answer.result()
