"""Which cells conditional formats with a formula of their own colour now."""

from collections.abc import Iterator
from typing import Any

from tests.google.cells import Formula
from tests.google.ranges import Area, letters
from tests.google.requests_moves import along
from tests.google.sheet import Sheet


def coloured(sheet: Sheet) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield address and format where the first rule that holds colours a cell, in rows that hold anything."""
    evaluation = sheet.book.evaluation()
    last = max((column for row in sheet.rows for column in row), default=-1)
    seen: set[tuple[int, int]] = set()
    for rule in sheet.conditional:
        condition = rule.get("booleanRule", {}).get("condition", {})
        if condition.get("type") != "CUSTOM_FORMULA":
            continue
        formula = Formula(condition["values"][0]["userEnteredValue"])
        areas = [sheet.resolved(span) for span in rule["ranges"]]
        for row, column in held(sheet, areas, last):
            text = along(formula, row - areas[0].top, column - areas[0].left).text
            if (row, column) not in seen and evaluation.outcome(text, sheet, row, column) is True:
                seen.add((row, column))
                yield f"{letters(column)}{row + 1}", rule["booleanRule"].get("format", {})


def held(sheet: Sheet, areas: list[Area], last: int) -> Iterator[tuple[int, int]]:
    for area in areas:
        for row in range(area.top, area.bottom):
            if sheet.rows[row]:
                yield from ((row, column) for column in range(area.left, min(area.right, last + 1)))
