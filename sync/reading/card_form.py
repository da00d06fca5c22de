"""A card form as one sheet fills it (读一张卡片表): labels in a column, what was filled in beside them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from sync.model import Address, Column, Finding, Grid, Raw, Table
from sync.plan import Field, Form, Plan
from sync.reading.column import read_column
from sync.reading.sheet_layout.found_layout import is_filled
from sync.reading.sheet_layout.keys import key_of
from sync.reading.sheet_layout.merging import losses
from sync.reading.sheet_layout.titles import Titles, near_misses, title_of
from sync.reading.spans import with_last_days
from sync.reading.values.folding import shown, tight
from sync.reading.values.understanding import Setting

REACH = 3
"""What is filled in stands at most so many columns right of its label."""


@dataclass(frozen=True)
class Card:
    """A card form's place in a sheet: the row and column of what was filled in, by field key."""

    form: Form
    grid: Grid
    places: Mapping[str, tuple[int, int]]
    findings: tuple[Finding, ...] = ()

    @property
    def sheet(self) -> str:
        """What to call the sheet when talking to a clerk."""
        return self.grid.name or self.form.title

    def raw(self, key: str) -> Raw:
        """Return what was filled in for a field; None where nothing was."""
        raw = self.grid.cell(*self.places[key]) if key in self.places else None
        return raw if is_filled(raw) else None


class CardLabels:
    """The labels of a card, while they are being found: (row, column) by field key."""

    def __init__(self, grid: Grid, form: Form) -> None:
        self.grid = grid
        self.form = form
        self.titles = Titles(form)
        self.found: dict[str, tuple[int, int]] = {}
        self.findings: list[Finding] = []
        self.cells = [(row, column, raw) for row, column, raw in texts(grid) if len(raw) <= LONGEST_LABEL]
        self.named = [(row, column, fields) for row, column, raw in self.cells if (fields := self.fields(raw))]
        self.column = main_column(column for _, column, _ in self.named)

    def fields(self, raw: str) -> tuple[Field, ...]:
        """Return the fields a cell may name."""
        return self.titles.known(title_of(raw))

    def say(self, code: str, row: int, key: str, **params: object) -> None:
        """Add a finding at a label; at the whole sheet for row 0."""
        sheet = self.grid.name or self.form.title
        address = Address(sheet, get_column_letter(self.column), row) if row else Address(sheet)
        self.findings.append(Finding(code, address, self.form.key, field=key, params=params))


LONGEST_LABEL = 60


def texts(grid: Grid) -> Iterator[tuple[int, int, str]]:
    """Yield row, column and text of every text cell."""
    for row, cells in enumerate(grid.rows, start=grid.top):
        for column, raw in enumerate(cells, start=grid.left):
            if isinstance(raw, str):
                yield row, column, raw


def main_column(columns: Iterable[int]) -> int:
    """Return the column in which most labels stand, the leftmost among equals; 0 where there is no label."""
    counted = Counter(columns)
    return min(counted, key=lambda column: (-counted[column], column), default=0)


def lay_out_card(grid: Grid, form: Form, allotted: tuple[str, ...]) -> Card | None:
    """Find a card form in a sheet; None where it has none of its labels."""
    labels = CardLabels(grid, form)
    if not labels.column:
        return None
    by_title(labels)
    by_key(labels, allotted)
    by_likeness(labels)
    value = value_column(labels)
    places = {key: (row, beside(labels, row, column, value)) for key, (row, column) in labels.found.items()}
    for field in form.fields:
        if field.key not in places and field.type != "city":
            code = "column-missing" if field.required else "column-missing-optional"
            labels.say(code, 0, field.key, title=field.title)
    return Card(form, grid, places, tuple(labels.findings))


def by_title(labels: CardLabels) -> None:
    """Find labels by title or alias: in the column of labels first, elsewhere where it has none."""
    here = [each for each in labels.named if each[1] == labels.column]
    elsewhere = [each for each in labels.named if each[1] not in {labels.column, labels.column + 1}]
    exact = labels.titles.exact
    for named in (here, elsewhere):
        ordered = sorted(named, key=lambda each: title_of(labels.grid.cell(each[0], each[1])) not in exact)
        for row, column, fields in ordered:
            free = next((each for each in fields if each.key not in labels.found), None)
            if free:
                labels.found[free.key] = (row, column)
            elif named is here:
                repeated(labels, row, fields[0])


def repeated(labels: CardLabels, row: int, field: Field) -> None:
    """Report a second label of a field; it counts where only it is filled in."""
    first = labels.found[field.key][0]
    filled = {each: is_filled(labels.grid.cell(each, labels.column + 1)) for each in (first, row)}
    if filled[row]:
        read = first if filled[first] else row
        labels.found[field.key] = (read, labels.column)
        if filled[first] and labels.grid.cell(first, labels.column + 1) != labels.grid.cell(row, labels.column + 1):
            labels.say("label-repeated", row, field.key, title=field.title, rows=(first, row), read=read)


