"""What each city has in one tab (各市的份额): its rows where they stand, and a digest of what they say."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256

from sync.model import Grid, Raw
from sync.plan import City
from sync.sheets.google.entries.entry_memory import KnownEntry
from sync.sheets.google.google_words import words
from sync.sheets.google.pulled.row_entries import RowEntries
from sync.sheets.google.pulled.row_owners import Rows


@dataclass(frozen=True)
class Shares:
    """A tab by cities; `given` are the headers of all columns that were ever handed out in it."""

    entries: RowEntries
    given: frozenset[str]

    @property
    def rows(self) -> Rows:
        """The rows as they stand."""
        return self.entries.rows

    @cached_property
    def ours(self) -> frozenset[int]:
        """The columns, from 0, that are none of a city's: status, text, 地市 in front, columns no longer asked."""
        form, named = self.rows.form, self.rows.plan.words
        titles = {each.title for each in form.fields}
        dropped = set() if form.kind == "card" else set(self.given - titles)
        if form.kind == "card" or words().city_title not in titles:
            dropped.add(words().city_title)
        dropped |= {named.status_title, named.text_title}
        return frozenset(place - 1 for title, place in self.rows.places.items() if title in dropped)

    @cached_property
    def by_owner(self) -> Mapping[str, Sequence[int]]:
        """The rows of each city, counted from 0 below the header."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for index, owner in enumerate(self.entries.owners):
            found[owner].append(index)
        return found

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """By city what stays while its entries say the same by header, wherever they stand."""
        key_column = self.rows.places.get(self.rows.plan.words.key_title, 0) - 1
        titled = sorted((title, at - 1) for title, at in self.rows.places.items() if at - 1 not in self.ours)
        titled = [each for each in titled if each[1] != key_column]
        said: defaultdict[str, list[object]] = defaultdict(list)
        entries = self.entries
        for owner, key, something, row in zip(
            entries.owners, entries.keys, self.rows.filled, self.rows.body, strict=True
        ):
            if owner and something:
                width = len(row)
                said[owner].append((key, [(title, row[i]) for title, i in titled if i < width and row[i] is not None]))
        for each in entries.matched.held:
            said[each.city].append((each.key, sorted(each.said.items())))
        form = self.rows.form.key
        return {code: sha256(repr((form, sorted(each, key=repr))).encode()).hexdigest() for code, each in said.items()}

    @cached_property
    def head(self) -> Sequence[Sequence[Raw]]:
        """The rows down to the header, as every city sees them."""
        return [self.cleared(row) for row in self.rows.sheet.grid.rows[: self.rows.header]]

    def grid(self, city: City) -> Grid:
        """Return a city's view of the tab: the rows of others are blank, and our own columns.

        An entry stands under its own key; one that counts with what it said last stands where it stood, or at the end.
        """
        found = {self.rows.header + index: self.row(index) for index in self.by_owner.get(city.code, ())}
        filled = {self.rows.header + i for i in self.by_owner.get(city.code, ()) if self.rows.filled[i]}
        end = max(self.rows.header + len(self.rows.body), *found, 0)
        for each in self.entries.held(city.code):
            place = each.row - 1 if each.row - 1 not in filled else (end := end + 1)
            filled.add(place)
            found[place] = self.as_said(each)
        rows = [*self.head, *([()] * (max(found, default=0) + 1 - len(self.head)))]
        for place, row in found.items():
            rows[place] = row
        # Whatever a tab is called by now, its id says which form it is: cities are not troubled with that.
        return replace(self.rows.sheet.grid, name=self.rows.form.title, rows=rows, hidden=False)

    def row(self, index: int) -> Sequence[Raw]:
        """Return one row as its city sees it, under the key of the entry in it."""
        row = list(self.cleared(self.rows.body[index]))
        entry = self.entries.by_row.get(self.rows.first + index)
        if entry is None or (entry.city, entry.key) == (entry.seen.city, entry.seen.key):
            return row
        ours = self.own(entry.city, entry.key)
        return [ours.get(place, raw) for place, raw in enumerate(row, start=1)]

    def own(self, city: str, key: str) -> Mapping[int, Raw]:
        """Return what we print beside an entry, by column from 1: its key, and its city where the form has that."""
        name = self.rows.plan.city_by_code[city].name
        said: dict[str, Raw] = {self.rows.plan.words.key_title: key}
        if self.rows.form.kind == "list":
            said |= {each.title: name for each in self.rows.form.of_type("city")}
        return {self.rows.places[title]: raw for title, raw in said.items() if title in self.rows.places}

    def as_said(self, entry: KnownEntry) -> Sequence[Raw]:
        """Return an entry that stands nowhere as a row of the tab."""
        places, said = self.rows.places, dict(entry.said)
        if self.rows.form.kind == "card":
            said[self.rows.plan.words.item_title] = self.label(entry)
        row = {places[title]: raw for title, raw in said.items() if title in places}
        row |= self.own(entry.city, entry.key)
        return [row.get(place) for place in range(1, max(row, default=0) + 1)]

    def label(self, entry: KnownEntry) -> Raw:
        """Return what stands before a line of a card."""
        labels = self.rows.column(self.rows.plan.words.item_title)
        return next((label for label, key in zip(labels, self.rows.keys, strict=True) if key == entry.key), None)

    def cleared(self, row: Sequence[Raw]) -> Sequence[Raw]:
        """Return a row without what stands in our own columns."""
        return [None if i in self.ours else raw for i, raw in enumerate(row)]
