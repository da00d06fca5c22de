"""Many texts looked at in one go (成批查看): which of them are not written as they should be.

A call for each cell costs more than the looking: the texts are joined, and one pattern runs over them from odd one to
odd one.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from sync.characters import STANDING
from sync.reading.values.folding import BLANKS, CONTROLS, INVISIBLE, WIDE_RANGES

GARBLED = "锟绀锛銆鐨鍦鏄浜涓鍥烫屯"
"""Characters that prose hardly has, and text read in the wrong encoding often."""

END = "\x00"
"""Put after each text; it stands in no plain one."""
MARKED = f"_\ufffd\ufe0e\ufe0f&?'□{GARBLED}{WIDE_RANGES}{STANDING}"
"""What makes a line of prose worth a look of its own."""
TIDY = f"[^{BLANKS}{INVISIBLE}{CONTROLS}{MARKED}]++"
"""A line of prose that reading leaves as it is."""
TO_TIDY = re.compile(f"[ {MARKED}]")

Stretch = Callable[[str, int], re.Match[str] | None]
OddOnes = Callable[[Sequence[str]], Sequence[int]]
"""Gives the indexes of the texts that are not plain. Raises TypeError where one of them is no text."""


def odd_ones(plain: str) -> OddOnes:
    """Make the finder of texts that a pattern does not match from end to end."""
    run = re.compile(f"(?:(?:{plain}){END})*+", re.ASCII)

    def find(texts: Sequence[str]) -> Sequence[int]:
        together = END.join(texts) + END
        if together.count(END) != len(texts):
            return range(len(texts))
        return list(strays(run.match, together))

    return find


def strays(match: Stretch, together: str) -> Iterator[int]:
    """Yield the places, among texts that each end with END, of those at which a run of plain ones stops."""
    at = index = 0
    while (found := match(together, at)) and found.end() < len(together):
        index += together.count(END, at, found.end())
        yield index
        at, index = together.index(END, found.end()) + 1, index + 1


all_but_tidy = odd_ones(TIDY)


def untidy_ones(texts: Sequence[str]) -> Sequence[int]:
    """Return the indexes of the texts that have something to tidy."""
    together = "|".join(texts)
    edges = f"|{together}|"
    clean = together.isprintable() and "||" not in edges
    return () if clean and not TO_TIDY.search(together) else all_but_tidy(texts)
