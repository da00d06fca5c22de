"""The lines of a card held against what is known of them (卡片对认): one value a line, its key beside it (025)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sync.model import Raw
from sync.sheets.google.entries.entry_matching import Matched, Sighting
from sync.sheets.google.entries.entry_memory import (
    Doubt,
    DoubtfulRow,
    EntryPlace,
    FormMemory,
    FormTraits,
    Ground,
    KnownEntry,
    SeenRow,
)

SHIFTED = 3
"""So many values of a card that moved by as many lines were shifted; fewer may have been put right."""


@dataclass(frozen=True)
class LineMatching:
    """Lines go by their key. Where values that tell have moved by themselves, a card counts with what it said last.

    That is so where they crossed from one city's lines to another's, and where a whole card was shifted among those of
    others; in a spreadsheet of its own (not `shared`) a city may put its card as it likes.
    """

    rows: Sequence[SeenRow]
    before: FormMemory
    traits: FormTraits
    shared: bool

    @cached_property
    def known(self) -> Mapping[EntryPlace, KnownEntry]:
        """The lines of the pull before."""
        return {each.place: each for each in self.before.entries}

    @cached_property
    def seen(self) -> Mapping[EntryPlace, SeenRow]:
        """The filled lines of this one."""
        return {each.place: each for each in self.rows}

    @cached_property
    def moves(self) -> Sequence[tuple[SeenRow, KnownEntry]]:
        """The changed lines that say what only one other line said, which does not say it any more."""
        holders: defaultdict[Raw, list[KnownEntry]] = defaultdict(list)
        for entry in self.before.entries:
            for raw in entry.said.values():
                holders[raw].append(entry)
        still = {(each.seen.place, each.seen.content) for each in self.before.doubtful}
        found = []
        for seen in self.rows:
            before = self.known.get(seen.place)
            for raw in seen.said.values() if before is None or before.content != seen.content else ():
                line = holders[raw][0] if len(holders[raw]) == 1 and self.traits.tells("", raw) else None
                if (
                    line
                    and line.place != seen.place
                    and ((seen.place, seen.content) in still or raw not in self.says(line.place))
                ):
                    found.append((seen, line))
        return found

    def says(self, place: EntryPlace) -> Iterable[Raw]:
        """Return what a line says by now."""
        return self.seen[place].said.values() if place in self.seen else ()

    @cached_property
    def touched(self) -> set[str]:
        """The cities whose cards count with what they said last."""
        if not self.shared:
            return set()
        crossed = {city for seen, line in self.moves if seen.city != line.city for city in (seen.city, line.city)}
        steps = Counter((seen.city, seen.row - line.row) for seen, line in self.moves if seen.city == line.city)
        return crossed | {city for (city, step), count in steps.items() if step and count >= SHIFTED}

    def done(self) -> Matched:
        """Compare."""
        moved = {seen.place for seen, _ in self.moves}
        doubtful, sightings = [], []
        for each in self.rows:
            before = self.known.get(each.place)
            if each.city in self.touched and (before is None or before.content != each.content):
                doubtful.append(DoubtfulRow(each, Doubt.TORN, (before,) if before else ()))
            else:
                ground = Ground.STAYED if before else Ground.NEW
                sightings.append(Sighting(each, each.city, each.key, ground, before, each.place in moved))
        certain = {each.seen.place for each in sightings}
        held = (each for each in self.before.entries if each.city in self.touched and each.place not in certain)
        return Matched(tuple(sightings), tuple(doubtful), tuple(held), ())
