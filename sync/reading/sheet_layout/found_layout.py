"""Where things stand in a sheet as it came (版面): the header row, the column of each field, what is odd about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from openpyxl.utils import get_column_letter

from sync.model import Address, Finding, Grid, Raw
from sync.plan import Field, Form, WorkbookWords
from sync.reading.sheet_layout.titles import COUNTERS, LONGEST, NearMiss, Titles, near_misses, title_of, titles_of
from sync.reading.values.folding import is_blank, shown

SEARCHED = 40
"""The header is looked for in so many rows."""
Assigned = tuple[int, Mapping[int, Field], Mapping[int, str]]
"""The column of row keys or 0, the columns of fields, and the titles of columns that are nobody's."""


@dataclass(frozen=True)
class Layout:
    """A list form's place in a sheet. Rows and columns are the sheet's own, 1-based.

    `columns` are by field key; `keys` is the column of row keys, 0 where there is none; entries can begin in `first`.
    """

    form: Form
    grid: Grid
    header: int
    first: int
    columns: Mapping[str, int]
    keys: int = 0
    findings: tuple[Finding, ...] = ()

    @property
    def sheet(self) -> str:
        """What to call the sheet when talking to a clerk."""
        return self.grid.name or self.form.title


@dataclass
class Headings:
    """What the header says, while it is being understood."""

    form: Form
    sheet: str
    row: int
    fields: dict[int, Field] = field(default_factory=dict)
    unknown: dict[int, str] = field(default_factory=dict)
    written: dict[int, str] = field(default_factory=dict)
    keys: int = 0
    findings: list[Finding] = field(default_factory=list)

    def say(self, code: str, column: int, key: str = "", **params: object) -> None:
        """Add a finding at the header of a column; at the whole sheet for column 0."""
        address = Address(self.sheet, get_column_letter(column), self.row) if column else Address(self.sheet)
        self.findings.append(Finding(code, address, self.form.key, field=key, params=params))


def is_filled(raw: Raw) -> bool:
    """Say whether a cell holds anything."""
    return raw is not None and not (isinstance(raw, str) and is_blank(raw))


def header_row(grid: Grid, titles: Titles) -> int:
    """Return the row with the most known titles, 0 where no row has enough."""
    titled = frozenset(field.title for field in titles.form.fields)
    for row, cells in enumerate(grid.rows[:SEARCHED], start=grid.top):
        if len(titled.intersection(cells)) * 2 > len(titled):
            return row
    best, count = 0, min(2, len(titles.form.fields)) - 1
    for row, cells in enumerate(grid.rows[:SEARCHED], start=grid.top):
        known = {fields[0].key for raw in cells if isinstance(raw, str) and (fields := titles.known(title_of(raw)))}
        if len(known) > count:
            best, count = row, len(known)
    return best


def score(grid: Grid, titles: Titles) -> int:
    """Return how many fields of a form the sheet's header names."""
    row = header_row(grid, titles)
    cells = grid.rows[row - grid.top] if row else ()
    return len({fields[0].key for raw in cells if (fields := titles.known(title_of(raw)))})


def lay_out(grid: Grid, form: Form, words: WorkbookWords) -> Layout | None:
    """Find a list form in a sheet; None where it has no header."""
    titles = titles_of(form)
    row = header_row(grid, titles)
    if not row:
        return None
    spans = [span for span in grid.merges if span.top <= row <= span.bottom]
    first = max((span.bottom for span in spans), default=row) + 1
    made = Headings(form, grid.name or form.title, row)
    for column, raw in header_cells(grid, row, first).items():
        made.written[column] = " ".join(shown(raw).split())[:LONGEST]
    keys, fields, unknown = assigned(form, words, tuple(made.written.items()))
    made.keys, made.fields, made.unknown = keys, dict(fields), dict(unknown)
    columns = chosen(made, grid, first)
    near(made, titles, columns)
    merged(made, grid, first)
    unread(made, grid, first, set(columns.values()))
    return Layout(form, grid, row, first, columns, made.keys, tuple(made.findings))


