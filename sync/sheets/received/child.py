"""The reader's child process (读取子进程): one file in, one answer out, over its own pipes, within a memory limit.

A frame is its length in 8 bytes and its bytes. It imports as little as it can, for the user waits for its start.
"""

import os
import pickle
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from importlib import import_module
from typing import BinaryIO

from sync.model import Finding
from sync.sheets.received.opening import opened

HEAD = 8


def receive(source: BinaryIO) -> bytes | None:
    """Return the next frame, or None where the other side is gone."""
    head = source.read(HEAD)
    length = int.from_bytes(head)
    frame = source.read(length) if len(head) == HEAD else b""
    return frame if len(head) == HEAD and len(frame) == length else None


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


def inspected(data: bytes) -> object:
    """Look at a file of evidence."""
    return import_module("sync.sheets.received.inspecting").inspected(data)


def reduced(data: bytes) -> object:
    """Make a photo small; None where it cannot be shown."""
    return import_module("sync.sheets.received.reducing").reduced(data)


def looked(data: bytes) -> object:
    """Look at a file that has just arrived."""
    return import_module("sync.sheets.received.looking").looked(data)


TASKS: Mapping[str, Callable[[bytes], object]] = {
    "open": opened,
    "inspect": inspected,
    "reduce": reduced,
    "look": looked,
}
"""What a child does with the files it is given, by the name it is started with."""


def answer(data: bytes, task: str) -> bytes:
    """Return what came of a file, packed for the parent."""
    try:
        return pickle.dumps(TASKS[task](data), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        return pickle.dumps(Finding("file-memory"))


def serve(most_memory: int, task: str) -> None:
    """Answer until the parent closes the pipe. What libraries print goes nowhere near the answers."""
    limit_memory(most_memory)
    with os.fdopen(os.dup(0), "rb") as source, os.fdopen(os.dup(1), "wb") as sink, suppress(BrokenPipeError):
        os.dup2(2, 1)
        while (data := receive(source)) is not None:
            send(sink, answer(data, task))


if __name__ == "__main__":
    serve(int(sys.argv[1]), sys.argv[2])
