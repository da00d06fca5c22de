"""A pull held against what is known (条目对认): which row is which entry, which is new, in doubt, or gone (025)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from sync.model import Raw
from sync.sheets.google.entries.entry_memory import (
    Doubt,
    DoubtfulRow,
    EntryPlace,
    FormMemory,
    Ground,
    KnownEntry,
    SeenRow,
)
from sync.sheets.google.entries.exact_matching import COPY, ExactMatching

TORN = 2
"""So many cells that tell, lost by one entry and found in a row of another city, are no coincidence."""
COLUMN = 4
"""In so many rows a column's values were exchanged: then it was sorted by itself."""


@dataclass(frozen=True)
class Sighting:
    """A row that is an entry: of which city, under which key, and how that is known; `before` where it was known."""

    seen: SeenRow
    city: str
    key: str
    ground: Ground
    before: KnownEntry | None = None
    mixed: bool = False
    """Whether it has cells that another entry of the same city has lost."""


@dataclass(frozen=True)
class Matched:
    """What a pull says of a form's entries; `memory` is what is known after it."""

    sightings: tuple[Sighting, ...]
    doubtful: tuple[DoubtfulRow, ...]
    held: tuple[KnownEntry, ...]
    gone: tuple[KnownEntry, ...]
    formerly: tuple[tuple[SeenRow, KnownEntry], ...] = ()
    """New rows that say what an entry of another city said before it was taken out."""

    @cached_property
    def memory(self) -> FormMemory:
        """What is known after this pull."""
        ours = (each for each in self.sightings if each.city)
        seen = (KnownEntry(each.city, each.key, each.seen.said, each.seen.row, each.seen.place) for each in ours)
        return FormMemory((*seen, *self.held, *self.gone), self.doubtful)


