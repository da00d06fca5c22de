"""A second sheet of the same form (同一张表又有一张): more rows, a mere copy, or what contradicts the first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from sync.model import Column, Elsewhere, Finding, Table
from sync.plan import Form
from sync.reading.values.folding import shown, tight

Said = tuple[str, ...]
"""What an entry says, field by field, as it is compared."""
WITHOUT_KEYS = "keys-absent"


@dataclass
class SecondSheet:
    """The entries of a second sheet held against those of the first, which are many at most as a sheet's are."""

    first: Table
    second: Table
    form: Form
    free: Iterator[str]
    new: dict[int, str] = field(default_factory=dict)
    same: list[int] = field(default_factory=list)
    against: dict[int, int] = field(default_factory=dict)

    @cached_property
    def shared(self) -> Sequence[str]:
        """The fields that either sheet has."""
        return [each.key for each in self.form.fields if {each.key} & (self.first.columns.keys() | self.second.columns)]

    @cached_property
    def naming(self) -> Sequence[str]:
        """The fields by which an entry is known: those that must be unique, else all but the city."""
        unique = next((each.fields for each in self.form.checks if each.rule == "unique"), ())
        return unique or [each.key for each in self.form.fields if each.type != "city"]

    def compare(self, *, keyless: bool) -> None:
        """Sort the second sheet's entries: new, said already, or against an entry of the first."""
        by_key = {key: i for i, key in enumerate(self.first.keys) if key}
        by_name = {said(self.first, i, self.naming): i for i in range(len(self.first))}
        for i in range(len(self.second)):
            key, name = "" if keyless else self.second.keys[i], said(self.second, i, self.naming)
            twin = by_name.get(name) if any(name) else None
            twin = by_key.get(key) if twin is None else twin
            if twin is None:
                self.new[i] = key or next(self.free, "")
            elif said(self.first, twin, self.shared) == said(self.second, i, self.shared):
                self.same.append(i)
            else:
                self.against[i] = twin

    def joined(self) -> Table:
        """Return the first sheet's table with the new entries of the second."""
        if not len(self.first):
            keys = [self.new.get(i, "") for i in range(len(self.second))]
            return replace(self.second, keys=keys)
        count, taken = len(self.first), list(self.new)
        letters = {key: column.letter for key, column in self.second.columns.items()}
        places = {count + n: Elsewhere(self.second.sheet, letters) for n in range(len(taken))}
        columns = {key: self.longer(key, column, taken) for key, column in self.first.columns.items()}
        keys = [*self.first.keys, *self.new.values()]
        return replace(self.first, keys=keys, columns=columns, elsewhere={**self.first.elsewhere, **places})

    def longer(self, key: str, column: Column, taken: Sequence[int]) -> Column:
        """Return a column of the first sheet with the second's cells after it."""
        rows = next(iter(self.second.columns.values())).rows
        more = self.second.columns.get(key) or Column("", rows, [None] * len(rows), [None] * len(rows))
        count = len(self.first)
        remarks = {count + n: more.remarks[i] for n, i in enumerate(taken) if i in more.remarks}
        return Column(
            column.letter,
            [*column.rows, *(more.rows[i] for i in taken)],
            [*column.raws, *(more.raws[i] for i in taken)],
            [*column.values, *(more.values[i] for i in taken)],
            {**column.remarks, **remarks},
        )

    def findings(self) -> Iterator[Finding]:
        """Say what was read beside the first sheet, what was only said again, and what contradicts it."""
        words = {"found": self.second.sheet, "title": self.form.title, "first": self.first.sheet}
        if self.new:
            yield self.told("sheet-more", next(iter(self.new)), **words, count=len(self.new))
        elif self.same and not self.against:
            yield self.told("sheet-copy", self.same[0], **words)
        for i, twin in self.against.items():
            rows = {"row": self.second.place(i)[1], "other": self.first.place(twin)[1]}
            yield self.told("sheet-conflict", i, **words, **rows)

    def told(self, code: str, index: int, **params: object) -> Finding:
        """Make a finding at an entry of the second sheet."""
        column = next((each for each in self.naming if each in self.second.columns), next(iter(self.second.columns)))
        return Finding(code, self.second.address(column, index), self.form.key, params=params)


def said(table: Table, index: int, fields: Sequence[str]) -> Said:
    """Return what an entry says in these fields; "" where it says nothing."""
    raws = [table.columns[key].raws[index] if key in table.columns else None for key in fields]
    return tuple(tight(shown(raw)) for raw in raws)


def joined(
    first: Table, second: Table, form: Form, issued: Sequence[str], about: Sequence[Finding]
) -> tuple[Table, tuple[Finding, ...]]:
    """Join a second sheet's entries to the first's; `issued` are the keys, `about` what was said of the second."""
    keyless = any(each.code == WITHOUT_KEYS for each in about)
    used = {*first.keys, *(() if keyless else second.keys)}
    held = SecondSheet(first, second, form, (key for key in issued if key not in used))
    held.compare(keyless=keyless)
    own = [each for each in about if each.code != WITHOUT_KEYS] if held.new else []
    return held.joined() if held.new else first, (*own, *held.findings())