def header_cells(grid: Grid, row: int, first: int) -> dict[int, Raw]:
    """Return the filled header cells by column; of a header of several rows the lowest counts."""
    cells: dict[int, Raw] = {}
    for each in range(max(row, grid.top), min(first, grid.top + len(grid.rows))):
        cells |= {grid.left + i: raw for i, raw in enumerate(grid.rows[each - grid.top]) if is_filled(raw)}
    return cells


@lru_cache(maxsize=256)
def assigned(form: Form, words: WorkbookWords, written: tuple[tuple[int, str], ...]) -> Assigned:
    """Give each header its field: exact titles first, so that an alias never takes another's place.

    Nearly every workbook has the header that was handed out: each distinct one is understood once.
    """
    titles, key_title = titles_of(form), title_of(words.key_title)
    ours = {key_title, title_of(words.status_title), title_of(words.text_title)}
    keys, known, unknown = 0, dict[int, Field](), dict[int, str]()
    taken: set[str] = set()
    by_title = [(column, title_of(text)) for column, text in written]
    for column, title in sorted(by_title, key=lambda item: item[1] not in titles.exact):
        fields = titles.known(title)
        if title in ours:
            keys = column if title == key_title and not keys else keys
        elif fields:
            known[column] = next((each for each in fields if each.key not in taken), fields[0])
            taken.add(known[column].key)
        elif title not in COUNTERS:
            unknown[column] = title
    return keys, known, unknown


def chosen(made: Headings, grid: Grid, first: int) -> dict[str, int]:
    """Choose the column of each field: of several with the same title the fullest, the first among equals."""
    columns: dict[str, int] = {}
    candidates: dict[str, list[int]] = {}
    for column in sorted(made.fields):
        candidates.setdefault(made.fields[column].key, []).append(column)
    for key, same in candidates.items():
        columns[key] = same[0] if len(same) == 1 else max(same, key=lambda column: fullness(grid, first, column))
        for column in same:
            if column != columns[key] and fullness(grid, first, column):
                read, letters = get_column_letter(columns[key]), tuple(map(get_column_letter, same))
                made.say("column-repeated", column, key, title=made.fields[column].title, columns=letters, read=read)
    return columns


def fullness(grid: Grid, first: int, column: int) -> int:
    """Count the filled cells of a column below the header."""
    return sum(is_filled(grid.cell(row, column)) for row in range(first, grid.top + len(grid.rows)))


def near(made: Headings, titles: Titles, columns: dict[str, int]) -> None:
    """Take misspelt headers for what they are when that is clear; say what is missing."""
    missing = [each for each in made.form.fields if each.key not in columns]
    for miss in near_misses(titles, made.unknown, made.fields, missing):
        settle(made, miss, columns)
    for each in made.form.fields:
        if each.key not in columns and each.type != "city":
            made.say("column-missing" if each.required else "column-missing-optional", 0, each.key, title=each.title)


def settle(made: Headings, miss: NearMiss, columns: dict[str, int]) -> None:
    """Take or refuse one near miss."""
    code = "column-near" if miss.clear else "column-doubtful"
    made.say(code, miss.column, miss.field.key, found=made.written[miss.column], title=miss.field.title)
    del made.unknown[miss.column]
    if miss.clear:
        columns[miss.field.key] = miss.column


def merged(made: Headings, grid: Grid, first: int) -> None:
    """Say where a header is merged over columns that hold data of their own."""
    width = max(map(len, grid.rows), default=0)
    over_row = (span for span in grid.merges if span.top <= made.row <= span.bottom and span.left in made.written)
    widest = {span.left: span for span in sorted(over_row, key=lambda each: each.right)}
    for left, span in sorted(widest.items()):
        over = range(left + 1, min(span.right + 1, grid.left + width))
        lost = [column for column in over if column not in made.written and fullness(grid, first, column)]
        if lost:
            read, letters = get_column_letter(left), tuple(map(get_column_letter, lost))
            made.say("header-merged", left, title=made.written[left], read=read, columns=letters)


def unread(made: Headings, grid: Grid, first: int, read: set[int]) -> None:
    """Mention columns that hold data and are not read."""
    for column in made.unknown:
        if column not in read and fullness(grid, first, column):
            made.say("column-unknown", column, found=made.written[column])
