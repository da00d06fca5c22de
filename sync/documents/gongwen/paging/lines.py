"""Where text turns (回行): how many lines a paragraph takes, and where each begins, by the widths of its characters."""

import re
from collections.abc import Iterator

from sync.documents.gongwen.units import ems

PIECE = re.compile(r"[!-~]+|.")
"""What a line never splits: a Hanzi, a number, a Latin word."""
LATIN = frozenset(map(chr, range(0x21, 0x7F)))
NOT_FIRST = "，。、；：？！）》」』】〕”’…·%"
NOT_LAST = "（《「『【〔“‘"


def line_starts(text: str, first: float, rest: float, latin: float = 0.0) -> list[int]:
    """Return where in `text` each line begins; the first is `first` 字 wide, the others `rest`. Newlines end a line.

    `latin` is how much wider than half a 字 a Latin letter or digit may be in the face used.
    """
    starts: list[int] = []
    offset = 0
    for part in text.split("\n"):
        room = rest if starts else first
        starts.extend(offset + start for start in turns(part, room, rest, latin))
        offset += len(part) + 1
    return starts


def turns(text: str, first: float, rest: float, latin: float) -> Iterator[int]:
    """Yield where each line of a text without newlines begins."""
    yield 0
    room, begun, before = first, 0, 0
    for found in PIECE.finditer(text):
        start, width = found.start(), wide(found[0], latin)
        if width > room and start > begun:
            begun = start if may_begin(text, start) or before == begun else before
            yield begun
            room = rest - wide(text[begun:start], latin)
        room -= width
        before = start


def wide(text: str, latin: float) -> float:
    """Return the width of a piece in 字."""
    return ems(text) + (latin * len(text) if text[:1] in LATIN else 0)


def may_begin(text: str, place: int) -> bool:
    """Whether a line may begin here (避头尾)."""
    return text[place] not in NOT_FIRST and text[place - 1] not in NOT_LAST
