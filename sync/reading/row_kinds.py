"""What a row beneath the header is (一行是什么): an entry, a line laid aside, nothing, or a question."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as having
from enum import Enum
from functools import cached_property
from itertools import islice

from sync.model import PartialDate, Raw
from sync.plan import Field, FieldType
from sync.reading.above import TELLING
from sync.reading.beside import DATED, SIGNATURE, TOTAL, Beside, is_struck
from sync.reading.cell_value import read_value
from sync.reading.rows_beneath import RowsBeneath
from sync.reading.sheet_layout.found_layout import Layout, is_filled
from sync.reading.sheet_layout.keys import key_of
from sync.reading.values.folding import shown
from sync.reading.values.understanding import Setting

KEY = re.compile(r"\d{6}-[A-Z]{1,3}\d++", re.ASCII)
FIGURES: frozenset[FieldType] = frozenset({"integer", "count", "score"})
DATES: frozenset[FieldType] = frozenset({"date", "month", "year"})
FILES: frozenset[FieldType] = frozenset({"files", "link"})
NAMED: frozenset[FieldType] = frozenset({"name", "text"})
"""Types of the field by which an entry is called."""
ENOUGH = 2
"""A row without a key is an entry by so many cells that look like one's."""
SHORT = 30
SENTENCE = re.compile("[。；;：:，,！!？?]")
REMARKED = "说明"
LOOKED_AT = 3
"""A full row is known by so many of its first cells."""


class RowKind(Enum):
    """What a row is."""

    ENTRY = "entry"
    ASIDE = "aside"
    EMPTY = "empty"
    NOTHING = "nothing"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Judged:
    """A row's kind; of a line laid aside what it is called, and the column that says so, of another its first one."""

    kind: RowKind
    called: str = ""
    column: int = 0


ENTRY, EMPTY = Judged(RowKind.ENTRY), Judged(RowKind.EMPTY)


