"""Small faces named in the ways that real ones are: the test copies, each with one name everywhere, would not tell."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

from tests import fonts

ENGLISH = 0x409
ERROR = 2  # of 1000 units to the em: how far a quadratic curve may be from the cubic one


class Naming(NamedTuple):
    """How a font file calls its face beside the Chinese family: "" for no English family, no inner name in TrueType."""

    english: str
    postscript: str
    inner: str = ""


KINDS: dict[str, Callable[[str, str], Naming]] = {
    "CFF，内部另有英文名": lambda english, postscript: Naming(english, postscript, inner=english),
    "TrueType，中英文名": Naming,
    "TrueType，名称带Regular": lambda english, _: Naming("", f"{english}-Regular"),
}
"""Kinds of font files, by the English and the PostScript name of a face."""


def small(family: str, text: str) -> bytes:
    """Return the test copy of a face with the characters of a text only."""
    font = TTFont(fonts.place(family), recalcBBoxes=False)
    options = subset.Options(notdef_outline=True, drop_tables=["vhea", "vmtx", "VORG"])
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(font)
    return saved(font)


def write(face: bytes, family: str, name: Naming, folder: Path) -> None:
    """Write a face into a folder under other names."""
    font = TTFont(BytesIO(face))
    fonts.rename(font, family, name.postscript, name.inner)
    for which in (1, 4) if name.english else ():
        font["name"].setName(name.english, which, 3, 1, ENGLISH)
    if not name.inner:
        to_truetype(font)
    (folder / f"{name.postscript}.{'otf' if name.inner else 'ttf'}").write_bytes(saved(font))


def to_truetype(font: TTFont) -> None:
    """Turn cubic outlines into quadratic ones."""
    drawn = font.getGlyphSet()
    glyphs = {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(drawn)
        drawn[name].draw(Cu2QuPen(pen, ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph()
    del font["CFF "]
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = font.getGlyphOrder(), glyphs
    limits = font["maxp"]
    limits.tableVersion, limits.maxZones = 0x00010000, 1
    for each in ("TwilightPoints", "Storage", "FunctionDefs", "InstructionDefs", "StackElements", "SizeOfInstructions"):
        setattr(limits, f"max{each}", 0)
    limits.maxComponentElements = 0
    font["post"].formatType, font["head"].glyphDataFormat, font.sfntVersion = 3.0, 0, "\0\1\0\0"


def saved(font: TTFont) -> bytes:
    stream = BytesIO()
    font.save(stream)
    return stream.getvalue()
