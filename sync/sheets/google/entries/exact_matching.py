"""A pull held against what is known, as far as rows say just what was said before (逐字对认): see 025."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sync.sheets.google.entries.entry_memory import (
    Doubt,
    DoubtfulRow,
    EntryContent,
    FormMemory,
    FormTraits,
    Ground,
    KnownEntry,
    SeenRow,
)

COPY = 3
"""So many equal cells are a copy; fewer may be a coincidence."""


@dataclass
class ExactMatching:
    """The work of one comparison: rows and known entries that are not paired yet become ever fewer.

    `keys` gives the keys issued to a city, `owner` the city a key was issued to.
    """

    rows: Sequence[SeenRow]
    before: FormMemory
    traits: FormTraits
    keys: Callable[[str], Iterable[str]]
    owner: Callable[[str], str]
    pairs: dict[int, tuple[KnownEntry, Ground]] = field(default_factory=dict)
    doubts: dict[int, DoubtfulRow] = field(default_factory=dict)
    mixed: set[int] = field(default_factory=set)
    held: dict[int, KnownEntry] = field(default_factory=dict)
    went: dict[int, int] = field(default_factory=dict)
    """Rows by the entry they are, which goes by its id()."""

    def pair(self, index: int, entry: KnownEntry, ground: Ground) -> None:
        """Say that a row is a known entry."""
        self.pairs[index] = entry, ground
        self.went[id(entry)] = index

    def doubt(self, index: int, why: Doubt, origins: Iterable[KnownEntry]) -> None:
        """Say that a row is nobody's; the entries whose cells it has count with what they said last."""
        found = tuple(origins)
        self.doubts[index] = DoubtfulRow(self.rows[index], why, found)
        if why is Doubt.COPIED:
            return
        for entry in found:
            self.hold(entry)

    def hold(self, entry: KnownEntry) -> None:
        """Let an entry count with what it said last; a row that was taken for it is in doubt as well."""
        self.held[id(entry)] = entry
        row = self.went.pop(id(entry), None)
        if row is not None:
            del self.pairs[row]
            self.doubts[row] = DoubtfulRow(self.rows[row], Doubt.TORN, (entry,))

    def open_rows(self) -> list[int]:
        """Return the rows not decided yet."""
        return [i for i in range(len(self.rows)) if i not in self.pairs and i not in self.doubts]

    def open_entries(self) -> list[KnownEntry]:
        """Return the entries of the last pull that were not found yet."""
        return [each for each in self.before.entries if each.present and self.is_open(each)]

    def is_open(self, entry: KnownEntry) -> bool:
        """Say whether an entry was not found yet."""
        return id(entry) not in self.went and id(entry) not in self.held

    def same(self) -> None:
        """Pair rows with the entries that said just the same: in place, in their city, in another's rows."""
        entries = self.before.entries
        known = places_of(each.content for each in entries)
        found = places_of(seen.content for seen in self.rows)
        alike = [(found[each], [entries[i] for i in known[each]]) for each in found if each in known]
        for indexes, theirs in alike:
            self.paired_alike(indexes, theirs)
            self.crossed(indexes, theirs)
        if any(entry.city != self.rows[index].city for index, (entry, _) in self.pairs.items()):
            # Rows went to other cities: then rows without a name did so as well.
            for indexes, theirs in alike:
                self.crossed(indexes, theirs, named=False)

    def paired_alike(self, indexes: Sequence[int], known: Sequence[KnownEntry]) -> None:
        """Pair rows and entries of the same city and content, those in the same place first."""
        alike: Sequence[Callable[[SeenRow, KnownEntry], bool]] = (
            lambda seen, entry: seen.place == entry.place and entry.present,
            lambda seen, entry: seen.key == entry.key and entry.present,
            lambda seen, entry: seen.row == entry.row and entry.present,
            lambda _, entry: entry.present,
            lambda _, entry: not entry.present,
        )
        for fits in alike:
            for index in indexes:
                seen = self.rows[index]
                fitting = (e for e in known if e.city == seen.city and id(e) not in self.went and fits(seen, e))
                if index not in self.pairs and (entry := next(fitting, None)):
                    there = seen.place == entry.place or seen.key == entry.key or seen.row == entry.row
                    self.pair(index, entry, Ground.STAYED if there else Ground.MOVED)

    def crossed(self, indexes: Sequence[int], known: Sequence[KnownEntry], *, named: bool = True) -> None:
        """Decide rows that say what an entry of another city said: it moved, it was copied, or nobody can tell."""
        present = [each for each in known if each.present]
        left = [each for each in present if self.is_open(each)]
        contested = len({each.city for each in left}) > 1
        for index in [each for each in indexes if each not in self.pairs and each not in self.doubts]:
            seen = self.rows[index]
            if (self.traits.naming in seen.said) != named or not present:
                continue
            if contested:
                self.doubt(index, Doubt.CONTESTED, left)
            elif left:
                self.pair(index, left.pop(0), Ground.MOVED)
            elif len(seen.said) >= COPY and seen.city not in {each.city for each in present}:
                self.doubt(index, Doubt.COPIED, present)

    def doubtful_still(self) -> None:
        """Leave in doubt what was so and has not changed since."""
        before = {(each.seen.key, each.seen.content): each for each in self.before.doubtful}
        for index in self.open_rows() if before else ():
            known = before.get((self.rows[index].key, self.rows[index].content))
            if known:
                origins = {(each.city, each.key) for each in known.origins}
                alive = [e for e in self.before.entries if (e.city, e.key) in origins and self.is_open(e)]
                self.doubt(index, known.doubt, alive)


def places_of(contents: Iterable[EntryContent]) -> Mapping[EntryContent, list[int]]:
    """Return where in a sequence each content is."""
    found = defaultdict(list)
    for index, content in enumerate(contents):
        found[content].append(index)
    return found
