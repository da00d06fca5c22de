"""A1 and R1C1 notation, and the two kinds of range: `Area` inside a grid, GridRange of the interface (may be open)."""

import re
from functools import lru_cache
from typing import Any, NamedTuple

GridRange = dict[str, Any]
"""sheetId and any of startRowIndex, endRowIndex, startColumnIndex, endColumnIndex; half-open, from 0."""

A1 = re.compile(r"(?:(?P<column>[A-Za-z]{1,3})(?P<row>\d+)?|(?P<only>\d+))")
R1C1 = re.compile(
    r"(?P<r>R(?:(?P<row>\d+)|\[(?P<down>\d+)\])?)?(?P<c>C(?:(?P<column>\d+)|\[(?P<right>\d+)\])?)?", re.IGNORECASE
)
PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
"""Titles that Google echoes without quotes (inferred from the titles that were measured)."""


class Area(NamedTuple):
    """A rectangle of a grid, half-open, from 0."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def single(self) -> bool:
        return (self.bottom - self.top, self.right - self.left) == (1, 1)

    def meets(self, other: "Area") -> bool:
        return (
            self.top < other.bottom and other.top < self.bottom and self.left < other.right and other.left < self.right
        )

    def holds(self, other: "Area") -> bool:
        return (
            self.top <= other.top
            and other.bottom <= self.bottom
            and self.left <= other.left
            and other.right <= self.right
        )


class End(NamedTuple):
    """One side of a range; None on an axis left open."""

    row: int | None
    column: int | None


def letters(column: int) -> str:
    """Return the letters of a column counted from 0."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def column_of(text: str) -> int:
    """Return a column counted from 0."""
    number = 0
    for letter in text.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def cell_of(text: str) -> tuple[int, int]:
    """Return row and column, from 0, of one cell as `E6`."""
    found = A1.fullmatch(text)
    if not found or found["row"] is None:
        raise ValueError(text)
    return int(found["row"]) - 1, column_of(found["column"])


def a1_end(text: str) -> End | None:
    found = A1.fullmatch(text)
    if not found or 0 in (int(found["row"] or 1), int(found["only"] or 1)):
        return None
    row = found["row"] or found["only"]
    return End(int(row) - 1 if row else None, column_of(found["column"]) if found["column"] else None)


def r1c1_end(text: str) -> End | None:
    """Absolute from 1, offsets in brackets from A1; a letter without a number is offset 0."""
    found = R1C1.fullmatch(text)
    if not text or not found or "0" in (found["row"], found["column"]):
        return None
    row = int(found["row"]) - 1 if found["row"] else int(found["down"]) if found["down"] else None
    column = int(found["column"]) - 1 if found["column"] else int(found["right"]) if found["right"] else None
    numbered = (row is not None, column is not None)
    return End(
        row if numbered[0] else 0 if found["r"] or not numbered[1] else None,
        column if numbered[1] else 0 if found["c"] or not numbered[0] else None,
    )


@lru_cache(maxsize=100_000)
def ends_of(text: str) -> tuple[End, End] | None:
    """Return both ends of a cell range, or None when it is none; A1 is tried before R1C1."""
    halves = text.split(":")
    if len(halves) > 2:
        return None
    ends = [a1_end(half) for half in halves]
    if all(ends) and (len(ends) == 2 or None not in ends[0]):
        return ends[0], ends[-1]
    ends = [r1c1_end(half) for half in halves]
    return (ends[0], ends[-1]) if all(ends) else None


def between(ends: tuple[End, End]) -> GridRange:
    """Return the range between two ends, whichever is written first; open where an end names no row or column."""
    found: GridRange = {}
    for axis, first, last in (("Row", ends[0].row, ends[1].row), ("Column", ends[0].column, ends[1].column)):
        start, end = (first, last) if None in (first, last) else sorted((first, last))
        if start is not None:
            found[f"start{axis}Index"] = start
        if end is not None:
            found[f"end{axis}Index"] = end + 1
    return found


def quoted(title: str) -> str:
    """Return a title as the interface writes it in front of the `!`."""
    if PLAIN.fullmatch(title) and not ends_of(title):
        return title
    return "'" + title.replace("'", "''") + "'"


def unquoted(title: str) -> str:
    whole = len(title) > 1 and title[0] == title[-1] == "'"
    return title[1:-1].replace("''", "'") if whole else title


def name(title: str, area: Area) -> str:
    """Return an area as the interface echoes it: `Sheet1!A1` or `'星 星'!A1:C3`."""
    first = f"{letters(area.left)}{area.top + 1}"
    last = f"{letters(area.right - 1)}{area.bottom}"
    return f"{quoted(title)}!{first}" if area.single else f"{quoted(title)}!{first}:{last}"


def open_name(title: str, span: GridRange) -> str:
    """Return a GridRange as refusals name it: `T!A1001:B`, `T!AA1:2`, `T!A:B`."""
    columns = {"startColumnIndex", "endColumnIndex"} & span.keys()
    rows = {"startRowIndex", "endRowIndex"} & span.keys()
    first = (letters(span.get("startColumnIndex", 0)) if columns or not rows else "") + (
        str(span.get("startRowIndex", 0) + 1) if rows else ""
    )
    end_column = letters(span["endColumnIndex"] - 1) if "endColumnIndex" in span else ""
    last = end_column + (str(span["endRowIndex"]) if "endRowIndex" in span else "")
    return f"{quoted(title)}!{first}" if last in ("", first) else f"{quoted(title)}!{first}:{last}"


def told(span: GridRange) -> GridRange:
    """Return a range as the interface tells it: the first sheet's 0 is left out."""
    return {key: value for key, value in span.items() if key != "sheetId" or value}
