"""Unicode's forms of a text (字符规范形式), made in time that grows with the text alone.

Unicode puts the marks over a character in order, and does so in the square of their number: thousands on one
character, which no script has, would take minutes.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Literal
from unicodedata import combining, normalize

from sync.characters import public

MOST_MARKS = 30
"""UAX #15 (Stream-Safe Text Format): no text that means anything has more marks on a character."""
LAST = 0x1FFFF
"""No mark stands beyond."""


def marks() -> Iterator[str]:
    """Yield the ranges of characters that are marks over another."""
    for is_mark, codes in groupby(range(0x300, LAST), key=lambda code: combining(chr(code)) > 0):
        if is_mark:
            run = list(codes)
            yield f"{chr(run[0])}-{chr(run[-1])}"


MARK = f"[{''.join(marks())}]"
CROWD = re.compile(f"(?<!{MARK})({MARK}{{{MOST_MARKS}}}){MARK}++")


def normal(text: str, form: Literal["NFC", "NFKC"] = "NFKC") -> str:
    """Return a text in a form of Unicode, with the characters others stand for; of a crowd of marks thirty are kept."""
    return text if text.isascii() else normalize(form, CROWD.sub(r"\1", public(text)))
