"""What a 公文 is made of, frozen and free of layout: `layout.render` knows where GB/T 9704-2012 puts each of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal

Format = Literal["文件", "信函", "纪要", "普通"]
"""General format (clauses 5–7), letter (10.1), minutes (10.3), or a report without a head."""


class Face(StrEnum):
    """The face of a run (字体): that of its paragraph, or one of the two the standard gives for emphasis."""

    OWN = ""
    HEI = "黑体"
    KAI = "楷体"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one face. A newline is a line break, a tab a tab stop; nothing in it is markup."""

    text: str
    face: Face = Face.OWN


Runs = tuple[Run, ...]


def text_of(runs: Sequence[Run]) -> str:
    """Return the bare text of some runs."""
    return "".join(run.text for run in runs)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body (正文段落): indented by 2 字."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4 (一、 / （一） / 1. / （1）). The engine writes the number (7.3.3)."""

    level: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Item:
    """An enumerated paragraph (分条): depth 1 is numbered 1. and depth 2 （1）; any other block starts anew."""

    depth: int
    runs: Runs


class Align(StrEnum):
    """How a table column is set; AUTO centres short columns and justifies long ones."""

    AUTO = ""
    LEFT = "left"
    CENTRE = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the header repeats on every page, no row is split. All rows are as long as the header."""

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    aligns: tuple[Align, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page (分页)."""


Block = Paragraph | Heading | Item | Table | PageBreak


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex (附件, 7.3.7) on a new page; `landscape` turns the page, for wide tables (clause 8)."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs (署名, 7.3.5). `sealed` leaves room for a seal over name and date; no seal is ever drawn."""

    organs: tuple[str, ...]
    day: date | None
    sealed: bool = True


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who printed it and when (印发机关和印发日期, 7.4.3)."""

    organ: str
    day: date


@dataclass(frozen=True, slots=True)
class Document:
    """One official document, complete.

    `mark` is the whole red mark (发文机关标志), such as 某某协会文件. A newline in `title` is a break by hand; `keep`
    are words its lines never split. `addressees` (主送机关) end without the colon. `attachments` are enclosed
    apart; the annexes come first in the 附件说明, so that it always equals them. `banner` stands above every page.
    `day` dates the file itself, even without a signature.
    """

    title: str
    day: date
    blocks: tuple[Block, ...]
    format: Format = "普通"
    mark: str = ""
    number: str = ""
    addressees: str = ""
    attachments: tuple[str, ...] = ()
    signature: Signature | None = None
    note: str = ""
    annexes: tuple[Annex, ...] = ()
    copies: str = ""
    imprint: Imprint | None = None
    author: str = ""
    banner: str = ""
    keep: tuple[str, ...] = ()

    def enclosures(self) -> Iterator[str]:
        """Yield the names listed in the 附件说明 (7.3.4), in order."""
        yield from (annex.title.replace("\n", "") for annex in self.annexes)
        yield from self.attachments
