"""公文 in Word to GB/T 9704-2012, usable on its own: `render(Document(...)) -> bytes`.

Lengths of the public settings are in mm where the standard gives mm, else in twips (1/20 pt); type sizes in pt. Clause
numbers in comments are those of the standard. Nothing here knows the learning week.
"""

from sync.documents.gongwen.blocks import (
    Align,
    Block,
    Chart,
    Face,
    FormCell,
    FormRow,
    FormTable,
    Heading,
    Item,
    PageBreak,
    Paragraph,
    Plot,
    Runs,
    Series,
    TextRun,
    TextTable,
    text_of,
)
from sync.documents.gongwen.body.numbering import hanzi
from sync.documents.gongwen.document import Annex, Attendance, Document, FormatName, Imprint, Signature
from sync.documents.gongwen.layout import render
from sync.documents.gongwen.office_style import FOUNDER, INK_TRUE, STANDARD, WINDOWS, Fonts, PageStyle, Settings
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
    "Chart",
    "Document",
    "Face",
    "Fonts",
    "FormCell",
    "FormRow",
    "FormTable",
    "FormatName",
    "Heading",
    "Imprint",
    "Item",
    "PageBreak",
    "PageStyle",
    "Paragraph",
    "Plot",
    "Runs",
    "Series",
    "Settings",
    "Signature",
    "TextRun",
    "TextTable",
    "chinese",
    "hanzi",
    "render",
    "text_of",
]
