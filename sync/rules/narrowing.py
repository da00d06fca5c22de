"""What later rules may look at (放行): nothing that an earlier stage found faulty."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from sync.model import Column, Finding, Severity, Submission, Table

Place = tuple[str, int]
"""A row: the sheet's name, its number."""


def let_through(submission: Submission, findings: Iterable[Finding]) -> Submission:
    """Return a submission without what has an error: a cell loses its value, a form its table, a file all of them."""
    errors = [each for each in findings if each.severity is Severity.ERROR]
    if any(not each.form for each in errors):
        return replace(submission, tables={})
    blocked = {each.form for each in errors if is_of_form(each)}
    cells: defaultdict[tuple[str, str], set[Place]] = defaultdict(set)
    for each in errors:
        if each.field and each.address and each.address.row:
            cells[each.form, each.field].add((each.address.sheet, each.address.row))
    tables = {
        form: emptied(table, {field: rows for (other, field), rows in cells.items() if other == form})
        for form, table in submission.tables.items()
        if form not in blocked
    }
    return replace(submission, tables=tables)


def is_of_form(finding: Finding) -> bool:
    """Say whether a finding is about a form as a whole: no field, no entry, no row of it."""
    return not (finding.field or finding.key or (finding.address and finding.address.row))


def emptied(table: Table, faulty: dict[str, set[Place]]) -> Table:
    """Return a table without the values in these rows of these fields; the table itself where there are none."""
    if not faulty:
        return table
    changed = {
        key: without(table.columns[key], places(table, table.columns[key].rows, rows))
        for key, rows in faulty.items()
        if key in table.columns
    }
    return replace(table, columns={**table.columns, **changed})


def without(column: Column, taken: Sequence[int]) -> Column:
    """Return a column without these values; an empty remark says that they were not blank."""
    values = list(column.values)
    for index in taken:
        values[index] = None
    return replace(column, values=values, remarks={**dict.fromkeys(taken, ()), **column.remarks})


def places(table: Table, rows: Sequence[int], wanted: set[Place]) -> list[int]:
    """Return which entries stand in the wanted rows of sheets; of rows without a gap none is looked at."""
    if isinstance(rows, range) and not table.elsewhere:
        return [rows.index(row) for _, row in wanted if row in rows]
    return [index for index in range(len(rows)) if table.place(index) in wanted]
