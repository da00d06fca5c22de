"""Cells beside the entries (旁注): by the year's words or by what they are, a signature, a note, a total, a day."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sync.model import Raw
from sync.plan import Asides, TellingWords
from sync.reading.values.folding import shown, tight
from sync.reading.values.telling import telling, word

LONGEST = 200
"""No more of a cell is looked at."""
ANYTHING = "…"
MARKS = "*※★☆▲●■◆~_=《》【】[]“”\"'"
ENDS = ".。;,:"
NUMBERS = "0123456789一二三四五六七八九十()、."
DIGITS = r"[\d〇零○一二三四五六七八九十×xX_*]"
DAY = re.compile(
    rf"(?:于)?(?:{DIGITS}{{0,6}}+年{DIGITS}{{0,3}}+月(?:{DIGITS}{{0,3}}+[日号])?+|20\d\d[-./]\d{{1,2}}+[-./]\d{{1,2}}+)",
    re.ASCII,
)
"""A day as it stands under a signature, also with nothing but room for the figures."""
COUNTED = re.compile(r"共[计有]?+(?:\d|[一二两三四五六七八九十百千])++\S{0,6}+", re.ASCII)
STROKES = re.compile(r"[/\\|_~*×✕✗.…\-]++|[xX]{2,}+")

SIGNATURE, NOTE, TOTAL, ENDING, DATED = "落款", "注", "合计", "结束语", "日期"


@dataclass(frozen=True)
class KnownWords:
    """Words of one kind, ready to be looked up in a tight text."""

    whole: frozenset[str]
    labels: frozenset[str]
    begins: tuple[str, ...]
    ends: tuple[str, ...]
    within: tuple[str, ...]

    def know(self, text: str) -> bool:
        """Say whether a text is one of these."""
        head, colon, _ = text.partition(":")
        label = (head.rstrip(NUMBERS) if colon else head) in self.labels
        told = text in self.whole or text.startswith(self.begins) or text.endswith(self.ends)
        return label or told or any(word in text for word in self.within)


def words_of(notation: Iterable[str]) -> KnownWords:
    """Understand words as `Asides` writes them."""
    written = [(each.startswith(ANYTHING), each.endswith(ANYTHING), tight(each.strip(ANYTHING))) for each in notation]

    def such(before: bool, after: bool) -> tuple[str, ...]:  # noqa: FBT001  # where a word may go on
        return tuple(word.upper() for a, b, word in written if (a, b) == (before, after))

    alone = such(before=False, after=False)
    labels = frozenset(each[:-1] for each in alone if each.endswith(":"))
    whole = frozenset(each for each in alone if not each.endswith(":"))
    ends = tuple(each.removesuffix(":") for each in such(before=True, after=False))
    return KnownWords(whole, labels, such(before=False, after=True), ends, such(before=True, after=True))


@dataclass(frozen=True)
class Beside:
    """The year's words, kind by kind (旁注用语)."""

    kinds: tuple[tuple[str, KnownWords], ...]
    senders: KnownWords
    nothing: KnownWords

    def kind(self, raw: Raw) -> str:
        """Return what kind of line a cell belongs to, "" where it may be anything."""
        if isinstance(raw, date):
            return DATED
        if not isinstance(raw, str):
            return ""
        text = compared(raw)
        known = next((kind for kind, words in self.kinds if words.know(text)), "")
        return known or (DATED if DAY.fullmatch(text) else TOTAL if COUNTED.fullmatch(text) else "")

    def is_sender(self, raw: Raw) -> bool:
        """Say whether a cell is an office that signs."""
        return isinstance(raw, str) and self.senders.know(compared(raw))

    def says_nothing(self, raw: Raw) -> bool:
        """Say whether a cell says that there is nothing to report."""
        return raw is not None and self.nothing.know(compared(shown(raw)).strip("()"))


@lru_cache(maxsize=64)
def beside(asides: Asides) -> Beside:
    """Return a year's words, ready to be looked up."""
    kinds: list[tuple[str, KnownWords]] = [
        (SIGNATURE, words_of(asides.signatures)),
        (NOTE, words_of(asides.notes)),
        (TOTAL, words_of(asides.totals)),
        (ENDING, words_of(asides.endings)),
    ]
    return Beside(tuple(kinds), words_of(asides.senders), words_of(asides.nothing))


def compared(raw: str) -> str:
    """Return the beginning of a text as it is compared with words: tight, without marks around it."""
    text = tight(raw[:LONGEST]).upper().strip(MARKS).rstrip(ENDS).strip("-")
    return text[1:-1] if text[:1] == "(" and text[-1:] == ")" and text.count("(") == 1 else text


def is_struck(raw: Raw, words: TellingWords) -> bool:
    """Say whether a cell holds nothing but strokes, a filler, or a word for none."""
    if not isinstance(raw, str) or len(raw) > LONGEST:
        return False
    known, said = telling(words), word(raw)
    return known.is_nothing(said) or said in known.none or STROKES.fullmatch(tight(raw)) is not None
