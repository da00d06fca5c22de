"""A list form as one sheet fills it (读一张列表): entries, keys and columns, with the place of each."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from openpyxl.utils import get_column_letter

from sync.model import Address, Column, Finding, Raw, Remark, Table
from sync.plan import Plan
from sync.reading.columns import read_column
from sync.reading.keys import read_keys
from sync.reading.layout import Layout
from sync.reading.merging import merged_cells
from sync.reading.rows import Body, entries, hidden
from sync.reading.understanding import Setting

T = TypeVar("T")


def read_table(layout: Layout, setting: Setting, plan: Plan) -> tuple[Table, tuple[Finding, ...]]:
    """Read a list form; findings of structure only where there are entries they could harm."""
    body = Body(layout)
    fields = [field for field in layout.form.fields if field.key in layout.columns]
    raws = {field.key: body.raws(layout.columns[field.key]) for field in fields}
    read = {field.key: read_column(field, raws[field.key], setting) for field in fields}
    raws = {key: without(raws[key], read[key].blanks) for key in raws}
    indexes, findings = entries(body, raws, plan.words.example_mark)
    rows = sheet_rows(layout, indexes)
    columns = {}
    for key, each in read.items():
        letter = get_column_letter(layout.columns[key])
        remarks = moved(each.remarks, indexes)
        columns[key] = Column(letter, rows, picked(raws[key], indexes), picked(each.values, indexes), remarks)
    keys, about_keys = read_keys(picked(body.keys(), indexes), rows, layout, plan, setting.city)
    table = Table(layout.form.key, layout.sheet, keys, columns)
    if not indexes:
        return table, tuple(findings)
    return table, (*layout.findings, *findings, *about_keys, *about_rows(layout, rows))


def sheet_rows(layout: Layout, indexes: Sequence[int]) -> Sequence[int]:
    """Return the sheet's own row numbers of the entries."""
    if neighbours(indexes):
        return range(layout.first + indexes[0], layout.first + indexes[-1] + 1)
    return tuple(layout.first + i for i in indexes)


def neighbours(indexes: Sequence[int]) -> bool:
    """Say whether the entries stand one below the other without a gap."""
    return len(indexes) > 0 and indexes[-1] - indexes[0] == len(indexes) - 1


def without(raws: Sequence[Raw], blanks: Sequence[int]) -> Sequence[Raw]:
    """Return a column with nothing where only blanks were typed."""
    if not blanks:
        return raws
    seen = list(raws)
    for i in blanks:
        seen[i] = None
    return seen


def picked(cells: Sequence[T], indexes: Sequence[int]) -> Sequence[T]:
    """Return the cells of the entries; neighbours cost next to nothing."""
    if neighbours(indexes):
        return cells[indexes[0] : indexes[-1] + 1]
    return [cells[i] for i in indexes]


def moved(remarks: Mapping[int, tuple[Remark, ...]], indexes: Sequence[int]) -> Mapping[int, tuple[Remark, ...]]:
    """Renumber remarks from the rows of the body to the entries."""
    if not remarks:
        return {}
    return {new: remarks[old] for new, old in enumerate(indexes) if old in remarks}


def about_rows(layout: Layout, rows: Sequence[int]) -> tuple[Finding, ...]:
    """Collect what is odd about the entries' cells: hidden sheet, hidden rows, merged blocks."""
    form = layout.form
    fields = {column: form.field(key) for key, column in layout.columns.items()}
    merged = merged_cells(layout.grid, form, layout.sheet, fields, frozenset(rows)) if layout.grid.merges else ()
    concealed = (Finding("sheet-hidden", Address(layout.sheet), form.key),) if layout.grid.hidden else ()
    return (*concealed, *hidden(layout, rows), *merged)
