"""A form as one city filled it in (填好的表): where rules get a field's values and make findings with a place."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from types import NoneType
from typing import cast

from sync.model import Address, Column, Entry, Finding, PartialDate, Submission, Table, Value
from sync.plan import Field, Form
from sync.season import Season

Wanted = Callable[[Field], bool]
"""Says whether a rule has anything to ask of a field."""


@dataclass(frozen=True)
class Cells:
    """One field over all entries. `keys` are the row keys that findings on these cells go to."""

    form: Form
    field: Field
    table: Table
    column: Column
    keys: Sequence[str]

    @property
    def values(self) -> Sequence[Value]:
        """The understood values, one an entry."""
        return self.column.values

    def blank(self, index: int) -> bool:
        """Say whether nothing was filled in; a value that was not understood, or was found faulty, is not blank."""
        return self.values[index] is None and index not in self.column.remarks

    def finding(self, code: str, index: int, **params: object) -> Finding:
        """Say something of one cell; `title` is always among the parameters, `value` unless given the raw value."""
        address = Address(self.table.sheet, self.column.letter, self.column.rows[index])
        said = {"title": self.field.title, "value": self.column.raws[index], **params}
        return Finding(code, address, self.form.key, self.keys[index], self.field.key, said)


@dataclass(frozen=True)
class Filled:
    """One form of one submission with something filled in."""

    submission: Submission
    form: Form
    table: Table
    season: Season

    def cells(self, key: str) -> Cells | None:
        """Return a field over all entries; None where the sheet has no such column."""
        column = self.table.columns.get(key)
        return self.over(self.form.field(key), column) if column else None

    def over(self, field: Field, column: Column) -> Cells:
        """Return a field with its column."""
        return Cells(self.form, field, self.table, column, self.keys(field))

    def keys(self, field: Field) -> Sequence[str]:
        """Return the row keys of a field's cells: the entries' in a list, the field's own in a card."""
        if self.form.kind != "card":
            return self.table.keys
        city = self.season.plan.city_by_code.get(self.submission.city)
        allotted = self.season.plan.keys(self.form, city) if city else ()
        key = dict(zip(self.form.fields, allotted, strict=False)).get(field, "")
        return [key] * len(self.table)

    def columns(self, wanted: Wanted) -> Iterator[Cells]:
        """Yield every field of a kind that the sheet has."""
        for field in self.form.fields:
            if wanted(field) and (column := self.table.columns.get(field.key)):
                yield self.over(field, column)

    def together(self, *keys: str) -> Iterator[tuple[Cells, ...]]:
        """Yield several fields at once: once, or not at all where one of them has no column."""
        found = tuple(cells for cells in map(self.cells, keys) if cells)
        if len(found) == len(keys):
            yield found

    def whole(self, code: str, **params: object) -> Finding:
        """Say something of the form as a whole."""
        return Finding(code, Address(self.table.sheet), self.form.key, params=params)

    def of_entry(self, code: str, entry: Entry, **params: object) -> Finding:
        """Say something of an entry as a whole, placed at the cell that names it."""
        award = self.season.plan.award_of(self.form)
        named = award.name_field if award else ""
        place = named if named in self.table.columns else next(iter(self.table.columns), "")
        return Finding(code, entry.address(place), self.form.key, entry.key, params=params)


def filled(submission: Submission, season: Season) -> Iterator[Filled]:
    """Yield every form of a submission that has something in it, in the plan's order."""
    for form, table in season.tables(submission):
        yield Filled(submission, form, table, season)


def columns(submission: Submission, season: Season, wanted: Wanted = lambda _: True) -> Iterator[Cells]:
    """Yield every column of every filled form, or only those of fields of a kind."""
    for sheet in filled(submission, season):
        yield from sheet.columns(wanted)


def day(value: Value) -> date | None:
    """Return a value as a calendar day, where it is one."""
    return value.date if isinstance(value, PartialDate) else value if isinstance(value, date) else None


def days(cells: Cells) -> Sequence[date | None]:
    """Return the values of a field as calendar days; a column of nothing else costs nothing."""
    if set(map(type, cells.values)) <= {date, NoneType}:
        return cast("Sequence[date | None]", cells.values)
    return [day(value) for value in cells.values]
