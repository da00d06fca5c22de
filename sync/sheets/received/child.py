"""The reader's child process (读取子进程): one file in, its answer out, over its own pipes, within a memory limit.

A frame is its length in 8 bytes and its bytes. It imports as little as it can, for the user waits for its start.
"""

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from importlib import import_module
from typing import BinaryIO

from sync.model import Finding
from sync.sheets.received.file_formats.attachments import Budget
from sync.sheets.received.handing import MOST_BYTES, ChildAnswer, packed
from sync.sheets.received.open_file import opened

HEAD = 8
GO = b"go"
"""What the parent says to have an archive that was looked at unpacked."""


def receive(source: BinaryIO, most: int = MOST_BYTES) -> bytes | None:
    """Return the next frame, or None where the other side is gone, or where it claims more than `most` bytes."""
    head = source.read(HEAD)
    length = int.from_bytes(head)
    if len(head) < HEAD or length > most:
        return None
    frame = source.read(length)
    return frame if len(frame) == length else None


def send(sink: BinaryIO, frame: bytes) -> None:
    """Write one frame. Raises OSError where the other side is gone."""
    sink.write(len(frame).to_bytes(HEAD))
    sink.write(frame)
    sink.flush()


def limit_memory(most: int) -> None:
    """Let this process take no more than `most` bytes, where the system can be told so."""
    with suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415  # not on Windows: there the time limit and the guard have to do

        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def inspected(data: bytes, _: Budget) -> ChildAnswer:
    """Look at a file of evidence."""
    answer: ChildAnswer = import_module("sync.sheets.received.inspecting").inspected(data)
    return answer


def reduced(data: bytes, _: Budget) -> ChildAnswer:
    """Make a photo small; None where it cannot be shown."""
    answer: ChildAnswer = import_module("sync.sheets.received.reducing").reduced(data)
    return answer


TASKS: Mapping[str, Callable[[bytes, Budget], ChildAnswer]] = {"open": opened, "inspect": inspected, "reduce": reduced}
"""What a child answers to the files it is given, by the name it is started with."""
LOOK = "look"
"""The task of looking at what has just arrived; see `received.looking`."""


def answer(data: bytes, task: str, budget: Budget) -> bytes:
    """Return what came of a file, packed for the parent."""
    try:
        return packed(TASKS[task](data, budget))
    except MemoryError:
        return packed(Finding("file-memory"))
    except (ValueError, OverflowError):  # what no reader of ours should give: half a character, an endless number
        return packed(Finding("file-damaged"))


def frames(data: bytes, task: str, budget: Budget, source: BinaryIO) -> Iterator[bytes]:
    """Yield all that is handed over of a file; of an archive, only what the parent still wants."""
    if task != LOOK:
        yield answer(data, task, budget)
        return
    looking = import_module("sync.sheets.received.looking")
    yield looking.looked(data, budget)
    if receive(source) == GO:
        yield from looking.unpacked(data, budget)


def serve(most_memory: int, task: str, budget: Budget) -> None:
    """Answer until the parent closes the pipe. What libraries print goes nowhere near the answers."""
    limit_memory(most_memory)
    with os.fdopen(os.dup(0), "rb") as source, os.fdopen(os.dup(1), "wb") as sink, suppress(BrokenPipeError):
        os.dup2(2, 1)
        while (data := receive(source, sys.maxsize)) is not None:
            for frame in frames(data, task, budget, source):
                send(sink, frame)


if __name__ == "__main__":
    serve(int(sys.argv[1]), sys.argv[2], Budget(*map(int, sys.argv[3:])))
