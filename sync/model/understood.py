"""What reading makes of a source (申报): tables of entries, what is known of their evidence, what a city said since."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as having
from datetime import date, datetime

from sync.model.findings import Address, Finding
from sync.model.grids import Raw, Received


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A calendar date with its precision (带精度的日期): the day, the month and the day, or only the year are known.

    `month` is 1 to 12 or 0 where unknown; `day` is 1 to 31 or 0 where unknown.
    """

    year: int
    month: int = 0
    day: int = 0

    @property
    def date(self) -> date | None:
        """The calendar day, or None when it is not known to the day."""
        return date(self.year, self.month, self.day) if self.month and self.day else None

    def __str__(self) -> str:
        """As officials write it: 2014年9月10日, 2014年9月, 2014年."""
        return f"{self.year}年" + (f"{self.month}月" if self.month else "") + (f"{self.day}日" if self.day else "")


Value = str | int | bool | date | PartialDate | tuple[str, ...] | None
"""A typed value: text, whole number, yes/no, date (to the day), date with precision, list of names, nothing."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What reading a cell had to say about it (读数备注): a finding code and its parameters, without a place."""

    code: str
    params: Mapping[str, object] = having(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a form over all its entries (栏目), everything parallel.

    `letter` and `rows` are the cells' own place in the sheet: entry i stands in `letter` + `rows[i]`. `raws` is what
    stood there, `values` what was understood (None: nothing, or nothing usable), `remarks[i]` what reading said of it.
    An entry is `bad` where its raw value could not be understood.
    """

    letter: str
    rows: Sequence[int]
    raws: Sequence[Raw]
    values: Sequence[Value]
    remarks: Mapping[int, tuple[Remark, ...]] = having(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """One form as one source fills it (一张表). Column keys are field keys of the form; absent columns are absent.

    `keys[i]` is the row key (编号) of entry i, "" where the city's row has none.
    """

    form: str
    sheet: str
    keys: Sequence[str]
    columns: Mapping[str, Column]

    def __len__(self) -> int:
        """Count the entries."""
        return len(self.keys)

    def address(self, field_key: str, index: int) -> Address:
        """Return the cell of a field of entry `index`; the whole sheet where the column does not exist."""
        column = self.columns.get(field_key)
        return Address(self.sheet, column.letter, column.rows[index]) if column else Address(self.sheet)

    def entries(self) -> "Iterator[Entry]":
        """Yield one `Entry` per filled row."""
        return (Entry(self, index) for index in range(len(self.keys)))


@dataclass(frozen=True, slots=True)
class Entry:
    """One filled row of a table (一条申报): a view, so that a large form costs nothing until somebody looks."""

    table: Table
    index: int

    @property
    def key(self) -> str:
        """The row key (编号)."""
        return self.table.keys[self.index]

    @property
    def row(self) -> int:
        """The sheet row it stands in (1-based)."""
        return next(iter(self.table.columns.values())).rows[self.index]

    def __getitem__(self, field_key: str) -> Value:
        """Return the understood value of a field; None where empty, unusable or the column is absent."""
        column = self.table.columns.get(field_key)
        return column.values[self.index] if column else None

    def text(self, field_key: str) -> str:
        """Return a field as text, "" where there is nothing."""
        value = self[field_key]
        return "、".join(value) if isinstance(value, tuple) else "" if value is None else str(value)

    def address(self, field_key: str) -> Address:
        """Return the cell of a field."""
        return self.table.address(field_key, self.index)


@dataclass(frozen=True, slots=True)
class Declared:
    """Whether a city answers 零报告 for an award, said at a moment other than in a sheet (另行声明)."""

    holds: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Submission:
    """What one city sent, as understood (一市的申报): its tables by form key, and what reading had to say.

    `city` is the city's code. `observations` are findings of structure made while reading: they have their addresses
    already. `template` is the template id and version the source says it is, "" where it says nothing. `declared` is
    what the city has said since of awards, by award key; it counts instead of what its sheets say of 零报告.
    """

    city: str
    tables: Mapping[str, Table]
    received: Received
    observations: tuple[Finding, ...] = ()
    template: str = ""
    declared: Mapping[str, Declared] = having(default_factory=dict)

    def table(self, form: str) -> Table | None:
        """Return the table of a form, or None when the source has no such sheet."""
        return self.tables.get(form)

    def entries(self, form: str) -> Iterator[Entry]:
        """Yield the entries of a form; nothing when the source has no such sheet."""
        table = self.tables.get(form)
        return table.entries() if table else iter(())


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was seen in a file of evidence (查看结果): figures, never its content.

    `kind` is what the bytes are, as a suffix: docx, doc, pdf, jpg, png, film. `letters` are its 字 without blanks,
    `long_side` is in pixels; None where that does not apply or could not be told. `trouble` is the code of the finding
    that says why the file cannot be opened, "" where it can.
    """

    kind: str = ""
    letters: int | None = None
    long_side: int | None = None
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file that belongs to an entry (证明材料), and what was seen in it."""

    received: Received
    seen: Inspection
