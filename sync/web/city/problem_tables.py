"""What has to be mended, as it stands in the sheet (问题表): the rows with a problem, the words in the very cells."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sync.messages import Combined, Messages
from sync.model import Address, Finding, Severity, Submission, Table
from sync.plan import Form, Plan
from sync.reading.values.folding import shown

GRAVITY = tuple(Severity)
MOST_ROWS = 50
"""More rows than this are better looked at in the workbook that is handed back."""


@dataclass(frozen=True)
class ShownCell:
    """One cell: its place, what stands in it, what is said of it, and where a link to it leads."""

    title: str
    cell: str
    value: str
    said: Sequence[Combined]
    anchor: str


@dataclass(frozen=True)
class ShownRow:
    """One row of a list with a problem: its number in the sheet, its key, its cells, and what is said of it whole."""

    number: int
    key: str
    cells: tuple[ShownCell, ...]
    said: Sequence[Combined]
    anchor: str


@dataclass(frozen=True)
class ShownTable:
    """One form with problems. Of a card the `rows` hold one cell each; `more` rows are not shown."""

    form: Form
    sheet: str
    rows: tuple[ShownRow, ...]
    more: int


@dataclass(frozen=True)
class Board:
    """The findings of a submission by where they stand."""

    submission: Submission
    plan: Plan
    messages: Messages
    findings: Mapping[Address, Sequence[Finding]]

    def tables(self) -> list[ShownTable]:
        """Return the forms with a problem in some row, in the plan's order."""
        places = ((form, self.submission.table(form.key)) for form in self.plan.forms)
        made = (self.table(form, number, table) for number, (form, table) in enumerate(places) if table)
        return [each for each in made if each.rows]

    def table(self, form: Form, number: int, table: Table) -> ShownTable:
        """Return the rows of one form with a problem."""
        if form.kind == "card":
            lines = self.card_rows(form, number, table)
            return ShownTable(form, table.sheet, tuple(lines[:MOST_ROWS]), max(0, len(lines) - MOST_ROWS))
        column = next(iter(table.columns.values()), None)
        rows = column.rows if column else ()
        wrong = [index for index, row in enumerate(rows) if (table.sheet, row) in self.by_row]
        shown_ = tuple(self.list_row(form, number, table, index) for index in wrong[:MOST_ROWS])
        return ShownTable(form, table.sheet, shown_, max(0, len(wrong) - MOST_ROWS))

    @cached_property
    def by_row(self) -> Mapping[tuple[str, int], Sequence[tuple[Address, Sequence[Finding]]]]:
        """The findings by sheet and row, each cell's with its address."""
        found: defaultdict[tuple[str, int], list[tuple[Address, Sequence[Finding]]]] = defaultdict(list)
        for address, told in self.findings.items():
            found[address.sheet, address.row].append((address, told))
        return found

    def list_row(self, form: Form, number: int, table: Table, index: int) -> ShownRow:
        """Return one row of a list."""
        fields = [each for each in form.fields if each.key in table.columns]
        cells = tuple(self.cell(each.title, table, each.key, index, number) for each in fields)
        row = next(iter(table.columns.values())).rows[index]
        own = {each.cell for each in cells}
        rest = [
            finding for address, told in self.by_row[table.sheet, row] if address.cell not in own for finding in told
        ]
        return ShownRow(row, table.keys[index], cells, self.messages.combine(rest), f"r{number}-{row}")

    def card_rows(self, form: Form, number: int, table: Table) -> list[ShownRow]:
        """Return the lines of a card."""
        lines = []
        for field in form.fields:
            if field.key in table.columns and table.columns[field.key].rows:
                cell = self.cell(field.title, table, field.key, 0, number)
                row = table.columns[field.key].rows[0]
                lines += [ShownRow(row, "", (cell,), (), f"r{number}-{row}")] if cell.said else []
        return lines

    def cell(self, title: str, table: Table, field: str, index: int, number: int) -> ShownCell:
        """Return one cell."""
        address = table.address(field, index)
        said = self.messages.combine(
            sorted(self.findings.get(address, ()), key=lambda each: GRAVITY.index(each.severity))
        )
        return ShownCell(
            title, address.cell, shown(table.columns[field].raws[index]), said, f"c{number}-{address.cell}"
        )


def board(submission: Submission, plan: Plan, messages: Messages, findings: Iterable[Finding]) -> Board:
    """Sort findings by their cells."""
    placed: dict[Address, list[Finding]] = {}
    for each in findings:
        if each.address and each.address.row:
            placed.setdefault(each.address, []).append(each)
    return Board(submission, plan, messages, placed)


def anchors(tables: Iterable[ShownTable]) -> dict[tuple[str, str], str]:
    """Return where links to cells lead, by sheet and cell."""
    found: dict[tuple[str, str], str] = {}
    for table in tables:
        for row in table.rows:
            found |= {(table.sheet, cell.cell): cell.anchor for cell in row.cells}
    return found