def unknown(labels: CardLabels) -> dict[int, str]:
    """Return what stands in the column of labels and is none, by row."""
    taken = {row for row, _ in labels.found.values()}
    named = {row for row, column, _ in labels.named if column == labels.column}
    return {row: raw for row, column, raw in labels.cells if column == labels.column and row not in taken | named}


def by_key(labels: CardLabels, allotted: tuple[str, ...]) -> None:
    """Find the fields whose label was changed, but whose row still has its key."""
    fields = dict(zip(allotted, labels.form.fields, strict=False))
    others = unknown(labels)
    for row, column, raw in labels.cells:
        field = fields.get(key_of(raw)) if column < labels.column else None
        if field and field.key not in labels.found and row in others:
            labels.found[field.key] = (row, labels.column)
            labels.say("column-near", row, field.key, found=tight(others[row]), title=field.title)


def by_likeness(labels: CardLabels) -> None:
    """Find misspelt labels."""
    others = unknown(labels)
    known = {row: labels.form.field(key) for key, (row, column) in labels.found.items() if column == labels.column}
    missing = [field for field in labels.form.fields if field.key not in labels.found]
    for miss in near_misses(labels.titles, {row: title_of(raw) for row, raw in others.items()}, known, missing):
        code = "column-near" if miss.clear else "column-doubtful"
        labels.say(code, miss.column, miss.field.key, found=tight(others[miss.column]), title=miss.field.title)
        if miss.clear:
            labels.found[miss.field.key] = (miss.column, labels.column)


def value_column(labels: CardLabels) -> int:
    """Return the column in which things are filled in: the first right of the labels that holds more than hints."""
    for column in range(labels.column + 1, labels.column + 1 + REACH):
        for key, (row, label) in labels.found.items():
            raw = labels.grid.cell(row, column)
            if label == labels.column and is_filled(raw) and tight(shown(raw)) != tight(labels.form.field(key).hint):
                return column
    return labels.column + 1


def beside(labels: CardLabels, row: int, column: int, value: int) -> int:
    """Return the column of the cell that belongs to a label; a merged label ends where its block does."""
    ends = (span.right for span in labels.grid.merges if span.top == row and span.left == column)
    return max(next(ends, column) + 1, value if column == labels.column else 0)


def read_card(card: Card, setting: Setting, plan: Plan) -> tuple[Table, tuple[Finding, ...]]:
    """Read a card form: one entry, none where only what we prefilled is there."""
    fields = {field.key: field for field in card.form.fields if field.key in card.places}
    filled = {
        card.places[key][0] for key, field in fields.items() if field.type != "city" and card.raw(key) is not None
    }
    keys = plan.keys(card.form, setting.city)[:1] if filled else ()
    columns = {key: card_column(card, field, setting) for key, field in fields.items()} if filled else {}
    table = Table(card.form.key, card.sheet, keys, with_last_days(columns, fields.values()))
    return table, (*card.findings, *about_cells(card, fields, filled)) if filled else ()


def card_column(card: Card, field: Field, setting: Setting) -> Column:
    """Read one field of a card as a column of one entry."""
    row, column = card.places[field.key]
    raw = card.raw(field.key)
    read = read_column(field, (raw,), setting)
    return Column(get_column_letter(column), (row,), (raw,), read.values, read.remarks)


def about_cells(card: Card, fields: Mapping[str, Field], filled: set[int]) -> Iterator[Finding]:
    """Yield what is odd about the filled cells: hidden sheet, hidden rows, merged blocks."""
    if card.grid.hidden:
        yield Finding("sheet-hidden", Address(card.sheet), card.form.key)
    if unseen := tuple(sorted(filled & card.grid.hidden_rows)):
        letter = get_column_letter(min(column for _, column in card.places.values()))
        yield Finding("rows-hidden", Address(card.sheet, letter, unseen[0]), card.form.key, params={"rows": unseen})
    rows = sorted({row for row, _ in card.places.values()})
    by_column: dict[int, dict[int, Field]] = {}
    for key, field in fields.items():
        by_column.setdefault(card.places[key][1], {})[card.places[key][0]] = field
    for column, by_row in by_column.items():
        firsts = {span.top: span for span in reversed(card.grid.merges) if span.left == column and span.top in by_row}
        for _, span in sorted(firsts.items()):
            if is_filled(card.grid.cell(span.top, column)):
                yield from losses(span, card.form, card.sheet, {column: by_row[span.top]}, rows)
