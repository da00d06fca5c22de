"""Which rows of a sheet are entries (哪些行是申报), what is said of the others, and whether it says there are none."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from openpyxl.utils import get_column_letter

from sync.model import Address, Finding, Raw
from sync.plan import Field
from sync.reading.example_row import typed_over
from sync.reading.outside import outside
from sync.reading.row_kinds import LOOKED_AT, Judged, RowJudge, RowKind, has_key
from sync.reading.rows_beneath import RowsBeneath
from sync.reading.sheet_layout.found_layout import Layout, is_filled
from sync.reading.values.folding import shown, tight

PRINTED = 0.8
"""A row with so great a share of our own examples or hints is no entry."""
EXAMPLES = 5
"""Only so many of the first rows can be a printed example."""


@dataclass(frozen=True)
class SortedRows:
    """The rows of a sheet: the indexes of its entries, those typed over the example, what is odd about the others.

    `nothing` is the cell in which the sheet says that there is nothing to report, None where it does not.
    """

    entries: Sequence[int]
    typed_over: frozenset[int] = frozenset()
    findings: tuple[Finding, ...] = ()
    nothing: Address | None = None


@dataclass
class RowSorter:
    """Sorts the rows of one sheet. `raws` are its columns by field key, the city's left out."""

    body: RowsBeneath
    fields: Mapping[str, Field]
    raws: Mapping[str, Sequence[Raw]]
    judge: RowJudge
    mark: str
    findings: list[Finding] = field(default_factory=list)

    @property
    def layout(self) -> Layout:
        """Where the form stands in the sheet."""
        return self.body.layout

    def sorted(self) -> SortedRows:
        """Sort the rows."""
        filled = filled_rows([self.raws[key] for key in self.fields], self.body.count)
        examples = marked(self.body, self.mark)
        typed = frozenset(self.examples_typed_over(examples.intersection(filled)))
        keyed = self.body.keys()
        printed = {i for i in filled[:EXAMPLES] if not is_filled(keyed[i]) and is_printed(i, self.raws, self.fields)}
        left_out = (examples - typed) | printed | headers_again(self.raws, self.fields)
        candidates = [i for i in filled if i not in left_out] if left_out else filled
        beside = set(self.rows_beside(frozenset(filled))) - left_out
        plain = {*typed, *self.plain_entries(candidates)}
        judged = {i: self.judge.judge(i) for i in (*candidates, *sorted(beside)) if i not in plain}
        entries = [i for i in candidates if i in plain or judged[i].kind is RowKind.ENTRY]
        laid_aside = {i: each for i, each in sorted(judged.items()) if each.kind is RowKind.ASIDE}
        nothing = next((i for i, each in sorted(judged.items()) if each.kind is RowKind.NOTHING), None)
        self.say_of_others(judged, laid_aside)
        self.findings += outside(self.judge, frozenset(entries), {*laid_aside, *left_out})
        return SortedRows(
            filled if len(entries) == len(filled) else entries,
            typed,
            tuple(self.findings),
            None if entries or nothing is None else self.body.address(nothing, judged[nothing].column),
        )

    def plain_entries(self, candidates: Iterable[int]) -> Iterator[int]:
        """Yield the rows that need no thought: more than half of what an entry needs, and they begin as one does."""
        least, plainly = self.judge.half, self.judge.begins_plainly
        rows = list(zip(*(self.raws[key] for key in self.fields), strict=True))
        keys = self.body.keys()
        for i in candidates:
            if len(rows[i]) - rows[i].count(None) > least:
                cells = filter(is_filled, rows[i])
                if all(map(plainly, islice(cells, 1) if has_key(keys[i]) else (keys[i], *islice(cells, LOOKED_AT)))):
                    yield i

    def examples_typed_over(self, examples: Iterable[int]) -> Iterator[int]:
        """Yield the example rows that hold an entry, and say so; ask about those that may."""
        for i in sorted(examples):
            over = typed_over(i, self.raws, self.fields)
            if over is not False:
                address = self.body.address(i, self.layout.keys)
                code = "example-read" if over else "example-filled"
                self.findings.append(Finding(code, address, self.layout.form.key, params={"row": address.row}))
                yield from (i,) if over else ()

    def rows_beside(self, filled: frozenset[int]) -> Iterator[int]:
        """Yield the other rows with something where no field of an entry stands: a line may begin in any column."""
        read = set(self.judge.fields)
        for column, raws in self.body.columns.items():
            if column not in read and column not in self.layout.ours:
                plain = has_key if column == self.layout.keys else self.judge.is_number
                there = (i for i, raw in enumerate(raws) if raw is not None and i not in filled)
                yield from (i for i in there if is_filled(raws[i]) and not plain(raws[i]))

    def say_of_others(self, judged: Mapping[int, Judged], laid_aside: Mapping[int, Judged]) -> None:
        """Say once which lines were laid aside, and ask about each that may be an entry."""
        form = self.layout.form.key
        if laid_aside:
            first, each = next(iter(laid_aside.items()))
            called = tuple(dict.fromkeys(each.called for each in laid_aside.values()))
            params: dict[str, object] = {"rows": tuple(map(self.body.row, laid_aside)), "called": called}
            self.findings.append(Finding("rows-aside", self.body.address(first, each.column), form, params=params))
        for i, each in judged.items():
            if each.kind is RowKind.UNCLEAR:
                raw = self.body.raws(each.column)[i]
                params = {"row": self.body.row(i), "title": each.called, "value": shown(raw)}
                self.findings.append(Finding("row-unclear", self.body.address(i, each.column), form, params=params))


def filled_rows(columns: Sequence[Sequence[Raw]], count: int) -> Sequence[int]:
    """Return the indexes of the rows in which some column holds something."""
    if any(None not in column for column in columns):
        return range(count)
    nothing = (None,) * len(columns)
    return [i for i, cells in enumerate(zip(*columns, strict=True)) if cells != nothing]


def marked(body: RowsBeneath, mark: str) -> set[int]:
    """Find the example rows by the mark in the place of their key."""
    return {i for i, raw in enumerate(body.keys()) if isinstance(raw, str) and mark in raw and tight(raw) == mark}


def is_printed(index: int, raws: Mapping[str, Sequence[Raw]], fields: Mapping[str, Field]) -> bool:
    """Say whether a row holds our own examples or hints."""
    cells = [(field, tight(shown(raw))) for key, field in fields.items() if (raw := raws[key][index]) is not None]
    ours = [text in {tight(field.example), tight(field.hint)} for field, text in cells]
    return len(ours) > 1 and sum(ours) >= PRINTED * len(ours)


def headers_again(raws: Mapping[str, Sequence[Raw]], fields: Mapping[str, Field]) -> set[int]:
    """Find rows that repeat the header, as after pasting page by page."""
    first, *others = fields.values() or (None,)
    if first is None or first.title not in raws[first.key]:
        return set()
    rows = (i for i, raw in enumerate(raws[first.key]) if raw == first.title)
    return {i for i in rows if not others or raws[others[0].key][i] in {others[0].title, None}}


def hidden(layout: Layout, rows: Sequence[int]) -> Iterable[Finding]:
    """Say which entries stand in hidden rows."""
    unseen = tuple(row for row in rows if row in layout.grid.hidden_rows) if layout.grid.hidden_rows else ()
    if unseen:
        letter = get_column_letter(min(layout.columns.values()))
        yield Finding("rows-hidden", Address(layout.sheet, letter, unseen[0]), layout.form.key, params={"rows": unseen})
