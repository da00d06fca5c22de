"""Orders, numbers and lots drawn from the plan's seed (抽取): nobody chooses them, everybody can draw them again."""

from collections.abc import Iterable, Sequence
from hashlib import sha256
from itertools import count

LETTERS = "ACDEFGHJKLMNPQRTUVWXY34679"
"""What nobody takes for another character."""
LENGTH = 4


def lot(*words: str) -> int:
    """Return the lot of something: the same words draw the same lot."""
    return int.from_bytes(sha256("\n".join(words).encode()).digest())


def drawn(keys: Iterable[str], *words: str) -> list[str]:
    """Return keys in an order drawn for these words, whatever order they came in."""
    return sorted(keys, key=lambda key: (lot(*words, key), key))


def numbers(keys: Sequence[str], *words: str) -> dict[str, str]:
    """Return a number for each key that tells nothing of it; all are different."""
    for attempt in count():
        made = {key: number(lot(*words, str(attempt), key)) for key in keys}
        if len(set(made.values())) == len(made):
            return made
    raise AssertionError  # count() never ends


def number(drawn_lot: int) -> str:
    """Write a lot as a short number."""
    return "".join(LETTERS[drawn_lot // len(LETTERS) ** place % len(LETTERS)] for place in range(LENGTH))
