"""Which field a header cell means (表头): by title, by alias, without its trailing note, else a near miss."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from heapq import nlargest
from operator import itemgetter

from rapidfuzz import fuzz

from sync.model import Raw
from sync.plan import Field, Form
from sync.reading.values.folding import shown, tight
from sync.work import spend

A_LIKENESS = 20
"""What it costs to hold a title against a field's."""
NEAR = 70
"""Titles at least so alike (of 100) may be each other's misspelling."""
CLEAR = 10
"""By so much the best must lead the second best."""
IN_PLACE = 25
"""What it counts that the neighbours are the neighbours of the field."""
LONGEST = 200
"""No title has so many characters, however it is spaced."""
BRACKETS = str.maketrans("[]{}<>【】〔〕〖〗「」《》、/，", "()()()()()()()(),,,")
NUMBERING = re.compile(r"^(?:\(?\d{1,2}[.,)]|\([一二三四五六七八九十]+\)|[一二三四五六七八九十]+,)")
MARKS = re.compile(r"[*★☆:：。]+|\.$")
NOTE = re.compile(r"\([^()]*\)$")
COUNTERS = frozenset({"序号", "行号", "项次"})
"""Columns people add to count their rows."""


def title_of(raw: Raw) -> str:
    """Return a header cell in the form that titles are compared in; "" for what is too long to be one."""
    text = shown(raw)
    return bare(text) if len(text) <= LONGEST else ""


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """Return a title without blanks, marks and numbering, its brackets of one form; the same few come in every file."""
    return MARKS.sub("", NUMBERING.sub("", tight(text).translate(BRACKETS)))


def without_note(title: str) -> str:
    """Drop a bracketed note at the end: 姓名(必填) → 姓名."""
    return NOTE.sub("", title)


@dataclass(frozen=True)
class Titles:
    """The titles of one form's fields, ready to be looked up."""

    form: Form

    @cached_property
    def exact(self) -> Mapping[str, Field]:
        """Fields by their title."""
        return {title_of(each.title): each for each in self.form.fields}

    @cached_property
    def other(self) -> Mapping[str, tuple[Field, ...]]:
        """Fields by their aliases; an alias may belong to several."""
        found: dict[str, tuple[Field, ...]] = {}
        for field in self.form.fields:
            for alias in map(title_of, field.aliases):
                found[alias] = (*found.get(alias, ()), field)
        return found

    def known(self, title: str) -> tuple[Field, ...]:
        """Return the fields a title may name, likeliest first; nothing for a title that is none of theirs."""
        for each in (title, without_note(title)):
            if each in self.exact:
                return self.exact[each], *self.other.get(each, ())
            if each in self.other:
                return self.other[each]
        return ()

    def likeness(self, title: str, field: Field) -> float:
        """Return how alike a title and a field's titles are, 0 to 100."""
        names = map(title_of, (field.title, *field.aliases))
        return max(fuzz.ratio(title, name) for name in names)

    def in_place(self, field: Field, before: Field | None, after: Field | None) -> bool:
        """Say whether a column between two others stands where the form has the field."""
        position = self.form.fields.index(field)
        neighbours = (None, *self.form.fields, None)
        return neighbours[position] == before and neighbours[position + 2] == after


@lru_cache(maxsize=256)
def titles_of(form: Form) -> Titles:
    """Return a form's titles; every workbook asks for the same ones."""
    return Titles(form)


@dataclass(frozen=True)
class NearMiss:
    """A header that is perhaps a field's, misspelt; `clear` when it can be no other's."""

    column: int
    field: Field
    clear: bool


def near_misses(
    titles: Titles, unknown: Mapping[int, str], known: Mapping[int, Field], missing: Iterable[Field]
) -> list[NearMiss]:
    """Pair the unknown headers (by column) with the fields that were not found."""
    fields = list(missing)
    spend(len(unknown) * len(fields) * A_LIKENESS)
    scores = {
        (column, field.key): titles.likeness(title, field)
        + IN_PLACE * titles.in_place(field, known.get(column - 1), known.get(column + 1))
        for column, title in unknown.items()
        for field in fields
    }
    leading = {
        field.key: nlargest(2, ((column, scores[column, field.key]) for column in unknown), key=itemgetter(1))
        for field in fields
    }
    found = []
    for column in unknown:
        ranked = sorted(fields, key=lambda field: -scores[column, field.key])
        best = scores[column, ranked[0].key] if ranked else 0
        if best >= NEAR:
            rivals = [scores[column, field.key] for field in ranked[1:]]
            rivals += [score for other, score in leading[ranked[0].key] if other != column]
            found.append(NearMiss(column, ranked[0], best - max(rivals, default=0) >= CLEAR))
    return found
