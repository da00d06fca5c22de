"""Cells and ranges in the service's words (单元格): texts that stay texts, formulas, places counted from 0."""

from collections.abc import Iterable, Sequence
from typing import Any

from sync.sheets.google.drawing.formats import FIELDS, CellFormat
from sync.sheets.google.service.spreadsheet import Request

CellInputs = dict[str, Any]


def area(sheet: int, top: int = 0, left: int = 0, bottom: int = 0, right: int = 0) -> dict[str, int]:
    """Return a range by sheet rows and columns from 1, inclusive; 0 where it has no bound."""
    made = {"sheetId": sheet}
    for name, value in (("startRowIndex", top - 1), ("endRowIndex", bottom)):
        made |= {name: value} if value > 0 else {}
    for name, value in (("startColumnIndex", left - 1), ("endColumnIndex", right)):
        made |= {name: value} if value > 0 else {}
    return made


def text(value: str) -> CellInputs:
    """Return a cell that holds a text, or nothing."""
    return {"userEnteredValue": {"stringValue": value}} if value else {}


def calculated(value: str) -> CellInputs:
    """Return a cell that holds a formula of ours."""
    return {"userEnteredValue": {"formulaValue": value}}


def put(sheet: int, row: int, column: int, rows: Iterable[Sequence[CellInputs]]) -> Request:
    """Return the request that fills cells from a row and column (from 1) on."""
    start = {"sheetId": sheet, "rowIndex": row - 1, "columnIndex": column - 1}
    data = [{"values": list(cells)} for cells in rows]
    return {"updateCells": {"start": start, "rows": data, "fields": "userEnteredValue"}}


def append(sheet: int, rows: Iterable[Sequence[CellInputs]]) -> Request:
    """Return the request that fills cells below all that stands in a sheet, wherever that ends by then."""
    data = [{"values": list(cells)} for cells in rows]
    return {"appendCells": {"sheetId": sheet, "rows": data, "fields": "userEnteredValue"}}


def reword(place: dict[str, int], found: str, text_: str) -> Request:
    """Return the request that makes cells say `text_` which say just `found`; it touches no others."""
    exact = {"find": found, "replacement": text_, "matchCase": True, "matchEntireCell": True, "range": place}
    return {"findReplace": exact}


def repeat(place: dict[str, int], formula: str) -> Request:
    """Return the request that fills cells with a formula, in each for its own row."""
    return {"repeatCell": {"range": place, "cell": calculated(formula), "fields": "userEnteredValue"}}


def dress(place: dict[str, int], look: CellFormat) -> Request:
    """Return the request that gives cells their look."""
    return {"repeatCell": {"range": place, "cell": {"userEnteredFormat": look}, "fields": FIELDS}}


def ask(place: dict[str, int], rule: dict[str, Any]) -> Request:
    """Return the request that attaches a rule to cells."""
    return {"setDataValidation": {"range": place, "rule": rule}}


def widen(sheet: int, column: int, pixels: int) -> Request:
    """Return the request that sets the width of a column."""
    dimension = {"sheetId": sheet, "dimension": "COLUMNS", "startIndex": column - 1, "endIndex": column}
    return {
        "updateDimensionProperties": {"range": dimension, "properties": {"pixelSize": pixels}, "fields": "pixelSize"}
    }


def protect(place: dict[str, int], description: str, editors: Sequence[str]) -> Request:
    """Return the request that keeps everybody but `editors` from changing cells, whoever shares their domain."""
    users = {"users": list(editors), "domainUsersCanEdit": False}
    range_ = {"range": place, "description": description, "warningOnly": False, "editors": users}
    return {"addProtectedRange": {"protectedRange": range_}}
