"""Excel workbooks (.xlsx、.xlsm): values by calamine, and by ourselves what it loses or cannot survive."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from itertools import chain, groupby
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile
from zlib import error as ZlibError  # noqa: N812  # a class, whatever its name looks like

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from sync.model import Address, Broken, Finding, Grid, Raw, Span, Workbook
from sync.sheets.received.file_formats import guard, mending, outlying, sheet_pictures, sheetxml, xlsxparts
from sync.sheets.received.file_formats.sheet_pictures import Picture
from sync.sheets.received.file_formats.sheetxml import Lost
from sync.sheets.received.file_formats.visible_cells import trimmed, uncover
from sync.sheets.received.file_formats.xlsxparts import Parts

NOTHING = Lost({}, frozenset())
UNREADABLE = (ParseError, ValueError, LookupError, OSError, BadZipFile, ZlibError)
"""What the parts that tell of pictures may provoke where they are broken: then there are no pictures."""
WITH_CELLS = (SheetTypeEnum.WorkSheet, SheetTypeEnum.MacroSheet)


def read(data: bytes) -> Workbook | Finding:
    """Return a workbook's sheets, or the finding that says why it cannot be read."""
    found = as_it_is(data)
    return found if isinstance(found, Finding) else replace(found[0], grids=illustrated(found[0].grids, found[1]))


def as_it_is(data: bytes) -> tuple[Workbook, Parts] | Finding:
    """Return a workbook's sheets with its parts, or the finding that says why it cannot be read."""
    as_sent = guard.unpacked(data)
    if isinstance(as_sent, Finding):
        return as_sent
    parts = mending.with_main(as_sent)
    sheets = {name: sheetxml.plain(part) for name, part in parts.items() if sheetxml.is_sheet(part)}
    names = xlsxparts.SheetNames(parts)
    away = outlying.far_out(sheets, lambda: xlsxparts.strings(parts))
    for name, found in away.items():
        sheets[name] = found.part
        if outlying.is_too_large(found.part):
            return Finding("sheet-too-large", Address(names.of(name)))
    notes = tuple(note(names.of(name), found) for name, found in away.items() if found.shown)
    try:
        lost = {names.of(name): each for name, part in sheets.items() if (each := sheetxml.lost(part)) != NOTHING}
        sent = data if parts is as_sent and not away else xlsxparts.packed({**parts, **sheets})
        grids = grids_in(sent, parts, sheets, lost)
    except PasswordError:
        return Finding("file-encrypted")
    except (CalamineError, ParseError):
        return Finding("file-damaged")
    return (Workbook(grids, notes), parts) if grids else Finding("file-no-sheet")


def grids_in(data: bytes, parts: Parts, sheets: Mapping[str, bytes], lost: Mapping[str, Lost]) -> tuple[Grid, ...]:
    """Return the sheets that have cells; of a workbook that calamine refuses, those of a mended copy.

    Raises CalamineError, and ParseError where the list of sheets is no XML.
    """
    try:
        return tuple(grids_of(data, lost))
    except PasswordError:
        raise
    except CalamineError:
        return tuple(grids_of(xlsxparts.packed(mending.mended(parts, sheets)), lost))


def pictures_of(data: bytes) -> list[tuple[str, bytes]]:
    """Return the pictures of a workbook's entries (name, bytes); none of a workbook that cannot be read."""
    found = as_it_is(data)
    if isinstance(found, Finding):
        return []
    try:
        return sheet_pictures.contents(data, sheet_pictures.found(found[1], found[0].grids))
    except UNREADABLE:
        return []


def illustrated(grids: tuple[Grid, ...], parts: Parts) -> tuple[Grid, ...]:
    """Return the sheets with the name of each picture that stands in a cell, as if a file beside it was named there."""
    if sheet_pictures.IN_CELLS.isdisjoint(map(xlsxparts.folded, parts)):
        return grids
    try:
        found = [each for each in sheet_pictures.found(parts, grids) if each.column]
    except UNREADABLE:
        return grids
    own = {grid.name: [each for each in found if each.sheet == grid.name] for grid in grids}
    return tuple(replace(grid, rows=with_names(grid, own[grid.name])) for grid in grids)


def with_names(grid: Grid, found: Sequence[Picture]) -> Sequence[Sequence[Raw]]:
    """Return the rows of a sheet with the names of pictures in their cells; several of a cell beside each other."""
    rows = [list(row) for row in grid.rows]
    shown = (each for each in found if grid.cell(each.row, each.column) is not None)
    for (row, column), same in groupby(shown, key=lambda each: (each.row, each.column)):
        rows[row - grid.top][column - grid.left] = "、".join(each.name for each in same)
    return rows


def note(sheet: str, found: outlying.Outliers) -> Finding:
    """Tell of the content that was left out, at the first of its cells."""
    (row, column), text = found.shown[0]
    address = Address(sheet, sheetxml.column_letters(column), row)
    return Finding("cell-far-out", address, params={"value": text, "count": len(found.shown), "cell": address.cell})


def grids_of(data: bytes, lost: Mapping[str, Lost]) -> Iterator[Grid]:
    """Yield the sheets that have cells. Raises CalamineError."""
    with CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
        for index, sheet in enumerate(workbook.sheets_metadata):
            if sheet.typ in WITH_CELLS:
                hidden = sheet.visible is not SheetVisibleEnum.Visible
                yield grid(workbook.get_sheet_by_index(index), lost.get(sheet.name, NOTHING), hidden=hidden)


def grid(sheet: CalamineSheet, lost: Lost, *, hidden: bool) -> Grid:
    """Make one sheet of what calamine read and what it lost."""
    rows = cells(sheet.to_python())
    top, left = (number + 1 for number in sheet.start or (0, 0))
    found = dict.fromkeys(sheet.merged_cell_ranges or ())
    merges = tuple(Span(a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in found)
    if lost.broken:
        top, left = with_broken(rows, top, left, lost)
    uncover(rows, merges, top, left)
    seen = trimmed(rows)
    hidden_rows = frozenset(number for number in lost.hidden_rows if number < top + len(seen))
    return Grid(sheet.name, seen, top, left, hidden, hidden_rows, merges)


def cells(rows: Sequence[Sequence[Raw | timedelta]]) -> list[list[Raw]]:
    """Return rows as the model has them: nothing where nothing stands, a duration as Excel shows it."""
    if timedelta in map(type, chain.from_iterable(rows)):
        rows = [[shown(value) if isinstance(value, timedelta) else value for value in row] for row in rows]
    return [[None if value == "" else value for value in row] for row in rows]  # type: ignore[misc]  # no durations


def shown(duration: timedelta) -> str:
    """Return a duration as Excel shows it: 30:00:00."""
    minutes, seconds = divmod(round(duration.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def with_broken(rows: list[list[Raw]], top: int, left: int, lost: Lost) -> tuple[int, int]:
    """Put the broken cells in their places, making room where they stand outside; return the new top and left."""
    places = [*lost.broken, *([(top, left)] if rows else [])]
    first_row, first_column = (min(numbers) for numbers in zip(*places, strict=True))
    for row in rows:
        row[:0] = [None] * (left - first_column)
    if rows:
        rows[:0] = [[] for _ in range(top - first_row)]
    for (number, column), broken in lost.broken.items():
        put(rows, number - first_row, column - first_column, broken)
    return first_row, first_column


def put(rows: list[list[Raw]], row: int, column: int, broken: Broken) -> None:
    """Set one cell, making rows and cells up to it."""
    rows.extend([] for _ in range(row + 1 - len(rows)))
    rows[row].extend([None] * (column + 1 - len(rows[row])))
    rows[row][column] = broken
