"""One form of one city while it is judged (一张表的判定)."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from sync.model import Finding, FormVerdict, Status, Submission, Table, Verdict
from sync.plan import City, Form
from sync.rules import timing
from sync.season import Season
from sync.status.order import standing, worst
from sync.status.placing import Placed, placed

ABSENT = frozenset({"sheet-missing"})
"""What only says that nothing came: there is nothing to mend yet, the form is still owed."""


@dataclass(frozen=True)
class FormCase:
    """What there is to judge a form by; `findings` are all those of this form."""

    city: City
    form: Form
    submission: Submission | None
    season: Season
    findings: tuple[Finding, ...]

    def verdict(self) -> FormVerdict:
        """Return where the form stands."""
        entries = self.filled() if self.table else self.nil() if self.is_nil else ()
        entries = (*entries, *self.owed(len(entries)))
        status = self.status(entries)
        received = self.submission.received.received_at if self.submission and status is not Status.MISSING else None
        came = self.declared_at or received
        on_time = None if came is None else not self.late
        return FormVerdict(self.form.key, status, entries, self.placed.whole, came, self.due, on_time)

    def status(self, entries: tuple[Verdict, ...]) -> Status:
        """Return what the form is called by its entries and the findings on it as a whole."""
        if self.table is None and not self.is_nil:
            told = [each for each in self.placed.whole if each.code not in ABSENT]
            return Status.RETURNED if standing(told) is Status.RETURNED else Status.MISSING
        whole = [standing(self.placed.whole, self.code)] if self.placed.whole or self.code else []
        return worst([*(each.status for each in entries), *whole])

    def filled(self) -> tuple[Verdict, ...]:
        """Return a verdict for each filled row; for each field of a card."""
        if self.table is None or self.submission is None:
            return ()
        if self.form.kind == "card":
            keys = self.season.plan.keys(self.form, self.city)
            return tuple(self.row(key, self.placed.by_key.get(key, []), self.code) for key in keys)
        codes = [self.code] * len(self.table)
        sealed = [self.season.sealed(self.city.code, self.form, entry) for entry in self.table.entries()]
        if self.form.award:
            codes = [timing(self.season, self.submission, self.form, entry).code for entry in self.table.entries()]
        found = self.placed.by_entry
        rows = (self.row(key, found.get(index, []), codes[index]) for index, key in enumerate(self.table.keys))
        return tuple(replace(row, sealed=each) if each else row for row, each in zip(rows, sealed, strict=True))

    def row(self, key: str, findings: list[Finding], code: str) -> Verdict:
        """Return the verdict of one row."""
        return Verdict(key, self.form.key, standing(findings, code), tuple(findings))

    def nil(self) -> tuple[Verdict, ...]:
        """Return a verdict for each allotted row of an award that is answered by 零报告."""
        keys = self.season.plan.keys(self.form, self.city)
        return tuple(Verdict(key, self.form.key, Status.NIL) for key in keys)

    def owed(self, have: int) -> tuple[Verdict, ...]:
        """Return a verdict for each allotted row of a list that is still empty and should not be by now."""
        if not self.due or self.form.kind != "list":
            return ()
        used = set(self.table.keys) if self.table else set()
        free = [key for key in self.season.plan.keys(self.form, self.city) if key not in used]
        missing = free[: max(self.season.least(self.form) - have, 0)]
        return tuple(Verdict(key, self.form.key, Status.MISSING) for key in missing)

    @cached_property
    def table(self) -> Table | None:
        """What was filled in, None where nothing was."""
        tables = self.season.tables(self.submission) if self.submission else ()
        return next((table for form, table in tables if form.key == self.form.key), None)

    @cached_property
    def placed(self) -> Placed:
        """The findings by the row they belong to."""
        return placed(self.form, self.table, self.findings)

    @cached_property
    def due(self) -> bool:
        """Whether the form is expected of this city by now."""
        return self.season.due(self.city, self.form)

    @cached_property
    def is_nil(self) -> bool:
        """Whether the city answers 零报告 for the form's award, and nothing stands against it."""
        award = self.season.plan.award_of(self.form)
        return bool(award and self.submission and not self.table and self.season.nil(self.submission, award))

    @cached_property
    def declared_at(self) -> datetime | None:
        """When 零报告 was said other than in a sheet; None where it was not."""
        said = self.submission.declared.get(self.form.award) if self.submission else None
        return said.at if said and self.is_nil else None

    @cached_property
    def code(self) -> str:
        """The code of the timing of the form as a whole; candidates of an award are timed one by one."""
        whole = self.submission and not self.form.award
        return timing(self.season, self.submission, self.form).code if whole and self.submission else ""

    @cached_property
    def late(self) -> bool:
        """Whether the form, or any candidate in it, came after its deadline."""
        if self.submission is None:
            return False
        round_ = self.season.round_of(self.form)
        if self.declared_at and round_:
            return self.declared_at > round_.closes(self.season.plan.zone)
        entries = self.table.entries() if self.table and self.form.award else (None,)
        return any(timing(self.season, self.submission, self.form, entry).late for entry in entries)
