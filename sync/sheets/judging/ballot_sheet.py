"""The sheet of one award in a judge's workbook: number, material to read, marks to give, the total."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from sync.messages import worded
from sync.model import Entry
from sync.plan import Award, Criterion, Judge, Plan, Round
from sync.selection import Candidate
from sync.sheets import own_layout as layout
from sync.sheets.cell_text import height, lines, put, put_formula, units
from sync.sheets.judging.selection_words import words
from sync.sheets.judging.veil import telling, veiled
from sync.sheets.looks import MISSING, PROBLEM, Look, coloured_when
from sync.sheets.printing import print_along

FIRST_ROW = layout.HEADER_ROW + 1
KEY_WIDTH, CITY_WIDTH, MARK_WIDTH, TOTAL_WIDTH, COMMENT_WIDTH = 5.0, 6.0, 6.0, 5.0, 11.0
NARROWER, LONG, LONGEST, WIDE, SHORTEST = 0.8, 30, 36.0, 11.0, 5.0
"""Material is given less room than the form's fields, but a long text."""
CENTRED = 9
SMALLER = 1.1
"""10 pt holds so much more than the 11 pt that widths are measured in."""
SMALL_LINE = 14.0


@dataclass(frozen=True)
class BallotColumn:
    """One column: its title, hint and width in 字."""

    title: str
    hint: str
    width: float


@dataclass(frozen=True)
class BallotPage:
    """What there is to put on the sheet of one award, candidates in their order."""

    plan: Plan
    judge: Judge
    round: Round
    award: Award
    candidates: tuple[Candidate, ...]

    @cached_property
    def shown(self) -> tuple[str, ...]:
        """The fields shown: who it is only where marks are not given blind."""
        who = () if self.plan.selection.blind else (self.award.name_field, self.award.unit_field)
        return (*who, *(each for each in self.award.judged_by if each not in who))

    @cached_property
    def material(self) -> Sequence[BallotColumn]:
        """The columns to read, the city's first where marks are not given blind."""
        form, hint = self.plan.form_by_key[self.award.form], words().ballot.material_hint
        fields = [form.field(key) for key in self.shown]
        city = [] if self.plan.selection.blind else [BallotColumn(words().ballot.city, hint, CITY_WIDTH)]
        return [*city, *(BallotColumn(each.title, hint, room(each.width)) for each in fields)]

    @property
    def first_mark(self) -> int:
        """The column of the first criterion."""
        return 2 + len(self.material)

    @property
    def total(self) -> int:
        """The column of the total."""
        return self.first_mark + len(self.award.criteria)

    @property
    def last(self) -> int:
        """The last row."""
        return FIRST_ROW + len(self.candidates) - 1

    @cached_property
    def columns(self) -> Sequence[BallotColumn]:
        """All columns."""
        texts = words().ballot
        comment = self.plan.selection.comment_title
        numbers = [each.number for each in self.candidates] or [""]
        return [
            BallotColumn(
                self.plan.words.key_title, texts.key_hint, max(KEY_WIDTH, *(len(each) / 2 for each in numbers))
            ),
            *self.material,
            *(BallotColumn(each.title, hint(each), MARK_WIDTH) for each in self.award.criteria),
            BallotColumn(texts.total, texts.total_hint, TOTAL_WIDTH),
            *([BallotColumn(comment, texts.comment_hint, COMMENT_WIDTH)] if comment else []),
        ]

    def texts(self, candidate: Candidate) -> Iterator[str]:
        """Yield what a judge reads of a candidate."""
        entry, city = candidate.entry, self.plan.city_by_code[candidate.city]
        hidden = telling(self.plan, self.award, city, entry) if entry and self.plan.selection.blind else ()
        if not self.plan.selection.blind:
            yield city.name
        for key in self.shown:
            yield veiled(value(entry, key), hidden, words().ballot.veil)


def room(width: float) -> float:
    """Return the width of a field's column in 字."""
    return LONGEST if width > LONG else min(max(SHORTEST, width * NARROWER), WIDE)


def hint(criterion: Criterion) -> str:
    """Say above a criterion what it weighs and how far marks go."""
    texts = words().ballot
    text = texts.mark_hint if criterion.step == 1 else texts.step_hint
    return text.format(weight=f"{criterion.weight:g}", min=criterion.min, max=criterion.max, step=f"{criterion.step:g}")


def value(entry: Entry | None, key: str) -> str:
    """Write a field."""
    return worded(entry[key], None) if entry else ""


def write_page(book: Workbook, page: BallotPage) -> None:
    """Add the sheet."""
    sheet: Worksheet = book.create_sheet(page.award.title)
    write_heads(sheet, page)
    for row, candidate in enumerate(page.candidates, start=FIRST_ROW):
        write_candidate(sheet, page, row, candidate)
    for column, criterion in enumerate(page.award.criteria, start=page.first_mark):
        ask(sheet, page, column, criterion)
    sheet.freeze_panes = f"B{FIRST_ROW}"
    sheet.sheet_view.showGridLines = False
    print_along(sheet, layout.HEADER_ROW, landscape=True)


