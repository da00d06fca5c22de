"""Sections (节): paper, margins, grid, and what stands at the foot of odd, even and first pages."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from docx.document import Document
from docx.oxml.ns import qn
from docx.section import Section as WordSection
from docx.section import _Footer
from lxml.etree import _Element as Element

from sync.documents.proof.docx.paragraphs import ReadParagraph
from sync.documents.proof.docx.properties import attributes

TWIPS_PER_MM = 1440 / 25.4


@dataclass(frozen=True, slots=True)
class Footer:
    """The foot of a kind of page; `numbered` where it holds the page number."""

    paragraphs: tuple[ReadParagraph, ...]
    numbered: bool

    @property
    def line(self) -> ReadParagraph | None:
        """Return the line that says something."""
        return next((each for each in self.paragraphs if each.solid), None)


@dataclass(frozen=True, slots=True)
class Section:
    """A section; lengths in mm, `pitch` of the grid in pt and `char_space` in 1/4096 pt, 0 where there is none.

    `footers` by page kind: default, even, first.
    """

    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float
    grid: str
    pitch: float
    char_space: float
    first_differs: bool
    footers: Mapping[str, Footer]

    @property
    def is_landscape(self) -> bool:
        """Say whether the page lies."""
        return self.width > self.height


def sections(word: Document, paragraphs: Callable[[Element], list[ReadParagraph]]) -> Iterator[Section]:
    """Yield the sections; what a footer does not say it takes from the section before."""
    known: dict[str, Footer] = {}
    for section in word.sections:
        for kind, part in footers_of(section).items():
            if not part.is_linked_to_previous:
                root = part._element  # noqa: SLF001  # python-docx has no public name for it
                known[kind] = Footer(tuple(paragraphs(root)), has_number(root))
        yield one(section, dict(known))


def one(section: WordSection, footers: Mapping[str, Footer]) -> Section:
    """Measure one section."""
    root = section._sectPr  # noqa: SLF001  # python-docx has no public name for the grid
    size, margins, grid = (attributes(each) if (each := root.find(name)) is not None else {} for name in NAMES)

    def mm(found: Mapping[str, str], name: str) -> float:
        return abs(float(found.get(name, 0))) / TWIPS_PER_MM

    return Section(
        width=mm(size, "w"),
        height=mm(size, "h"),
        top=mm(margins, "top"),
        right=mm(margins, "right"),
        bottom=mm(margins, "bottom"),
        left=mm(margins, "left") + mm(margins, "gutter"),
        grid=grid.get("type", ""),
        pitch=float(grid.get("linePitch", 0)) / 20,
        char_space=float(grid.get("charSpace", 0)),
        first_differs=bool(section.different_first_page_header_footer),
        footers=footers,
    )


NAMES = (qn("w:pgSz"), qn("w:pgMar"), qn("w:docGrid"))


def footers_of(section: WordSection) -> dict[str, _Footer]:
    """Return the footers of a section by page kind."""
    return {"default": section.footer, "even": section.even_page_footer, "first": section.first_page_footer}


def has_number(root: Element) -> bool:
    """Say whether a footer holds the field of the page number."""
    instructions = [each.text or "" for each in root.iter(qn("w:instrText"))]
    simple = [each.get(qn("w:instr"), "") for each in root.iter(qn("w:fldSimple"))]
    return any("PAGE" in each.upper().split() for each in (*instructions, *simple))
