"""What a command tells while it works and when it is done (屏幕输出)."""

from collections.abc import Iterable, Sized
from typing import TypeVar

from rich.progress import track
from rich.table import Table

from scripts.screen import Screen

T = TypeVar("T")


def say(lines: Iterable[str | Table]) -> None:
    """Print what a command tells, as soon as it tells it: texts as they are, tables as wide as the screen."""
    for each in lines:
        if isinstance(each, str):
            print(each, flush=True)
        else:
            Screen().print(each)


def watch(items: Iterable[T], saying: str) -> Iterable[T]:
    """Pass things through, showing beside the output how many are done; one alone needs no bar."""
    if isinstance(items, Sized) and len(items) == 1:
        return items
    return track(items, saying, console=Screen(stderr=True), transient=True)
