"""Values (单个栏目): each column by itself, looked at whole so that a large clean form costs next to nothing."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import cast

from sync.counting import count, is_slight
from sync.model import Finding, PartialDate, Submission
from sync.plan import NO, YES, Field, FieldType
from sync.rules.filled import Cells, columns, filled
from sync.season import Season, said

NUMBERS: frozenset[FieldType] = frozenset({"integer", "count", "score", "year"})


def remarks(submission: Submission, season: Season) -> Iterator[Finding]:
    """Find what reading had to say of a cell."""
    for sheet in filled(submission, season):
        remarked = [key for key, column in sheet.table.columns.items() if column.remarks]
        for cells in filter(None, map(sheet.cells, remarked)):
            for index, said_of_it in sorted(cells.column.remarks.items()):
                for remark in said_of_it:
                    yield cells.finding(remark.code, index, **remark.params)


def required(submission: Submission, season: Season) -> Iterator[Finding]:
    """Find a required field left empty; whose workbook it is, we know without the city's own name in it."""
    for cells in columns(submission, season, lambda field: field.required and field.type != "city"):
        if not all(cells.values):
            yield from (
                cells.finding("required", index)
                for index, value in enumerate(cells.values)
                if value is None and cells.blank(index)
            )


def lengths(submission: Submission, season: Season) -> Iterator[Finding]:
    """Find a text shorter or longer than asked for, in 字 as Word counts them; a little off is only mentioned."""
    for cells in columns(submission, season, lambda field: bounded(field) and field.type not in {*NUMBERS, "files"}):
        if not surely_short(cells):
            yield from outside(cells, beyond(cells.field, lettered(cells)), "too-short", "too-long")
            yield from outside(cells, beside(cells.field, lettered(cells)), "slightly-short", "slightly-long")


def numbers(submission: Submission, season: Season) -> Iterator[Finding]:
    """Find a number below or above its bounds."""
    for cells in columns(submission, season, lambda field: bounded(field) and field.type in NUMBERS):
        if wrong := {figure for figure in figures(cells) if not inside(cells.field, figure)}:
            counted = ((index, value) for index, value in enumerate(cells.values) if value in wrong)
            yield from outside(cells, cast("Iterator[tuple[int, int]]", counted), "too-small", "too-big")


def files(submission: Submission, season: Season) -> Iterator[Finding]:
    """Find too few files, too many, or files of another kind than asked for."""
    for cells in columns(submission, season, lambda field: field.type == "files"):
        names = [value if isinstance(value, tuple) else () for value in cells.values]
        counted = ((index, len({name.casefold() for name in each})) for index, each in enumerate(names) if each)
        yield from outside(cells, counted, "files-few", "files-many")
        yield from suffixes(cells, names)


def years(submission: Submission, season: Season) -> Iterator[Finding]:
    """Find a year that is still to come."""
    for cells in columns(submission, season, lambda field: field.type == "year"):
        if max(figures(cells), default=0) > season.plan.year:
            for index, value in enumerate(cells.values):
                if isinstance(value, int) and value > season.plan.year:
                    yield cells.finding("year-future", index, year=season.plan.year)


def discouraged(submission: Submission, season: Season) -> Iterator[Finding]:
    """Find a choice that needs a reason."""
    for cells in columns(submission, season, lambda field: bool(field.discouraged)):
        wanted = cells.field.discouraged
        value = {YES: True, NO: False}.get(wanted, wanted) if cells.field.type == "yesno" else wanted
        if value in cells.values:
            for index, each in enumerate(cells.values):
                if said(each) == wanted:
                    yield cells.finding("discouraged", index)


def ages(submission: Submission, season: Season) -> Iterator[Finding]:
    """Find a birth that lies too near, in the future, or too far back; counted in calendar years."""
    for cells in columns(submission, season, lambda field: field.ages is not None):
        possible = cells.field.ages
        for index, value in enumerate(cells.values) if possible else ():
            age = season.plan.year - value.year if isinstance(value, (PartialDate, date)) else None
            if possible and age is not None and not possible.allows(age):
                yield cells.finding("age-unlikely", index, ages=possible)


RULES = (remarks, required, lengths, numbers, files, years, discouraged, ages)


def bounded(field: Field) -> bool:
    """Say whether a field has a least or a most."""
    return field.min is not None or field.max is not None


def surely_short(cells: Cells) -> bool:
    """Say whether every text is short enough even with its blanks, and none has to be long."""
    if cells.field.min is not None or cells.field.max is None:
        return False
    try:
        return max(map(len, filter(None, cast("Sequence[str]", cells.values))), default=0) <= cells.field.max
    except TypeError:  # not all values are texts
        return False


def lettered(cells: Cells) -> Iterator[tuple[int, int]]:
    """Yield the entries with their 字; where none has to be long, only what could be too long."""
    over = cells.field.max if cells.field.min is None and cells.field.max is not None else -1
    for index, value in enumerate(cells.values):
        if isinstance(value, str) and len(value) > over:
            yield index, count(value)


def beyond(field: Field, counted: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield what is further outside a field's bounds than anybody would let pass."""
    return ((index, letters) for index, letters in counted if not nearly(field, letters))


def beside(field: Field, counted: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield what is so little outside a field's bounds that it may stay."""
    return ((index, letters) for index, letters in counted if nearly(field, letters))


def nearly(field: Field, letters: int) -> bool:
    """Say whether so many 字 are within a field's bounds but for a few."""
    least, most = field.min, field.max
    return (least is None or letters >= least or is_slight(letters, least)) and (
        most is None or letters <= most or is_slight(letters, most)
    )


def figures(cells: Cells) -> set[int]:
    """Return the distinct whole numbers of a column."""
    return {value for value in set(cells.values) if isinstance(value, int)}


def inside(field: Field, figure: int) -> bool:
    """Say whether a figure is within a field's bounds."""
    return (field.min is None or field.min <= figure) and (field.max is None or figure <= field.max)


def outside(cells: Cells, figures: Iterable[tuple[int, int]], below: str, above: str) -> Iterator[Finding]:
    """Yield a finding for each entry whose figure is outside the field's bounds."""
    least, most = cells.field.min, cells.field.max
    for index, figure in figures:
        if least is not None and figure < least:
            yield cells.finding(below, index, count=figure, min=least)
        elif most is not None and figure > most:
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
