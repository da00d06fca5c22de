"""Tables as Word wants them (表格框架): columns of fixed width."""

from collections.abc import Sequence

from lxml.etree import _Element as Element

from sync.documents.gongwen.word.oxml import element


def frame(widths: Sequence[int], *rows: Element, **properties: Element | None) -> Element:
    """Make a table whose columns are so many twips wide; `properties` is what else is said of it (names are free)."""
    return element(
        "w:tbl",
        element(
            "w:tblPr",
            element("w:tblW", w=sum(widths), type="dxa"),
            element("w:tblLayout", type="fixed"),
            *properties.values(),
        ),
        element("w:tblGrid", *(element("w:gridCol", w=each) for each in widths)),
        *rows,
    )
