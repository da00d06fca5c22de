"""The red mark (发文机关标志, 7.2.4): of one organ, or of several with 文件 at their right."""

from collections.abc import Sequence

from lxml.etree import _Element as Element

from sync.documents.gongwen.blocks import TextRun
from sync.documents.gongwen.office_style import Settings
from sync.documents.gongwen.units import PT, ems
from sync.documents.gongwen.word.oxml import element, value
from sync.documents.gongwen.word.paragraphs_xml import paragraph, runs, spacing
from sync.documents.gongwen.word.style_table import StyleId

MARK_LINE = 1.1
"""Line height of a mark by its type size."""
KIND = "文件"
JOINT_GAP = 0.5
"""字 between the names and 文件."""


def organs(text: str) -> tuple[Sequence[str], str]:
    """Return the organs of a mark and the 文件 that stands at the right of several; of one it is part of the mark."""
    lines = text.split("\n")
    if len(lines) == 1:
        return lines, ""
    kind = KIND if lines[-1].endswith(KIND) else ""
    return [*lines[:-1], lines[-1].removesuffix(kind)], kind


def mark_size(text: str, settings: Settings, most: float) -> float:
    """Return the type size in pt at which a mark fills the width, in half points, no larger than `most`."""
    names, kind = organs(text)
    wide = max(map(ems, names)) + (ems(kind) + JOINT_GAP if kind else 0)
    return min(most, int(2 * settings.page.measure / PT / max(wide, 1)) / 2)


def mark(text: str, size: float, settings: Settings) -> Element:
    """Make the mark in the flow, `size` in pt."""
    names, kind = organs(text)
    return single(text, size) if len(names) == 1 else joint(names, kind, size, settings)


def single(text: str, size: float, align: str | None = None) -> Element:
    """Make one line of a mark."""
    line = spacing(round(MARK_LINE * size * PT))
    return paragraph(
        StyleId.MARK, *runs((TextRun(text),), StyleId.MARK, round(size * 2)), line=line, align=value("w:jc", align)
    )


def joint(names: Sequence[str], kind: str, size: float, settings: Settings) -> Element:
    """Make a joint mark: names as wide as the widest, 文件 centred upright beside them; an invisible table."""
    left = round(max(map(ems, names)) * size * PT) + PT
    right = round((ems(kind) + JOINT_GAP) * size * PT) + PT if kind else 0
    widths = [left, right] if kind else [left]
    none = (element(f"w:{side}", w=0, type="dxa") for side in ("top", "left", "bottom", "right"))
    rows = []
    for place, name in enumerate(names):
        cells = [cell(left, single(name, size, "distribute"))]
        if kind:
            merged = element("w:vMerge", val=None if place else "restart")
            cells.append(cell(right, single("" if place else kind, size, "right"), merged))
        rows.append(element("w:tr", *cells))
    return element(
        "w:tbl",
        element(
            "w:tblPr",
            element("w:tblW", w=min(sum(widths), settings.page.measure), type="dxa"),
            element("w:jc", val="center"),
            element("w:tblLayout", type="fixed"),
            element("w:tblCellMar", *none),
        ),
        element("w:tblGrid", *(element("w:gridCol", w=each) for each in widths)),
        *rows,
    )


def cell(width: int, line: Element, merged: Element | None = None) -> Element:
    """Make a cell of the mark."""
    upright = element("w:vAlign", val="center")
    return element("w:tc", element("w:tcPr", element("w:tcW", w=width, type="dxa"), merged, upright), line)
