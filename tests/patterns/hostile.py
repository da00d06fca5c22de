"""Texts made to be slow for a pattern: what it repeats, repeated, with a tail that breaks the match at the very end."""

import re
import re._constants as c
import re._parser as sre
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any

Node = Any
"""What the parser of `re` makes of a pattern: it has no types."""
POOL = '1a中 A.-,、:/(）="<>\n\t　\u0301０年☃'
"""Where a class only says what does not belong to it, one of these does."""
ALIENS = ("\x01", "☃")
MOST_CHARACTERS = 7
MANY = 16
"""What may be repeated more often than this can be pumped."""


@dataclass
class Samples:
    """What a pattern's parts are, as examples: `leads` come before a repeat, `pumps` are what is repeated."""

    pattern: re.Pattern[str] | re.Pattern[bytes]
    pumps: dict[str, None] = field(default_factory=dict)
    leads: dict[str, None] = field(default_factory=dict)
    characters: dict[str, None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.walk(sre.parse(self.pattern.pattern, self.pattern.flags), "")

    def walk(self, tree: Node, before: str) -> str:
        """Go through a tree; return the shortest example of it after what comes before."""
        for op, value in tree:
            before += self.step(op, value, before)
        return before

    def step(self, op: Node, value: Node, before: str) -> str:
        """Go through one node; return an example of it."""
        if op in {c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT}:
            least, most, inner = value
            for each in examples(inner):
                if most is c.MAXREPEAT or most > MANY:
                    self.pumps[each] = None
                    self.leads[before] = None
            once = self.walk(inner, before)[len(before) :]
            return once * int(least)
        if op in {c.SUBPATTERN, c.ATOMIC_GROUP}:
            return self.walk(value[-1] if op is c.SUBPATTERN else value, before)[len(before) :]
        if op in {c.ASSERT, c.ASSERT_NOT}:
            self.walk(value[1], before)
            return ""
        if op is c.BRANCH:
            first, *_ = [self.walk(way, before)[len(before) :] for way in value[1]]
            return first
        if op in {c.LITERAL, c.IN, c.NOT_LITERAL, c.ANY}:
            own = members(op, value)
            self.characters |= dict.fromkeys(own)
            return own[0]
        return ""

    def texts(self) -> Iterator[tuple[str, str, str]]:
        """Yield beginnings, what to repeat, and ends."""
        characters = list(self.characters)
        if len(characters) > MOST_CHARACTERS:
            characters = characters[:: -(-len(characters) // MOST_CHARACTERS)]
        pumps = dict.fromkeys(["".join(each) for each in product(characters, repeat=2)])
        pumps |= dict.fromkeys(characters) | self.pumps | self.leads
        some = list(self.pumps)[:6]
        pumps |= {a + b: None for a in [*some, *self.leads] for b in some}
        for pump in filter(None, pumps):
            for lead in list(dict.fromkeys(["", *self.leads]))[:4]:
                yield lead, pump, ALIENS[0]
            yield "", pump, pump[:1] + ALIENS[1]


def examples(tree: Node) -> list[str]:
    """Return a few texts that a tree matches, whatever it looks ahead to."""
    made = [""]
    for op, value in tree:
        made = [a + b for a in made[:6] for b in pieces(op, value)[:6]]
    return made[:12]


def pieces(op: Node, value: Node) -> list[str]:
    """Return a few texts for one node."""
    if op in {c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT}:
        least, _, inner = value
        once = examples(inner)
        return [each * max(int(least), 1) for each in once] + ([""] if least == 0 else [])
    if op is c.SUBPATTERN:
        return examples(value[-1])
    if op is c.ATOMIC_GROUP:
        return examples(value)
    if op is c.BRANCH:
        return [each for way in value[1] for each in examples(way)[:3]]
    return members(op, value) if op in {c.LITERAL, c.IN, c.NOT_LITERAL, c.ANY} else [""]


def members(op: Node, value: Node) -> list[str]:
    """Return a few characters that a class holds."""
    if op is c.LITERAL:
        return [chr(value)]
    if op is c.ANY:
        return ["a", "1", " "]
    if op is c.NOT_LITERAL:
        return [each for each in POOL if ord(each) != value][:3]
    items = list(value)
    if items[0][0] is c.NEGATE:
        taken = [chr(each) for op, each in items if op is c.LITERAL]
        return [each for each in POOL if each not in taken and not any(inside(item, each) for item in items[1:])][
            :4
        ] or ["☃"]
    found = [each for item in items for each in of_item(*item)]
    return found or ["☃"]


def inside(item: tuple[Node, Node], char: str) -> bool:
    """Say whether a range or a kind of characters holds one."""
    op, value = item
    if op is c.RANGE:
        return value[0] <= ord(char) <= value[1]
    if op is c.CATEGORY:
        return char in of_item(op, value) or (value is c.CATEGORY_WORD and char.isalnum())
    return False


def of_item(op: Node, value: Node) -> list[str]:
    """Return characters of one item of a class."""
    if op is c.LITERAL:
        return [chr(value)]
    if op is c.RANGE:
        return [chr(value[0]), chr(value[1])]
    kinds = {
        c.CATEGORY_DIGIT: "1",
        c.CATEGORY_SPACE: " \n",
        c.CATEGORY_WORD: "a1中",
        c.CATEGORY_NOT_WORD: "-",
        c.CATEGORY_NOT_SPACE: "a",
        c.CATEGORY_NOT_DIGIT: "a",
    }
    return list(kinds[value])
