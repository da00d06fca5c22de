"""Arrived files looked at in a separate process (隔离初看), under the limits that hold for workbooks."""

from types import TracebackType
from typing import Self

from sync.sheets.received.looking import Look
from sync.sheets.received.reader import GIGABYTE, Reader


class Looker:
    """Looks at files one after another in a child process; use it as a context manager."""

    def __init__(self, *, seconds: float = 20, memory: int = 2 * GIGABYTE) -> None:
        self.reader = Reader(seconds=seconds, memory=memory, task="look")

    def look(self, data: bytes) -> Look | None:
        """Return what a file is; None for one that kills or holds up the child."""
        answer: object = self.reader.read(data)
        return answer if isinstance(answer, Look) else None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.reader.__exit__(kind, error, trace)
