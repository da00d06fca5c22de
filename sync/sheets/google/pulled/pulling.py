"""The pull (拉取): both answers of the service as received, and what they say of each tab."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

import msgspec

from sync.errors import OnlineError
from sync.model import Broken, Grid, Raw, Span
from sync.plan import City, Plan
from sync.sheets.google.drawing.tabs import sheet_id
from sync.sheets.google.service.client import MovedError
from sync.sheets.google.service.faults import NOT_GOOGLE
from sync.sheets.google.service.spreadsheet import Book

HEAD, MIDDLE, END = b'{"spreadsheet":', b',"values":', b"}"
TRIES = 3
"""So often somebody may rename a tab while we are reading."""
FACTS = 4
"""Columns of the hidden sheet of marks."""
LOADING = "Loading..."
"""What a cell shows while it fetches something from elsewhere."""
ERRORS = (
    LOADING,
    "#UNKNOWN!",
    "#N/A",
    "#REF!",
    "#NAME?",
    "#VALUE!",
    "#DIV/0!",
    "#NUM!",
    "#NULL!",
    "#ERROR!",
    "#SPILL!",
)
MEANINGS: Mapping[Any, Raw] = {"": None, **{text: Broken(text) for text in ERRORS}}
"""Values that are not what they say: an empty text is nothing, an error value is broken."""

PullReading = Callable[[], bytes]
"""Returns a pull, as soon as it is there. Raises OnlineError."""


class ValueRange(msgspec.Struct):
    """The values of one tab, row by row."""

    values: list[list[str | int | float | bool | None]] = []


class Values(msgspec.Struct, rename="camel"):
    """What the service answers to a look at the values of all tabs; each is read when somebody asks for it."""

    spreadsheet_id: str = ""
    value_ranges: list[msgspec.Raw] = []


class PullAnswers(msgspec.Struct):
    """Both answers of a pull."""

    spreadsheet: dict[str, Any]
    values: Values


@dataclass(frozen=True)
class PulledSheet:
    """One tab as it was: its `shape` and its `values` as the service told them; what is absent is zero or empty."""

    shape: Mapping[str, Any]
    values: bytes

    @property
    def id(self) -> int:
        """What stays when the tab is renamed."""
        return int(self.shape["properties"].get("sheetId", 0))

    @property
    def title(self) -> str:
        """What people call it."""
        return str(self.shape["properties"]["title"])

    @property
    def rows(self) -> int:
        """How many rows it has, empty ones as well."""
        return int(self.shape["properties"].get("gridProperties", {}).get("rowCount", 0))

    @property
    def columns(self) -> int:
        """How many columns it has, empty ones as well."""
        return int(self.shape["properties"].get("gridProperties", {}).get("columnCount", 0))

    @property
    def protections(self) -> Sequence[Mapping[str, Any]]:
        """Its protected ranges."""
        found: Sequence[Mapping[str, Any]] = self.shape.get("protectedRanges", ())
        return found

    @cached_property
    def grid(self) -> Grid:
        """Its cells from A1 on."""
        rows = msgspec.json.decode(self.values, type=ValueRange).values
        return Grid(
            self.title,
            [[MEANINGS.get(each, each) for each in row] for row in rows],
            hidden=self.shape["properties"].get("hidden", False),
            merges=tuple(map(span, self.shape.get("merges", ()))),
        )


@dataclass(frozen=True)
class Pulled:
    """A spreadsheet as it was at one moment (一次拉取)."""

    properties: Mapping[str, str]
    sheets: tuple[PulledSheet, ...]

    @cached_property
    def by_id(self) -> Mapping[int, PulledSheet]:
        """The tabs by id."""
        return {each.id: each for each in self.sheets}

    def sheet(self, name: str, title: str) -> PulledSheet | None:
        """Return the tab that we made under `name`, else one called `title`."""
        return self.by_id.get(sheet_id(name)) or next((each for each in self.sheets if each.title == title), None)

    def facts(self, plan: Plan) -> tuple[tuple[str, ...], ...]:
        """Return the rows of the hidden sheet of marks as texts, all of the same width."""
        found = self.sheet(plan.words.meta_sheet, plan.words.meta_sheet)
        rows = found.grid.rows if found else ()
        texts = (tuple("" if raw is None else str(raw) for raw in row[:FACTS]) for row in rows)
        return tuple((*row, *("",) * (FACTS - len(row))) for row in texts if any(row))


def pull(book: Book, more: str = "") -> bytes:
    """Return the spreadsheet as it is: what the service answered to one look at its tabs and one at their values.

    What anybody else answers in Google's place is refused here, before it can count as an emptied spreadsheet. `more`
    is what else to ask of each tab.
    """
    for left in reversed(range(TRIES)):
        shape = book.shape(more)
        try:
            asked = titles(shape)
            values = book.values(asked)
            refuse_foreign(book, values, len(asked))
            return HEAD + shape + MIDDLE + values + END
        except MovedError:
            if not left:
                raise
    raise OnlineError("在线表格的工作表一直在改名，请稍后重试")


def titles(shape: bytes) -> list[str]:
    """Return the titles of the tabs that have cells. Raises OnlineError where there are none: somebody has."""
    try:
        found = [each["properties"]["title"] for each in grids_of(msgspec.json.decode(shape))]
    except (KeyError, TypeError, AttributeError) as error:
        raise OnlineError(NOT_GOOGLE) from error
    if not found:
        raise OnlineError(NOT_GOOGLE)
    return found


def refuse_foreign(book: Book, answer: bytes, tabs: int) -> None:
    """Raise OnlineError where an answer is not that of this spreadsheet with so many tabs."""
    try:
        made = msgspec.json.decode(answer, type=Values)
        for each in made.value_ranges:
            msgspec.json.decode(each, type=ValueRange)
    except msgspec.DecodeError as error:
        raise OnlineError(NOT_GOOGLE) from error
    if made.spreadsheet_id != book.id or len(made.value_ranges) != tabs:
        raise OnlineError(NOT_GOOGLE)


def grids_of(shape: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the tabs that have cells; a chart may have one of its own."""
    return (each for each in shape.get("sheets", ()) if each["properties"].get("sheetType", "GRID") == "GRID")


