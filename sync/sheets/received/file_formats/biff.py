"""Old workbooks (.xls, and .et of WPS): BIFF records, read by xlrd with their error cells, merges and hidden rows."""

import os
from datetime import datetime, time
from importlib import import_module
from io import TextIOWrapper
from typing import Any

import xlrd

from sync.model import Broken, Finding, Grid, Raw, Span, Workbook
from sync.sheets.received.file_formats.visible_cells import trimmed, uncover

ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}


def read(data: bytes) -> Workbook | Finding:
    """Return the sheets of an .xls; the finding where it is locked or broken."""
    with TextIOWrapper(open(os.devnull, "wb")) as silence:  # noqa: PTH123  # a device, not a path
        book = opened(data, silence)
    if isinstance(book, Finding):
        return otherwise(data) if book.code == "file-damaged" else book
    grids = tuple(grid(sheet, book.datemode) for sheet in book.sheets())
    return Workbook(grids) if grids else Finding("file-no-sheet")


def otherwise(data: bytes) -> Workbook | Finding:
    """Return the sheets of an .xls that xlrd cannot read, by calamine, which forgives other things."""
    excel = import_module("sync.sheets.received.file_formats.excel")  # seldom needed: not worth a slower start
    try:
        grids = tuple(excel.grids_of(data, {}))
    except BaseException as error:  # what panics inside calamine is no Exception
        if isinstance(error, (KeyboardInterrupt, SystemExit, MemoryError)):
            raise
        return Finding("file-damaged")
    return Workbook(grids) if grids else Finding("file-no-sheet")


def opened(data: bytes, log: TextIOWrapper) -> Any:
    """Return xlrd's book with its formats, without them where they alone are broken, or a finding."""
    for formats in (True, False):
        try:
            return xlrd.open_workbook(file_contents=data, formatting_info=formats, ragged_rows=True, logfile=log)
        except xlrd.XLRDError as error:
            return Finding("file-encrypted" if "encrypted" in str(error) else "file-damaged")
        except Exception:  # noqa: BLE001, S112  # xlrd asserts and indexes its way through broken records
            continue
    return Finding("file-damaged")


def grid(sheet: Any, datemode: int) -> Grid:
    """Make one sheet of xlrd's."""
    rows: list[list[Raw]] = [
        [
            cell(kind, value, datemode)
            for kind, value in zip(sheet.row_types(number), sheet.row_values(number), strict=True)
        ]
        for number in range(sheet.nrows)
    ]
    found = dict.fromkeys(map(tuple, sheet.merged_cells))
    merges = tuple(Span(top + 1, left + 1, bottom, right) for top, bottom, left, right in found)
    uncover(rows, merges)
    hidden_rows = frozenset(number + 1 for number, row in sheet.rowinfo_map.items() if row.hidden)
    return Grid(sheet.name, trimmed(rows), hidden=bool(sheet.visibility), hidden_rows=hidden_rows, merges=merges)


def cell(kind: int, value: Any, datemode: int) -> Raw:
    """Return one cell as the model has it."""
    match kind:
        case xlrd.XL_CELL_TEXT:
            return str(value) or None
        case xlrd.XL_CELL_NUMBER:
            return float(value)
        case xlrd.XL_CELL_DATE:
            return moment(value, datemode)
        case xlrd.XL_CELL_BOOLEAN:
            return bool(value)
        case xlrd.XL_CELL_ERROR:
            return Broken(ERRORS.get(value, ""))
        case _:
            return None


def moment(value: float, datemode: int) -> Raw:
    """Return a serial number formatted as a date: a time of day, a day, a moment; the number where it is none."""
    try:
        made = xlrd.xldate.xldate_as_datetime(value, datemode)
    except (ValueError, OverflowError):
        return value
    if not isinstance(made, datetime):
        return value
    if 0 <= value < 1:
        return made.time()
    return made.date() if made.time() == time() else made
