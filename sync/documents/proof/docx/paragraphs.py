"""The paragraphs of a Word file as a reader meets them, wherever they stand, with their formatting resolved."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

T = TypeVar("T")

BLANK = re.compile(r"[\s\u3000\u00a0\u200b]+")
HANZI = re.compile(r"[\u3400-\u9fff]")
LEADS = {"\u3000": 1.0, " ": 0.5, "\u00a0": 0.5, "\t": 2.0}


@dataclass(frozen=True, slots=True)
class TypeSpan:
    """A stretch of text in one setting: East Asian and Latin face, size in pt, colour as RRGGBB or ""."""

    text: str
    face: str
    latin: str
    size: float
    colour: str

    @property
    def is_red(self) -> bool:
        """Say whether it is printed red."""
        red, green, blue = (int(self.colour[at : at + 2] or "0", 16) for at in (0, 2, 4))
        return red >= RED and green < DARK and blue < DARK


QUOTED = 12
RED, DARK = 0xB0, 0x60


@dataclass(frozen=True)
class ReadParagraph:
    """One paragraph. Indents are in 字 of its own type, `pitch` in pt (0 where lines are not exact), sizes in pt.

    `row` counts the table rows from 1, 0 outside tables. `boxed` says that it stands in a text box or a frame, `blanks`
    how many blank lines stand above it, `snaps` that the grid of the page counts, `spaced` that digits keep away from
    Hanzi; `label` is its automatic number.
    """

    order: int
    spans: tuple[TypeSpan, ...]
    style: str = ""
    label: str = ""
    align: str = "left"
    left: float = 0
    right: float = 0
    first: float = 0
    pitch: float = 0
    before: float = 0
    after: float = 0
    advance: float = 16
    blanks: float = 0
    snaps: bool = True
    spaced: bool = True
    new_page: bool = False
    boxed: bool = False
    header: bool = False
    row: int = 0
    section: int = 0

    @cached_property
    def text(self) -> str:
        """The whole text with its number, without blanks around."""
        return (self.label + "".join(span.text for span in self.spans)).strip(" \t\n\u3000\u00a0\u200b")

    @cached_property
    def solid(self) -> str:
        """The text without any blank, as it is looked for on the page."""
        return BLANK.sub("", self.text)

    @property
    def quote(self) -> str:
        """As much of it as tells it from others."""
        return self.text[:QUOTED]

    @cached_property
    def indent(self) -> float:
        """How far in the first line begins, in 字, blanks typed by hand included."""
        raw = "".join(span.text for span in self.spans)
        typed = raw[: len(raw) - len(raw.lstrip(" \t\u3000\u00a0"))]
        return self.left + self.first + sum(LEADS[each] for each in typed)

    @cached_property
    def size(self) -> float:
        """The size most of it is set in."""
        return commonest((span.size, span.text) for span in self.spans) or 0.0

    @cached_property
    def face(self) -> str:
        """The East Asian face most of it is set in."""
        return commonest((span.face, span.text) for span in self.spans) or ""

    @property
    def is_red(self) -> bool:
        """Say whether it is printed red."""
        return any(span.is_red for span in self.spans if span.text.strip())

    def begins_in(self, start: int) -> str:
        """Return the face of the first Hanzi after so many characters."""
        passed = len(self.label)
        for span in self.spans:
            for char in span.text.lstrip() if passed == len(self.label) else span.text:
                passed += 1
                if passed > start and HANZI.match(char):
                    return span.face
        return ""


def commonest(settings: Iterable[tuple[T, str]]) -> T | None:
    """Return the commonest setting of some texts; a Hanzi counts far more than another character."""
    counts: Counter[T] = Counter()
    for setting, text in settings:
        counts[setting] += 1000 * len(HANZI.findall(text)) + len(BLANK.sub("", text))
    return max(counts, key=lambda each: counts[each]) if counts.total() else None


def with_blanks(paragraphs: list[ReadParagraph]) -> Iterator[ReadParagraph]:
    """Yield the paragraphs that say something, each with the blank lines above it."""
    blank, space = 0.0, 0.0
    for each in paragraphs:
        pitch = each.pitch or 30.0
        if not each.solid and not each.boxed and not each.row:
            blank += pitch / 30.0 if each.pitch else 1.0
            space += each.before + each.after
        elif each.boxed:
            if each.solid:
                yield each
        else:
            yield replace(each, blanks=blank + (space + each.before) / pitch)
            blank, space = 0.0, each.after
