"""The state: a spreadsheet that somebody owns, and everything in it."""

import copy
import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import RLock
from typing import TYPE_CHECKING, Any

from tests.google import shifting
from tests.google.evaluation import Evaluation
from tests.google.formulas import Token
from tests.google.ranges import Area, GridRange, between, ends_of, name, open_name, quoted, unquoted
from tests.google.refusals import Refusal
from tests.google.sheet import Sheet

if TYPE_CHECKING:
    from tests.google.cells import Cell

LIMIT = 10_000_000
"""Cells a spreadsheet may have."""


class Book:
    """A spreadsheet that somebody owns."""

    def __init__(self, id_: str, title: str, owner: str, lock: RLock, *, locale: str = "en_US") -> None:
        self.id = id_
        self.title = title
        self.owner = owner
        self.lock = lock
        self.locale = locale
        self.zone = "Etc/GMT"
        self.people: dict[str, str] = {owner: "owner"}
        self.sheets: list[Sheet] = []
        self.named: list[dict[str, Any]] = []
        self.metadata: list[dict[str, Any]] = []
        self.chance = random.Random(id_)  # noqa: S311 (ids of a stand-in)
        self.revision = 0
        self.created = self.modified = datetime.now(UTC)
        self.evaluated: tuple[int, Evaluation] | None = None
        self.journal: list[tuple[Sheet, int, int, Cell]] | None = None

    # Finding

    def sheet(self, title: str) -> "Sheet":
        found = self.titled(title)
        if found is None:
            raise KeyError(title)
        return found

    def titled(self, title: str) -> Sheet | None:
        """Return the sheet of a title, whatever its case."""
        return next((each for each in self.sheets if each.title.casefold() == title.casefold()), None)

    def numbered(self, sheet_id: int, word: str = "grid") -> Sheet:
        found = next((each for each in self.sheets if each.id == sheet_id), None)
        if found is None:
            raise Refusal(f"No {word} with id: {sheet_id}")
        return found

    def range_named(self, wanted: str) -> tuple[Sheet, Area] | None:
        for each in self.named:
            if each["name"].casefold() == wanted.casefold() and "range" in each:
                sheet = self.numbered(each["range"].get("sheetId", 0))
                return sheet, sheet.resolved(each["range"])
        return None

    def located(self, text: str) -> tuple[Sheet, Area]:
        """Return what a range in A1 or R1C1 notation, a range's name or a sheet's title means."""
        title, bang, body = text.rpartition("!")
        if (
            bang
            and (sheet := self.sheets[0] if title in ("", "''") else self.titled(unquoted(title)))
            and ends_of(body)
        ):
            return sheet, self.within(sheet, body)
        if not bang and ends_of(text):
            return self.sheets[0], self.within(self.sheets[0], text)
        if not bang and (found := self.range_named(text)):
            return found
        if sheet := self.titled(unquoted(text)):
            return sheet, sheet.whole
        raise Refusal(f"Unable to parse range: {text}")

    def within(self, sheet: Sheet, body: str) -> Area:
        ends = ends_of(body)
        span = between(ends) if ends else {}
        try:
            return sheet.resolved(span)
        except Refusal:
            open_ = {"endRowIndex", "endColumnIndex"} - span.keys()
            named = open_name(sheet.title, span) if open_ else name(sheet.title, Area(*bounds(span)))
            raise sheet.beyond(named) from None

    def area(self, span: GridRange) -> tuple[Sheet, Area]:
        """Return a GridRange of a request; nonsense is refused."""
        sheet = self.numbered(span.get("sheetId", 0))
        for axis in ("Row", "Column"):
            start, end = span.get(f"start{axis}Index", 0), span.get(f"end{axis}Index")
            if start < 0 or (end or 0) < 0:
                raise Refusal("GridRange indexes must be >= 0")
            if end is not None and end < start:
                raise Refusal(f"end{axis}Index[{end}] cannot be before start{axis}Index[{start}]")
        return sheet, sheet.resolved(span)

    # People

    def edits(self, protection: dict[str, Any], by: str) -> bool:
        """Tell whether somebody may edit a protected range; who may only read the file may edit nothing."""
        if self.people.get(by, "reader") not in ("writer", "owner"):
            return False
        editors = protection.get("editors", {})
        colleague = editors.get("domainUsersCanEdit") and by.partition("@")[2] == self.owner.partition("@")[2]
        return bool(protection.get("warningOnly") or colleague or by == self.owner or by in editors.get("users", []))

    # Changing

    def touched(self) -> None:
        self.revision += 1
        self.modified = datetime.now(UTC)

    def evaluation(self) -> Evaluation:
        """Return the values of the formulas as the spreadsheet is now."""
        if self.evaluated is None or self.evaluated[0] != self.revision:
            self.evaluated = (self.revision, Evaluation(self))
        return self.evaluated[1]

    def room(self, cells: int) -> None:
        if sum(len(each.rows) * each.columns for each in self.sheets) + cells > LIMIT:
            raise Refusal(
                "This action would increase the number of cells in the workbook above the limit of 10000000 cells."
            )

    def state(self) -> Callable[[], None]:
        """Remember everything; calling what is returned puts it back, in the same objects."""
        sheets = [(each, each.state()) for each in self.sheets]
        own = {key: copy.deepcopy(getattr(self, key)) for key in ("title", "locale", "zone", "named", "metadata")}

        def put_back() -> None:
            vars(self).update(own)
            self.sheets = [sheet for sheet, _ in sheets]
            for sheet, state in sheets:
                vars(sheet).update(state)
            self.revision += 1

        return put_back

    @contextmanager
    def undoing(self, *, cells_only: bool) -> Iterator[None]:
        """Put everything back if what is done inside fails; `cells_only` promises that nothing but cells change."""
        put_back = self.journalled() if cells_only else self.state()
        try:
            yield
        except BaseException:
            self.journal = None
            put_back()
            raise
        finally:
            self.journal = None

    def journalled(self) -> Callable[[], None]:
        """Write down every cell that is put from now on."""
        journal: list[tuple[Sheet, int, int, Cell]] = []
        self.journal = journal

        def put_back() -> None:
            for sheet, row, column, cell in reversed(journal):
                sheet.put(row, column, cell)
            self.revision += 1

        return put_back

    def shift(self, shift: shifting.Shift) -> None:
        for each in self.named:
            each["range"] = shifting.shifted_range(each["range"], shift)
        self.named = [each for each in self.named if each["range"]]
        self.metadata = [each for each in self.metadata if relocated(each, shift)]
        for sheet in self.sheets:
            sheet.shift(shift)
            sheet.rewrite(lambda token, home=sheet: self.follow(token, home, shift))

    def follow(self, token: Token, home: Sheet, shift: shifting.Shift) -> str:
        target = self.titled(unquoted(token.sheet[:-1])) if token.sheet else home
        return shifting.shifted_reference(token, shift) if target and target.id == shift.sheet else token.text

    def rename(self, sheet: Sheet, title: str) -> None:
        """Give a sheet another title; formulas follow."""
        for each in self.sheets:
            each.rewrite(
                lambda token: (
                    f"{quoted(title)}!{token.range}"
                    if token.sheet and self.titled(unquoted(token.sheet[:-1])) is sheet
                    else token.text
                )
            )
        sheet.properties["title"] = title

    def fresh_id(self) -> int:
        """Return a number that names a new thing."""
        return self.chance.randrange(1, 2**31)


def bounds(span: GridRange) -> tuple[int, int, int, int]:
    return (
        span.get("startRowIndex", 0),
        span.get("startColumnIndex", 0),
        span["endRowIndex"],
        span["endColumnIndex"],
    )


def relocated(metadata: dict[str, Any], shift: shifting.Shift) -> bool:
    """Take a developer metadata of rows or columns along; tell whether its place is still there."""
    place = metadata.get("location", {}).get("dimensionRange")
    if not place or place.get("dimension", "")[:-1].title() != shift.axis or place.get("sheetId", 0) != shift.sheet:
        return True
    start, end = shift.bounds(place.get("startIndex", 0), place["endIndex"])
    place |= {"startIndex": start, "endIndex": end}
    return start < end
