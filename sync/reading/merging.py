"""Merged cells among the entries (合并单元格): the value counts for the first cell alone, and that is said."""

from collections.abc import Collection, Iterator, Mapping

from openpyxl.utils import get_column_letter

from sync.model import Address, Finding, Grid, Span
from sync.plan import Field, Form
from sync.reading.layout import is_filled


def merged_cells(
    grid: Grid, form: Form, sheet: str, columns: Mapping[int, Field], rows: Collection[int]
) -> Iterator[Finding]:
    """Yield a finding at each merged block that leaves a cell of a filled row without its value."""
    for span in grid.merges:
        if span.top in rows and is_filled(grid.cell(span.top, span.left)):
            yield from losses(span, form, sheet, columns, rows)


def losses(
    span: Span, form: Form, sheet: str, columns: Mapping[int, Field], rows: Collection[int]
) -> Iterator[Finding]:
    """Yield what one block takes from the rows below and from the columns beside its first cell."""
    covered = [columns[each] for each in range(span.left, span.right + 1) if each in columns]
    if not covered:
        return
    first, last = get_column_letter(span.left), get_column_letter(span.right)
    params = {"range": f"{first}{span.top}:{last}{span.bottom}", "title": covered[0].title}
    address = Address(sheet, first, span.top)
    if any(row in rows for row in range(span.top + 1, span.bottom + 1)):
        yield Finding("cells-merged", address, form.key, field=covered[0].key, params=params)
    elif len(covered) > 1:
        titles = tuple(each.title for each in covered[1:])
        yield Finding("cells-merged-across", address, form.key, field=covered[0].key, params=params | {"lost": titles})