def pulled(data: bytes, before: Pulled | None = None) -> Pulled:
    """Read a pull; a tab that is as it was in the pull `before` is the same object, with all that is known of it."""
    made = msgspec.json.decode(data, type=PullAnswers)
    shapes = grids_of(made.spreadsheet)
    sheets = (PulledSheet(shape, bytes(each)) for shape, each in zip(shapes, made.values.value_ranges, strict=True))
    known = before.by_id if before else {}
    return Pulled(
        made.spreadsheet.get("properties", {}),
        tuple(there if (there := known.get(each.id)) == each else each for each in sheets),
    )


def span(merge: Mapping[str, int]) -> Span:
    """Return a merged block, counted from 1 and inclusive."""
    top, left = merge.get("startRowIndex", 0) + 1, merge.get("startColumnIndex", 0) + 1
    return Span(top, left, merge.get("endRowIndex", top), merge.get("endColumnIndex", left))


def pulls(books: Sequence[tuple[City, Book]], at_once: int) -> Iterator[tuple[City, PullReading]]:
    """Yield the pulls of spreadsheets in their order, so many of them read `at_once` (并行读取).

    Who stops asking stops the reading: what was not begun is not asked any more.
    """
    if len(books) == 1 or at_once == 1:
        yield from ((city, partial(pull, book)) for city, book in books)
        return
    with ThreadPoolExecutor(max_workers=at_once) as pool:
        asked = [(city, pool.submit(pull, book)) for city, book in books]
        try:
            yield from ((city, future.result) for city, future in asked)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
