"""Rows filled in above the header (表头上面的内容): where our title, note and hints stand, no entry is read."""

from collections.abc import Iterator
from itertools import islice

from openpyxl.utils import get_column_letter

from sync.model import Address, Finding, Raw
from sync.plan import Field, FieldType
from sync.reading.cell_value import read_value
from sync.reading.sheet_layout.found_layout import Layout, is_filled
from sync.reading.values.understanding import Setting

TELLING: frozenset[FieldType] = frozenset(
    {"choice", "yesno", "integer", "count", "score", "year", "month", "date", "mobile", "phone", "email", "id_number"}
)
"""Types that understand an answer, but no title and no hint."""
ENOUGH = 2
"""Fewer answers in a row may be somebody's own heading, such as a telephone number in it."""


def above(layout: Layout, setting: Setting) -> Iterator[Finding]:
    """Say which rows above the header hold what could be an entry."""
    grid = layout.grid
    fields = {layout.columns[each.key]: each for each in layout.form.fields if each.key in layout.columns}
    for row, cells in enumerate(grid.rows[: max(layout.header - grid.top, 0)], start=grid.top):
        filled = {column: raw for column, raw in enumerate(cells, start=grid.left) if is_filled(raw)}
        if is_entry({column: raw for column, raw in filled.items() if column in fields}, fields, setting):
            address = Address(layout.sheet, get_column_letter(min(filled.keys() & fields.keys())), row)
            yield Finding("row-above-header", address, layout.form.key, params={"row": row})


def is_entry(cells: dict[int, Raw], fields: dict[int, Field], setting: Setting) -> bool:
    """Say whether most cells of a row that should tell something do."""
    telling = [(fields[column], raw) for column, raw in cells.items() if fields[column].type in TELLING]
    spare = len(telling) - max(ENOUGH, len(telling) // 2 + 1)
    failing = (True for field, raw in telling if read_value(field, raw, setting)[0] is None)
    return spare >= 0 and not any(islice(failing, spare, None))
