"""公文 in Word to GB/T 9704-2012, usable on its own: `render(Document(...)) -> bytes`.

Lengths of the public settings are in mm where the standard gives mm, else in twips (1/20 pt); type sizes in pt. Clause
numbers in comments are those of the standard. Nothing here knows the learning week.
"""

from sync.documents.gongwen.blocks import (
    Align,
    Block,
    Cell,
    Chart,
    Face,
    Form,
    Heading,
    Item,
    PageBreak,
    Paragraph,
    Plot,
    Row,
    Run,
    Runs,
    Series,
    Table,
    text_of,
)
from sync.documents.gongwen.body.numbering import hanzi
from sync.documents.gongwen.document import Annex, Attendance, Document, Format, Imprint, Signature
from sync.documents.gongwen.layout import render
from sync.documents.gongwen.settings import FOUNDER, INK_TRUE, STANDARD, WINDOWS, Fonts, Page, Settings
from sync.documents.gongwen.units import chinese

__all__ = [
    "FOUNDER",
    "INK_TRUE",
    "STANDARD",
    "WINDOWS",
    "Align",
    "Annex",
    "Attendance",
    "Block",
    "Cell",
    "Chart",
    "Document",
    "Face",
    "Fonts",
    "Form",
    "Format",
    "Heading",
    "Imprint",
    "Item",
    "Page",
    "PageBreak",
    "Paragraph",
    "Plot",
    "Row",
    "Run",
    "Runs",
    "Series",
    "Settings",
    "Signature",
    "Table",
    "chinese",
    "hanzi",
    "render",
    "text_of",
]
