"""Placeholders of a sentence (填空): which the programme fills, and what is wrong with a sentence that has others."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from string import Formatter
from typing import Self

FIGURE = ":d"
NEEDED = "!"


@dataclass(frozen=True, slots=True)
class Placeholders:
    """What may stand in a sentence, and what must; `figures` are integers, `formats` what may follow any colon.

    Declared in one string: "year award!" is {year}, which may be left out, and {award}, which may not; "number:d" is a
    figure, to which a clerk may give a form of its own, as {number:02d}.
    """

    names: tuple[str, ...]
    needed: frozenset[str]
    figures: frozenset[str]
    formats: frozenset[str] = frozenset()

    @classmethod
    def of(cls, declared: str, formats: Collection[str] = ()) -> Self:
        """Read a declaration."""
        needed = frozenset(bare(each) for each in declared.split() if each.endswith(NEEDED))
        figures = frozenset(bare(each) for each in declared.split() if FIGURE in each)
        return cls(tuple(bare(each) for each in declared.split()), needed, figures, frozenset(formats))

    def fault(self, sentence: str) -> str:
        """Say what is wrong with a sentence and how to mend it; "" where nothing is."""
        if not self.names:
            return "这一句没有填空，不要写花括号" if {"{", "}"} & set(sentence) else ""
        try:
            found = list(Formatter().parse(sentence))
        except ValueError:
            return "花括号要成对，如 {value}；要写花括号本身，写两个"
        return next(filter(None, (self.misfit(name, form or "", how) for _, name, form, how in found)), "")

    def misfit(self, name: str | None, form: str, how: str | None) -> str:
        """Say what is wrong with one placeholder; "" where nothing is, or there is none."""
        if name is None:
            return ""
        if name not in self.names:
            return f"没有 {braced(name)} 这个填空，可用的有 {listed(self.names)}"
        if how or not (form in {"", *self.formats} or (name in self.figures and writes(form))):
            return f"{braced(name)} 的花括号里只写名称" + ("，或整数的写法，如 :02d" if name in self.figures else "")
        return ""

    def lacking(self, sentences: Iterable[str]) -> str:
        """Say what must stand in these sentences and does not; "" where nothing is amiss."""
        there = {name for each in sentences for _, name, _, _ in Formatter().parse(each)}
        absent = [each for each in self.names if each in self.needed - there]
        return f"缺少 {listed(absent)}，这里必须写" if absent else ""


def bare(declared: str) -> str:
    """Return the name in a declaration."""
    return declared.removesuffix(NEEDED).removesuffix(FIGURE)


def braced(name: str) -> str:
    """Write a placeholder as it stands in a sentence."""
    return f"{{{name}}}"


def listed(names: Iterable[str]) -> str:
    """Write placeholders one after another."""
    return "、".join(map(braced, names))


def writes(form: str) -> bool:
    """Say whether a figure can be written in such a form, in a width that a line can hold."""
    try:
        return len(format(1, form)) <= len("0000000000")
    except ValueError:
        return False
