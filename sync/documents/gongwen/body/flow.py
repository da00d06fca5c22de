"""The body (正文, 7.3.3) and the bodies of annexes: blocks → paragraphs and tables."""

from collections.abc import Iterable, Iterator

from lxml.etree import _Element as Element

from sync.documents.gongwen.blocks import (
    Block,
    Chart,
    FormTable,
    Heading,
    Item,
    PageBreak,
    Paragraph,
    TextRun,
    TextTable,
)
from sync.documents.gongwen.body.drawings import Ids, chart_paragraph
from sync.documents.gongwen.body.form_tables import form
from sync.documents.gongwen.body.numbering import numbered
from sync.documents.gongwen.body.tables import table
from sync.documents.gongwen.word.oxml import element, insert
from sync.documents.gongwen.word.paragraphs_xml import paragraph, runs, spacing
from sync.documents.gongwen.word.style_table import StyleId

HEADINGS = (StyleId.LEVEL_1, StyleId.LEVEL_2, StyleId.LEVEL_3, StyleId.LEVEL_4)
AROUND_TABLE = 120  # twips between a table and the text above and below


def body(blocks: Iterable[Block], width: int, ids: Ids) -> Iterator[Element]:
    """Yield the elements of some blocks; tables and charts are `width` twips wide."""
    breaking = after_table = False
    labelled = list(numbered(blocks))
    for (number, block), following in zip(labelled, [*(block for _, block in labelled[1:]), None], strict=True):
        if isinstance(block, PageBreak):
            breaking = True
            continue
        if isinstance(block, TextTable | FormTable):
            if breaking or after_table:
                yield on_new_page(paragraph(StyleId.TINY), breaking=breaking)
            made = table(block, width) if isinstance(block, TextTable) else form(block, ids, width)
            breaking = False
        elif isinstance(block, Chart):
            made = chart_paragraph(block, ids, width)
        else:
            before, after = (
                AROUND_TABLE if beside else None
                for beside in (after_table, isinstance(following, TextTable | FormTable))
            )
            made = worded(number, block, spacing(before=before, after=after) if before or after else None)
        yield on_new_page(made, breaking=breaking)
        breaking, after_table = False, isinstance(block, TextTable | FormTable)


def worded(number: str, block: Paragraph | Heading | Item, space: Element | None) -> Element:
    """Make the paragraph of a block of text, with its number."""
    look = StyleId.ITEM if isinstance(block, Item) else StyleId.BODY
    if isinstance(block, Heading):
        look = HEADINGS[block.level - 1]
    content = (TextRun(number), *block.runs) if number else block.runs
    return paragraph(look, *runs(content, look), space=space)


def on_new_page(made: Element, *, breaking: bool) -> Element:
    """Begin a page with a paragraph."""
    if breaking:
        insert(made[0], "w:pPr", element("w:pageBreakBefore"))
    return made
