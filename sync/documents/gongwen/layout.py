"""Blocks → Word file: puts head, body, endings, annexes and 版记 in order and cuts them into sections."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from io import BytesIO

from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from sync.documents.gongwen.blocks import Annex, Block, Document, PageBreak, Table, text_of
from sync.documents.gongwen.body import body
from sync.documents.gongwen.endings import ending
from sync.documents.gongwen.heads import broken, head
from sync.documents.gongwen.imprint import imprint
from sync.documents.gongwen.oxml import element, insert, switch
from sync.documents.gongwen.package import describe, empty
from sync.documents.gongwen.pages import furnish, section
from sync.documents.gongwen.settings import Settings
from sync.documents.gongwen.style_table import Look
from sync.documents.gongwen.text import paragraph, plain
from sync.documents.gongwen.units import ems
from sync.pinned import pinned

STANDARD = Settings()
MOVABLE = 112.0
"""The longest last paragraph, in 字 (four lines), that is moved as a whole to keep the signature company."""
TABLE_TAG, ROW, PARAGRAPH = qn("w:tbl"), qn("w:tr"), qn("w:p")


@dataclass(slots=True)
class Leaf:
    """Pages of one orientation: a section of the file."""

    landscape: bool
    elements: list[Element] = field(default_factory=list)


def render(document: Document, settings: Settings = STANDARD) -> bytes:
    """Lay a document out to GB/T 9704-2012 and return it as a .docx file. The same document gives the same bytes."""
    word = empty(settings)
    leaves = list(sections(document, settings))
    is_letter = document.format == "信函"
    landscape = any(leaf.landscape for leaf in leaves)
    furniture = furnish(word, document.banner, settings, letter=is_letter, landscape=landscape)
    for leaf in leaves:
        properties = section(furniture, settings, landscape=leaf.landscape, first=is_letter and leaf is leaves[0])
        word.element.body.extend(closed(leaf, properties, last=leaf is leaves[-1]))
    describe(word, document)
    stream = BytesIO()
    word.save(stream)
    return pinned(stream.getvalue(), datetime.combine(document.day, time(0), UTC))


def sections(document: Document, settings: Settings) -> Iterator[Leaf]:
    """Yield the sections in order: the document itself, then annexes wherever the paper turns, the 版记 at the end."""
    leaf = Leaf(landscape=False, elements=list(main(document, settings)))
    for number, annex in enumerate(document.annexes, start=1):
        turned = annex.landscape != leaf.landscape
        if turned:
            yield leaf
            leaf = Leaf(annex.landscape)
        label = f"附件{number}" if len(list(document.enclosures())) > 1 else "附件"
        leaf.elements.extend(annexed(annex, label, document.keep, settings, new_section=turned))
    closing = list(imprint(document, settings))
    if closing and leaf.landscape:
        yield leaf
        leaf = Leaf(landscape=False)
    elif closing and not document.annexes:
        keep_with_next(leaf.elements[-1])
    leaf.elements.extend(closing)
    yield leaf


def main(document: Document, settings: Settings) -> Iterator[Element]:
    """Yield head, addressees, body and what follows it; the last of the body stays with the signature (7.3.5.5)."""
    yield from head(document, settings)
    if document.addressees:
        yield plain(Look.ADDRESSEES, f"{document.addressees}：")
    content = list(body(document.blocks, settings.page.measure))
    closing = list(ending(document, settings))
    if content and closing and short(document.blocks[-1]):
        keep_with_next(content[-1])
    if closing and document.note:
        keep_with_next(closing[-2])
    yield from content
    yield from closing


def short(block: Block) -> bool:
    """Say whether a block may be moved as a whole to the page of the signature.

    LibreOffice moves the whole of a paragraph kept with the next, and page 1 must show some body (7.3.3).
    """
    return isinstance(block, Table) or (not isinstance(block, PageBreak) and ems(text_of(block.runs)) <= MOVABLE)


def annexed(
    annex: Annex, label: str, keep: tuple[str, ...], settings: Settings, *, new_section: bool
) -> Iterator[Element]:
    """Yield an annex: 附件N on the first line, its title on the third (7.3.7), on a page of its own."""
    page = settings.page
    width = page.depth if annex.landscape else page.measure
    yield plain(Look.ANNEX, label, new_page=switch("w:pageBreakBefore", on=False) if new_section else None)
    yield plain(Look.ANNEX_TITLE, broken(annex.title, keep, width))
    yield from body(annex.blocks, width)


def closed(leaf: Leaf, properties: Element, *, last: bool) -> Iterator[Element]:
    """Yield a section's elements and its properties: in its last paragraph, or at the very end of the file."""
    yield from leaf.elements[:-1]
    end = leaf.elements[-1]
    yield end
    if end.tag == TABLE_TAG:
        end = paragraph(Look.TINY)
        yield end
    if last:
        yield properties
    else:
        insert(end[0], "w:pPr", properties)


def keep_with_next(made: Element) -> None:
    """Keep a paragraph, or the last row of a table, on the page of what follows."""
    paragraphs = [made] if made.tag == PARAGRAPH else made.findall(ROW)[-1].iter(PARAGRAPH)
    for each in paragraphs:
        insert(each[0], "w:pPr", element("w:keepNext"))
