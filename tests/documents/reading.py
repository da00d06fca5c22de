"""A Word file as text (读出文字): what stands in it from top to bottom, one line a paragraph or table row."""

from collections.abc import Iterator
from io import BytesIO

import docx
from docx.table import Table


def lines(data: bytes) -> Iterator[str]:
    """Yield the paragraphs that are not empty, and the rows of tables with | between their cells."""
    for block in docx.Document(BytesIO(data)).iter_inner_content():
        if isinstance(block, Table):
            yield from (f"| {' | '.join(cells(row))} |" for row in block.rows)
        elif block.text.strip():
            yield block.text.strip()


def cells(row: object) -> Iterator[str]:
    """Yield the texts of a row, joined cells once."""
    seen = None
    for cell in row.cells:  # type: ignore[attr-defined]
        if cell._tc is not seen:  # noqa: SLF001  # python-docx gives a joined cell as often as it is wide
            yield cell.text.strip().replace("\n", "／")
        seen = cell._tc  # noqa: SLF001
