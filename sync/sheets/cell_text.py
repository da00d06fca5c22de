"""Putting text into cells of sheets of ours, and how much room it takes (写入单元格)."""

from math import ceil
from typing import cast
from unicodedata import east_asian_width

from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from sync.sheets.looks import Look

LINE_HEIGHT = 15.0
"""Points of a line of 11 pt."""
TALLEST = 400.0
"""Excel allows 409 pt a row."""


def put(sheet: Worksheet, row: int, column: int, value: str, look: Look) -> Cell:
    """Write text, which stays text whatever it begins with."""
    cell = cast("Cell", sheet.cell(row, column))
    cell.style = look
    if value:
        cell.value = value
        cell.data_type = "s"
    return cell


def put_formula(sheet: Worksheet, row: int, column: int, formula: str, look: Look) -> None:
    """Write a formula of ours."""
    cell = cast("Cell", sheet.cell(row, column))
    cell.style = look
    cell.value = formula


def size(text: str) -> float:
    """Return the width of a text in 字; a Latin letter or digit is half of one."""
    return sum(1.0 if east_asian_width(each) in "WFA" else 0.5 for each in text)


def lines(text: str, width: float) -> int:
    """Return how many lines a text takes in a cell `width` 字 wide."""
    return sum(max(1, ceil(size(each) / max(1.0, width))) for each in text.split("\n"))


def height(count: float, line: float = LINE_HEIGHT) -> float:
    """Return the height in points of a row of `count` lines, with some air."""
    return min(TALLEST, count * line + 6)


def units(width: float) -> float:
    """Turn 字 into Excel's column width, which counts digits of the body face."""
    return 2 * width + 1
