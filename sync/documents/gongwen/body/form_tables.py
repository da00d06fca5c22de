"""Forms (表格式材料, such as a 推荐表): labels and values in merged cells, pictures fitted, long texts over pages."""

from collections.abc import Iterator
from itertools import accumulate, pairwise

from lxml.etree import _Element as Element

from sync.documents.gongwen.blocks import FormCell, FormRow, FormTable, TextRun
from sync.documents.gongwen.body.drawings import Ids, picture_run
from sync.documents.gongwen.units import PT, ems, mm, twips
from sync.documents.gongwen.word.oxml import element, switch, value
from sync.documents.gongwen.word.paragraphs_xml import paragraph, runs
from sync.documents.gongwen.word.style_table import StyleId
from sync.documents.gongwen.word.styles import TABLE_STYLE
from sync.documents.gongwen.word.table_frame import frame

INSET = 2.0  # mm around a picture
LONG = 20.0
"""A value wider than so many 字 is set from the left, with its first line indented."""
UNREADABLE = "（照片无法显示）"


def form(content: FormTable, ids: Ids, total: int) -> Element:
    """Make a form `total` twips wide. Raises ValueError where the cells of a row do not fill its columns."""
    edges = [round(total * share / sum(content.columns)) for share in accumulate(content.columns, initial=0)]
    widths = [end - start for start, end in pairwise(edges)]
    style, align = value("w:tblStyle", TABLE_STYLE), value("w:jc", "center")
    return frame(widths, *rows(content, widths, ids), style=style, align=align)


def rows(content: FormTable, widths: list[int], ids: Ids) -> Iterator[Element]:
    """Yield the rows, with an empty cell wherever one from above reaches down."""
    covered: dict[int, tuple[FormCell, int]] = {}
    for number, row in enumerate(content.rows):
        properties = element(
            "w:trPr",
            switch("w:cantSplit", on=None if row.breaks else True),
            element("w:trHeight", val=twips(row.height), hRule="atLeast"),
        )
        made = element("w:tr", properties)
        for place, cell, is_start in laid(row, covered, len(widths)):
            width = sum(widths[place : place + cell.across])
            height = sum(each.height for each in content.rows[number : number + cell.down])
            made.append(boxed(cell, width, height, ids, is_start=is_start))
        yield made


def laid(row: FormRow, covered: dict[int, tuple[FormCell, int]], count: int) -> Iterator[tuple[int, FormCell, bool]]:
    """Yield (column, cell, whether it begins here) over a row; `covered` keeps what reaches further down."""
    given = iter(row.cells)
    place = 0
    while place < count:
        above, left = covered.pop(place, (None, 0))
        cell = above or next(given, None)
        if cell is None:
            break
        yield place, cell, above is None
        below = (left if above else cell.down) - 1
        if below > 0:
            covered[place] = cell, below
        place += cell.across
    if place != count or next(given, None) is not None:
        raise ValueError("the cells of a row do not fill its columns")


def boxed(cell: FormCell, width: int, height: float, ids: Ids, *, is_start: bool) -> Element:
    """Make a cell of the file, `width` twips by at least `height` mm."""
    merged = element("w:vMerge", val="restart" if is_start else None) if cell.down > 1 else None
    properties = element(
        "w:tcPr",
        element("w:tcW", w=width, type="dxa"),
        value("w:gridSpan", cell.across if cell.across > 1 else None),
        merged,
        element("w:vAlign", val="center"),
    )
    return element("w:tc", properties, filled(cell, width, height, ids) if is_start else paragraph(StyleId.TABLE_TEXT))


def filled(cell: FormCell, width: int, height: float, ids: Ids) -> Element:
    """Make what stands in a cell: a picture, a label, a short value in the middle, or a long one from the left."""
    centred = element("w:jc", val="center")
    if cell.picture:
        drawn = picture_run(cell.picture, ids, mm(width / PT) - 2 * INSET, height - INSET)
        shown = (drawn,) if drawn is not None else runs((TextRun(UNREADABLE),))
        natural = element("w:spacing", line=240, lineRule="auto")
        return paragraph(StyleId.TABLE_TEXT, *shown, align=centred, line=natural)
    if cell.label:
        return paragraph(StyleId.TABLE_HEAD, *runs(cell.runs, StyleId.TABLE_HEAD))
    is_long = sum(ems(run.text) for run in cell.runs) > LONG
    indent = element("w:ind", firstLine=480) if is_long else None
    return paragraph(StyleId.TABLE_TEXT, *runs(cell.runs), align=None if is_long else centred, indent=indent)
