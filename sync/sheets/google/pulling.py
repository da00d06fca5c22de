"""The pull (拉取): both answers of the service as received, and what they say of each tab."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import msgspec

from sync.errors import OnlineError
from sync.model import Broken, Grid, Raw, Span
from sync.plan import Plan
from sync.sheets.google.client import MovedError
from sync.sheets.google.spreadsheet import Book
from sync.sheets.google.tabs import sheet_id
from sync.sheets.google.troubles import NOT_GOOGLE

HEAD, MIDDLE, END = b'{"spreadsheet":', b',"values":', b"}"
TRIES = 3
FACTS = 4
"""Columns of the hidden sheet of marks."""
"""So often somebody may rename a tab while we are reading."""
ERRORS = frozenset({"#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#ERROR!", "#SPILL!"})


@dataclass(frozen=True)
class PulledSheet:
    """One tab as it was: its id and title, and its cells from A1 on."""

    id: int
    grid: Grid
    rows: int
    columns: int
    protections: Sequence[Mapping[str, Any]] = ()


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
        return self.by_id.get(sheet_id(name)) or next((each for each in self.sheets if each.grid.name == title), None)

    def facts(self, plan: Plan) -> tuple[tuple[str, ...], ...]:
        """Return the rows of the hidden sheet of marks as texts, all of the same width."""
        found = self.sheet(plan.words.meta_sheet, plan.words.meta_sheet)
        rows = found.grid.rows if found else ()
        texts = (tuple("" if raw is None else str(raw) for raw in row[:FACTS]) for row in rows)
        return tuple((*row, *("",) * (FACTS - len(row))) for row in texts if any(row))


def pull(book: Book) -> bytes:
    """Return the spreadsheet as it is: what the service answered to one look at its tabs and one at their values.

    What anybody else answers in Google's place is refused here, before it can count as an emptied spreadsheet.
    """
    for left in reversed(range(TRIES)):
        shape = book.shape()
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


def refuse_foreign(book: Book, values: bytes, tabs: int) -> None:
    """Raise OnlineError where an answer is not that of this spreadsheet with so many tabs."""
    made = msgspec.json.decode(values)
    if made.get("spreadsheetId") != book.id or len(made.get("valueRanges", ())) != tabs:
        raise OnlineError(NOT_GOOGLE)


def grids_of(shape: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield the tabs that have cells; a chart may have one of its own."""
    return (each for each in shape.get("sheets", ()) if each["properties"].get("sheetType", "GRID") == "GRID")


def pulled(data: bytes) -> Pulled:
    """Read a pull."""
    made = msgspec.json.decode(data)
    shape, ranges = made["spreadsheet"], made["values"].get("valueRanges", ())
    sheets = tuple(sheet(each, found.get("values", ())) for each, found in zip(grids_of(shape), ranges, strict=True))
    return Pulled(shape.get("properties", {}), sheets)


def sheet(shape: Mapping[str, Any], values: Sequence[Sequence[Any]]) -> PulledSheet:
    """Read one tab; what is absent is zero, false or empty."""
    properties = shape["properties"]
    size = properties.get("gridProperties", {})
    grid = Grid(
        properties["title"],
        [[raw(each) for each in row] for row in values],
        hidden=properties.get("hidden", False),
        merges=tuple(map(span, shape.get("merges", ()))),
    )
    return PulledSheet(
        properties.get("sheetId", 0),
        grid,
        size.get("rowCount", 0),
        size.get("columnCount", 0),
        shape.get("protectedRanges", ()),
    )


def raw(value: Any) -> Raw:
    """Return a cell: an empty text is nothing, an error value is broken."""
    if value == "" or value is None:
        return None
    if isinstance(value, str) and value in ERRORS:
        return Broken(value)
    return value if isinstance(value, str | int | float) else str(value)


def span(merge: Mapping[str, int]) -> Span:
    """Return a merged block, counted from 1 and inclusive."""
    top, left = merge.get("startRowIndex", 0) + 1, merge.get("startColumnIndex", 0) + 1
    return Span(top, left, merge.get("endRowIndex", top), merge.get("endColumnIndex", left))
