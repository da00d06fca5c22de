"""Pictures in a workbook (表内图片): those that lie over the row of an entry, and those that stand in its cells.

Three ways: floating over the cells (ECMA-376 drawings), in a cell by WPS (=DISPIMG, xl/cellimages.xml), in a cell by
Excel (a rich value, xl/richData). What lies over no row with a row key is the sheet's ornament and stays where it is.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from posixpath import basename, dirname, join, normpath
from typing import NamedTuple
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from sync.model import Grid
from sync.sheets.received.file_formats.sheetxml import column_number
from sync.sheets.received.file_formats.signatures import Kind
from sync.sheets.received.file_formats.xlsxparts import Parts, SheetNames, elements, folded

MEDIA = b"xl/media/"
"""Stands in the directory of every workbook with pictures."""
IN_CELLS = frozenset({"xl/cellimages.xml", "xl/richdata/richvaluerel.xml"})
KEY = re.compile(r"\d{6}-[A-Z]{1,2}\d{2,3}", re.ASCII)
MARK = "表内图片"
"""By which a file is known to be a picture that was taken out of a workbook."""
SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic"})
DISPIMG = re.compile(r"DISPIMG\(\s*\"([^\"]{1,80})\"")
CELL = re.compile(
    rb"""<c\b(?=[^<>]*+>)(?=[^<>]*?\sr=["']([A-Z]{1,3})([0-9]{1,7})["'])[^<>]*?\svm=["']([0-9]{1,6})["']"""
)
ROW = re.compile(r"[0-9]{1,7}")
ANCHORS = frozenset({"twoCellAnchor", "oneCellAnchor"})
IMAGE_KEY = "_rvRel:LocalImageIdentifier"


class PlacedPicture(NamedTuple):
    """A picture and the rows it lies over, 1-based; `column` is 0 for one that stands in no cell."""

    media: str
    top: int
    bottom: int
    column: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of an entry: its file name, its part, and the cell it stands in (sheet, row, column), if any."""

    name: str
    media: str
    sheet: str
    row: int
    column: int


def holds_pictures(data: bytes, kind: Kind) -> bool:
    """Say whether a workbook may hold pictures, without opening it."""
    return kind is Kind.XLSX and MEDIA in data


def found(parts: Parts, grids: Sequence[Grid]) -> list[Picture]:
    """Return the pictures of a workbook's entries, in the order of sheets and rows. Raises ParseError."""
    return list(named(Drawings(parts), grids))


def contents(data: bytes, pictures: Sequence[Picture]) -> list[tuple[str, bytes]]:
    """Return the pictures (name, bytes) of a workbook that went through the guard, which measured it."""
    with ZipFile(BytesIO(data)) as archive:
        members = {folded(name): name for name in archive.namelist()}
        return [(each.name, archive.read(members[each.media])) for each in pictures if each.media in members]


def named(drawings: "Drawings", grids: Sequence[Grid]) -> Iterator[Picture]:
    """Yield the pictures that belong to a row with a row key, each under a name that begins with it."""
    count: Counter[str] = Counter()
    for grid in grids:
        keys = {grid.top + index: key for index, row in enumerate(grid.rows) if (key := key_in(row))}
        placed = (*drawings.floating(grid.name), *drawings.rich(grid.name), *drawings.wps(grid))
        for each in sorted(placed, key=lambda one: (one.top, one.column)):
            row = row_of(each, keys)
            suffix = each.media[each.media.rfind(".") :]
            if row and suffix in SUFFIXES:
                key = keys[row]
                count[key] += 1
                yield Picture(f"{key}-{MARK}{count[key]}{suffix}", each.media, grid.name, each.top, each.column)


def key_in(row: Sequence[object]) -> str:
    """Return the row key of a row; "" where it has none."""
    return next((text for text in row if isinstance(text, str) and KEY.fullmatch(text)), "")


def row_of(placed: PlacedPicture, keys: Mapping[int, str]) -> int:
    """Return the row of an entry a picture lies over: the middle of it, else the first; 0 where there is none."""
    middle = (placed.top + placed.bottom) // 2
    return next((row for row in (middle, *range(placed.top, min(placed.bottom, middle + 50) + 1)) if row in keys), 0)


class Drawings:
    """Where the pictures of a workbook are (图片位置), worked out when somebody asks."""

    def __init__(self, parts: Parts) -> None:
        self.parts = {folded(name): part for name, part in parts.items()}
        self.names = SheetNames(self.parts)

    def sheet(self, title: str) -> str:
        """Return the part of a sheet; "" where it is not known."""
        sheets = (name for name in self.parts if name.startswith("xl/worksheets/") and name.endswith(".xml"))
        return next((name for name in sheets if self.names.of(name) == title), "")

    def targets(self, part: str) -> dict[str, tuple[str, str]]:
        """Return what a part refers to: id → (kind, folded part name)."""
        folder, file = dirname(part), basename(part)
        related = elements(self.parts, f"{folder}/_rels/{file}.rels", "Relationship")
        return {
            each.get("Id", ""): (
                each.get("Type", "").rpartition("/")[2],
                folded(normpath(join("/", folder, each.get("Target", ""))).lstrip("/")),
            )
            for each in related
        }

    def floating(self, title: str) -> Iterator[PlacedPicture]:
        """Yield the pictures that float over a sheet."""
        for kind, drawing in self.targets(self.sheet(title)).values():
            if kind == "drawing":
                targets = self.targets(drawing)
                for anchor in (each for name in sorted(ANCHORS) for each in elements(self.parts, drawing, name)):
                    top = number(anchor, "from")
                    bottom = number(anchor, "to") or top
                    for key in embedded(anchor):
                        if key in targets and top:
                            yield PlacedPicture(targets[key][1], top, max(top, bottom))

    def wps(self, grid: Grid) -> Iterator[PlacedPicture]:
        """Yield the pictures that WPS put into cells."""
        for index, row in enumerate(grid.rows, start=grid.top):
            for column, text in enumerate(row, start=grid.left):
                said = DISPIMG.search(text) if isinstance(text, str) and "DISPIMG" in text else None
                if said and said[1] in self.cell_images:
                    yield PlacedPicture(self.cell_images[said[1]], index, index, column)

    @cached_property
    def cell_images(self) -> dict[str, str]:
        """The pictures of WPS: the name a formula gives → the part."""
        targets = self.targets("xl/cellimages.xml")
        made = {}
        for each in elements(self.parts, "xl/cellimages.xml", "cellImage"):
            names = [one.get("name", "") for one in each.iter() if local(one) == "cNvPr"]
            keys = [key for key in embedded(each) if key in targets]
            if names and keys:
                made[names[0]] = targets[keys[0]][1]
        return made

    def rich(self, title: str) -> Iterator[PlacedPicture]:
        """Yield the pictures that Excel put into cells."""
        part = self.sheet(title) if self.values else ""
        for cell in CELL.finditer(self.parts.get(part, b"")):
            media = self.values.get(int(cell[3]))
            if media:
                row = int(cell[2])
                yield PlacedPicture(media, row, row, column_number(cell[1]))

    @cached_property
    def values(self) -> dict[int, str]:
        """The pictures of Excel: the number a cell gives (vm, from 1) → the part."""
        rels, targets = "xl/richdata/richvaluerel.xml", self.targets("xl/richdata/richvaluerel.xml")
        media = [targets.get(identity(each), ("", ""))[1] for each in elements(self.parts, rels, "rel")]
        structures = elements(self.parts, "xl/richdata/rdrichvaluestructure.xml", "s")
        keys = [[each.get("n", "") for each in one if local(each) == "k"] for one in structures]
        rich = elements(self.parts, "xl/richdata/rdrichvalue.xml", "rv")
        blocks = [int(each.get("i", "0")) for each in elements(self.parts, "xl/metadata.xml", "rvb")]
        of_cells = [
            int(one.get("v", "0"))
            for each in elements(self.parts, "xl/metadata.xml", "valueMetadata")
            for one in each.iter()
            if local(one) == "rc"
        ]
        made = {}
        for vm, block in enumerate(of_cells, start=1):
            value = rich[blocks[block]] if block < len(blocks) and blocks[block] < len(rich) else None
            shape = int(value.get("s", "0")) if value is not None else len(keys)
            if value is not None and shape < len(keys) and IMAGE_KEY in keys[shape]:
                number = int(value[keys[shape].index(IMAGE_KEY)].text or 0)
                if number < len(media) and media[number]:
                    made[vm] = media[number]
        return made


def local(element: ET.Element) -> str:
    """Return an element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def identity(element: ET.Element) -> str:
    """Return the id of the relationship an element gives."""
    return next((value for key, value in element.attrib.items() if key.endswith("}id")), "")


def embedded(element: ET.Element) -> list[str]:
    """Return the ids of the pictures an element shows."""
    blips = (each for each in element.iter() if local(each) == "blip")
    return [value for each in blips for key, value in each.attrib.items() if key.endswith("}embed")]


def number(anchor: ET.Element, corner: str) -> int:
    """Return the sheet row of a corner of a picture, 1-based; 0 where it is not told."""
    rows = (each for side in anchor if local(side) == corner for each in side if local(each) == "row")
    text = next((each.text or "" for each in rows), "").strip()
    return int(text) + 1 if ROW.fullmatch(text) else 0