def write_heads(sheet: Worksheet, page: BallotPage) -> None:
    """Write title, note, hints and header."""
    texts = words().ballot
    for number, column in enumerate(page.columns, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = units(column.width)
        put(sheet, layout.HINT_ROW, number, column.hint, Look.HINT)
        is_mark = page.first_mark <= number < page.total
        put(sheet, layout.HEADER_ROW, number, column.title, Look.HEADER if is_mark else Look.OUR_HEADER)
    put(sheet, layout.TITLE_ROW, 2, texts.title.format(award=page.award.title, round=page.round.title), Look.TITLE)
    note = texts.note.format(
        judge=page.judge.name,
        count=len(page.candidates),
        unit=page.award.unit,
        blind=texts.blind if page.plan.selection.blind else "",
    )
    put(sheet, layout.NOTE_ROW, 2, note, Look.NOTE)
    sheet.merge_cells(start_row=layout.NOTE_ROW, end_row=layout.NOTE_ROW, start_column=2, end_column=len(page.columns))
    sheet.row_dimensions[layout.TITLE_ROW].height = 30
    sheet.row_dimensions[layout.NOTE_ROW].height = 24
    sheet.row_dimensions[layout.HINT_ROW].height = height(3, 13)
    sheet.row_dimensions[layout.HEADER_ROW].height = height(2)


def write_candidate(sheet: Worksheet, page: BallotPage, row: int, candidate: Candidate) -> None:
    """Write one line: what is ours is locked, marks are to be filled in."""
    put(sheet, row, 1, candidate.number, Look.KEY)
    count = 2
    for column, (stretch, text) in enumerate(zip(page.material, page.texts(candidate), strict=True), start=2):
        put(sheet, row, column, text, Look.FIXED if stretch.width < CENTRED else Look.FIXED_TEXT)
        count = max(count, lines(text, (stretch.width - 0.5) * SMALLER))
    for column in range(page.first_mark, page.total):
        put(sheet, row, column, "", Look.ENTRY_NUMBER)
    put_formula(sheet, row, page.total, total_formula(page, row), Look.FIXED)
    if len(page.columns) > page.total:
        put(sheet, row, page.total + 1, "", Look.ENTRY_TEXT)
    sheet.row_dimensions[row].height = height(count, SMALL_LINE)


def total_formula(page: BallotPage, row: int) -> str:
    """Return the formula of a line's total out of 100; empty until every mark is there."""
    letters = [get_column_letter(page.first_mark + number) for number in range(len(page.award.criteria))]
    marks = "+".join(
        f"{letter}{row}*{each.weight:g}" for letter, each in zip(letters, page.award.criteria, strict=True)
    )
    full = sum(each.weight * each.max for each in page.award.criteria)
    cells = f"{letters[0]}{row}:{letters[-1]}{row}"
    return f'=IF(COUNT({cells})<{len(letters)},"",ROUND(100*({marks})/{full:g},{page.plan.selection.decimals}))'


def ask(sheet: Worksheet, page: BallotPage, column: int, criterion: Criterion) -> None:
    """Hold the marks of a criterion to its range, and colour what is amiss."""
    texts, letter = words().ballot, get_column_letter(column)
    limits = {"min": criterion.min, "max": criterion.max}
    demand = DataValidation(
        type="whole" if criterion.step % 1 == 0 else "decimal",
        operator="between",
        formula1=str(criterion.min),
        formula2=str(criterion.max),
        allowBlank=True,
        showErrorMessage=True,
        showInputMessage=True,
        errorTitle=criterion.title[:32],
        error=texts.error.format(**limits)[:225],
        promptTitle=criterion.title[:32],
        prompt=texts.prompt.format(hint=criterion.hint, **limits)[:255],
    )
    cells, cell = f"{letter}{FIRST_ROW}:{letter}{page.last}", f"{letter}{FIRST_ROW}"
    demand.add(cells)
    sheet.add_data_validation(demand)
    first, last = get_column_letter(page.first_mark), get_column_letter(page.total - 1)
    outside = f'AND({cell}<>"",OR(NOT(ISNUMBER({cell})),{cell}<{criterion.min},{cell}>{criterion.max}))'
    begun = f'AND({cell}="",COUNTA(${first}{FIRST_ROW}:${last}{FIRST_ROW})>0)'
    sheet.conditional_formatting.add(cells, coloured_when(outside, PROBLEM, final=True))
    sheet.conditional_formatting.add(cells, coloured_when(begun, MISSING))
