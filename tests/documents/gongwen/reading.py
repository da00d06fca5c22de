"""A laid-out document read back: what a clerk would see in Word, without the positions."""

from io import BytesIO

import docx
from docx.document import Document


def opened(data: bytes) -> Document:
    return docx.Document(BytesIO(data))


def lines(data: bytes) -> list[tuple[str, str]]:
    """Return style and text of every paragraph of the body, tables and drawings aside; tiny helper lines left out."""
    paragraphs = ((each.style.name, each.text) for each in opened(data).paragraphs if each.style)
    return [(style, text) for style, text in paragraphs if style not in {"极小行", "版头空白"}]


def tables(data: bytes) -> list[list[list[str]]]:
    """Return the texts of every table of the body, row by row."""
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in opened(data).tables]
