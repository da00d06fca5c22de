"""Which rows of a sheet are entries (哪些行是申报): not the example, not a total, not a row with only our own cells."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

from openpyxl.utils import get_column_letter

from sync.model import Address, Finding, Raw
from sync.plan import Field
from sync.reading.sheet_layout.found_layout import Layout, is_filled
from sync.reading.values.folding import shown, tight

TOTALS = frozenset(
    f"{a}{blank}计{colon}" for a in "合总小共" for blank in ("", " ", "  ", "　") for colon in ("", "：", ":")
)
LEADING = 4
"""A total is announced in one of the first columns."""
PRINTED = 0.8
"""A row with so great a share of our own examples or hints is no entry."""
LOOKED_AT = 5
"""Only so many of the first rows can be a printed example."""


class FilledRows:
    """The rows under a header, by sheet column."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        rows = layout.grid.rows[max(layout.first - layout.grid.top, 0) :]
        self.count = len(rows)
        self.empty: tuple[Raw, ...] = (None,) * self.count
        self.columns = dict(enumerate(turned(rows), start=layout.grid.left))

    def raws(self, column: int) -> Sequence[Raw]:
        """Return a column from top to bottom."""
        return self.columns.get(column, self.empty)

    def keys(self) -> Sequence[Raw]:
        """Return the column of row keys; nothing where there is none."""
        return self.raws(self.layout.keys) if self.layout.keys else self.empty


def turned(rows: Sequence[Sequence[Raw]]) -> Iterator[Sequence[Raw]]:
    """Yield the columns of rows; shorter rows end in nothing."""
    even = len(set(map(len, rows))) == 1
    return iter(zip(*rows, strict=True) if even else zip_longest(*rows))


def entries(body: FilledRows, raws: Mapping[str, Sequence[Raw]], mark: str) -> tuple[Sequence[int], list[Finding]]:
    """Return the indexes of the entries in the body, and what was odd about the rows left out."""
    fields = {each.key: each for each in body.layout.form.fields if each.key in raws and each.type != "city"}
    columns = [raws[key] for key in fields]
    filled = filled_rows(columns, body.count)
    examples = marked(body, mark)
    totals = total_rows(body, filled)
    keyed = body.keys()
    printed = {i for i in filled[:LOOKED_AT] if not is_filled(keyed[i]) and is_printed(i, raws, fields)}
    left_out = examples | totals.keys() | printed | headers_again(raws, fields)
    findings = [*overwritten(body, examples.intersection(filled), raws, fields), *total_findings(body, totals)]
    return [i for i in filled if i not in left_out] if left_out else filled, findings


def filled_rows(columns: Sequence[Sequence[Raw]], count: int) -> Sequence[int]:
    """Return the indexes of the rows in which some column holds something."""
    if any(None not in column for column in columns):
        return range(count)
    nothing = (None,) * len(columns)
    return [i for i, cells in enumerate(zip(*columns, strict=True)) if cells != nothing]


def marked(body: FilledRows, mark: str) -> set[int]:
    """Find the example rows by the mark in the place of their key."""
    return {i for i, raw in enumerate(body.keys()) if isinstance(raw, str) and mark in raw and tight(raw) == mark}


def is_printed(index: int, raws: Mapping[str, Sequence[Raw]], fields: Mapping[str, Field]) -> bool:
    """Say whether a row holds our own examples or hints."""
    cells = [(field, tight(shown(raws[key][index]))) for key, field in fields.items() if raws[key][index] is not None]
    ours = [text in {tight(field.example), tight(field.hint)} for field, text in cells]
    return len(ours) > 1 and sum(ours) >= PRINTED * len(ours)


def headers_again(raws: Mapping[str, Sequence[Raw]], fields: Mapping[str, Field]) -> set[int]:
    """Find rows that repeat the header, as after pasting page by page."""
    first, *others = fields.values() or (None,)
    if first is None or first.title not in raws[first.key]:
        return set()
    rows = (i for i, raw in enumerate(raws[first.key]) if raw == first.title)
    return {i for i in rows if not others or raws[others[0].key][i] in {others[0].title, None}}


def total_rows(body: FilledRows, filled: Iterable[int]) -> dict[int, int]:
    """Find the rows of totals: their index and the column that says so."""
    leading = sorted(body.columns)[:LEADING]
    saying = [column for column in leading if not TOTALS.isdisjoint(body.columns[column])]
    found = {i: column for column in saying for i, raw in enumerate(body.columns[column]) if raw in TOTALS}
    return {i: found[i] for i in filled if i in found} if found else found


def total_findings(body: FilledRows, totals: Mapping[int, int]) -> Iterable[Finding]:
    """Say which rows were taken for totals."""
    for i, column in totals.items():
        address = Address(body.layout.sheet, get_column_letter(column), body.layout.first + i)
        yield Finding("row-of-totals", address, body.layout.form.key, params={"row": address.row})


def overwritten(
    body: FilledRows, examples: Iterable[int], raws: Mapping[str, Sequence[Raw]], fields: Mapping[str, Field]
) -> Iterable[Finding]:
    """Say where somebody filled in the example row instead of a row of their own."""
    for i in sorted(examples):
        cells = [(field, tight(shown(raws[key][i]))) for key, field in fields.items() if raws[key][i] is not None]
        changed = sum(text != tight(field.example) for field, text in cells)
        if changed > len(cells) / 2:
            address = Address(body.layout.sheet, get_column_letter(body.layout.keys), body.layout.first + i)
            yield Finding("example-filled", address, body.layout.form.key, params={"row": address.row})


def hidden(layout: Layout, rows: Sequence[int]) -> Iterable[Finding]:
    """Say which entries stand in hidden rows."""
    unseen = tuple(row for row in rows if row in layout.grid.hidden_rows) if layout.grid.hidden_rows else ()
    if unseen:
        letter = get_column_letter(min(layout.columns.values()))
        yield Finding("rows-hidden", Address(layout.sheet, letter, unseen[0]), layout.form.key, params={"rows": unseen})
