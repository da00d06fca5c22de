"""A backtracking machine that counts its steps: how long a pattern takes, told without a clock.

It runs a pattern's own parse tree the way `re` does, one choice after another and back again, without any of the short
cuts of `re`: where it is linear, so is `re`.
"""

import re
import re._constants as c
import re._parser as sre
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

Node = Any
"""What the parser of `re` makes of a pattern: it has no types."""
Test = Callable[[int], bool]
Groups = tuple[tuple[int, int], ...]
"""(group number, where it begins or ~where it ends), the latest last."""

CATEGORIES: dict[Node, Callable[[str, bool], bool]] = {
    c.CATEGORY_DIGIT: lambda char, ascii_: char.isdecimal() and (char.isascii() or not ascii_),
    c.CATEGORY_SPACE: lambda char, ascii_: char in " \t\n\r\f\v" if ascii_ else char.isspace(),
    c.CATEGORY_WORD: lambda char, ascii_: (char.isalnum() or char == "_") and (char.isascii() or not ascii_),
}
OPPOSITES = {
    c.CATEGORY_NOT_DIGIT: c.CATEGORY_DIGIT,
    c.CATEGORY_NOT_SPACE: c.CATEGORY_SPACE,
    c.CATEGORY_NOT_WORD: c.CATEGORY_WORD,
}


class TooManySteps(Exception):  # noqa: N818  # carries no trouble, only ends the run
    """The machine has made more steps than it was allowed."""


@dataclass(frozen=True)
class Order:
    """One order of a program: what to do, and with what."""

    does: str
    test: Test | None = None
    to: tuple[int, ...] = ()
    inner: "tuple[Order, ...]" = ()
    width: int = 0
    wanted: bool = True


