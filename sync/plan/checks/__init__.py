"""What the files of a year must not contradict (方案自洽): each part yields file, key and what was expected there."""

from collections import Counter
from collections.abc import Iterable, Iterator

Contradictions = Iterator[tuple[str, str, str]]
"""What does not fit (矛盾): file, key, what was expected there."""


def repeated(file: str, place: str, names: Iterable[str]) -> Contradictions:
    """Yield each name that occurs twice."""
    for name, count in Counter(names).items():
        if count > 1:
            yield file, f"{place}.{name}", f"“{name}”重复出现，请改名"
