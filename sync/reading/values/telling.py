"""Words with a meaning of their own in any field (填充词、同上): recognised before anything else is tried."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property, lru_cache

from sync.characters import simplified
from sync.plan import TellingWords
from sync.reading.values.folding import tight

AROUND = "。.、,;:!()[]【】'‘’ "
MARKS = frozenset("/\\-_*…。.?、|~·,;:<>@^=+'")
"""A cell of nothing but these was struck out, or left as it was."""
STARS = "****"
"""Something was there, and is hidden."""
LONGEST = 12


@dataclass(frozen=True)
class Telling:
    """The year's words, each in the form in which cells are compared with them."""

    words: TellingWords

    @cached_property
    def nothing(self) -> AbstractSet[str]:
        """Fillers."""
        return frozenset(map(word, self.words.nothing))

    @cached_property
    def none(self) -> AbstractSet[str]:
        """Words for none."""
        return frozenset(map(word, self.words.none))

    @cached_property
    def repeats(self) -> AbstractSet[str]:
        """Words for the row above."""
        return frozenset(map(word, self.words.repeats))

    @cached_property
    def yes(self) -> Mapping[str, AbstractSet[str]]:
        """Words for yes, by their kind."""
        return {
            name: frozenset(map(word, getattr(self.words, name))) for name in ("yes", "yes_whether", "yes_told", "nil")
        }

    @cached_property
    def no(self) -> Mapping[str, AbstractSet[str]]:
        """Words for no, by their kind."""
        return {
            name: frozenset(map(word, getattr(self.words, name))) for name in ("no", "no_whether", "no_told", "not_nil")
        }

    @cached_property
    def zero(self) -> AbstractSet[str]:
        """Words for 0 of a quantity."""
        return frozenset(map(word, self.words.zero))

    @cached_property
    def plain(self) -> AbstractSet[str]:
        """Every filler, word for none and word for the row above, as typed: for a look at many cells at once."""
        every = (*self.words.nothing, *self.words.none, *self.words.repeats)
        return frozenset(
            around.format(each)
            for said in every
            for each in (said, said.upper(), said.capitalize())
            for around in ("{}", "{}。", "（{}）", "({})")
        )

    def is_nothing(self, said: str) -> bool:
        """Say whether a word is no content."""
        return said in self.nothing or (not said.isalnum() and MARKS.issuperset(said) and not said.startswith(STARS))


@lru_cache(maxsize=4)
def telling(words: TellingWords) -> Telling:
    """Return the words of a plan; made once."""
    return Telling(words)


def word(text: str) -> str:
    """Return a short text as it is compared with the words: narrow, simplified, small, without marks around it."""
    whole = simplified(tight(text)).casefold()
    return whole.strip(AROUND) or whole
