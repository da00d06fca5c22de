"""Merged cells among the entries (合并单元格): the value counts for the first cell alone, and that is said."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence

from openpyxl.utils import get_column_letter

from sync.model import Address, Finding, Grid, Span
from sync.plan import Field, Form
from sync.reading.sheet_layout.found_layout import is_filled


def merged_cells(
    grid: Grid, form: Form, sheet: str, columns: Mapping[int, Field], rows: Collection[int]
) -> Iterator[Finding]:
    """Yield a finding at each merged block that leaves a cell of a filled row without its value, one for a first cell.

    Blocks may be as large and as many as they like, and lie over each other.
    """
    numbers, own = sorted(rows), set(rows)
    told: set[tuple[int, int]] = set()
    for span in grid.merges:
        if span.top in own and (span.top, span.left) not in told and is_filled(grid.cell(span.top, span.left)):
            for found in losses(span, form, sheet, columns, numbers):
                told.add((span.top, span.left))
                yield found


def losses(span: Span, form: Form, sheet: str, columns: Mapping[int, Field], rows: Sequence[int]) -> Iterator[Finding]:
    """Yield what one block takes from the rows below (`rows` in order) and from the columns beside its first cell."""
    covered = [columns[each] for each in sorted(columns) if span.left <= each <= span.right]
    if not covered:
        return
    first, last = get_column_letter(span.left), get_column_letter(span.right)
    params = {"range": f"{first}{span.top}:{last}{span.bottom}", "title": covered[0].title}
    address = Address(sheet, first, span.top)
    if bisect_right(rows, span.bottom) > bisect_right(rows, span.top):
        yield Finding("cells-merged", address, form.key, field=covered[0].key, params=params)
    elif len(covered) > 1:
        titles = tuple(each.title for each in covered[1:])
        yield Finding("cells-merged-across", address, form.key, field=covered[0].key, params=params | {"lost": titles})
