"""Values (单个栏目): each column by itself, looked at whole so that a large clean form costs next to nothing."""

from collections.abc import Iterator, Sequence

from sync.model import Finding, Submission, Value
from sync.plan import NO, YES, FieldType
from sync.rules.filled import Cells, columns
from sync.season import Season, said

NUMBERS: frozenset[FieldType] = frozenset({"integer", "count", "score", "year"})


def remarks(submission: Submission, season: Season) -> Iterator[Finding]:
    """Find what reading had to say of a cell."""
    for cells in columns(submission, season):
        for index, said_of_it in sorted(cells.column.remarks.items()):
            for remark in said_of_it:
                yield cells.finding(remark.code, index, **remark.params)


def required(submission: Submission, season: Season) -> Iterator[Finding]:
    """Find a required field left empty; whose workbook it is, we know without the city's own name in it."""
    for cells in columns(submission, season):
        if cells.field.required and cells.field.type != "city" and None in cells.values:
            yield from (
                cells.finding("required", index)
                for index, value in enumerate(cells.values)
                if value is None and cells.blank(index)
            )


def lengths(submission: Submission, season: Season) -> Iterator[Finding]:
    """Find a text shorter or longer than asked for, counted in 字 without blanks."""
    for cells in columns(submission, season):
        if bounded(cells) and cells.field.type not in {*NUMBERS, "files"} and not surely_short(cells):
            yield from outside(cells, [letters(value) for value in cells.values], "too-short", "too-long")


def numbers(submission: Submission, season: Season) -> Iterator[Finding]:
    """Find a number below or above its bounds."""
    for cells in columns(submission, season):
        if bounded(cells) and cells.field.type in NUMBERS:
            figures = [value if isinstance(value, int) else None for value in cells.values]
            yield from outside(cells, figures, "too-small", "too-big")


def files(submission: Submission, season: Season) -> Iterator[Finding]:
    """Find too few files, too many, or files of another kind than asked for."""
    for cells in columns(submission, season):
        if cells.field.type == "files":
            names = [value if isinstance(value, tuple) else () for value in cells.values]
            yield from outside(cells, [len(each) or None for each in names], "files-few", "files-many")
            yield from suffixes(cells, names)


def years(submission: Submission, season: Season) -> Iterator[Finding]:
    """Find a year that is still to come."""
    for cells in columns(submission, season):
        if cells.field.type == "year":
            for index, value in enumerate(cells.values):
                if isinstance(value, int) and value > season.plan.year:
                    yield cells.finding("year-future", index, year=season.plan.year)


def discouraged(submission: Submission, season: Season) -> Iterator[Finding]:
    """Find a choice that needs a reason."""
    for cells in columns(submission, season):
        wanted = cells.field.discouraged
        value = {YES: True, NO: False}.get(wanted, wanted) if cells.field.type == "yesno" else wanted
        if wanted and value in cells.values:
            for index, each in enumerate(cells.values):
                if said(each) == wanted:
                    yield cells.finding("discouraged", index)


RULES = (remarks, required, lengths, numbers, files, years, discouraged)


def bounded(cells: Cells) -> bool:
    """Say whether a field has a least or a most."""
    return cells.field.min is not None or cells.field.max is not None


def surely_short(cells: Cells) -> bool:
    """Say whether every text is short enough even with its blanks, and none has to be long."""
    most = cells.field.max
    whole = [len(value) for value in cells.values if isinstance(value, str)]
    return cells.field.min is None and (most is None or max(whole, default=0) <= most)


def letters(value: Value) -> int | None:
    """Count the 字 of a text without blanks; None for what is no text."""
    return len("".join(value.split())) if isinstance(value, str) else None


def outside(cells: Cells, figures: Sequence[int | None], below: str, above: str) -> Iterator[Finding]:
    """Yield a finding for each figure outside the field's bounds."""
    clean = [figure for figure in figures if figure is not None]
    least, most = cells.field.min, cells.field.max
    if not clean or ((least is None or min(clean) >= least) and (most is None or max(clean) <= most)):
        return
    for index, figure in enumerate(figures):
        if figure is not None and least is not None and figure < least:
            yield cells.finding(below, index, count=figure, min=least)
        elif figure is not None and most is not None and figure > most:
            yield cells.finding(above, index, count=figure, max=most)


def suffixes(cells: Cells, names: Sequence[Sequence[str]]) -> Iterator[Finding]:
    """Yield a finding where files are not of the wanted kind, naming those of a cell all at once."""
    wanted = cells.field.suffixes
    if not wanted or {suffix(name) for each in names for name in each} <= {*wanted}:
        return
    for index, each in enumerate(names):
        if wrong := tuple(name for name in each if suffix(name) not in wanted):
            yield cells.finding("file-suffix", index, value=wrong, suffixes=wanted)


def suffix(name: str) -> str:
    """Return what follows the last dot of a file name, lower case."""
    return name.rpartition(".")[2].lower()
