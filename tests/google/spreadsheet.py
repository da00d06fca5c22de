"""The state: spreadsheets, their sheets, cells and rules, and who may change what."""

import copy
import random
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import RLock
from typing import Any

from tests.google import shifting
from tests.google.cells import EMPTY, Cell, Format, Formula, Value, shown, typed
from tests.google.evaluation import Evaluation
from tests.google.formulas import Token, rewritten
from tests.google.ranges import Area, GridRange, between, ends_of, name, open_name, quoted, unquoted
from tests.google.refusals import PROTECTED, Refusal

ROWS, COLUMNS = 1000, 26
LIMIT = 10_000_000
"""Cells a spreadsheet may have."""
Row = dict[int, Cell]


class Sheet:
    """One sheet: a grid, and what hangs on its ranges."""

    def __init__(self, book: "Book", properties: dict[str, Any]) -> None:
        grid = dict(properties.get("gridProperties", {}))
        self.book = book
        self.rows: list[Row] = [{} for _ in range(grid.pop("rowCount", ROWS))]
        self.columns: int = grid.pop("columnCount", COLUMNS)
        self.grid = {key: value for key, value in grid.items() if value}
        self.properties = {
            key: value for key, value in properties.items() if value and key not in ("gridProperties", "index")
        }
        self.id: int = properties["sheetId"]
        self.protected: list[dict[str, Any]] = []
        self.conditional: list[dict[str, Any]] = []
        self.merges: list[GridRange] = []
        self.dimensions: dict[str, dict[int, dict[str, Any]]] = {"Row": {}, "Column": {}}

    @property
    def title(self) -> str:
        return self.properties["title"]

    @property
    def whole(self) -> Area:
        return Area(0, 0, len(self.rows), self.columns)

    def frozen(self) -> tuple[int, int]:
        """Return how many rows and columns stay in place."""
        return self.grid.get("frozenRowCount", 0), self.grid.get("frozenColumnCount", 0)

    def size(self, axis: str) -> int:
        return len(self.rows) if axis == "Row" else self.columns

    def state(self) -> dict[str, Any]:
        """Return what undoing needs; cells are never changed in place."""
        shallow = {"book": self.book, "rows": [dict(row) for row in self.rows]}
        return shallow | {key: copy.deepcopy(value) for key, value in vars(self).items() if key not in shallow}

    # Ranges

    def resolved(self, span: GridRange) -> Area:
        """Return a range inside the grid, cut at its end; a start outside is refused."""
        top, left = span.get("startRowIndex", 0), span.get("startColumnIndex", 0)
        if top >= len(self.rows) or left >= self.columns:
            raise self.beyond(open_name(self.title, span))
        bottom, right = span.get("endRowIndex", len(self.rows)), span.get("endColumnIndex", self.columns)
        return Area(top, left, min(bottom, len(self.rows)), min(right, self.columns))

    def beyond(self, named: str) -> Refusal:
        limits = f"Max rows: {len(self.rows)}, max columns: {self.columns}"
        return Refusal(f"Range ({named}) exceeds grid limits. {limits}")

    def reach(self, text: str) -> Area | None:
        """Return the area of a reference in a formula, None outside the grid."""
        ends = ends_of(text)
        try:
            return self.resolved(between(ends)) if ends else None
        except Refusal:
            return None

    def span(self, area: Area) -> GridRange:
        return {
            "sheetId": self.id,
            "startRowIndex": area.top,
            "endRowIndex": area.bottom,
            "startColumnIndex": area.left,
            "endColumnIndex": area.right,
        }

    # Cells

    def cell(self, row: int, column: int) -> Cell:
        return self.rows[row].get(column, EMPTY)

    def put(self, row: int, column: int, cell: Cell) -> None:
        if self.book.journal is not None:
            self.book.journal.append((self, row, column, self.cell(row, column)))
        if cell == EMPTY:
            self.rows[row].pop(column, None)
        else:
            self.rows[row][column] = cell

    def enter(self, row: int, column: int, given: Value) -> None:
        """Put in what is typed, as Sheets understands it."""
        cell = self.cell(row, column)
        value, format_ = typed(given, cell, self.book.locale)
        own = cell.format if "numberFormat" in cell.format else {**format_, **cell.format}
        self.put(row, column, cell._replace(value=value, format=own))

    def cells(self, area: Area) -> Iterator[tuple[int, int, Cell]]:
        for row in range(area.top, area.bottom):
            for column, cell in sorted(self.rows[row].items()):
                if area.left <= column < area.right:
                    yield row, column, cell

    def change(self, area: Area, change: Callable[[Cell], Cell]) -> None:
        """Make every cell of an area what `change` makes of it."""
        for row in range(area.top, area.bottom):
            for column in range(area.left, area.right):
                self.put(row, column, change(self.cell(row, column)))

    def value(self, row: int, column: int) -> Any:
        return self.book.evaluation().value(self, row, column)

    def shown(self, row: int, column: int) -> str:
        return shown(self.value(row, column), self.cell(row, column).format, self.book.locale)

    def format(self, row: int, column: int) -> Format:
        return self.cell(row, column).format

    # Protection

    def guard(self, areas: Iterable[Area], by: str) -> None:
        """Refuse what touches a protected range that somebody may not edit."""
        closed = [(self.resolved(each["range"]), each) for each in self.protected if not self.book.edits(each, by)]
        for area in areas:
            for limits, each in closed:
                open_areas = [self.resolved(span) for span in each.get("unprotectedRanges", [])]
                if limits.meets(area) and not any(other.holds(area) for other in open_areas):
                    raise Refusal(PROTECTED)

    # Rows and columns

    def insert(self, axis: str, at: int, count: int, model: int | None) -> None:
        """Put in empty rows or columns that look like the one at index `model`, counted before."""
        self.book.room(count * (self.columns if axis == "Row" else len(self.rows)))
        if axis == "Row":
            like = {} if model is None else {key: look(cell) for key, cell in self.rows[model].items()}
            self.rows[at:at] = [{key: cell for key, cell in like.items() if cell != EMPTY} for _ in range(count)]
        else:
            self.columns += count
            for number, row in enumerate(self.rows):
                like_cell = EMPTY if model is None else look(row.get(model, EMPTY))
                self.rows[number] = {key + count if key >= at else key: cell for key, cell in row.items()}
                if like_cell != EMPTY:
                    self.rows[number] |= dict.fromkeys(range(at, at + count), like_cell)
        self.book.shift(shifting.inserted(self.id, axis, at, count))

    def delete(self, axis: str, start: int, end: int) -> None:
        if axis == "Row":
            del self.rows[start:end]
        else:
            self.columns -= end - start
            self.rearrange(shifting.deleted(self.id, axis, start, end).index)
        self.shrink_frozen(axis, start, end)
        self.book.shift(shifting.deleted(self.id, axis, start, end))

    def move(self, axis: str, start: int, end: int, to: int) -> None:
        shift = shifting.moved(self.id, axis, start, end, to)
        if axis == "Row":
            taken = self.rows[start:end]
            del self.rows[start:end]
            target = shift.index(start)
            self.rows[target:target] = taken
        else:
            self.rearrange(shift.index)
        self.book.shift(shift)

    def rearrange(self, index: Callable[[int], int]) -> None:
        for number, row in enumerate(self.rows):
            places = ((index(key), cell) for key, cell in row.items())
            self.rows[number] = {place: cell for place, cell in places if place != shifting.NOWHERE}

    def shrink_frozen(self, axis: str, start: int, end: int) -> None:
        name_ = f"frozen{axis}Count"
        frozen = self.grid.get(name_, 0)
        self.grid[name_] = frozen - max(0, min(end, frozen) - min(start, frozen))
        if not self.grid[name_]:
            del self.grid[name_]

    def shift(self, shift: shifting.Shift) -> None:
        """Take everything that names rows or columns along."""
        spans: Callable[[GridRange], GridRange | None] = lambda span: shifting.shifted_range(span, shift)  # noqa: E731
        for each in self.protected:
            each["range"] = spans(each["range"])
            each["unprotectedRanges"] = [kept for span in each.get("unprotectedRanges", []) if (kept := spans(span))]
        self.protected = [each for each in self.protected if each["range"]]
        for each in self.conditional:
            each["ranges"] = [kept for span in each["ranges"] if (kept := spans(span))]
        self.conditional = [each for each in self.conditional if each["ranges"]]
        self.merges = [kept for span in self.merges if (kept := spans(span))]
        if shift.sheet == self.id:
            held = self.dimensions[shift.axis]
            self.dimensions[shift.axis] = {
                place: each for index, each in held.items() if (place := shift.index(index)) != shifting.NOWHERE
            }

    def rewrite(self, change: Callable[[Token], str]) -> None:
        """Make every reference in the sheet's formulas what `change` makes of it."""
        for row in self.rows:
            for column, cell in row.items():
                if isinstance(cell.value, Formula):
                    row[column] = cell._replace(value=Formula(rewritten(cell.value.text, change)))


def look(cell: Cell) -> Cell:
    """Return a cell without its content."""
    return cell._replace(value=None, note="")


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
        """Tell whether somebody may edit a protected range."""
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
