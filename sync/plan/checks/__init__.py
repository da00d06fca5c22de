"""What the files of a year must not contradict (方案自洽): each part yields file, key and what was expected there."""

from collections import Counter
from collections.abc import Iterable, Iterator


def repeated(file: str, place: str, names: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Yield each name that occurs twice."""
    for name, count in Counter(names).items():
        if count > 1:
            yield file, place, f"“{name}”重复出现，请改名"
