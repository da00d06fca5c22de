"""The document under proof (待核文件): what it says, what its parts are, where they lie. Every point looks at this."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from sync.documents.proof.docx.paragraphs import HANZI, ReadParagraph
from sync.documents.proof.docx.sections import Section
from sync.documents.proof.docx.word_file import Source
from sync.documents.proof.locating import Fragment
from sync.documents.proof.pages.boxes import Box
from sync.documents.proof.pages.faces import Faces
from sync.documents.proof.pages.rendered_page import RenderedPage, RuleLine
from sync.documents.proof.recognise.roles import DocumentPart, PartKind
from sync.documents.proof.results import Observation, PageArea, ResultValue, State
from sync.documents.proof.standard import LINE, TOLERANCE, WHOLE, Area, area_of


@dataclass(frozen=True)
class ProofPaper:
    """One file to a point's eye.

    `pages` are the rendered ones, None where nothing could be rendered; `lines` the lines of each paragraph found
    there, by its order. `faces` knows the classes of faces and their names.
    """

    source: Source
    parts: tuple[DocumentPart, ...]
    format: str
    pages: tuple[RenderedPage, ...] | None = None
    lines: Mapping[int, Sequence[Fragment]] = field(default_factory=dict)
    faces: Faces = field(default_factory=Faces)

    # ---- what there is

    def all(self, *roles: PartKind) -> list[ReadParagraph]:
        """Return the paragraphs of some roles in reading order."""
        return [each.paragraph for each in self.parts if each.role in roles]

    def first(self, role: PartKind) -> ReadParagraph | None:
        """Return the first paragraph of a role."""
        return next(iter(self.all(role)), None)

    def seen(self, paragraph: ReadParagraph | None) -> Sequence[Fragment]:
        """Return the lines of a paragraph on its pages; none where they were not found."""
        return self.lines.get(paragraph.order, ()) if paragraph else ()

    def class_of(self, face: str) -> str:
        """Return the class of a face (仿宋, 小标宋 …), or its own name."""
        return self.faces.class_of(face)

    @property
    def upright(self) -> list[Section]:
        """The sections that stand upright; a landscape annex has rules of its own."""
        return [each for each in self.source.sections if not each.is_landscape]

    @cached_property
    def areas(self) -> tuple[Area, ...]:
        """The 版心 as this file has it and as the standard does: a wrong margin is complained of once, by its point."""
        return (*(area_of(each) for each in self.upright[:1]), WHOLE)

    def edges(self, name: str) -> tuple[float, ...]:
        """Return an edge of the 版心 (left, top, right, bottom) in both readings."""
        return tuple(float(getattr(each, name)) for each in self.areas)

    def rules(self, *, red: bool, page: int = 1) -> list[RuleLine]:
        """Return the red or the black rules of a page from the top down; page -1 is the last."""
        if not self.pages:
            return []
        chosen = self.pages[page if page < 0 else page - 1]
        return [each for each in chosen.rules if each.is_red is red]

    # ---- what is said of it

    def judged(
        self,
        code: str,
        paragraphs: Iterable[ReadParagraph] = (),
        places: Iterable[PageArea] = (),
        *,
        good: bool,
        **values: ResultValue,
    ) -> Observation:
        """Return what reading the file back tells, or a measure that depends on no face."""
        shown = (*self.places(paragraphs), *places)
        return Observation(code, State.GOOD if good else State.OFF, values, shown)

    def manual(self, code: str, paragraphs: Iterable[ReadParagraph] = (), **values: ResultValue) -> Observation:
        """Return what only a person can tell."""
        return Observation(code, State.MANUAL, values, tuple(self.places(paragraphs)))

    def unseen(self, code: str, *paragraphs: ReadParagraph) -> Observation | None:
        """Return why a measure cannot be taken, if it cannot: nothing was rendered, or the text was not found."""
        if self.pages is None:
            return Observation(code, State.UNRENDERED)
        if not all(self.seen(each) for each in paragraphs):
            return Observation(code, State.MANUAL)
        return None

    def measured(
        self,
        code: str,
        paragraphs: Sequence[ReadParagraph],
        places: Iterable[PageArea] = (),
        *,
        good: bool,
        **values: ResultValue,
    ) -> Observation:
        """Return what the rendered page tells; the ink of another face than that asked for is no answer."""
        shown = (*self.places(paragraphs), *places)
        if replaced := self.replaced(paragraphs):
            return Observation(code, State.SUBSTITUTED, {**values, "faces": "、".join(replaced)}, shown)
        return Observation(code, State.GOOD if good else State.OFF, values, shown)

    def replaced(self, paragraphs: Iterable[ReadParagraph]) -> list[str]:
        """Return the faces asked for in some paragraphs that were drawn in others."""
        found: dict[str, None] = {}
        for each in paragraphs:
            drawn = {char.face for line in self.seen(each) for char in line.chars if HANZI.match(char.text)}
            if each.face and drawn and not any(self.faces.same(each.face, face) for face in drawn):
                found[each.face] = None
        return list(found)

    def places(self, paragraphs: Iterable[ReadParagraph]) -> Iterable[PageArea]:
        """Yield where some paragraphs lie."""
        return (line.place for each in paragraphs for line in self.seen(each))

    def apart(self, code: str, above: float, below: float, blanks: int, *paragraphs: ReadParagraph) -> Observation:
        """Return whether so many blank lines lie between two heights of ink in mm."""
        gap = below - above
        good = blanks * LINE - TOLERANCE <= gap <= (blanks + 1) * LINE + TOLERANCE
        return self.measured(code, paragraphs[-1:], good=good, mm=round(gap, 1), lines=round(gap / LINE - 0.5, 1))


def place(page: int, box: Box) -> PageArea:
    """Return a box of a page as a place."""
    return PageArea(page, *(round(edge, 2) for edge in box))
