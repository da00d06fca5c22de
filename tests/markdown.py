r"""Sheets drawn as Markdown tables, so that a test shows the sheet it speaks of.

    # 百姓学习之星
    | 姓名 | 出生年月     | 说明         |
    |------|--------------|--------------|
    | 张三 | `1960-05-01` | 一行<br>又行 |
    |      | 1960.5       | `=1+1`       |

The line of dashes is decoration, every other line is a row. An empty cell is None, `<br>` is a line break within the
cell, `\|` is a bar. Cells are text unless in backticks, which make a formula, a number or a date.
"""

import re
from datetime import date
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import TYPE_STRING

Rows = list[list[str | None]]

BAR = re.compile(r"(?<!\\)\|")
DECORATION = re.compile(r"\|(\s*:?-{3,}:?\s*\|)+")
TYPED = re.compile(r"`(.+)`")
NUMBER = re.compile(r"-?\d+(\.\d+)?")


def sheets(markdown: str) -> dict[str, Rows]:
    """Read every sheet under its name; what stands in backticks stays as it is written."""
    found: dict[str, Rows] = {}
    for line in filter(None, map(str.strip, markdown.splitlines())):
        if line.startswith("# "):
            found[line.removeprefix("# ")] = []
        elif line.startswith("|") and found:
            if not DECORATION.fullmatch(line):
                list(found.values())[-1].append(_cells(line))
        else:
            raise ValueError(f"neither a sheet's name nor a row of one: {line}")
    return found


def table(markdown: str) -> Rows:
    """Read one table that has no name."""
    return sheets(f"# 一表\n{markdown}")["一表"]


def workbook(markdown: str) -> bytes:
    """Write the sheets as a real .xlsx; formulas have no value in it, as nobody has calculated them yet."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets(markdown).items():
        sheet = book.create_sheet(name)
        for r, row in enumerate(rows, 1):
            for c, text in enumerate(row, 1):
                if text is None:
                    continue
                cell = sheet.cell(r, c, _value(text))
                if not TYPED.fullmatch(text):
                    cell.data_type = TYPE_STRING  # openpyxl takes text such as =1 or #N/A for more than text
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def _cells(line: str) -> list[str | None]:
    texts = (text.strip(" ") for text in BAR.split(line)[1:-1])  # a full-width blank is the city's, and stays
    return [text.replace(r"\|", "|").replace("<br>", "\n") or None for text in texts]


def _value(text: str) -> str | float | date:
    if not (typed := TYPED.fullmatch(text)):
        return text
    inner = typed[1]
    if inner.startswith("="):
        return inner
    if NUMBER.fullmatch(inner):
        return float(inner) if "." in inner else int(inner)
    return date.fromisoformat(inner)
