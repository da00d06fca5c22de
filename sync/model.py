"""The nouns of the product, frozen; this module knows no configuration, no file and no clock.

A source is read into a `Workbook` of `Grid`s; reading makes a `Submission` of `Table`s out of it; rules answer with
`Finding`s; status makes `Verdict`s of them; what goes back to the city is a `Mark`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as having
from datetime import date, datetime, time
from enum import StrEnum

# --------------------------------------------------------------------------------------------- what a source holds


@dataclass(frozen=True, slots=True)
class Broken:
    """A cell that shows no value of its own (坏单元格): an error such as #N/A, or a formula never computed.

    `text` is the error as Excel shows it; it is empty for a formula without a cached value.
    """

    text: str = ""


Raw = str | int | float | bool | date | datetime | time | Broken | None
"""A cell as the medium gives it. Empty cells are None, never ""."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a value stands in the sheet it was read from (单元格位置). Captured at reading, never recomputed."""

    sheet: str
    column: str = ""
    row: int = 0

    @property
    def cell(self) -> str:
        """A1 form such as E6; empty when the address is the whole sheet."""
        return f"{self.column}{self.row}" if self.row else ""


@dataclass(frozen=True, slots=True)
class Span:
    """A merged block (合并单元格), all figures 1-based and inclusive."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet as it was read (工作表).

    `rows[i][j]` is the cell in sheet row `top + i`, sheet column `left + j` (1-based); rows may be ragged. Of a merged
    block only the top left cell has a value. `hidden_rows` are sheet row numbers.
    """

    name: str
    rows: Sequence[Sequence[Raw]]
    top: int = 1
    left: int = 1
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    merges: tuple[Span, ...] = ()

    def cell(self, row: int, column: int) -> Raw:
        """Return the cell at 1-based sheet `row` and `column`; None outside what was read."""
        i, j = row - self.top, column - self.left
        if i < 0 or j < 0 or i >= len(self.rows) or j >= len(self.rows[i]):
            return None
        return self.rows[i][j]


@dataclass(frozen=True, slots=True)
class Workbook:
    """All sheets of one source (工作簿): an Excel file, a CSV export, a Google spreadsheet.

    `notes` are findings made while opening it that did not hinder reading, with their addresses.
    """

    grids: tuple[Grid, ...]
    notes: "tuple[Finding, ...]" = ()

    def grid(self, name: str) -> Grid | None:
        """Return the sheet called `name`, or None."""
        return next((grid for grid in self.grids if grid.name == name), None)


@dataclass(frozen=True, slots=True)
class Received:
    """One file or pull as it came in (收件), before anybody read it."""

    id: int
    sha256: str
    name: str
    channel: str
    received_at: datetime
    size: int


# ------------------------------------------------------------------------------------------------- what reading makes


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

    `keys[i]` is the row key (编号) of entry i, "" where the city's row has none. `nothing` is the cell in which a list
    without entries says that there is nothing to report (没有可报), None where it does not. `elsewhere` are the entries
    that stand in a second sheet of the form, by their number.
    """

    form: str
    sheet: str
    keys: Sequence[str]
    columns: Mapping[str, Column]
    nothing: Address | None = None
    elsewhere: "Mapping[int, Elsewhere]" = having(default_factory=dict)

    def __len__(self) -> int:
        """Count the entries."""
        return len(self.keys)

    def address(self, field_key: str, index: int) -> Address:
        """Return the cell of a field of entry `index`; the whole sheet where the column does not exist."""
        column, other = self.columns.get(field_key), self.elsewhere.get(index)
        if other is not None:
            letter = other.letters.get(field_key, "")
            return Address(other.sheet, letter, column.rows[index]) if column and letter else Address(other.sheet)
        return Address(self.sheet, column.letter, column.rows[index]) if column else Address(self.sheet)

    def place(self, index: int) -> tuple[str, int]:
        """Return sheet and row (1-based) of an entry."""
        other = self.elsewhere.get(index)
        return other.sheet if other else self.sheet, next(iter(self.columns.values())).rows[index]

    def entries(self) -> "Iterator[Entry]":
        """Yield one `Entry` per filled row."""
        return (Entry(self, index) for index in range(len(self.keys)))


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where an entry stands that is not in the form's own sheet (另表): that sheet, and its column letters by field."""

    sheet: str
    letters: Mapping[str, str]


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
    observations: "tuple[Finding, ...]" = ()
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


# --------------------------------------------------------------------------------------------------- what rules answer


class Severity(StrEnum):
    """How grave a finding is (级别): 错误 must be mended, 警告 is accepted with a reason, 提示 is for information."""

    ERROR = "错误"
    WARNING = "警告"
    HINT = "提示"


class Status(StrEnum):
    """Where a form or an entry stands (状态)."""

    MISSING = "未报"
    NIL = "零报告"
    RETURNED = "待修改"
    REMARKED = "已接收（有提示）"
    ACCEPTED = "已接收"
    LATE = "逾期待定"
    CHOSEN = "已入选"
    PASSED_OVER = "未入选"
    WITHDRAWN = "已撤回"


class Sealed(StrEnum):
    """Whether the stamped copy of an entry is there (盖章件)."""

    RECEIVED = "已收到"
    FAULTY = "打不开"
    MISSING = "未收到"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a rule has to say (核验意见).

    `code` names its sentence in templates/findings.toml; `params` fill that sentence. `form`, `key` and `field` are the
    form key, the row key and the field key where they apply. Rules leave `severity` alone: the year's plan grades it.
    """

    code: str
    address: Address | None = None
    form: str = ""
    key: str = ""
    field: str = ""
    params: Mapping[str, object] = having(default_factory=dict)
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Verdict:
    """Where one row key stands and why (核验结论). What somebody decided to let pass is a finding `waived`.

    `sealed` says how its stamped copy stands, beside the status; None where none is asked for, or nobody looked.
    """

    key: str
    form: str
    status: Status
    findings: tuple[Finding, ...] = ()
    sealed: Sealed | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """What the city's sheet is told about one row key (回写标记): plain text, already worded.

    `titles` are the header titles of the very cells complained of.
    """

    key: str
    status: str
    text: str
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormVerdict:
    """Where one form of a city stands (一张表的结论). `findings` are those that belong to no entry.

    `due` is whether the form is expected of this city by now; `on_time` is None where nothing has come.
    """

    form: str
    status: Status
    entries: tuple[Verdict, ...] = ()
    findings: tuple[Finding, ...] = ()
    received_at: datetime | None = None
    due: bool = False
    on_time: bool | None = None


@dataclass(frozen=True, slots=True)
class CityVerdict:
    """Where a city stands (一市的结论). `findings` are those of its files as a whole."""

    city: str
    status: Status
    forms: tuple[FormVerdict, ...]
    findings: tuple[Finding, ...] = ()
    received: Received | None = None

    def all_findings(self) -> Iterator[Finding]:
        """Yield every finding of the city: the files', the forms', the entries'."""
        yield from self.findings
        for form in self.forms:
            yield from form.findings
            for entry in form.entries:
                yield from entry.findings
