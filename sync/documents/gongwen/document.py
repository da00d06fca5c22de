"""One official document (公文), complete: `layout.render` knows where GB/T 9704-2012 puts each part of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from sync.documents.gongwen.blocks import Block

FormatName = Literal["文件", "信函", "纪要", "普通"]
"""General format (clauses 5–7), letter (10.1), minutes (10.3), or a report without a head."""


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
class Attendance:
    """Who took part in a meeting (出席、请假、列席, 10.3), each list as it is to be printed, without full stop."""

    present: str = ""
    excused: str = ""
    observers: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One official document, complete.

    `mark` is the whole red mark (发文机关标志), such as 某某协会文件; newlines in it separate the organs of a joint
    document, host first. `copy_number` (份号) has six digits, `secrecy` reads 机密★1年, `urgency` 特急 or 加急;
    `signers` (签发人) make it a document to a superior. A newline in `title` is a break by hand; `keep` are words its
    lines never split. `addressees` (主送机关) end without the colon; with `addressees_below` they stand in the
    版记, as they do by themselves where page 1 would else show no body (7.3.2). `attachments` are enclosed apart; the
    annexes come first in the 附件说明, so that it always equals them. `banner` stands above every page.
    `day` dates the file itself, even without a signature.
    """

    title: str
    day: date
    blocks: tuple[Block, ...]
    format: FormatName = "普通"
    mark: str = ""
    number: str = ""
    copy_number: str = ""
    secrecy: str = ""
    urgency: str = ""
    signers: tuple[str, ...] = ()
    addressees: str = ""
    addressees_below: bool = False
    attachments: tuple[str, ...] = ()
    signature: Signature | None = None
    note: str = ""
    attendance: Attendance | None = None
    annexes: tuple[Annex, ...] = ()
    copies: str = ""
    imprint: Imprint | None = None
    author: str = ""
    banner: str = ""
    keep: tuple[str, ...] = ()

    def classified(self) -> tuple[str, ...]:
        """Return 份号, 密级和保密期限 and 紧急程度, those there are, in the standard's order (7.2.1–7.2.3)."""
        return tuple(filter(None, (self.copy_number, self.secrecy, self.urgency)))

    def enclosures(self) -> Iterator[str]:
        """Yield the names listed in the 附件说明 (7.3.4), in order."""
        yield from (annex.title.replace("\n", "") for annex in self.annexes)
        yield from self.attachments

    def all_blocks(self) -> Iterator[Block]:
        """Yield the blocks of the body and of the annexes."""
        yield from self.blocks
        yield from (block for annex in self.annexes for block in annex.blocks)
