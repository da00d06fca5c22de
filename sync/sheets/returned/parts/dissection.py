"""Bytes → `SheetPart` (拆解): one pass of expat over a sheet part that notes where everything stands."""

import codecs
import re
from functools import cache
from xml.parsers import expat

from openpyxl.utils import column_index_from_string

from sync.sheets.returned.parts.archive import UnfitArchiveError
from sync.sheets.returned.parts.part import CellPart, Element, RowPart, SheetPart, tag_end

DECLARED = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([^"']+)["']""")
READABLE = {b"utf-8", b"utf8", b"us-ascii", b"ascii"}
TEXTS = frozenset({"v", "t", "f"})
DIGITS = "0123456789"
ROOT, CHILD = 1, 2
"""How deep the root and its children stand."""


def read(data: bytes) -> SheetPart:
    """Take a sheet part apart. Raises UnfitArchiveError for one that is not a worksheet in UTF-8."""
    declared = DECLARED.match(data.removeprefix(codecs.BOM_UTF8))
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in data[:4]:
        raise UnfitArchiveError("UTF-16")
    if declared and declared[1].lower() not in READABLE:
        raise UnfitArchiveError(declared[1].decode("ascii", "replace"))
    return PartScanner(data).read()


class PartScanner:
    """One pass of expat over a sheet part; most of it is cells, so these have handlers of their own."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = refuse
        self.prefix = ""
        self.open: list[tuple[dict[str, str], int]] = []
        self.children: list[Element] = []
        self.rows: list[RowPart] = []
        self.cell = CellPart(0, "", "", 0)
        self.pieces: list[str] = []
        self.began = 0
        self.close = 0
        self.sounding = False
        self.kinds: dict[str, str] = {}

    def read(self) -> SheetPart:
        """Run the pass."""
        self.watch_root()
        try:
            self.parser.Parse(self.data, True)  # noqa: FBT003  # expat takes this argument by position alone
        except (expat.ExpatError, ValueError, IndexError) as error:
            raise UnfitArchiveError(str(error)) from error
        return SheetPart(self.data, self.prefix, self.rows, self.children, self.close)

    def watch_root(self) -> None:
        """Listen to the root and its children."""
        self.parser.StartElementHandler = self.start_child
        self.parser.EndElementHandler = self.end_child
        self.parser.CharacterDataHandler = None

    def start_child(self, name: str, attributes: dict[str, str]) -> None:
        """Note where a child of the root begins; go inside where it is the rows."""
        self.open.append((attributes, self.parser.CurrentByteIndex))
        if len(self.open) == ROOT:
            before, colon, local = name.rpartition(":")
            self.prefix = before + colon
            if local != "worksheet":
                raise UnfitArchiveError(name)
        elif len(self.open) == CHILD and name == f"{self.prefix}sheetData":
            self.watch_rows()

    def end_child(self, name: str) -> None:
        """Note where a child of the root ends."""
        attributes, start = self.open.pop()
        if len(self.open) == ROOT:
            body, end = tag_end(self.data, start), self.end(name)
            self.children.append(Element(name.removeprefix(self.prefix), attributes, start, body, end))
        self.close = self.parser.CurrentByteIndex

    def watch_rows(self) -> None:
        """Listen to rows and cells until the rows end."""
        self.kinds = {f"{self.prefix}{kind}": kind for kind in ("sheetData", "row", "c", "f", "v", "t", "rPh")}
        self.parser.StartElementHandler = self.start_inside
        self.parser.EndElementHandler = self.end_inside

    def start_inside(self, name: str, attributes: dict[str, str]) -> None:
        """Note where a row, a cell, a formula begins; listen to the text of a value."""
        kind = self.kinds.get(name)
        if kind == "c":
            self.start_cell(attributes)
        elif kind in TEXTS:
            self.pieces = []
            self.began = self.parser.CurrentByteIndex
            self.parser.CharacterDataHandler = self.pieces.append
        elif kind == "row":
            number = int(attributes.get("r") or (self.rows[-1].number + 1 if self.rows else 1))
            self.rows.append(RowPart(number, self.parser.CurrentByteIndex))
        elif kind == "rPh":
            self.sounding = True

    def start_cell(self, attributes: dict[str, str]) -> None:
        """Begin a cell of the row that is open."""
        cells = self.rows[-1].cells
        reference = attributes.get("r")
        column = column_number(reference.rstrip(DIGITS)) if reference else cells[-1].column + 1 if cells else 1
        start = self.parser.CurrentByteIndex
        self.cell = CellPart(column, attributes.get("s", ""), attributes.get("t", ""), start)
        cells.append(self.cell)

    def end_inside(self, name: str) -> None:
        """Complete a cell, a row, a formula, a value; go back outside where the rows end."""
        kind = self.kinds.get(name)
        if kind == "c":
            self.cell.end = self.end(name)
        elif kind in TEXTS:
            self.end_text(kind, name)
        elif kind == "row":
            self.rows[-1].end = self.end(name)
        elif kind == "rPh":
            self.sounding = False
        elif kind == "sheetData":
            self.watch_root()
            self.end_child(name)

    def end_text(self, kind: str, name: str) -> None:
        """Take the text of a value, a run or a formula; how it sounds is no part of it."""
        self.parser.CharacterDataHandler = None
        if kind == "f":
            self.cell.formula = self.began, self.end(name)
            self.cell.formula_text = "".join(self.pieces)
        elif not self.sounding:
            self.cell.text += "".join(self.pieces)

    def end(self, name: str) -> int:
        """Return where the element that expat is closing ends: expat stands behind a self-closed one."""
        at = self.parser.CurrentByteIndex
        return self.data.index(b">", at) + 1 if self.data.startswith(closing(name), at) else at


@cache
def closing(name: str) -> bytes:
    """Return how the closing tag of an element begins."""
    return f"</{name}".encode()


@cache
def column_number(letters: str) -> int:
    """Return the number of a column, 1-based. Raises ValueError where there is none such."""
    return column_index_from_string(letters)


def refuse(*_: object) -> None:
    """No sheet part has a document type; one that has wants something else."""
    raise UnfitArchiveError("DOCTYPE")
