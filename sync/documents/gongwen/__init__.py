"""公文 in Word to GB/T 9704-2012, usable on its own: `render(Document(...)) -> bytes`.

Lengths of the public settings are in mm where the standard gives mm, else in twips (1/20 pt); type sizes in pt. Clause
numbers in comments are those of the standard. Nothing here knows the learning week.
"""

from sync.documents.gongwen.blocks import (
    Align,
    Annex,
    Block,
    Document,
    Face,
    Format,
    Heading,
    Imprint,
    Item,
    PageBreak,
    Paragraph,
    Run,
    Runs,
    Signature,
    Table,
    text_of,
)
from sync.documents.gongwen.layout import render
from sync.documents.gongwen.numbering import hanzi
from sync.documents.gongwen.settings import FOUNDER, INK_TRUE, STANDARD, WINDOWS, Fonts, Page, Settings
from sync.documents.gongwen.units import chinese

__all__ = [
    "FOUNDER",
    "INK_TRUE",
    "STANDARD",
    "WINDOWS",
    "Align",
    "Annex",
    "Block",
    "Document",
    "Face",
    "Fonts",
    "Format",
    "Heading",
    "Imprint",
    "Item",
    "Page",
    "PageBreak",
    "Paragraph",
    "Run",
    "Runs",
    "Settings",
    "Signature",
    "Table",
    "chinese",
    "hanzi",
    "render",
    "text_of",
]
