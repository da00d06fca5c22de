"""Reading one of a field's choices (选项): by every spelling the year knows, by ticked boxes, else asked."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import cast

from rapidfuzz import fuzz, process

from sync.characters import simplified
from sync.model import Raw, Value
from sync.plan import Field
from sync.reading.values.folding import folded, shown
from sync.reading.values.ticked import BOX, ticked
from sync.reading.values.understanding import Setting, Understood, asked, read_as, read_without, refused, sure
from sync.reading.values.wrapping import noted_apart, unlabelled, unwrapped
from sync.work import A_GUESS, spend

NEAR = 50
"""A choice at least so alike (of 100) is worth suggesting."""
NO_MATTER = re.compile(r"[\W_]+")
BETWEEN = re.compile(r"[、,;/\n|+&()\[\]]|或者|以及|[和与及或跟暨] ?")
UNSURE = frozenset("?？")
OWN_CITY = "本市"
LONGEST = 40
"""Nothing longer is a spelling of a choice; it is held against the choices as it is."""


@dataclass(frozen=True)
class Spelled:
    """Everything that is written for the choices of one field."""

    field: Field

    @cached_property
    def known(self) -> Mapping[str, str]:
        """A spelling → the choice it is."""
        pairs = [(choice, choice) for choice in self.field.choices]
        pairs += [(word, choice) for choice, words in (*self.field.told, *self.field.also) for word in words]
        return {key(word): choice for word, choice in pairs}

    @cached_property
    def told(self) -> frozenset[str]:
        """Spellings that are read and said."""
        return frozenset(key(word) for _, words in self.field.told for word in words)

    @cached_property
    def asked(self) -> Mapping[str, Sequence[str]]:
        """A spelling → the choices it could be."""
        return {key(word): choices for word, choices in self.field.asked}

    @cached_property
    def longest(self) -> int:
        """The length of the longest spelling."""
        return max(map(len, self.known))

    def within(self, text: str, neutral: frozenset[str]) -> tuple[str, ...]:
        """Return the choices a text is put together of, each once; nothing where a part of it is no spelling."""
        ways: list[tuple[str, ...] | None] = [(), *[None] * len(text)]
        for start in range(len(text)):
            before = ways[start]
            if before is None:
                continue
            for end in range(start + 1, min(start + self.longest, len(text)) + 1):
                part = text[start:end]
                if part in self.known and part not in self.told:
                    ways[end] = (*before, self.known[part])
                elif part in neutral and ways[end] is None:
                    ways[end] = before
        return tuple(dict.fromkeys(ways[-1] or ()))


@lru_cache(maxsize=512)
def spellings(field: Field) -> Spelled:
    """Return what is written for a field's choices; made once."""
    return Spelled(field)


def key(text: str) -> str:
    """Return a word as spellings are compared: simplified, small, without marks; a mark alone is itself."""
    plain = simplified(folded(text)).casefold()
    return NO_MATTER.sub("", plain) or "".join(plain.split())


def read_choice(field: Field, raw: Raw, setting: Setting) -> Understood:
    """Read one of the field's choices; else ask which, or suggest the nearest."""
    typed = shown(raw)
    if typed in field.choices:
        return sure(typed)
    if isinstance(raw, bool):
        return refused("choice-unknown", choices=field.choices)
    text = unwrapped(folded(typed))
    if len(text) > LONGEST:
        return unlike(field, text[:LONGEST])
    if UNSURE & {*text}:
        return unlike(field, text)
    if BOX.search(text) or "(" in text or "[" in text or "£" in text:
        names = (*field.choices, *(word for _, words in field.also for word in words))
        if marked := ticked(typed, names):
            return chosen(field, tuple(dict.fromkeys(spellings(field).known[key(each)] for each in marked.options)))
    own = unwrapped(unlabelled(text, field))
    return spelled(field, text, setting) or spelled(field, own, setting) or unlike(field, text)


def chosen(field: Field, choices: tuple[str, ...]) -> Understood:
    """Accept the one choice that is ticked; ask where none or several are."""
    return sure(choices[0]) if len(choices) == 1 else asked(*(choices or field.choices))


def spelled(field: Field, text: str, setting: Setting) -> Understood | None:
    """Read a known spelling, with a note after it or among others; None where there is none."""
    ways = spellings(field)
    word = key(text)
    if word == key(setting.city.name) and word not in ways.known:
        word = OWN_CITY
    if word in ways.asked:
        return asked_of(field, ways.asked[word])
    if word in ways.known:
        return read_as(ways.known[word], ways.known[word]) if word in ways.told else sure(ways.known[word])
    neutral = frozenset(map(key, setting.words.neutral))
    if found := ways.within(word, neutral):
        return sure(found[0]) if len(found) == 1 else asked(*found)
    return among(field, text, neutral)


def among(field: Field, text: str, neutral: frozenset[str]) -> Understood | None:
    """Read the one choice that stands among other words, set apart by marks; ask where there are several."""
    ways = spellings(field)
    answer, note = noted_apart(text)
    pieces = [each for each in BETWEEN.split(text) if each and each.strip()]
    if len(pieces) == 1:
        pieces = text.split()
    if len(pieces) < 2:  # noqa: PLR2004  # one piece is the whole
        return None
    found: dict[str, None] = {}
    left = []
    for piece in pieces:
        word = key(piece)
        if word in ways.asked:
            return asked_of(field, ways.asked[word])
        choices = (ways.known[word],) if word in ways.known else ways.within(word, neutral)
        found.update(dict.fromkeys(choices))
        if not choices:
            left.append(piece.strip())
    if len(found) > 1:
        return asked(*found)
    if not found or not left:
        return sure(next(iter(found))) if found else None
    choice = next(iter(found))
    return read_without(choice, choice, note if note and key(answer) in ways.known else "、".join(left))


def asked_of(field: Field, choices: Sequence[str]) -> Understood:
    """Ask which of several choices a word is; of one, whether it is that."""
    return asked(*choices) if len(choices) > 1 else refused("choice-near", suggestion=choices[0], choices=field.choices)


def unlike(field: Field, text: str) -> Understood:
    """Say that a word is none of the choices; suggest the one it resembles."""
    spend(A_GUESS)
    known = spellings(field).known
    near = process.extractOne(key(text), list(known), scorer=fuzz.WRatio, score_cutoff=NEAR)
    if near:
        return refused("choice-near", suggestion=known[near[0]], choices=field.choices)
    return refused("choice-unknown", choices=field.choices)


def choices_at_once(field: Field, raws: Sequence[Raw], _: Setting) -> Sequence[Value] | None:
    """Take a column of choices as it is; None where one needs a look."""
    return cast("Sequence[str]", raws) if set(field.choices).issuperset(raws) else None
