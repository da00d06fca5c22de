"""What a child hands over (交接): msgpack of fixed types, each with the most there may be; it can run no code.

The bounds hold while it is decoded, before anything is made: a child that was taken over can lie, but not fill memory.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time
from itertools import chain, islice
from typing import Annotated

from msgspec import Meta, MsgspecError, Struct
from msgspec.msgpack import Decoder, Encoder

from sync.model import Address, Broken, Finding, Grid, Inspection, Raw, Span, Workbook
from sync.sheets.received.file_formats.signatures import READABLE, Kind

MEGABYTE = 1 << 20
MOST_BYTES = 64 * MEGABYTE
"""Of one answer. A workbook of 10,000 entries takes some 5."""
MOST_SHEETS = 255
MOST_ROWS = 250_000
"""Of all sheets together, as are the following."""
MOST_CELLS = 1_000_000
MOST_MERGES = 100_000

Position = Annotated[int, Meta(ge=1, le=1 << 24)]
Plain = str | int | float | bool | None
"""A cell that msgpack has a type for."""
Odd = tuple[Annotated[int, Meta(ge=0)], str, str]
"""A cell it has none for: which one, of which kind, as text."""

SHORT = 40
"""A moment is no longer than this as text."""
KINDS: Mapping[str, Callable[[str], Raw]] = {
    "broken": Broken,
    "datetime": lambda text: datetime.fromisoformat(text[:SHORT]),
    "date": lambda text: date.fromisoformat(text[:SHORT]),
    "time": lambda text: time.fromisoformat(text[:SHORT]),
}
KIND_OF: Mapping[type, str] = {Broken: "broken", datetime: "datetime", date: "date", time: "time"}
SAYS = frozenset(f"file-{kind}" for kind in Kind if kind not in READABLE) | {
    *("file-csv", "file-bomb", "file-too-large", "file-entities", "file-no-sheet", "file-memory"),
    *("sheet-too-large", "cell-far-out", "archive-too-large", "archive-many-files", "workbook-too-large"),
    *("workbook-many-sheets", "workbook-many-rows", "workbook-many-cells", "workbook-many-merges"),
}
"""The codes of findings that a child makes."""


class Liar(Exception):  # noqa: N818  # reads as what it says
    """An answer is not what a child of ours gives."""


class HandedSheet(Struct, frozen=True, array_like=True):
    """A sheet without its cells (表的外框): how many each row has, and all that is known of them."""

    name: str
    top: Position
    left: Position
    hidden: bool
    widths: Annotated[list[Annotated[int, Meta(ge=0)]], Meta(max_length=MOST_ROWS)]
    hidden_rows: Annotated[list[Position], Meta(max_length=MOST_ROWS)]
    merges: Annotated[list[tuple[Position, Position, Position, Position]], Meta(max_length=MOST_MERGES)]


class HandedFinding(Struct, frozen=True, array_like=True):
    """A finding as a child makes it: its code, its place, its parameters."""

    code: str
    sheet: str | None = None
    column: Annotated[str, Meta(max_length=3)] = ""
    row: Annotated[int, Meta(ge=0, le=1 << 24)] = 0
    params: dict[str, str | int | float] = {}


class HandedBook(Struct, frozen=True, array_like=True):
    """A workbook: its sheets, the cells of all of them one after another, and what was noted."""

    sheets: Annotated[list[HandedSheet], Meta(max_length=MOST_SHEETS)]
    cells: Annotated[list[Plain], Meta(max_length=MOST_CELLS)]
    odd: Annotated[list[Odd], Meta(max_length=MOST_CELLS)]
    notes: Annotated[list[HandedFinding], Meta(max_length=1_000)]


class HandedOver(Struct, frozen=True, omit_defaults=True):
    """One answer: whichever part of it applies."""

    book: HandedBook | None = None
    said: HandedFinding | None = None
    seen: Inspection | None = None
    photo: bytes | None = None


ChildAnswer = Workbook | Finding | Inspection | bytes | None

ENCODER, DECODER = Encoder(), Decoder(HandedOver)


def packed(answer: ChildAnswer) -> bytes:
    """Return an answer for the parent; a workbook that is more than may be handed over becomes a finding."""
    if isinstance(answer, Workbook) and (finding := too_large(answer)):
        answer = finding
    made = ENCODER.encode(handed(answer))
    if len(made) > MOST_BYTES:
        return ENCODER.encode(handed(Finding("workbook-too-large", params={"megabytes": MOST_BYTES // MEGABYTE})))
    return made


def too_large(book: Workbook) -> Finding | None:
    """Return the finding on a workbook with more sheets, rows, cells or merged blocks than are handed over."""
    counts = (
        ("workbook-many-sheets", len(book.grids), MOST_SHEETS),
        ("workbook-many-rows", sum(len(grid.rows) for grid in book.grids), MOST_ROWS),
        ("workbook-many-cells", sum(sum(map(len, grid.rows)) for grid in book.grids), MOST_CELLS),
        ("workbook-many-merges", sum(len(grid.merges) for grid in book.grids), MOST_MERGES),
    )
    return next((Finding(code, params={"most": most}) for code, count, most in counts if count > most), None)


def handed(answer: ChildAnswer) -> HandedOver:
    """Put an answer into the types that are handed over."""
    match answer:
        case Workbook():
            return HandedOver(book=book(answer))
        case Finding():
            return HandedOver(said=said(answer))
        case Inspection():
            return HandedOver(seen=answer)
        case _:
            return HandedOver(photo=answer)


def book(workbook: Workbook) -> HandedBook:
    """Take a workbook apart."""
    cells = list(chain.from_iterable(chain.from_iterable(grid.rows for grid in workbook.grids)))
    odd = list(strange(cells)) if not KIND_OF.keys().isdisjoint(map(type, cells)) else []
    return HandedBook([sheet(grid) for grid in workbook.grids], cells, odd, [said(each) for each in workbook.notes])  # type: ignore[arg-type]  # the strange ones are out


def strange(cells: list[Raw]) -> Iterator[Odd]:
    """Take out the cells that msgpack has no type for, leaving nothing in their places."""
    for index, value in enumerate(cells):
        if kind := KIND_OF.get(type(value)):
            cells[index] = None
            yield index, kind, value.text if isinstance(value, Broken) else value.isoformat()  # type: ignore[union-attr]  # a moment


def sheet(grid: Grid) -> HandedSheet:
    """Return the frame of a sheet."""
    merges = [(each.top, each.left, each.bottom, each.right) for each in grid.merges]
    return HandedSheet(
        grid.name, grid.top, grid.left, grid.hidden, list(map(len, grid.rows)), sorted(grid.hidden_rows), merges
    )


def said(finding: Finding) -> HandedFinding:
    """Return a finding as it is handed over."""
    place = finding.address
    params: dict[str, str | int | float] = dict(finding.params)  # type: ignore[arg-type]  # a child's are text and figures
    if place is None:
        return HandedFinding(finding.code, params=params)
    return HandedFinding(finding.code, place.sheet, place.column, place.row, params)


def unpacked(frame: bytes) -> ChildAnswer:
    """Return the answer that a child packed. Raises Liar."""
    try:
        made = DECODER.decode(frame)
        if made.book:
            return workbook(made.book)
        return finding(made.said) if made.said else made.seen or made.photo
    except (MsgspecError, ValueError, LookupError) as error:
        raise Liar from error


def workbook(made: HandedBook) -> Workbook:
    """Put a workbook together. Raises ValueError or LookupError where its parts do not fit."""
    cells: list[Raw] = list(made.cells)
    for index, kind, text in made.odd:
        cells[index] = KINDS[kind](text)
    if sum(sum(each.widths) for each in made.sheets) != len(cells):
        raise ValueError("rows and cells differ")
    rest = iter(cells)
    grids = tuple(grid(each, rest) for each in made.sheets)
    return Workbook(grids, tuple(finding(each) for each in made.notes))


def grid(made: HandedSheet, cells: Iterable[Raw]) -> Grid:
    """Put a sheet together, taking its cells from what is left."""
    rows = [list(islice(cells, width)) for width in made.widths]
    merges = tuple(Span(*each) for each in made.merges)
    return Grid(made.name, rows, made.top, made.left, made.hidden, frozenset(made.hidden_rows), merges)


def finding(made: HandedFinding) -> Finding:
    """Return a finding as rules make them. Raises ValueError for one that no child makes."""
    if made.code not in SAYS:
        raise ValueError(made.code)
    address = None if made.sheet is None else Address(made.sheet, made.column, made.row)
    return Finding(made.code, address, params=dict(made.params))
