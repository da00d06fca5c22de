"""Red rules as Word draws them (红线): thin wide shapes and borders, as far as a file shows them without its pages."""

from collections.abc import Iterator
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn

EMU_PER_MM = 36000
WIDE, THIN = 100.0, 3.0  # mm: a rule is at least this wide and at most this thick


@dataclass(frozen=True, slots=True)
class Bar:
    """A drawn rule; width in mm."""

    width: float


def bars(word: Document) -> Iterator[Bar]:
    """Yield the rules drawn in the body."""
    for extent in word.element.body.iter(qn("wp:extent")):
        width, height = (int(extent.get(each, 0)) / EMU_PER_MM for each in ("cx", "cy"))
        if width >= WIDE and height <= THIN:
            yield Bar(width)
