"""`Child`: a process that reads files for us (读取进程), its pipes, and the time it may take."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Timer
from typing import BinaryIO, TypeVar

from sync.model import Finding
from sync.sheets.received.child import receive, send
from sync.sheets.received.file_formats.attachments import Budget
from sync.sheets.received.handing import Liar, unpacked
from sync.sheets.received.tasks import Task

A = TypeVar("A")
ROOT = Path(__file__).resolve().parents[3]
GIGABYTE = 1 << 30
MODULE = "sync.sheets.received.child"
"""What a child runs."""
NEEDED = frozenset({"LD_LIBRARY_PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR"})
"""All that a child is told of our environment: what a system needs to start it, and nothing that is a secret."""


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

    def read(self, task: Task[A], data: bytes, seconds: float) -> A:
        """Return the child's answer to the task it was started with; where it gives none of ours, it is spent."""
        frame = self.ask(data, seconds)
        code = "file-slow" if self.is_spent else "file-crash"
        try:
            if frame is not None:
                return task.taken(unpacked(frame))
        except Liar:
            self.kill()
        self.is_spent = True
        return task.taken(Finding(code, params={"seconds": f"{seconds:g}"}))

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
