"""What is remembered of a form's entries (条目记忆): whose each was when last seen, under which key, what it said."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from sync.model import Broken, Raw
from sync.plan import Field, Form

CHOSEN = frozenset({"choice", "yesno", "zero", "score", "city", "district", "year"})
"""Types of field in which many entries say the same."""
TELLING = 2
"""A text of so many characters tells one entry from others, as does a number of twice as many digits."""

EntrySaid = Mapping[str, Raw]
"""What an entry says: header title → cell, without empty cells and error values."""

EntryContent = frozenset[tuple[str, Raw]]
"""What an entry says, to be compared."""

EntryPlace = tuple[str, str]
"""The city and the key of the row in which an entry stands, which need not be its own."""


class Ground(StrEnum):
    """How it is known whose an entry is (归属依据)."""

    STAYED = "在原处"
    MOVED = "换了地方"
    NEW = "新填"
    HELD = "按上次内容"


class Doubt(StrEnum):
    """Why a row is nobody's (存疑的原因)."""

    TORN = "混有别的市的内容"
    COPIED = "与别的市的一条相同"
    CONTESTED = "不止一个市有过相同的内容"


@dataclass(frozen=True)
class SeenRow:
    """One filled row of a pull: its sheet row, the key printed there, the city whose row it is, what it says."""

    row: int
    key: str
    city: str
    said: EntrySaid

    @cached_property
    def content(self) -> EntryContent:
        """What it says, to be compared."""
        return frozenset(self.said.items())

    @property
    def place(self) -> EntryPlace:
        """Where it stands: city and printed key, which go with the row; the sheet row where no key is printed."""
        return (self.city, self.key) if self.key else ("", str(self.row))


@dataclass(frozen=True)
class KnownEntry:
    """An entry as last seen (已知条目): its city, own key, cells, and where it stood; `present` in the last pull."""

    city: str
    key: str
    said: EntrySaid
    row: int
    place: EntryPlace
    present: bool = True

    @cached_property
    def content(self) -> EntryContent:
        """What it says, to be compared."""
        return frozenset(self.said.items())


@dataclass(frozen=True)
class DoubtfulRow:
    """A row that is nobody's (存疑的行), why, and the entries whose content it has."""

    seen: SeenRow
    doubt: Doubt
    origins: tuple[KnownEntry, ...]


@dataclass(frozen=True)
class FormMemory:
    """What is known of a form before a pull: entries, and the rows that were in doubt."""

    entries: tuple[KnownEntry, ...] = ()
    doubtful: tuple[DoubtfulRow, ...] = ()


@dataclass(frozen=True)
class FormTraits:
    """What of a form tells its entries apart: the header of the naming cell, and the fields by header."""

    form: Form
    naming: str

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """Fields by header title."""
        return {each.title: each for each in self.form.fields}

    def tells(self, title: str, raw: Raw) -> bool:
        """Say whether a cell may tell one entry from others: a name, a number, a sentence, never a choice."""
        if title == self.naming:
            return True
        field = self.fields.get(title)
        if field is not None and field.type in CHOSEN:
            return False
        text = "" if raw is None or isinstance(raw, bool | Broken) else str(raw).strip()
        return len(text) >= TELLING * (2 if text.replace(".", "").isdecimal() else 1)
