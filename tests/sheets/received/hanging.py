"""A child that does what the file tells it: it hangs until somebody lets go, it lies, it talks. Else it reads.

`等 PATH` is waited for until PATH exists; `说 …` is answered by these very bytes; `环境` by the names of all that the
child knows of our environment; `胀 N` claims to answer with N bytes.
"""

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from sync.model import Finding
from sync.sheets.received import child
from sync.sheets.received.file_formats.attachments import Budget
from sync.sheets.received.handing import packed

MODULE = "tests.sheets.received.hanging"
HANG, LIE, TELL, SWELL = "等 ".encode(), "说 ".encode(), "环境".encode(), "胀 ".encode()
BLINK = 0.01


def hanging(path: Path) -> bytes:
    """Return a file on which the child hangs until `path` exists."""
    return HANG + os.fsencode(path)


def frames(data: bytes, task: str, budget: Budget, source: BinaryIO) -> Iterator[bytes]:
    """Answer as the file says; looking is never held up."""
    while task != child.LOOK and data.startswith(HANG) and not Path(os.fsdecode(data.removeprefix(HANG))).exists():
        time.sleep(BLINK)
    if data.startswith(LIE):
        yield data.removeprefix(LIE)
    elif data.startswith(SWELL):
        yield data
    elif data == TELL:
        yield packed(Finding("file-damaged", params=dict.fromkeys(sorted(os.environ), "")))
    else:
        yield from honest(data, task, budget, source)


def send(sink: BinaryIO, frame: bytes) -> None:
    """Send a frame, or only the head of one that never comes."""
    if frame.startswith(SWELL):
        sink.write(int(frame.removeprefix(SWELL)).to_bytes(child.HEAD))
        sink.flush()
    else:
        truly(sink, frame)


honest, truly = child.frames, child.send
child.frames, child.send = frames, send  # type: ignore[assignment]  # the same but for what is said above

if __name__ == "__main__":
    child.serve(int(sys.argv[1]), sys.argv[2], Budget(*map(int, sys.argv[3:])))
