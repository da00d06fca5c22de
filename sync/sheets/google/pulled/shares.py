"""What each city has in one tab (各市的份额): its rows where they stand, and a digest of what they say."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256

from sync.model import Grid, Raw
from sync.plan import City
from sync.sheets.google.google_words import words
from sync.sheets.google.pulled.row_owners import Rows


@dataclass(frozen=True)
class Shares:
    """A tab by cities; `given` are the headers of all columns that were ever handed out in it."""

    rows: Rows
    given: frozenset[str]

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
        for index, owner in enumerate(self.rows.owners):
            found[owner].append(index)
        return found

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """By city what stays while its filled rows say the same by header, wherever they stand."""
        titled = sorted((title, at - 1) for title, at in self.rows.places.items() if at - 1 not in self.ours)
        said: defaultdict[str, list[object]] = defaultdict(list)
        for owner, something, row in zip(self.rows.owners, self.rows.filled, self.rows.body, strict=True):
            if owner and something:
                width = len(row)
                said[owner].append([(title, row[i]) for title, i in titled if i < width and row[i] is not None])
        form = self.rows.form.key
        return {code: sha256(repr((form, each)).encode()).hexdigest() for code, each in said.items()}

    @cached_property
    def head(self) -> Sequence[Sequence[Raw]]:
        """The rows down to the header, as every city sees them."""
        return [self.cleared(row) for row in self.rows.sheet.grid.rows[: self.rows.header]]

    def grid(self, city: City) -> Grid:
        """Return a city's view of the tab: the rows of others are blank, and our own columns."""
        rows = list(self.head)
        for index in self.by_owner.get(city.code, ()):
            rows += [()] * (self.rows.header + index - len(rows))
            rows.append(self.cleared(self.rows.body[index]))
        # Whatever a tab is called by now, its id says which form it is: cities are not troubled with that.
        return replace(self.rows.sheet.grid, name=self.rows.form.title, rows=rows, hidden=False)

    def cleared(self, row: Sequence[Raw]) -> Sequence[Raw]:
        """Return a row without what stands in our own columns."""
        return [None if i in self.ours else raw for i, raw in enumerate(row)]
