"""Names that must be unique and are not (重复)."""

from collections import Counter
from collections.abc import Iterable, Iterator


def repeated(file: str, place: str, names: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Yield each name that occurs twice."""
    for name, count in Counter(names).items():
        if count > 1:
            yield file, f"{place}.{name}", f"“{name}”重复出现，请改名"
