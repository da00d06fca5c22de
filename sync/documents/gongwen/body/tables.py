"""Tables: header repeated on every page, rows never split, columns as wide as their content asks."""

from collections.abc import Iterable, Sequence
from copy import copy

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from sync.documents.gongwen.blocks import Align, Runs, TextTable
from sync.documents.gongwen.body.column_widths import ColumnWidth, fits, measured, needs, room, widths
from sync.documents.gongwen.word.oxml import element, switch, value
from sync.documents.gongwen.word.paragraphs_xml import paragraph, runs
from sync.documents.gongwen.word.style_table import SIZE_5, SIZE_SMALL_4, StyleId
from sync.documents.gongwen.word.styles import TABLE_STYLE
from sync.documents.gongwen.word.table_frame import frame

PARAGRAPH = qn("w:p")
LARGE = (StyleId.TABLE_HEAD, StyleId.TABLE_TEXT, SIZE_SMALL_4)
CENTRED = 13.0
"""A column whose cells are all this short, in 字, is centred."""
SMALL = (StyleId.SMALL_TABLE_HEAD, StyleId.SMALL_TABLE_TEXT, SIZE_5)


def table(content: TextTable, total: int) -> Element:
    """Make a table `total` twips wide, in 小四 where that fits and in 五号 where not."""
    columns = measured(content)
    wanted = needs(columns)
    head, text, size = LARGE if fits(wanted, room(len(content.header), total, SIZE_SMALL_4)) else SMALL
    across = widths(wanted, total, size)
    heads = empty_row(across, [Align.CENTRE] * len(across), head, is_header=True)
    others = empty_row(across, map(align, content.aligns, columns), text)
    return frame(
        across,
        row(content.header, heads, head),
        *(row(each, others, text) for each in content.rows),
        style=value("w:tblStyle", TABLE_STYLE),
        align=value("w:jc", "center"),
        look=element("w:tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
    )


def row(cells: tuple[Runs, ...], model: Element, look: StyleId) -> Element:
    """Make one row like the model, with something in its cells."""
    made = copy(model)  # lxml copies all that is inside
    for cell, holder in zip(cells, made.iter(PARAGRAPH), strict=True):
        holder.extend(runs(cell, look))
    return made


def empty_row(across: Sequence[int], aligns: Iterable[Align], look: StyleId, *, is_header: bool = False) -> Element:
    """Make a row without text that stays whole."""
    return element(
        "w:tr",
        element("w:trPr", switch("w:cantSplit", on=True), switch("w:tblHeader", on=is_header or None)),
        *(empty_cell(each, align, look, is_header=is_header) for each, align in zip(across, aligns, strict=True)),
    )


def empty_cell(width: int, setting: Align, look: StyleId, *, is_header: bool) -> Element:
    """Make an empty cell of a column; a header stays with the row after it."""
    keep, align = switch("w:keepNext", on=is_header or None), value("w:jc", setting)
    return element(
        "w:tc",
        element("w:tcPr", element("w:tcW", w=width, type="dxa"), value("w:vAlign", "center")),
        paragraph(look, keep=keep, align=align),
    )


def align(wanted: Align, column: ColumnWidth) -> Align:
    """Return how a column is set: as the author says, else short ones centred and long ones from the left."""
    return wanted or (Align.LEFT if column.widest > CENTRED else Align.CENTRE)
