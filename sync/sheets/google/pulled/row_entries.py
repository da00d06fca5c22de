"""The rows of a tab as entries (各行是哪一条): whose each is and under which key, by content before place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import count

from sync.model import Broken, Raw
from sync.sheets.google.drawing.tabs import naming
from sync.sheets.google.entries.entry_matching import Matched, Matching, Sighting
from sync.sheets.google.entries.entry_memory import DoubtfulRow, FormMemory, FormTraits, Ground, KnownEntry, SeenRow
from sync.sheets.google.entries.line_matching import LineMatching
from sync.sheets.google.pulled.row_owners import NOBODY, Rows


@dataclass(frozen=True)
class OnlineEntry:
    """What one pull says that a city entered (在线条目): under which key, in which sheet row, and how that is known."""

    form: str
    key: str
    row: int
    ground: Ground
    said: Mapping[str, Raw]


@dataclass(frozen=True)
class RowEntries:
    """A tab's rows held against what was known `before`; index i is sheet row `rows.first` + i, as in `Rows`."""

    rows: Rows
    before: FormMemory

    @cached_property
    def traits(self) -> FormTraits:
        """What tells entries of the form apart."""
        form = self.rows.form
        asked = [each for each in form.fields if each.title in self.rows.places]
        return FormTraits(form, naming(form, self.rows.plan, asked or list(form.fields)))

    @cached_property
    def seen(self) -> tuple[SeenRow, ...]:
        """The filled rows, those of nobody as well; not the example."""
        rows, mark = self.rows, self.rows.plan.words.example_mark
        columns = self.columns
        found = []
        for index, (key, owner, filled) in enumerate(zip(rows.keys, rows.owners, rows.filled, strict=True)):
            if filled and key != mark:
                cells = rows.body[index]
                said = {title: cells[i] for title, i in columns if i < len(cells) and says(cells[i])}
                found.append(SeenRow(rows.first + index, key, owner, said))
        return tuple(found)

    @cached_property
    def columns(self) -> tuple[tuple[str, int], ...]:
        """The columns in which a city says something, from 0, by header title."""
        form, places = self.rows.form, self.rows.places
        if form.kind == "card":
            title = self.rows.plan.words.value_title
            return ((title, places[title] - 1),) if title in places else ()
        asked = (each.title for each in form.fields if each.type != "city")
        return tuple((title, places[title] - 1) for title in asked if title in places)

    @cached_property
    def matched(self) -> Matched:
        """Which row is which entry; a tab without its header says nothing, and teaches nothing."""
        if self.rows.headless:
            return Matched((), (), self.before.entries, ())
        if self.rows.form.kind == "card":
            return LineMatching(self.seen, self.before, self.traits, shared=self.rows.only is None).done()
        return Matching(self.seen, self.before, self.traits, self.issued, self.rows.owner_of).done()

    def issued(self, city: str) -> Iterator[str]:
        """Yield the keys issued to a city, then those behind them: a row more than there are keys needs one as well."""
        plan, form = self.rows.plan, self.rows.form
        keys = plan.keys(form, plan.city_by_code[city])
        yield from keys
        yield from (f"{city}-{form.prefix}{number:02d}" for number in count(len(keys) + 1))

    @property
    def after(self) -> FormMemory:
        """What is known after this pull."""
        return self.before if self.rows.headless else self.matched.memory

    @cached_property
    def by_row(self) -> Mapping[int, Sighting]:
        """The entries by sheet row."""
        return {each.seen.row: each for each in self.matched.sightings}

    @cached_property
    def doubtful(self) -> Mapping[int, DoubtfulRow]:
        """The rows that are nobody's, by sheet row."""
        return {each.seen.row: each for each in self.matched.doubtful}

    @cached_property
    def decided(self) -> frozenset[int]:
        """The sheet rows of which more is known than where they stand: an entry of a city, or a question."""
        return frozenset((*(row for row, each in self.by_row.items() if each.city), *self.doubtful))

    @cached_property
    def owners(self) -> list[str]:
        """The city of each row: of the entry in it; where none stands, of the row; NOBODY where it is in doubt."""
        return [self.owner(row, place) for row, place in enumerate(self.rows.owners, start=self.rows.first)]

    def owner(self, row: int, place: str) -> str:
        """Return the city of one row, which is `place`'s."""
        if row in self.doubtful:
            return NOBODY
        return self.by_row[row].city if row in self.by_row else place

    @cached_property
    def keys(self) -> list[str]:
        """The row key of the entry in each row; where none stands, the one printed there."""
        printed = enumerate(self.rows.keys, start=self.rows.first)
        return [self.by_row[row].key if row in self.by_row else key for row, key in printed]

    def held(self, city: str) -> tuple[KnownEntry, ...]:
        """Return the entries of a city that count with what they said last."""
        return tuple(each for each in self.matched.held if each.city == city and each.said)

    def entries(self, city: str) -> Iterator[OnlineEntry]:
        """Yield what a city entered, as far as this pull says so."""
        form = self.rows.form.key
        for each in self.matched.sightings:
            if each.city == city:
                yield OnlineEntry(form, each.key, each.seen.row, each.ground, each.seen.said)
        for known in self.held(city):
            yield OnlineEntry(form, known.key, known.row, Ground.HELD, known.said)


def says(raw: Raw) -> bool:
    """Say whether a cell says something that can be compared."""
    return raw is not None and not isinstance(raw, Broken) and str(raw).strip() != ""
