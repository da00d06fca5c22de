"""Whose row is whose (各行归属): by row key and 地市, by the better of them, by the neighbours, or nobody's."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from sync.model import Raw
from sync.plan import City, Form, Plan
from sync.reading.sheet_layout.found_layout import is_filled, lay_out
from sync.reading.sheet_layout.keys import key_of
from sync.reading.values.folding import shown
from sync.reading.values.places import named_cities
from sync.sheets import own_layout as layout
from sync.sheets.google.drawing.tabs import header_of, placed
from sync.sheets.google.google_words import words
from sync.sheets.google.pulled.pulling import PulledSheet

NOBODY = ""
CODE = 6
"""Characters of a row key that are a city's code."""


@dataclass(frozen=True)
class Rows:
    """The rows of a tab below its header; index i is sheet row `first` + i. `only` is whose a sheet of its own is."""

    form: Form
    sheet: PulledSheet
    plan: Plan
    only: City | None = None

    @cached_property
    def header(self) -> int:
        """The header's row; where its titles are gone, the one they were handed out in."""
        return header_of(self.sheet.grid, self.plan) or layout.HEADER_ROW

    @property
    def headless(self) -> bool:
        """Whether its header is gone, or further down than anybody looks for one."""
        named = self.plan.words
        titles = {named.key_title, named.item_title, named.value_title, *(each.title for each in self.form.fields)}
        return titles.isdisjoint(self.places)

    @property
    def first(self) -> int:
        """The sheet row of the first of them."""
        return self.header + 1

    @cached_property
    def written(self) -> dict[str, int]:
        """Columns from 1 by what their header says."""
        return placed(self.sheet.grid, self.header)

    @cached_property
    def places(self) -> dict[str, int]:
        """Columns from 1 by header title; a field's header may be written as reading understands it (别名)."""
        lacking = {each.key: each.title for each in self.form.fields if each.title not in self.written}
        if not lacking or self.form.kind != "list":
            return self.written
        found = lay_out(self.sheet.grid, self.form, self.plan.words)
        if found is None or found.header != self.header:
            return self.written
        called = {column: lacking[key] for key, column in found.columns.items() if key in lacking}
        return {called.get(column, title): column for title, column in self.written.items()}

    def header_text(self, title: str) -> str:
        """Return what stands in the header of a column that reading takes for `title`."""
        place = self.places.get(title)
        return next((text for text, column in self.written.items() if column == place), title)

    @cached_property
    def body(self) -> Sequence[Sequence[Raw]]:
        """The cells."""
        return self.sheet.grid.rows[self.header :]

    def column(self, title: str) -> list[Raw]:
        """Return the cells under a header; nothing where there is none."""
        index = self.places.get(title, 0) - 1
        return [row[index] if 0 <= index < len(row) else None for row in self.body]

    @cached_property
    def keys(self) -> list[str]:
        """The row keys as reading understands them, "" where there is none."""
        return [key_of(raw) if raw is not None else "" for raw in self.column(self.plan.words.key_title)]

    @cached_property
    def repeated(self) -> dict[str, int]:
        """How often each row key occurs that occurs more than once."""
        return {key: count for key, count in Counter(filter(None, self.keys)).items() if count > 1}

    @cached_property
    def filled(self) -> list[bool]:
        """Whether a city wrote anything into the row."""
        named = self.plan.words
        ours = {named.key_title, named.status_title, named.text_title, words().city_title}
        ours |= {named.item_title, named.help_title} if self.form.kind == "card" else set()
        skipped = {place - 1 for title, place in self.places.items() if title in ours}
        given = self.prefilled()
        return [
            not prefilled and any(is_filled(raw) for i, raw in enumerate(row) if i not in skipped)
            for row, prefilled in zip(self.body, given, strict=True)
        ]

    def prefilled(self) -> list[bool]:
        """Say of each row whether it is the line of a card in which we wrote the city."""
        titles = {each.title for each in self.form.of_type("city")} if self.form.kind == "card" else set()
        return [raw in titles for raw in self.column(self.plan.words.item_title)]

    @cached_property
    def owners(self) -> list[str]:
        """The code of each row's city; NOBODY for the example, for empty rows, and where nobody can tell."""
        if self.only:
            return [self.only.code] * len(self.body)
        by_key = [self.owner_of(key) for key in self.keys]
        by_city = self.named()
        # 地市 in front is ours and protected; one that is a field of the form is filled in by whoever has the row.
        trusted = not self.form.of_type("city") or self.form.kind == "card"
        found = [
            (other or one) if trusted or key in self.repeated else (one or other)
            for one, other, key in zip(by_key, by_city, self.keys, strict=True)
        ]
        return list(between(found, self.filled, [key == self.plan.words.example_mark for key in self.keys]))

    @property
    def adrift(self) -> list[int]:
        """The sheet rows with something in them that are nobody's."""
        rows = zip(self.owners, self.filled, self.keys, strict=True)
        mark = self.plan.words.example_mark
        return [self.first + i for i, (owner, filled, key) in enumerate(rows) if filled and not owner and key != mark]

    def owner_of(self, key: str) -> str:
        """Return the city that a row key was handed out to in this form."""
        code = key[:CODE]
        number = key.removeprefix(f"{code}-{self.form.prefix}")
        given = number != key and number.isascii() and number.isdecimal()
        return code if given and code in self.plan.city_by_code else NOBODY

    def named(self) -> list[str]:
        """Return the city that 地市 names in each row."""
        cities = named_cities(self.plan.cities, self.plan.offices.province)
        raws = self.column(words().city_title)
        known = {raw: cities.called(shown(raw)) for raw in set(raws)}
        return [city.code if (city := known[raw]) else NOBODY for raw in raws]


def between(owners: Sequence[str], filled: Sequence[bool], examples: Sequence[bool]) -> Iterator[str]:
    """Give rows that say nothing to the city of the rows above and below, where these agree; examples to nobody."""
    below = NOBODY
    after = []
    for owner in reversed(owners):
        after.append(below)
        below = owner or below
    above = NOBODY
    for owner, next_one, something, example in zip(owners, reversed(after), filled, examples, strict=True):
        if example:
            yield NOBODY
            continue
        yield owner or (above if something and above == next_one else NOBODY)
        above = owner or above
