"""A Markdown table under a line `{表格}` → a form (表, such as a 推荐表): labels, values and pictures in joined cells.

`<` joins a cell to the one on its left, `^` to the one above; what is all in ** is a label; an image is a picture by
its name. A column is narrow where it holds labels and nothing else that is its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode as Node

from sync.documents.gongwen import Face, FormCell, FormRow, FormTable, text_of
from sync.documents.text.inert import unwrap
from sync.documents.text.nodes import inline, line_of, source
from sync.documents.text.template_text import FilledTemplate

MARK = "{表格}"
LEFT, ABOVE = "<", "^"
NARROW, WIDE = 3.3, 5.0
"""Shares of the width: columns of labels, columns of values."""
HEIGHT = 9.0
"""Millimetres: a row of short values."""
LONG = 60
"""字 from which on a row may go on over the page."""


@dataclass(frozen=True, slots=True)
class FormSquare:
    """One square of the table as written: a cell of its own, or a sign that joins it to another."""

    cell: FormCell
    joins: str = ""


def wanted(node: Node) -> bool:
    """Say whether a line asks for a form."""
    return node.type == "paragraph" and source(node).strip() == MARK


def form(node: Node, written: FilledTemplate) -> FormTable:
    """Make a form of a table. Raises TemplateError where a cell joins what is not there."""
    lines = [row for part in node.children for row in part.children]
    grid = [[place(cell, written, line_of(row)) for cell in row.children] for row in lines]
    for row, places in zip(lines, grid, strict=True):
        if len(places) != len(grid[0]) or places[0].joins == LEFT or (row is lines[0] and any_above(places)):
            raise written.trouble(line_of(row), f"表格这一行的格数与首行不同，或者 {LEFT}、{ABOVE} 没有可并入的格")
    shares = tuple(map(share, zip(*grid, strict=True)))
    return FormTable(shares, tuple(laid(grid, number) for number in range(len(grid))))


def any_above(places: Sequence[FormSquare]) -> bool:
    """Say whether a row is joined to one above."""
    return any(each.joins == ABOVE for each in places)


def place(node: Node, written: FilledTemplate, line: int) -> FormSquare:
    """Read one square. Raises TemplateError."""
    picture = next(images(node), None)
    if picture is not None:
        return FormSquare(
            FormCell(picture=written.pictures.get(unwrap(unquote(str(picture.attrs.get("src", "")))), b""))
        )
    if source(node) in {LEFT, ABOVE}:  # as the template has it, for a value may read the same
        return FormSquare(FormCell(), source(node))
    runs = inline(node, written, line)
    return FormSquare(FormCell(runs, label=bool(runs) and all(each.face is Face.HEI for each in runs)))


def images(node: Node) -> Iterator[Token]:
    """Yield the pictures in a cell."""
    for child in node.children:
        yield from (each for each in (child.token.children if child.token else None) or () if each.type == "image")


def share(column: Sequence[FormSquare]) -> float:
    """Return a column's share of the width."""
    own = [each.cell for each in column if not each.joins]
    return NARROW if own and all(each.label for each in own) else WIDE


def laid(grid: Sequence[Sequence[FormSquare]], number: int) -> FormRow:
    """Make one row, its cells as wide and as tall as what is joined to them."""
    cells = []
    for place_, each in enumerate(grid[number]):
        if not each.joins:
            across = 1 + run_of(grid[number][place_ + 1 :], LEFT)
            down = 1 + run_of([row[place_] for row in grid[number + 1 :]], ABOVE)
            cells.append(FormCell(each.cell.runs, across, down, each.cell.label, each.cell.picture))
    return FormRow(tuple(cells), HEIGHT, breaks=any(len(text_of(each.runs)) > LONG for each in cells))


def run_of(places: Sequence[FormSquare], sign: str) -> int:
    """Count the squares in a run that bear a sign."""
    return next((count for count, each in enumerate(places) if each.joins != sign), len(places))
