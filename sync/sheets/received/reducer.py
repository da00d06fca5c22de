"""Photos made small in a separate process (隔离缩图), under the limits that hold for workbooks."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from sync.sheets.received.reader import Reader

T = TypeVar("T")


def reduced_all(photos: Iterable[tuple[T, bytes]]) -> Iterator[tuple[T, bytes]]:
    """Yield each photo made small, in order; one that kills the child, or is none, is left out."""
    with Reader(task="reduce") as reader:
        for item, answer in reader.read_all(photos):
            small: object = answer
            if isinstance(small, bytes):
                yield item, small
