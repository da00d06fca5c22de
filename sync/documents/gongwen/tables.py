"""Tables: header repeated on every page, rows never split, columns as wide as their content asks."""

from lxml.etree import _Element as Element

from sync.documents.gongwen.blocks import Align, Runs, Table
from sync.documents.gongwen.columns import fits, width, widths
from sync.documents.gongwen.oxml import element, switch, value
from sync.documents.gongwen.style_table import SIZE_5, SIZE_SMALL_4, Look
from sync.documents.gongwen.styles import TABLE_STYLE
from sync.documents.gongwen.text import paragraph, runs

LARGE = (Look.TABLE_HEAD, Look.TABLE_TEXT, SIZE_SMALL_4)
CENTRED = 13.0
"""A column whose cells are all this short, in 字, is centred."""
SMALL = (Look.SMALL_TABLE_HEAD, Look.SMALL_TABLE_TEXT, SIZE_5)


def table(content: Table, total: int) -> Element:
    """Make a table `total` twips wide, in 小四 where that fits and in 五号 where not."""
    head, text, size = LARGE if fits(content, total, SIZE_SMALL_4) else SMALL
    across = widths(content, total, size)
    aligns = tuple(align(content, place) for place in range(len(content.header)))
    heads = (Align.CENTRE,) * len(across)
    return element(
        "w:tbl",
        element(
            "w:tblPr",
            value("w:tblStyle", TABLE_STYLE),
            element("w:tblW", w=total, type="dxa"),
            value("w:jc", "center"),
            element("w:tblLayout", type="fixed"),
            element("w:tblLook", val="0020", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1),
        ),
        element("w:tblGrid", *(element("w:gridCol", w=each) for each in across)),
        row(content.header, across, heads, head, is_header=True),
        *(row(cells, across, aligns, text) for cells in content.rows),
    )


def row(
    cells: tuple[Runs, ...], across: list[int], aligns: tuple[Align, ...], look: Look, *, is_header: bool = False
) -> Element:
    """Make one row that stays whole; a header stays with the row after it."""
    properties = element("w:trPr", switch("w:cantSplit", on=True), switch("w:tblHeader", on=is_header or None))
    made = (
        element(
            "w:tc",
            element("w:tcPr", element("w:tcW", w=each, type="dxa"), value("w:vAlign", "center")),
            paragraph(look, *runs(cell), keep=switch("w:keepNext", on=is_header or None), align=value("w:jc", setting)),
        )
        for cell, each, setting in zip(cells, across, aligns, strict=True)
    )
    return element("w:tr", properties, *made)


def align(content: Table, place: int) -> Align:
    """Return how a column is set: as the author says, else short ones centred and long ones from the left."""
    if content.aligns[place]:
        return content.aligns[place]
    return Align.LEFT if any(width(each[place]) > CENTRED for each in content.rows) else Align.CENTRE
