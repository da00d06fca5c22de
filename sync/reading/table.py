"""A list form as one sheet fills it (读一张列表): entries, keys and columns, with the place of each."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from openpyxl.utils import get_column_letter

from sync.model import Address, Column, Finding, Raw, Table
from sync.plan import Plan
from sync.reading.above import above
from sync.reading.beside import beside
from sync.reading.column import neighbours, picked, read_column
from sync.reading.row_kinds import RowJudge
from sync.reading.rows_beneath import RowsBeneath
from sync.reading.sheet_layout.found_layout import Layout
from sync.reading.sheet_layout.keys import key_of, read_keys
from sync.reading.sheet_layout.merging import merged_cells
from sync.reading.sheet_layout.rows import RowSorter, SortedRows, filled_rows, hidden
from sync.reading.spans import with_last_days
from sync.reading.values.understanding import Setting


def read_table(layout: Layout, setting: Setting, plan: Plan) -> tuple[Table, tuple[Finding, ...]]:
    """Read a list form; findings of structure only where there are entries they could harm."""
    body = RowsBeneath(layout)
    fields = [field for field in layout.form.fields if field.key in layout.columns]
    raws = {field.key: body.raws(layout.columns[field.key]) for field in fields}
    found = sorted_rows(body, raws, setting, plan)
    indexes, findings = found.entries, (*found.findings, *above(layout, setting))
    cells = {key: picked(column, indexes) for key, column in raws.items()}
    read = {field.key: read_column(field, cells[field.key], setting) for field in fields}
    if any(each.blanks for each in read.values()):
        cells = {key: without(column, read[key].blanks) for key, column in cells.items()}
        kept = filled_rows([cells[field.key] for field in fields if field.type != "city"], len(indexes))
        indexes, cells = picked(indexes, kept), {key: picked(column, kept) for key, column in cells.items()}
        read = {key: each.picked(kept) for key, each in read.items()}
    rows = sheet_rows(layout, indexes)
    columns = {
        key: Column(get_column_letter(layout.columns[key]), rows, cells[key], each.values, each.remarks)
        for key, each in read.items()
    }
    columns = dict(with_last_days(columns, fields))
    keys, about_keys = read_keys(keys_beside(body, found, setting, plan, indexes), rows, layout, plan, setting.city)
    table = Table(layout.form.key, layout.sheet, keys, columns, nothing=found.nothing)
    if not indexes:
        return table, findings
    return table, (*layout.findings, *findings, *about_keys, *about_rows(layout, rows))


def sorted_rows(body: RowsBeneath, raws: Mapping[str, Sequence[Raw]], setting: Setting, plan: Plan) -> SortedRows:
    """Tell the entries from all else beneath the header."""
    form = body.layout.form
    fields = {each.key: each for each in form.fields if each.key in raws and each.type != "city"}
    judge = RowJudge(body, setting, beside(plan.asides))
    found = RowSorter(body, fields, raws, judge, plan.words.example_mark).sorted()
    return found if form.zero or form.award else replace(found, nothing=None)


def keys_beside(
    body: RowsBeneath, found: SortedRows, setting: Setting, plan: Plan, indexes: Sequence[int]
) -> Sequence[Raw]:
    """Return the cells of the entries' keys; an entry typed over the example has the first that is free."""
    cells = picked(body.keys(), indexes)
    if not found.typed_over:
        return cells
    used = set(map(key_of, cells))
    free = (key for key in plan.keys(body.layout.form, setting.city) if key not in used)
    return [next(free, None) if i in found.typed_over else raw for i, raw in zip(indexes, cells, strict=True)]


def sheet_rows(layout: Layout, indexes: Sequence[int]) -> Sequence[int]:
    """Return the sheet's own row numbers of the entries."""
    if neighbours(indexes):
        return range(layout.first + indexes[0], layout.first + indexes[-1] + 1)
    return tuple(layout.first + i for i in indexes)


def without(raws: Sequence[Raw], blanks: Sequence[int]) -> Sequence[Raw]:
    """Return a column with nothing where only blanks were typed."""
    if not blanks:
        return raws
    seen = list(raws)
    for i in blanks:
        seen[i] = None
    return seen


def about_rows(layout: Layout, rows: Sequence[int]) -> tuple[Finding, ...]:
    """Collect what is odd about the entries' cells: hidden sheet, hidden rows, merged blocks."""
    form = layout.form
    fields = {column: form.field(key) for key, column in layout.columns.items()}
    merged = merged_cells(layout.grid, form, layout.sheet, fields, frozenset(rows)) if layout.grid.merges else ()
    concealed = (Finding("sheet-hidden", Address(layout.sheet), form.key),) if layout.grid.hidden else ()
    return (*concealed, *hidden(layout, rows), *merged)
