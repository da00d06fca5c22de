"""Which sheet holds which form (工作表): by name, by a name misspelt, by its header."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from sync.model import Address, Finding, Grid, Workbook
from sync.plan import Form, Plan
from sync.reading.sheet_layout.found_layout import is_filled, score
from sync.reading.sheet_layout.titles import title_of, titles_of
from sync.reading.values.folding import tight
from sync.work import A_GUESS, spend

NEAR = 70
"""Sheet names at least so alike (of 100) may be each other's misspelling."""
ENOUGH = 3
"""A sheet whose header names so many fields of a form is that form, whatever it is called."""
COPY = re.compile(r"\(\d++\)|的?副本\d*+|copy\d*+|备份", re.IGNORECASE)
"""What a programme or a person adds to the name of a copied sheet, once or more."""


@dataclass
class FoundSheets:
    """The sheets of a source by the form they hold, and what was odd about them."""

    grids: dict[str, Grid] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def say(self, code: str, sheet: str, form: str = "", **params: object) -> None:
        """Add a finding about a whole sheet."""
        self.findings.append(Finding(code, Address(sheet), form, params={"found": sheet, **params}))


def find_forms(workbook: Workbook, plan: Plan, file_name: str) -> FoundSheets:
    """Say which sheet holds which form; a source of a single sheet may be named by its file alone."""
    found = FoundSheets()
    rest = [grid for grid in workbook.grids if not is_ours(grid, plan)]
    for step in (by_title, by_copy, by_likeness, by_header):
        rest = [grid for grid in rest if not step(grid, plan, found)]
    if len(workbook.grids) == 1 and rest:
        rest = [grid for grid in rest if not by_file_name(grid, plan, found, file_name)]
    for grid in rest:
        if has_content(grid):
            found.say("sheet-unread", grid.name)
    return found


def is_ours(grid: Grid, plan: Plan) -> bool:
    """Say whether a sheet is the office's: results, lists, marks, and what is only to be read."""
    ours = {plan.words.results_sheet, plan.words.lists_sheet, plan.words.meta_sheet}
    return grid.name in ours | {form.title for form in plan.forms if form.kind == "guide"}


def fillable(plan: Plan) -> Iterator[Form]:
    """Yield the forms somebody fills in."""
    return (form for form in plan.forms if form.kind != "guide")


def by_title(grid: Grid, plan: Plan, found: FoundSheets) -> bool:
    """Take a sheet by its name, or by the one form's title within its name (2-百姓学习之星)."""
    name = title_of(grid.name)
    if without_copy(name) != name:
        return False
    exact = [form for form in fillable(plan) if title_of(form.title) == name]
    within = [form for form in fillable(plan) if title_of(form.title) in name]
    fitting = exact or (within if len(within) == 1 else [])
    return bool(fitting) and take(grid, fitting[0], found)


def by_copy(grid: Grid, plan: Plan, found: FoundSheets) -> bool:
    """Report the copy of a sheet; read it where the sheet itself is gone or empty."""
    name = without_copy(title_of(grid.name))
    form = next((form for form in fillable(plan) if title_of(form.title) == name), None)
    if form is None:
        return False
    if form.key not in found.grids:
        found.say("sheet-near", grid.name, form.key, title=form.title)
        return take(grid, form, found)
    found.say("sheet-copy", grid.name, form.key, title=form.title)
    return True


def without_copy(name: str) -> str:
    """Return a sheet's name without what says, at its end, that it is a copy."""
    start, end = 0, -1
    for found in COPY.finditer(name):
        start = start if found.start() == end else found.start()
        end = found.end()
    return name[:start] if end == len(name) else name


def by_likeness(grid: Grid, plan: Plan, found: FoundSheets) -> bool:
    """Take a sheet whose name is a form's misspelt."""
    names = {title_of(form.title): form for form in fillable(plan) if form.key not in found.grids}
    spend(A_GUESS)
    near = process.extractOne(title_of(grid.name), list(names), scorer=fuzz.ratio, score_cutoff=NEAR)
    if not near:
        return False
    found.say("sheet-near", grid.name, names[near[0]].key, title=names[near[0]].title)
    return take(grid, names[near[0]], found)


def by_header(grid: Grid, plan: Plan, found: FoundSheets) -> bool:
    """Take a sheet by the form whose fields its header names most of."""
    free = [form for form in fillable(plan) if form.key not in found.grids]
    scores = {form.key: header_score(grid, form) for form in free}
    best = max(free, key=lambda form: scores[form.key], default=None)
    if best is None or scores[best.key] < min(ENOUGH, len(best.fields)):
        return False
    if list(scores.values()).count(scores[best.key]) > 1:
        return False
    if grid.name:
        found.say("sheet-by-header", grid.name, best.key, title=best.title)
    return take(grid, best, found)


def header_score(grid: Grid, form: Form) -> int:
    """Count the fields of a form that a sheet names: in its header, or among the labels of a card."""
    titles = titles_of(form)
    if form.kind == "list":
        return score(grid, titles)
    cells = (raw for row in grid.rows for raw in row if isinstance(raw, str))
    return len({field.key for raw in cells if (field := titles.exact.get(title_of(raw)))})


def by_file_name(grid: Grid, plan: Plan, found: FoundSheets, file_name: str) -> bool:
    """Take the only sheet for the form whose title the file's name holds."""
    named = [form for form in fillable(plan) if tight(form.title) in tight(file_name)]
    return len(named) == 1 and take(grid, named[0], found)


def take(grid: Grid, form: Form, found: FoundSheets) -> bool:
    """Let a sheet hold a form, unless another does."""
    if form.key in found.grids:
        found.say("sheet-copy", grid.name, form.key, title=form.title)
    else:
        found.grids[form.key] = grid
    return True


def has_content(grid: Grid) -> bool:
    """Say whether a sheet holds anything."""
    return any(is_filled(raw) for row in grid.rows for raw in row)
