"""Markdown tables → tables and charts; a line before a table that ends with {柱形图} or {条形图} draws it."""

import re
from collections.abc import Iterator

from markdown_it.tree import SyntaxTreeNode as Node

from sync.documents.gongwen import Align, Chart, Plot, Series, TextTable, text_of
from sync.documents.text.nodes import inline, line_of, source
from sync.documents.text.template_text import FilledTemplate

UNESCAPED_BAR = re.compile(r"(?<!\\)\|")


def table(node: Node, written: FilledTemplate) -> Iterator[TextTable]:
    """Yield a table. A row with more or fewer cells than the header is refused, for Markdown would cut or fill it."""
    lines = [row for part in node.children for row in part.children]
    for row in lines:
        bars = written.lines[line_of(row)].strip().removeprefix("|").removesuffix("|")
        if len(UNESCAPED_BAR.findall(bars)) + 1 != len(lines[0].children):
            raise written.trouble(line_of(row), "这一行的格数与表头不同")
    cells = [tuple(inline(cell, written, line_of(row)) for cell in row.children) for row in lines]
    aligns = tuple(align(str(cell.attrs.get("style", ""))) for cell in lines[0].children)
    yield TextTable(cells[0], tuple(cells[1:]), aligns)


def align(style: str) -> Align:
    """Read a column's alignment."""
    return Align(style.removeprefix("text-align:"))


def plotted(node: Node) -> Plot | None:
    """Return the kind of chart a line asks for, by its end."""
    text = source(node) if node.type == "paragraph" else ""
    return next((each for each in Plot if text.endswith(f"{{{each}}}")), None)


def chart(caption: Node, plot: Plot, node: Node, written: FilledTemplate) -> Chart:
    """Make a chart of a table: names in its first column, a series of figures in each of the others."""
    title = text_of(inline(caption, written)).removesuffix(f"{{{plot}}}").strip()
    (drawn,) = table(node, written)
    if not drawn.rows or len(drawn.header) == 1:
        raise written.trouble(line_of(node), "图的数据至少要一列名称、一列数字和一行数据")
    names, *columns = zip(*([text_of(cell) for cell in row] for row in drawn.rows), strict=True)
    lines = [line_of(row) for part in node.children for row in part.children][1:]
    series = [
        Series(text_of(head), tuple(figure(cell, line, written) for cell, line in zip(cells, lines, strict=True)))
        for head, cells in zip(drawn.header[1:], columns, strict=True)
    ]
    return Chart(title, names, tuple(series), plot)


def figure(text: str, line: int, written: FilledTemplate) -> float:
    """Read a figure of a chart. Raises TemplateError."""
    try:
        return float(text)
    except ValueError as error:
        raise written.trouble(line, f"图的数据要是数字，这里是“{text}”") from error
