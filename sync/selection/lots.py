"""Orders, numbers and lots drawn from the plan's seed (抽取): nobody chooses them, everybody can draw them again."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from hashlib import sha256
from itertools import count

LETTERS = "ACDEFGHJKLMNPQRTUVWXY34679"
"""What nobody takes for another character."""
SHORTEST = 4
SPARSE = 100
"""There are so many times more numbers than keys: few meet, and what is mistyped is nobody's."""
STRANGE = 12
"""Letters in the number of a key that nobody allotted."""


def lot(*words: str) -> int:
    """Return the lot of something: the same words draw the same lot."""
    return int.from_bytes(sha256("\n".join(words).encode()).digest())


def drawn(keys: Iterable[str], *words: str) -> list[str]:
    """Return keys in an order drawn for these words, whatever order they came in."""
    return sorted(keys, key=lambda key: (lot(*words, key), key))


def numbers(keys: Iterable[str], known: Sequence[str], *words: str) -> Mapping[str, str]:
    """Return a number for each key that tells nothing of it; all are different.

    Those of the `known` keys follow from these alone and from their order, whoever of them is among `keys`; any other
    key gets a longer one (docs/decisions/017).
    """
    own = numbers_known(tuple(known), words)
    strange = apart((key for key in sorted(set(keys)) if key not in own), STRANGE, words)
    return {key: own[key] if key in own else strange[key] for key in keys}


@lru_cache(maxsize=16)
def numbers_known(keys: tuple[str, ...], words: tuple[str, ...]) -> Mapping[str, str]:
    """Return the numbers of keys that are known before anybody stands for them."""
    return apart(keys, length(len(keys)), words)


def apart(keys: Iterable[str], letters: int, words: Sequence[str]) -> dict[str, str]:
    """Draw one key after the other; only one that draws what is taken draws again."""
    made: dict[str, str] = {}
    taken: set[str] = set()
    for key in keys:
        draws = (number(lot(*words, str(attempt), key), letters) for attempt in count())
        made[key] = next(each for each in draws if each not in taken)
        taken.add(made[key])
    return made


def length(keys: int) -> int:
    """Return how many letters the numbers of so many keys have."""
    return next(letters for letters in count(SHORTEST) if len(LETTERS) ** letters >= SPARSE * keys)


def number(drawn_lot: int, letters: int) -> str:
    """Write a lot as a number of so many letters."""
    return "".join(LETTERS[drawn_lot // len(LETTERS) ** place % len(LETTERS)] for place in range(letters))
