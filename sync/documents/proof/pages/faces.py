"""Names of faces (字体名称): a face has several, and whoever writes a PDF spells whichever it finds first.

A font file names itself in its name table (family 1, full name 4, PostScript name 6, each in several languages) and, if
its outlines are CFF, inside these once more. Of a CFF face LibreOffice 7.4 writes the inner name into a PDF, 25.2 the
PostScript name; of a TrueType face both write the PostScript name; Word writes the family, in GBK.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

SUBSET = re.compile(r"^[A-Z]{6}\+")
"""Says that only some glyphs are embedded (ISO 32000-1, 9.6.4)."""
VERTICAL = "@"
ENDINGS = (
    ",bolditalic",
    ",bold",
    ",italic",
    "-identity-h",
    "-identity-v",
    *(f"{a}{b}" for a in "- " for b in ("regular", "常规")),
)
"""Marks of a style that is feigned (ISO 32000-1, 9.6.3), of an encoding (9.7.6.1), of no style."""
BETWEEN = re.compile(r"[\s_-]+")


def spelling(name: str) -> str:
    """Return what all spellings of one name have in common."""
    folded = unicodedata.normalize("NFKC", SUBSET.sub("", decoded(name))).casefold()
    return BETWEEN.sub("", unmarked(folded.removeprefix(VERTICAL)))


def unmarked(name: str) -> str:
    """Return a name without the marks at its end, however many."""
    end = len(name)
    while mark := next((each for each in ENDINGS if name.endswith(each, 0, end)), ""):
        end -= len(mark)
    return name[:end]


def decoded(name: str) -> str:
    """Return a name whose bytes were taken for characters: UTF-8 by the standard (7.3.5), GBK by habit of Windows."""
    try:
        data = name.encode("latin-1")
    except UnicodeEncodeError:
        return name
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("gb18030", errors="replace")


@dataclass(frozen=True)
class Faces:
    """`classes` lists the faces that count as one class (仿宋, 小标宋 …), `names` the other names of a face."""

    classes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def known(self) -> Mapping[str, str]:
        """The face behind each name."""
        return {spelling(name): spelling(face) for face, others in self.names.items() for name in (face, *others)}

    @cached_property
    def classed(self) -> Mapping[str, str]:
        """The class of each face."""
        return {self.face(name): group for group, names in self.classes.items() for name in names}

    def face(self, name: str) -> str:
        """Return the face behind a name; a name nobody knows is a face of its own."""
        return self.known.get(spelling(name), spelling(name))

    def same(self, asked: str, drawn: str) -> bool:
        """Say whether two names are of one face."""
        return self.face(asked) == self.face(drawn)

    def class_of(self, name: str) -> str:
        """Return the class of a face, or the name itself."""
        return self.classed.get(self.face(name), name)