@dataclass
class Machine:
    """A pattern as a program, run over texts."""

    pattern: re.Pattern[str] | re.Pattern[bytes]
    steps: int = 0
    most: int = 1 << 62

    def __post_init__(self) -> None:
        self.ascii = isinstance(self.pattern.pattern, bytes) or bool(self.pattern.flags & re.ASCII)
        self.ignores = bool(self.pattern.flags & re.IGNORECASE)
        self.slots = 0
        self.tree = sre.parse(self.pattern.pattern, self.pattern.flags & ~re.DEBUG)
        self.program = self.built(self.tree)

    # ------------------------------------------------------------------------------------------------- making

    def built(self, tree: Node) -> tuple[Order, ...]:
        orders: list[Order] = []
        self.add(orders, tree)
        orders.append(Order("match"))
        return tuple(orders)

    def add(self, orders: list[Order], tree: Node) -> None:
        for op, value in tree:
            self.add_one(orders, op, value)

    def add_one(self, orders: list[Order], op: Node, value: Node) -> None:
        if op in {c.LITERAL, c.NOT_LITERAL, c.ANY, c.IN}:
            orders.append(Order("char", self.test_of(op, value)))
        elif op is c.AT:
            orders.append(Order("at", to=(int(value),)))
        elif op is c.SUBPATTERN:
            group, _, _, inner = value
            orders.append(Order("save", to=(group, 0)) if group else Order("nothing"))
            self.add(orders, inner)
            orders.append(Order("save", to=(group, 1)) if group else Order("nothing"))
        elif op is c.BRANCH:
            self.branch(orders, value[1])
        elif op in {c.MAX_REPEAT, c.MIN_REPEAT}:
            self.repeat(orders, *value, lazy=op is c.MIN_REPEAT)
        elif op is c.POSSESSIVE_REPEAT:
            inner: list[Order] = []
            self.repeat(inner, *value, lazy=False)
            orders.append(Order("atomic", inner=(*inner, Order("match"))))
        elif op is c.ATOMIC_GROUP:
            orders.append(Order("atomic", inner=self.built(value)))
        elif op in {c.ASSERT, c.ASSERT_NOT}:
            direction, tree = value
            width = tree.getwidth()[0] if direction < 0 else 0
            orders.append(Order("look", inner=self.built(tree), width=width, wanted=op is c.ASSERT))
        elif op is c.GROUPREF:
            orders.append(Order("ref", to=(value,)))
        else:
            raise NotImplementedError(op)

    def branch(self, orders: list[Order], ways: Sequence[Node]) -> None:
        ends = []
        for way in ways[:-1]:
            at = len(orders)
            orders.append(Order("nothing"))
            self.add(orders, way)
            ends.append(len(orders))
            orders.append(Order("nothing"))
            orders[at] = Order("split", to=(at + 1, len(orders)))
        self.add(orders, ways[-1])
        for end in ends:
            orders[end] = Order("split", to=(len(orders),))

    def repeat(self, orders: list[Order], least: int, most: int, tree: Node, *, lazy: bool) -> None:
        for _ in range(least):
            self.add(orders, tree)
        if most is c.MAXREPEAT:
            self.slots += 1
            slot, at = -self.slots, len(orders)
            orders += [Order("nothing"), Order("save", to=(slot, 0))]
            self.add(orders, tree)
            orders += [Order("progress", to=(slot,)), Order("split", to=(at,))]
            orders[at] = Order("split", to=self.ways(at + 1, len(orders), lazy=lazy))
            return
        ats = []
        for _ in range(most - least):
            ats.append(len(orders))
            orders.append(Order("nothing"))
            self.add(orders, tree)
        for at in ats:
            orders[at] = Order("split", to=self.ways(at + 1, len(orders), lazy=lazy))

    def ways(self, on: int, out: int, *, lazy: bool) -> tuple[int, ...]:
        return (out, on) if lazy else (on, out)

    def test_of(self, op: Node, value: Node) -> Test:
        plain = cache(lambda code: self.fits(op, value, code))
        if not self.ignores:
            return plain
        return cache(lambda code: any(plain(each) for each in cases(code)))

    def fits(self, op: Node, value: Node, code: int) -> bool:
        if op is c.ANY:
            return code != ord("\n") or bool(self.pattern.flags & re.DOTALL)
        if op is c.LITERAL:
            return code == value
        if op is c.NOT_LITERAL:
            return code != value
        negated = value[0][0] is c.NEGATE
        return any(self.one(each, code) for each in value) != negated

    def one(self, item: tuple[Node, Node], code: int) -> bool:
        op, value = item
        if op is c.LITERAL:
            return code == value
        if op is c.RANGE:
            return value[0] <= code <= value[1]
        if op is c.CATEGORY:
            if value in OPPOSITES:
                return not CATEGORIES[OPPOSITES[value]](chr(code), self.ascii)
            return CATEGORIES[value](chr(code), self.ascii)
        return False

    # ------------------------------------------------------------------------------------------------ running

    def run(  # noqa: C901, PLR0912, PLR0913  # a machine is one loop
        self,
        program: tuple[Order, ...],
        text: Sequence[int],
        start: int,
        groups: Groups,
        *,
        whole: bool = False,
        past: int = -1,
    ) -> tuple[int, Groups] | None:
        """Return where a program ends; None where it does not match, to the end with `whole` or beyond `past`."""
        waiting: list[tuple[int, int, Groups]] = [(0, start, groups)]
        while waiting:
            at, place, groups = waiting.pop()
            while True:
                self.steps += 1
                if self.steps > self.most:
                    raise TooManySteps
                order = program[at]
                does = order.does
                if does == "char":
                    if place < len(text) and order.test(text[place]):
                        place += 1
                    else:
                        break
                elif does == "split":
                    waiting += [(to, place, groups) for to in reversed(order.to[1:])]
                    at = order.to[0]
                    continue
                elif does == "match":
                    if place != past and (not whole or place == len(text)):
                        return place, groups
                    break
                elif does == "save":
                    groups = (
                        *(each for each in groups if each[0] != order.to[0] or order.to[1]),
                        (order.to[0], place if not order.to[1] else ~place),
                    )
                elif does == "progress":
                    if next(where for slot, where in reversed(groups) if slot == order.to[0]) == place:
                        break
                elif does == "at":
                    if not self.stands(order.to[0], text, place):
                        break
                elif does == "ref":
                    own = [where for group, where in groups if group == order.to[0]]
                    said = text[own[0] : ~own[-1]]
                    self.steps += len(said)
                    if text[place : place + len(said)] != said:
                        break
                    place += len(said)
                elif does == "atomic":
                    made = self.run(order.inner, text, place, groups)
                    if made is None:
                        break
                    place, groups = made
                elif does == "look":
                    seen = place >= order.width and self.run(order.inner, text, place - order.width, groups) is not None
                    if seen != order.wanted:
                        break
                at += 1
        return None

    def stands(self, code: int, text: Sequence[int], place: int) -> bool:
        """Say whether a place is what an anchor asks for."""
        lines = bool(self.pattern.flags & re.MULTILINE)
        if code in {c.AT_BEGINNING, c.AT_BEGINNING_STRING}:
            return place == 0 or (lines and code == c.AT_BEGINNING and text[place - 1] == ord("\n"))
        if code == c.AT_END_STRING:
            return place == len(text)
        if code == c.AT_END:
            last = place == len(text) or (place == len(text) - 1 and text[place] == ord("\n"))
            return last or (lines and text[place] == ord("\n"))
        inside = [
            0 <= each < len(text) and CATEGORIES[c.CATEGORY_WORD](chr(text[each]), self.ascii)
            for each in (place - 1, place)
        ]
        return (inside[0] != inside[1]) == (code == c.AT_BOUNDARY)

    def spans(self, text: str | bytes, way: str) -> list[tuple[int, int]]:
        """Return where the pattern matches: from end to end, at the beginning, or everywhere as by finditer."""
        codes = list(text) if isinstance(text, bytes) else list(map(ord, text))
        if way in {"fullmatch", "match"}:
            made = self.run(self.program, codes, 0, (), whole=way == "fullmatch")
            return [(0, made[0])] if made else []
        found, at, empty = [], 0, False
        while at <= len(codes):
            made = self.run(self.program, codes, at, (), past=at if empty else -1)
            if made is None:
                at, empty = at + 1, False
            else:
                found.append((at, made[0]))
                at, empty = made[0], made[0] == at
        return found

    def counted(self, text: str | bytes, way: str, most: int = 1 << 62) -> int:
        """Return the steps it takes; `most` where it takes more."""
        self.steps, self.most = 0, most
        try:
            self.spans(text, way)
        except TooManySteps:
            return most
        return self.steps


def cases(code: int) -> set[int]:
    """Return a character in both cases."""
    char = chr(code)
    return {code, *(ord(each) for each in (char.lower(), char.upper()) if len(each) == 1)}
