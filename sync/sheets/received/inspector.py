"""Evidence inspected in a separate process (隔离查看), under the limits that hold for workbooks."""

from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Self, TypeVar

from sync.model import Inspection
from sync.sheets.received.inspecting import DAMAGED
from sync.sheets.received.reader import GIGABYTE, Reader

T = TypeVar("T")


class Inspector:
    """Looks at files one after another in a child process; use it as a context manager."""

    def __init__(self, *, seconds: float = 20, memory: int = 2 * GIGABYTE) -> None:
        self.reader = Reader(seconds=seconds, memory=memory, task="inspect")

    def inspect(self, data: bytes) -> Inspection:
        """Return what one file is; one that kills or holds up the child is damaged."""
        return seen(self.reader.read(data))

    def inspect_all(self, items: Iterable[tuple[T, bytes]]) -> Iterator[tuple[T, Inspection]]:
        """Yield each item's inspection in order."""
        return ((item, seen(answer)) for item, answer in self.reader.read_all(items))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.reader.__exit__(kind, error, trace)


def seen(answer: object) -> Inspection:
    """Return what the child saw; a finding is what the reader answers for a child that gave nothing."""
    return answer if isinstance(answer, Inspection) else Inspection(trouble=DAMAGED)
