"""Documents for tests: small, whole, and of invented people."""

from datetime import date

from sync.documents.gongwen import (
    Align,
    Annex,
    Block,
    Document,
    Imprint,
    Paragraph,
    Runs,
    Signature,
    TextRun,
    TextTable,
)

DAY = date(2014, 9, 1)


def text(words: str) -> Runs:
    return (TextRun(words),)


def paragraph(words: str) -> Paragraph:
    return Paragraph(text(words))


def table(*rows: str) -> TextTable:
    """Draw a table: one string a row, cells between blanks, the header first."""
    header, *others = [tuple(text(cell) for cell in row.split()) for row in rows]
    return TextTable(header, tuple(others), (Align.AUTO,) * len(header))


def notice(*blocks: Block, annexes: tuple[Annex, ...] = ()) -> Document:
    return Document(
        title="关于举办示例活动的通知",
        day=DAY,
        blocks=blocks or (paragraph("示例正文。"),),
        format="文件",
        mark="示例省示例协会文件",
        number="示例协〔2014〕1号",
        addressees="各示例单位",
        signature=Signature(("示例省示例协会",), DAY),
        note="联系人：示例甲",
        annexes=annexes,
        copies="示例厅",
        imprint=Imprint("示例协会秘书处", DAY),
        author="示例省示例协会",
    )


def letter(*blocks: Block, annexes: tuple[Annex, ...] = ()) -> Document:
    return Document(
        title="关于报送示例材料的函",
        day=DAY,
        blocks=blocks or (paragraph("示例正文。"),),
        format="信函",
        mark="示例省示例协会",
        number="示例协函〔2014〕1号",
        addressees="示例市教育局",
        signature=Signature(("示例省示例协会",), DAY),
        annexes=annexes,
    )
