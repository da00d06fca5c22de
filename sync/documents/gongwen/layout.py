"""Blocks → Word file: puts head, body, endings, annexes and 版记 in order and cuts them into sections."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from sync.documents.gongwen.body.drawings import Ids, enclose
from sync.documents.gongwen.body.flow import body
from sync.documents.gongwen.document import Annex, Document
from sync.documents.gongwen.foot.endings import ending
from sync.documents.gongwen.foot.imprint import depth, imprint
from sync.documents.gongwen.head.letterhead import broken, head
from sync.documents.gongwen.office_style import Settings
from sync.documents.gongwen.paging.company import fitting, keep_company, keep_with_next
from sync.documents.gongwen.paging.paging import Ruler
from sync.documents.gongwen.units import ems
from sync.documents.gongwen.word.oxml import element, insert
from sync.documents.gongwen.word.page_setup import furnish, section
from sync.documents.gongwen.word.paragraphs_xml import paragraph, plain
from sync.documents.gongwen.word.style_table import StyleId
from sync.documents.gongwen.word.word_package import WordPackage, midnight

STANDARD = Settings()
MANY = 56.0
"""Addressees wider than two lines, in 字: page 1 might have no room for the body."""
TABLE_TAG = qn("w:tbl")


@dataclass(slots=True)
class Leaf:
    """Pages of one orientation: a section of the file."""

    landscape: bool
    elements: list[Element] = field(default_factory=list)


def render(document: Document, settings: Settings = STANDARD) -> bytes:
    """Lay a document out to GB/T 9704-2012 and return it as a .docx file. The same document gives the same bytes."""
    package = WordPackage(settings)
    ids = enclose(document.all_blocks(), package, settings.fonts)
    document = showing_body(document, settings, ids)
    leaves = list(sections(document, settings, ids))
    is_letter = document.format == "信函"
    landscape = any(leaf.landscape for leaf in leaves)
    furniture = furnish(package, document.banner, settings, letter=is_letter, landscape=landscape)
    for leaf in leaves:
        properties = section(furniture, settings, landscape=leaf.landscape, first=is_letter and leaf is leaves[0])
        package.body.extend(closed(leaf, properties, last=leaf is leaves[-1]))
    package.describe(document)
    return package.zipped(midnight(document))


def sections(document: Document, settings: Settings, ids: Ids) -> Iterator[Leaf]:
    """Yield the sections in order: the document itself, then annexes wherever the paper turns, the 版记 at the end.

    After a landscape annex the 版记 has a page of its own: it closes an upright 版心 (7.4.1), which 7.5 knows of too.
    """
    leaf = Leaf(landscape=False, elements=list(main(document, settings, ids)))
    for number, annex in enumerate(document.annexes, start=1):
        turned = annex.landscape != leaf.landscape
        if turned:
            yield leaf
            leaf = Leaf(annex.landscape)
        label = f"附件{number}" if len(list(document.enclosures())) > 1 else "附件"
        made = list(annexed(annex, label, document, settings, ids))
        if turned:  # the section begins a page by itself
            insert(made[0][0], "w:pPr", element("w:pageBreakBefore", val=0))
        leaf.elements.extend(made)
    closing = list(imprint(document, settings))
    if closing and leaf.landscape:
        yield leaf
        leaf = Leaf(landscape=False)
    elif closing and not document.annexes:
        keep_with_next(leaf.elements[-1])
    leaf.elements.extend(closing)
    yield leaf


def showing_body(document: Document, settings: Settings, ids: Ids) -> Document:
    """Move the 主送 to the 版记 where page 1 would else show no body, or the date alone on page 2 (7.3.2)."""
    if ems(document.addressees) <= MANY or not document.blocks:
        return document
    found = fitting(*parts(document, settings, ids), Ruler(settings))
    alone = len(document.blocks) == 1 and len(found.starts) == 1 and found.left < 0
    return replace(document, addressees_below=True) if found.first.first_page > 1 or alone else document


def main(document: Document, settings: Settings, ids: Ids) -> Iterator[Element]:
    """Yield head, addressees, body and what follows it; the last of the body stays with the signature (7.3.5.5)."""
    above, content, closing, foot = parts(document, settings, ids)
    if closing and document.note:
        keep_with_next(closing[-2])
    if content and closing:
        keep_company(above, content, closing, foot, settings)
    yield from (*above, *content, *closing)


def parts(document: Document, settings: Settings, ids: Ids) -> tuple[list[Element], list[Element], list[Element], int]:
    """Return what stands above the body, the body, what closes it, and how many twips the 版记 takes below."""
    above = list(head(document, settings))
    if document.addressees and not document.addressees_below:
        above.append(plain(StyleId.ADDRESSEES, f"{document.addressees}："))
    foot = 0 if document.annexes else depth(document, settings)
    content = list(body(document.blocks, settings.page.measure, ids))
    return above, content, list(ending(document, settings)), foot


def annexed(annex: Annex, label: str, document: Document, settings: Settings, ids: Ids) -> Iterator[Element]:
    """Yield an annex: 附件N on the first line, its title on the third (7.3.7), on a page of its own."""
    page = settings.page
    width = page.depth if annex.landscape else page.measure
    yield plain(StyleId.ANNEX, label)
    yield plain(StyleId.ANNEX_TITLE, broken(annex.title, document.keep, width))
    yield from body(annex.blocks, width, ids)


def closed(leaf: Leaf, properties: Element, *, last: bool) -> Iterator[Element]:
    """Yield a section's elements and its properties: in its last paragraph, or at the very end of the file."""
    yield from leaf.elements[:-1]
    end = leaf.elements[-1]
    yield end
    if end.tag == TABLE_TAG:
        end = paragraph(StyleId.TINY)
        yield end
    if last:
        yield properties
    else:
        insert(end[0], "w:pPr", properties)
