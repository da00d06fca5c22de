"""How many 字 a text has (字数), as the word count of Word says.

Word's 字数 counts each East Asian character, its punctuation and every full-width character as one.
Each run of other characters without a blank (a word, a number with its half-width punctuation) is one too;
blanks do not count. So 2014年 is two, Excel表 is two, 2014-10-20 is one.

A text that misses its bounds by a few is not sent back for it: programmes do not agree to a 字, and nobody counts
that closely by hand.
"""

import re

EAST_ASIAN = (
    "\u2e80-\u2fff\u3001-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffee\U00020000-\U0003ffff"
    "\u00b7\u2014\u2018\u2019\u201c\u201d\u2026\u2460-\u24ff\u25a0-\u25ff\u2605\u2606"
)
"""With the marks that Chinese text sets full width: ·—‘’“”… and numbers in circles, squares and stars."""
COUNTED = re.compile(rf"[{EAST_ASIAN}]|[^\s\u3000{EAST_ASIAN}]++")
SPARE, PER_CENT = 3, 100
"""Per cent by which a text may miss its bounds and only be told."""


def count(text: str) -> int:
    """Return the 字 of a text as Word counts them."""
    return len(COUNTED.findall(text))


def is_slight(letters: int, bound: int) -> bool:
    """Say whether a text of so many 字 misses a bound by so little that it is only told."""
    return abs(letters - bound) * PER_CENT <= bound * SPARE
