"""A judge's workbook (评分表) as it came back: by its hidden marks, then the rows of each award's sheet, unchecked."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from openpyxl.utils import get_column_letter

from sync.model import Address, Grid, Raw, Workbook
from sync.plan import Award, Plan
from sync.reading.values.folding import shown, tight

NUMBER = re.compile(r"(-?\d{1,6}(?:\.\d{1,6})?)分?", re.ASCII)
"""A mark as it may be typed; what stands before 分."""


@dataclass(frozen=True)
class BallotMarks:
    """What the hidden sheet of a judge's workbook says (评分表标记)."""

    template: str
    year: str
    judge: str
    name: str
    round: str


@dataclass(frozen=True)
class BallotRow:
    """One line of a judge's sheet (评分行): the candidate's number, what stands under each criterion, a comment."""

    number: str
    cells: Mapping[str, tuple[Raw, Address]]
    address: Address
    comment: str = ""


@dataclass(frozen=True)
class BallotSheet:
    """The sheet of one award; `missing` are titles of criteria without a column, `twice` of those with several."""

    award: Award
    rows: tuple[BallotRow, ...]
    missing: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()


def ballot_marks(workbook: Workbook, plan: Plan) -> BallotMarks | None:
    """Return what a judge's workbook says of itself; None where it is no judge's."""
    grid = workbook.grid(plan.words.meta_sheet)
    pairs = [[shown(raw).strip() for raw in cells[:2]] for cells in grid.rows] if grid else []
    said = {pair[0]: pair[1] for pair in reversed(pairs) if len(pair) > 1}
    if "judge" not in said:
        return None
    return BallotMarks(*(said.get(item, "") for item in ("template", "year", "judge", "name", "round")))


def ballot_sheet(workbook: Workbook, award: Award, plan: Plan) -> BallotSheet | None:
    """Return the sheet of an award; None where there is none, or no header in it."""
    grid = workbook.grid(award.title)
    header = header_of(grid, plan) if grid else None
    if grid is None or header is None:
        return None
    columns = {title: column for column, title in header[1]}
    count = Counter(title for _, title in header[1])
    missing = tuple(each.title for each in award.criteria if not count[tight(each.title)])
    twice = tuple(each.title for each in award.criteria if count[tight(each.title)] > 1)
    rows = (row(grid, number, columns, award, plan) for number in range(header[0] + 1, grid.top + len(grid.rows)))
    return BallotSheet(award, tuple(each for each in rows if is_used(each, plan)), missing, twice)


def header_of(grid: Grid, plan: Plan) -> tuple[int, list[tuple[int, str]]] | None:
    """Return the header's sheet row and its (column, title)s: the row that has a cell called 编号."""
    for number, cells in enumerate(grid.rows, start=grid.top):
        titles = [(column, tight(shown(raw))) for column, raw in enumerate(cells, start=grid.left)]
        if tight(plan.words.key_title) in {title for _, title in titles}:
            return number, titles
    return None


def row(grid: Grid, number: int, columns: Mapping[str, int], award: Award, plan: Plan) -> BallotRow:
    """Return one line."""
    key = columns[tight(plan.words.key_title)]
    cells = {
        each.key: (grid.cell(number, column), Address(grid.name, get_column_letter(column), number))
        for each in award.criteria
        if (column := columns.get(tight(each.title)))
    }
    comment = columns.get(tight(plan.selection.comment_title)) if plan.selection.comment_title else None
    return BallotRow(
        tight(shown(grid.cell(number, key))).upper(),
        cells,
        Address(grid.name, get_column_letter(key), number),
        shown(grid.cell(number, comment)).strip() if comment else "",
    )


def is_used(line: BallotRow, plan: Plan) -> bool:
    """Say whether a line is about a candidate: it has a number or marks, and is not the example."""
    return line.number != plan.words.example_mark and bool(line.number or any(filled(line)))


def filled(line: BallotRow) -> Iterator[bool]:
    """Yield whether each mark is there."""
    return (not blank(raw) for raw, _ in line.cells.values())


def blank(raw: Raw) -> bool:
    """Say whether nothing was typed: a formula without a result is something."""
    return raw is None or (isinstance(raw, str) and not tight(raw))


def mark(raw: Raw) -> Fraction | None:
    """Read a mark; None where it is no number."""
    if isinstance(raw, bool) or not isinstance(raw, int | float | str):
        return None
    found = NUMBER.fullmatch(tight(shown(raw)))
    return Fraction(found[1]) if found else None