@dataclass(frozen=True)
class RowJudge:
    """Tells the rows of one sheet apart."""

    body: RowsBeneath
    setting: Setting
    words: Beside
    plainly: dict[Raw, bool] = having(default_factory=dict)

    @property
    def layout(self) -> Layout:
        """Where the form stands in the sheet."""
        return self.body.layout

    @cached_property
    def fields(self) -> Mapping[int, Field]:
        """The fields by column, but for the city, which we fill in ourselves."""
        found = {column: self.layout.form.field(key) for key, column in self.layout.columns.items()}
        return {column: field for column, field in sorted(found.items()) if field.type != "city"}

    @cached_property
    def half(self) -> float:
        """Half of what every entry needs."""
        return sum(field.required for field in self.fields.values()) / 2

    @cached_property
    def caller(self) -> Field | None:
        """The field by which an entry is called: the first that must be filled in with a name."""
        return next((each for each in self.fields.values() if each.required and each.type in NAMED), None)

    def judge(self, index: int) -> Judged:
        """Say what a row is."""
        cells = self.cells(index)
        keyed = self.is_keyed(index)
        content = [column for column in cells if column in self.fields and not self.is_struck(cells[column])]
        if len(content) > self.half and all(
            map(self.begins_plainly, islice(cells.values(), 1 if keyed else LOOKED_AT))
        ):
            return ENTRY
        saying = [column for column in cells if self.words.says_nothing(cells[column])]
        if saying and set(content).issubset(saying):
            return Judged(RowKind.NOTHING, column=saying[0])
        asides = self.asides(cells, keyed=keyed)
        content = [column for column in content if column not in asides]
        if asides:
            return self.beside(cells, content, asides, keyed=keyed)
        return self.plain(cells, content, keyed=keyed)

    def cells(self, index: int) -> Mapping[int, Raw]:
        """Return what is filled in in by column, but the row's number and city; beside a key only what is theirs."""
        ours = {*self.layout.ours, self.layout.keys} if self.is_keyed(index) else {0}
        found = ((column, raws[index]) for column, raws in self.body.columns.items() if column not in ours)
        filled = {column: raw for column, raw in found if is_filled(raw)}
        return {column: raw for column, raw in filled.items() if column in self.fields or not self.is_number(raw)}

    def is_keyed(self, index: int) -> bool:
        """Say whether a row has a row key, whosever."""
        return has_key(self.body.keys()[index])

    def asides(self, cells: Mapping[int, Raw], *, keyed: bool) -> dict[int, str]:
        """Return the cells that belong to no entry and what each is; an office signs only where there is no key."""
        kinds = {column: self.words.kind(raw) for column, raw in cells.items()}
        if not keyed:
            kinds |= {column: SIGNATURE for column, raw in cells.items() if self.words.is_sender(raw)}
        alone = not keyed and not any(kinds[each] == "" and not self.is_struck(cells[each]) for each in cells)
        return {
            column: kind
            for column, kind in kinds.items()
            if kind and not (kind == DATED and not alone and self.dates(column, cells[column]))
        }

    def dates(self, column: int, raw: Raw) -> bool:
        """Say whether a day stands where an entry has one."""
        return column in self.fields and self.fields[column].type in DATES and self.looks(column, raw)

    def beside(
        self, cells: Mapping[int, Raw], content: Sequence[int], asides: Mapping[int, str], *, keyed: bool
    ) -> Judged:
        """Judge a row that holds words of a signature, a note or a total, perhaps among an entry's."""
        column = next(iter(asides))
        summed = TOTAL in asides.values()
        looks = sum(self.looks(each, cells[each], summed=summed) for each in content)
        few = looks < self.half
        leading = next(iter(cells)) == column
        laid = (leading and few) if keyed else (few or len(asides) >= looks)
        return Judged(RowKind.ASIDE, asides[column], column) if laid or not content else ENTRY

    def plain(self, cells: Mapping[int, Raw], content: Sequence[int], *, keyed: bool) -> Judged:
        """Judge a row without such words: with a key it is an entry, else it must look like one."""
        if not content:
            return EMPTY
        if keyed:
            return ENTRY
        looking = list(islice((each for each in content if self.looks(each, cells[each])), ENOUGH))
        if len(looking) == ENOUGH:
            return ENTRY
        if looking and self.may_begin(looking[0], cells[looking[0]]):
            return Judged(RowKind.UNCLEAR, self.fields[looking[0]].title, looking[0])
        return Judged(RowKind.ASIDE, REMARKED, content[0])

    def begins_plainly(self, raw: Raw) -> bool:
        """Say whether a cell at the beginning of a row makes nobody doubt that the row is an entry."""
        if raw not in self.plainly:
            self.plainly[raw] = not (
                self.is_struck(raw) or self.words.kind(raw) not in {"", DATED} or self.words.says_nothing(raw)
            )
        return self.plainly[raw]

    def is_struck(self, raw: Raw) -> bool:
        """Say whether a cell says that it is empty."""
        return is_struck(raw, self.setting.words)

    def is_number(self, raw: Raw) -> bool:
        """Say whether a cell only counts rows, or names the city whose they are."""
        text = shown(raw).strip()
        return text.isdecimal() or text in {self.setting.city.name, *self.setting.city.aliases}

    def looks(self, column: int, raw: Raw, *, summed: bool = False) -> bool:
        """Say whether a cell may be an entry's; the figures in a line of totals are not."""
        field = self.fields[column]
        value, remarks = read_value(field, raw, self.setting)
        if value is None or (summed and field.type in FIGURES) or (field.type == "name" and remarks):
            return False
        if field.type in FILES:
            return "." in shown(raw)
        if isinstance(value, PartialDate) and field.ages:
            return field.ages.allows(self.setting.year - value.year)
        return True

    def may_begin(self, column: int, raw: Raw) -> bool:
        """Say whether a single cell may be the beginning of an entry: its name, or what only an entry would say."""
        field, text = self.fields[column], shown(raw)
        return field.type in TELLING or (field == self.caller and len(text) <= SHORT and not SENTENCE.search(text))


def has_key(raw: Raw) -> bool:
    """Say whether a cell is a row key, whosever."""
    return isinstance(raw, str) and KEY.fullmatch(raw if raw.isascii() else key_of(raw)) is not None
