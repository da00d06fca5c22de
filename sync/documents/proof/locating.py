"""Where the paragraphs of a file lie on its rendered pages (定位): by their text, in their order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from sync.documents.proof.pages.boxes import Box, around
from sync.documents.proof.pages.rendered_page import Char, RenderedPage, line_box
from sync.documents.proof.recognise.roles import DocumentPart, PartKind
from sync.documents.proof.results import PageArea

PREFIX = 14
"""So many characters tell a paragraph from others; a renderer may write later ones differently."""
LOOSE = {
    PartKind.IMPRINT,
    PartKind.COPIES,
    PartKind.NUMBER,
    PartKind.SIGNER,
    PartKind.COPY_NUMBER,
    PartKind.SECRECY,
    PartKind.URGENCY,
    PartKind.MARK,
}
"""Parts that may stand anywhere in a line or in the margins, in boxes and tables."""
FROM_THE_END = {PartKind.IMPRINT, PartKind.COPIES}


@dataclass(frozen=True)
class Fragment:
    """One line of a paragraph on its page."""

    page: RenderedPage
    chars: tuple[Char, ...]

    @cached_property
    def cells(self) -> Box:
        """The box around the cells of its characters: what counts in 字."""
        return around(each.box for each in self.chars)

    @cached_property
    def ink(self) -> Box:
        """The box around its ink: what counts in mm."""
        return self.page.ink(line_box(self.chars)) or self.cells

    @property
    def baseline(self) -> float:
        """Where its characters stand."""
        return self.chars[0].baseline

    @property
    def text(self) -> str:
        """Its characters without blanks."""
        return "".join(each.text for each in self.chars)

    @property
    def place(self) -> PageArea:
        """Where it is, for people."""
        return PageArea(self.page.number, *(round(edge, 2) for edge in self.cells))


@dataclass(frozen=True, slots=True)
class LocatedText:
    """Characters in reading order, each with the page and line it is on."""

    text: str
    found: tuple[tuple[RenderedPage, int, Char], ...]
    starts: frozenset[int]


def stretch(pages: Sequence[RenderedPage], *, whole: bool, margins: tuple[float, float]) -> LocatedText:
    """Return the characters of all lines; without `whole` those between the upper and lower margin only."""
    found: list[tuple[RenderedPage, int, Char]] = []
    starts = set()
    for page in pages:
        for place, line in enumerate(page.lines):
            if whole or margins[0] <= line[0].baseline <= page.height - margins[1]:
                starts.add(len(found))
                found += ((page, place, char) for char in line)
    return LocatedText("".join(char.text for _, _, char in found), tuple(found), frozenset(starts))


def located(
    pages: Sequence[RenderedPage], parts: Sequence[DocumentPart], margins: tuple[float, float]
) -> dict[int, list[Fragment]]:
    """Return the lines of each paragraph found, by the paragraph's order; `margins` are the upper and the lower."""
    flow = stretch(pages, whole=False, margins=margins)
    everything = stretch(pages, whole=True, margins=margins)
    found, cursor = {}, 0
    for part in parts:
        text = part.paragraph.solid
        if part.role in LOOSE and (part.paragraph.boxed or part.paragraph.row or part.paragraph.header):
            start = (everything.text.rfind if part.role in FROM_THE_END else everything.text.find)(text[:PREFIX])
            if start >= 0:
                found[part.paragraph.order] = list(fragments(everything, start, len(text)))
        elif part.role not in {PartKind.TABLE, PartKind.BANNER}:
            start = beginning(flow, text[:PREFIX], cursor)
            if start >= 0:
                cursor = start + len(text)
                found[part.paragraph.order] = list(fragments(flow, start, len(text)))
    return found


def beginning(stretch: LocatedText, text: str, cursor: int) -> int:
    """Return where a paragraph begins at or after a place, at the start of a line; -1 where it is not found."""
    start = stretch.text.find(text, cursor)
    while start >= 0 and start not in stretch.starts:
        start = stretch.text.find(text, start + 1)
    return start


def fragments(stretch: LocatedText, start: int, length: int) -> Iterator[Fragment]:
    """Yield a stretch of characters line by line."""
    for _, line in groupby(stretch.found[start : start + length], key=lambda each: (each[0].number, each[1])):
        found = list(line)
        yield Fragment(found[0][0], tuple(char for _, _, char in found))
