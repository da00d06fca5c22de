"""Pages: paper, margins and grid of a section, its page numbers and the banner above it."""

from dataclasses import dataclass
from functools import lru_cache

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from sync.documents.gongwen.office_style import Settings
from sync.documents.gongwen.units import twips
from sync.documents.gongwen.word.oxml import element, switch, value
from sync.documents.gongwen.word.paragraphs_xml import indent, paragraph, plain, run_of
from sync.documents.gongwen.word.shapes import Frame, text_box
from sync.documents.gongwen.word.style_table import StyleId
from sync.documents.gongwen.word.table_frame import frame
from sync.documents.gongwen.word.word_package import WordPackage, xml

HEADER = 720  # twips from the paper's edge to the banner
FOOTER = 1449  # twips from the paper's lower edge: the dash's middle lies 7 mm under the 版心 (7.5)
ONE_ZI = 280  # twips: 1 字 of 4号
DASH_DOWN = 28.0  # mm from the paper's lower edge to the middle of the dash
NUMBER_LENGTH, NUMBER_HEIGHT = 30.0, 5.0  # mm: room for a turned number


@dataclass(frozen=True, slots=True)
class Furniture:
    """Relationship ids of the headers and footers of a document, by page kind (default, even, first)."""

    headers: dict[str, str]
    footers: dict[str, str]
    landscape_footers: dict[str, str]


def furnish(package: WordPackage, banner: str, settings: Settings, *, letter: bool, landscape: bool) -> Furniture:
    """Make the headers and footers. Of a letter the first page has no number (10.1)."""
    kinds = ("default", "even", "first") if letter else ("default", "even")
    return Furniture(
        {kind: header(package, banner) for kind in kinds} if banner or letter else {},
        {kind: footer(package, kind, settings) for kind in kinds},
        {kind: footer(package, kind, settings, turned=True) for kind in kinds[:2]} if landscape else {},
    )


def header(package: WordPackage, banner: str) -> str:
    """Add a header part and return its relationship id."""
    kind = CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER
    return package.add("header{}.xml", *kind, header_part(banner))


def footer(package: WordPackage, page: str, settings: Settings, *, turned: bool = False) -> str:
    """Add the footer of a kind of page and return its relationship id."""
    kind = CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER
    return package.add("footer{}.xml", *kind, footer_part(page, settings, turned=turned))


@lru_cache(maxsize=16)
def header_part(banner: str) -> bytes:
    """Return a header with the banner, or with nothing."""
    return xml(element("w:hdr", plain(StyleId.BANNER, banner) if banner else paragraph(StyleId.TINY)))


@lru_cache(maxsize=16)
def footer_part(page: str, settings: Settings, *, turned: bool) -> bytes:
    """Return a footer with the page number."""
    return xml(element("w:ftr", turned_number(page, settings) if turned else number(page)))


def number(kind: str) -> Element:
    """Make the line of a page number: right 1 字 on odd pages, left 1 字 on even ones, none on a letter's first."""
    if kind == "first":
        return paragraph(StyleId.TINY)
    if kind == "even":
        return paragraph(StyleId.PAGE_NUMBER, *field(), indent=indent(left=ONE_ZI), align=value("w:jc", "left"))
    return paragraph(StyleId.PAGE_NUMBER, *field(), indent=indent(right=ONE_ZI))


def turned_number(kind: str, settings: Settings) -> Element:
    """Make the number of a landscape page: where it stands on the bound sheet's other pages (clause 8).

    The head of the table lies at the left edge of the upright sheet, so its lower edge is the left of this page.
    """
    page = settings.page
    is_odd = kind == "default"
    top = page.width - page.right - NUMBER_LENGTH if is_odd else page.left
    box = Frame(120 if is_odd else 121, "页码", DASH_DOWN - NUMBER_HEIGHT / 2, top, NUMBER_HEIGHT, NUMBER_LENGTH)
    return paragraph(StyleId.TINY, text_box(box, [turned(number(kind)), paragraph(StyleId.TINY)]))


def turned(line: Element) -> Element:
    """Turn a line by 90° clockwise: a table cell is what both Word and LibreOffice turn, a text box is not."""
    width, height = twips(NUMBER_HEIGHT), twips(NUMBER_LENGTH)
    sides = (element(f"w:{side}", w=0, type="dxa") for side in ("left", "right"))
    cell = element("w:tcPr", element("w:tcW", w=width, type="dxa"), value("w:textDirection", "tbRl"))
    row = element(
        "w:tr",
        element("w:trPr", element("w:trHeight", val=height - 20, hRule="exact")),
        element("w:tc", cell, line),
    )
    return frame([width], row, margins=element("w:tblCellMar", *sides))


def field() -> list[Element]:
    """Make — 1 — with the number as a field."""
    instruction = element("w:instrText")
    instruction.text = "PAGE"
    parts = (
        element("w:fldChar", fldCharType="begin"),
        instruction,
        element("w:fldChar", fldCharType="separate"),
    )
    end = element("w:fldChar", fldCharType="end")
    return [run_of("— "), *(element("w:r", part) for part in parts), run_of("1"), element("w:r", end), run_of(" —")]


def section(furniture: Furniture, settings: Settings, *, landscape: bool, first: bool) -> Element:
    """Make w:sectPr. `first` is the first section of a letter, whose first page differs."""
    page = settings.page
    across, down = twips(page.width), twips(page.height)
    edges = [twips(each) for each in (page.top, page.right, page.bottom, page.left)]
    if landscape:
        across, down = down, across
        edges = [edges[3], edges[0], edges[1], edges[2]]
    top, right, bottom, left = edges
    return element(
        "w:sectPr",
        *references(furniture, landscape=landscape, first=first),
        value("w:type", "nextPage"),
        element("w:pgSz", w=across, h=down, orient="landscape" if landscape else None),
        element("w:pgMar", top=top, right=right, bottom=bottom, left=left, header=HEADER, footer=FOOTER, gutter=0),
        switch("w:titlePg", on=first or None),
        element("w:docGrid", type="linesAndChars", linePitch=page.pitch, charSpace=page.char_space),
    )


def references(furniture: Furniture, *, landscape: bool, first: bool) -> list[Element]:
    """Make the references; LibreOffice wants a first header before a first footer."""
    made = []
    footers = furniture.landscape_footers if landscape else furniture.footers
    for tag, parts in (("w:headerReference", furniture.headers), ("w:footerReference", footers)):
        for kind, key in parts.items():
            if kind != "first" or first:
                reference = element(tag, type=kind)
                reference.set(qn("r:id"), key)
                made.append(reference)
    return made
