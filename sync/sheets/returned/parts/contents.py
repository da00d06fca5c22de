"""What is written into cells of a received workbook (写入内容): plain text, a number, a formula with what it shows."""

from collections.abc import Mapping
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from sync.sheets.returned.parts.part import CellPart, SheetPart, tag_end
from sync.sheets.returned.parts.tags import attributes, element, end_tag, start_tag


@dataclass(frozen=True, slots=True)
class Text:
    """A cell of plain text, never a formula whatever it begins with. Where `style` is None the cell keeps its own."""

    text: str
    style: str | None = None


@dataclass(frozen=True, slots=True)
class CachedFormula:
    """A formula cell and the value it shows (缓存值). A formula that stands there stays; else `formula` is put in."""

    text: str
    formula: str
    style: str | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A cell of a whole number."""

    number: int
    style: str | None = None


Content = Text | Number | CachedFormula


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row of ours: its cells by column, its height in points."""

    cells: Mapping[int, Text | Number]
    height: float


def row_element(part: SheetPart, number: int, contents: Mapping[int, Content], more: bytes = b"") -> bytes:
    """Write a row of its own."""
    made = b"".join(cell_element(part, number, column, content) for column, content in sorted(contents.items()))
    return start_tag(part, "row", f' r="{number}"'.encode() + more) + made + end_tag(part, "row")


def cell_element(part: SheetPart, row: int, column: int, content: Content, old: CellPart | None = None) -> bytes:
    """Write a cell; of an `old` one all attributes but the kind stay, and the style where none is given."""
    tag = part.data[old.start : tag_end(part.data, old.start)] if old else b""
    kept = attributes(tag, {b"t"} if content.style is None else {b"t", b"s"})
    place = b"" if old else f' r="{get_column_letter(column)}{row}"'.encode()
    style = f' s="{content.style}"'.encode() if content.style else b""
    kind, body = held(part, content, old)
    return start_tag(part, "c", place + kept + style + kind) + body + end_tag(part, "c")


def held(part: SheetPart, content: Content, old: CellPart | None) -> tuple[bytes, bytes]:
    """Write what a cell holds: the attribute that says of which kind it is, and the elements."""
    if isinstance(content, Number):
        return b"", element(part, "v", str(content.number))
    if isinstance(content, CachedFormula):
        formula = part.data[slice(*old.formula)] if old and old.formula else element(part, "f", content.formula)
        return b' t="str"', formula + element(part, "v", content.text)
    if not content.text:
        return b"", b""
    space = b"" if content.text == content.text.strip() else b' xml:space="preserve"'
    text = element(part, "t", content.text, space)
    return b' t="inlineStr"', start_tag(part, "is", b"") + text + end_tag(part, "is")