class Matching(ExactMatching):
    """The work of one comparison, to its end: then with entries that were edited, moved, torn or covered."""

    def done(self) -> Matched:
        """Compare, from what is certain to what is not."""
        self.same()
        self.doubtful_still()
        if len(self.pairs) + len(self.doubts) < len(self.rows) or self.open_entries():
            self.edited()
            self.moved()
            self.covered()
        return Matched(self.sightings(), tuple(self.doubts.values()), *self.rest(), self.formerly())

    @cached_property
    def holders(self) -> Mapping[tuple[str, Raw], Sequence[KnownEntry]]:
        """The entries of the last pull by what they say."""
        found: defaultdict[tuple[str, Raw], list[KnownEntry]] = defaultdict(list)
        for entry in self.before.entries:
            for cell in entry.said.items() if entry.present else ():
                found[cell].append(entry)
        return found

    @cached_property
    def by_place(self) -> Mapping[EntryPlace, int]:
        """Rows by where they stand."""
        return {seen.place: i for i, seen in reversed(list(enumerate(self.rows)))}

    def lost(self, entry: KnownEntry, title: str, raw: Raw) -> bool:
        """Say whether an entry no longer has a cell, neither in its place nor where it went."""
        place = self.went.get(id(entry), self.by_place.get(entry.place))
        return place is None or self.rows[place].said.get(title) != raw

    def origins(self, seen: SeenRow, own: KnownEntry | None) -> dict[str, KnownEntry]:
        """Return by header which other entry has lost the cell that stands in a row; what many say tells nothing."""
        found = {}
        for title, raw in seen.said.items():
            if (own and own.said.get(title) == raw) or not self.traits.tells(title, raw):
                continue
            holders = self.holders.get((title, raw), ())
            if len(holders) == 1 and holders[0] is not own and self.lost(holders[0], title, raw):
                found[title] = holders[0]
        return found

    def edited(self) -> None:
        """Pair rows with the entries known in their place, unless their cells are another's."""
        entries = {each.place: each for each in self.open_entries()}
        places = [(index, entries.get(self.rows[index].place)) for index in self.open_rows()]
        here = [(index, entry) for index, entry in places if entry and self.may_stay(self.rows[index], entry)]
        sorted_alone = self.exchanged(here)
        origins = {index: self.origins(self.rows[index], entry) for index, entry in here}
        for index, entry in here:
            seen, found = self.rows[index], origins[index]
            name = found.get(self.traits.naming)
            if name and overlap(seen, name) > overlap(seen, entry):
                continue  # another entry, moved here and edited
            foreign = {title: each for title, each in found.items() if each.city != entry.city}
            if index in sorted_alone or self.is_torn(foreign):
                self.doubt(index, Doubt.TORN, unique([entry, *foreign.values()]))
            elif self.is_open(entry):
                self.pair(index, entry, Ground.STAYED)
                if self.is_torn(found):
                    self.mixed.add(index)

    def may_stay(self, seen: SeenRow, entry: KnownEntry) -> bool:
        """Say whether a row may be the entry that stood there; one of another city must still say much of it."""
        return entry.city == seen.city or 2 * overlap(seen, entry) >= min(len(seen.said), len(entry.said))

    def is_torn(self, found: Mapping[str, KnownEntry]) -> bool:
        """Say whether cells lost by others are too many for a coincidence."""
        return self.traits.naming in found or len(found) >= TORN

    def exchanged(self, here: Sequence[tuple[int, KnownEntry]]) -> set[int]:
        """Return the rows in which a column has the values of other rows: it was sorted or shifted by itself."""
        found = set()
        for title in self.traits.fields:
            changed = [
                (index, entry.said[title], self.rows[index].said[title])
                for index, entry in here
                if title in entry.said
                and title in self.rows[index].said
                and entry.said[title] != self.rows[index].said[title]
            ]
            same = Counter(old for _, old, _ in changed) & Counter(new for _, _, new in changed)
            cities = {self.rows[index].city for index, _, _ in changed}
            if len(changed) >= COLUMN and same.total() >= len(changed) - 1 and len(cities) > 1:
                found |= {index for index, _, _ in changed}
        return found

    def moved(self) -> None:
        """Pair the rows left with entries that were edited on their way, or find them torn, or new."""
        for index in self.open_rows():
            seen = self.rows[index]
            found = self.origins(seen, None)
            best = found.get(self.traits.naming)
            foreign = {title: each for title, each in found.items() if each.city != seen.city}
            if best and self.is_open(best) and 2 * overlap(seen, best) >= min(len(seen.said), len(best.said)):
                others = {title: each for title, each in found.items() if each.city != best.city}
                if self.is_torn(others):
                    self.doubt(index, Doubt.TORN, unique(found.values()))
                else:
                    self.pair(index, best, Ground.MOVED)
            elif self.is_torn(foreign):
                self.doubt(index, Doubt.TORN, unique(foreign.values()))
            elif self.is_torn(found):
                self.mixed.add(index)

    def covered(self) -> None:
        """Let entries count whose rows another city's entry was dragged over; where all shifted, they were deleted."""
        homes = {seen.key: seen.row for seen in self.rows}
        steps = Counter(
            self.rows[index].row - homes.get(entry.key, entry.row)
            for index, (entry, ground) in self.pairs.items()
            if ground is Ground.MOVED
        )
        for entry in self.open_entries():
            index = self.by_place.get(entry.place)
            there = self.pairs.get(index) if index is not None else None
            if index is None or there is None or there[0].city == entry.city:
                continue
            if steps[self.rows[index].row - homes.get(there[0].key, there[0].row)] == 1:
                self.held[id(entry)] = entry

    def sightings(self) -> tuple[Sighting, ...]:
        """Return the rows that are entries, each under a key of its own: known ones first, then new ones."""
        used = {(each.city, each.key) for each in self.held.values()}
        made = []
        for index, (entry, ground) in sorted(self.pairs.items()):
            key = self.key_of(self.rows[index], entry)
            key = entry.key if (entry.city, key) in used else key
            used.add((entry.city, key))
            made.append(Sighting(self.rows[index], entry.city, key, ground, entry, index in self.mixed))
        rest = self.open_rows()
        printed = Counter(seen.key for seen in self.rows)
        for index in sorted(rest, key=lambda i: (self.rows[i].city, self.rows[i].key) in used):
            seen = self.rows[index]
            key = seen.key
            if (seen.city, key) in used and printed[key] == 1:
                key = next((each for each in self.keys(seen.city) if (seen.city, each) not in used), key)
            used.add((seen.city, key))
            made.append(Sighting(seen, seen.city, key, Ground.NEW, mixed=index in self.mixed))
        return tuple(sorted(made, key=lambda each: each.seen.row))

    def key_of(self, seen: SeenRow, entry: KnownEntry) -> str:
        """Return an entry's key: its own, unless it was edited beside it, or never was one of its city's."""
        edited = seen.row == entry.row and seen.place != entry.place
        wrong = self.owner(entry.key) != entry.city == self.owner(seen.key)
        return seen.key if edited or wrong else entry.key

    def rest(self) -> tuple[tuple[KnownEntry, ...], tuple[KnownEntry, ...]]:
        """Return the entries held, and those that are gone, now or before."""
        gone = (replace(each, present=False) for each in self.before.entries if self.is_open(each))
        return tuple(self.held.values()), tuple(gone)

    def formerly(self) -> tuple[tuple[SeenRow, KnownEntry], ...]:
        """Return new rows that say what an entry of another city said before it was taken out."""
        absent = {each.content: each for each in self.before.entries if not each.present}
        new = (self.rows[i] for i in self.open_rows())
        return tuple(
            (seen, absent[seen.content])
            for seen in new
            if seen.content in absent and len(seen.said) >= COPY and absent[seen.content].city != seen.city
        )


def overlap(seen: SeenRow, entry: KnownEntry) -> int:
    """Count the cells in which a row says what an entry said."""
    return len(seen.content & entry.content)


def unique(entries: Iterable[KnownEntry]) -> list[KnownEntry]:
    """Return entries once each."""
    return list({id(each): each for each in entries}.values())
