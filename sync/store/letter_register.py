"""`Register` (发文登记簿): documents issued, each with its number and bytes, in one transaction or not at all."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, Row, Select, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from sync.errors import DeskError, StoreError
from sync.store.databases.database import connected
from sync.store.databases.database_address import DatabaseAddress, address
from sync.store.databases.database_troubles import in_chinese
from sync.store.databases.schema import hands, issued, register_tables
from sync.store.store import make

FILE = "register.db"
PATIENCE = 1000
"""Times another process may be faster before we give up: each time it has issued something."""

LaidOut = Callable[[int | None], tuple[str, bytes]]
"""Given the number, the document with it: its 发文字号 as written, and the Word file."""
RegisterDeed = Literal["issued", "voided"]
SHOWN = [column for column in issued.c if column.name != "data"]


class AlreadyIssued(DeskError):  # noqa: N818  # reads as what it says
    """The document is out (已经发出) and was not voided."""


@dataclass(frozen=True, slots=True)
class UnnumberedLetter:
    """What is to be issued (待发公文), whose number is not known yet.

    `season` is the year of the plan, `document` the key of its kind, `subject` whom or what it is about ("" for the
    season); `name` is its file name without number and suffix; `basis` the hash of what it says; `personal` says that
    it may hold personal data.
    """

    season: int
    document: str
    subject: str
    series: str
    day: date
    name: str
    basis: str
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Issued:
    """One line of the register (发文登记的一行).

    `mark` is the 发文字号 as written, "" where the kind has none; `number` is then None. `edition` counts from 1 how
    often the document was issued. A document is `valid` until it is voided, then `reason` says why.
    """

    id: int
    season: int
    document: str
    subject: str
    edition: int
    series: str
    year: int
    number: int | None
    mark: str
    day: date
    name: str
    basis: str
    sha256: str
    personal: bool
    issued_at: datetime
    voided_at: datetime | None
    reason: str

    @property
    def valid(self) -> bool:
        """Say whether it was not voided."""
        return self.voided_at is None


class Register:
    """The register of a folder, kept where its store is. Every trouble is a StoreError of one Chinese line."""

    def __init__(self, folder: Path, place: DatabaseAddress | None = None) -> None:
        self.address = place or address(folder, FILE)
        if not self.address.shared:
            make(folder)
        self.url = self.address.url
        self.engine = connected(self.address, register_tables)

    def issue(
        self, paper: UnnumberedLetter, layout: LaidOut, issued_at: datetime, first: int = 1, who: str = ""
    ) -> Issued:
        """Allot the next number of the series, `first` at least, and keep the document laid out with it, and `who` did.

        Raises AlreadyIssued. Where another process takes the number meanwhile, the document is laid out anew.
        """
        for _ in range(PATIENCE):
            with in_chinese(self.url), self.engine.connect() as connection:
                edition = self.next_edition(connection, paper)
                number = next_number(connection, paper, first)
            laid = layout(number)
            with in_chinese(self.url), suppress(IntegrityError), self.engine.begin() as connection:
                connection.execute(insert(issued), row(paper, edition, number, laid, issued_at))
                line = found(connection.execute(of(paper.season, paper.document, paper.subject)).all()[-1])
                sign(connection, line, "issued", who)
                return line
        raise StoreError("另一个程序一直在发文，没有取到文号，请稍后重试")

    def next_edition(self, connection: Connection, paper: UnnumberedLetter) -> int:
        """Return how often the document will have been issued. Raises AlreadyIssued."""
        editions = [found(each) for each in connection.execute(of(paper.season, paper.document, paper.subject))]
        for each in editions:
            if each.valid:
                said = f"{each.mark}，{each.day}" if each.mark else f"{each.day}"
                raise AlreadyIssued(f"“{paper.name}”已经发出（{said}），不能再发；确需重发的，请先作废")
        return len(editions) + 1

    def void(self, line: Issued, reason: str, voided_at: datetime, who: str = "") -> Issued:
        """Void a document; its number stays used. Voiding twice changes nothing."""
        change = update(issued).where(issued.c.id == line.id, issued.c.voided_at.is_(None))
        with in_chinese(self.url), self.engine.begin() as connection:
            if connection.execute(change.values(voided_at=voided_at, reason=reason)).rowcount:
                sign(connection, line, "voided", who)
            return found(connection.execute(select(*SHOWN).where(issued.c.id == line.id)).one())

    def lines(self, season: int | None = None) -> list[Issued]:
        """Return what was issued for a season, or for all, in the order it was."""
        wanted = select(*SHOWN).order_by(issued.c.id)
        wanted = wanted if season is None else wanted.where(issued.c.season == season)
        with in_chinese(self.url), self.engine.connect() as connection:
            return [found(each) for each in connection.execute(wanted)]

    def out(self, season: int) -> dict[tuple[str, str], Issued]:
        """Return the documents of a season that are out and not voided, by kind and subject."""
        return {(each.document, each.subject): each for each in self.lines(season) if each.valid}

    def hands(self) -> dict[tuple[int, RegisterDeed], str]:
        """Return who issued or voided, by the id of the line and what was done; only where somebody was named."""
        with in_chinese(self.url), self.engine.connect() as connection:
            return {(each.line, each.deed): each.who for each in connection.execute(select(hands).order_by(hands.c.id))}

    def mark(self) -> tuple[int, int]:
        """Return what changes whenever something is issued or voided."""
        wanted = select(func.max(issued.c.id), func.count(issued.c.voided_at))
        with in_chinese(self.url), self.engine.connect() as connection:
            last, voided = connection.execute(wanted).one()
        return last or 0, voided

    def data(self, line: Issued) -> bytes | None:
        """Return the Word file as it was issued; None once it was purged. Raises StoreError where it was changed."""
        with in_chinese(self.url), self.engine.connect() as connection:
            data: bytes | None = connection.execute(select(issued.c.data).where(issued.c.id == line.id)).scalar_one()
        if data is not None and sha256(data).hexdigest() != line.sha256:
            raise StoreError(f"发文登记中的公文被改动过：{line.mark or line.name}，请从备份恢复")
        return data

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


def next_number(connection: Connection, paper: UnnumberedLetter, first: int) -> int | None:
    """Return one above the highest number the series ever had in the year; None for what belongs to no series."""
    if not paper.series:
        return None
    highest = select(func.max(issued.c.number))
    used = connection.execute(highest.where(issued.c.series == paper.series, issued.c.year == paper.day.year)).scalar()
    return max((used or 0) + 1, first)


def sign(connection: Connection, line: Issued, deed: RegisterDeed, who: str) -> None:
    """Note who did it, where somebody is named."""
    if who:
        connection.execute(insert(hands).values(line=line.id, deed=deed, who=who))


def row(
    paper: UnnumberedLetter, edition: int, number: int | None, laid: tuple[str, bytes], issued_at: datetime
) -> dict[str, object]:
    """Return the row of a document."""
    mark, data = laid
    own = {name: getattr(paper, name) for name in ("season", "document", "subject", "series", "day", "name", "basis")}
    kept = {"personal": paper.personal, "data": data, "sha256": sha256(data).hexdigest()}
    made = {"edition": edition, "year": paper.day.year, "number": number, "mark": mark, "issued_at": issued_at}
    return {**own, **kept, **made, "reason": ""}


def of(season: int, document: str, subject: str) -> Select[tuple[object, ...]]:
    """Select every edition of a document."""
    same = (issued.c.season == season, issued.c.document == document, issued.c.subject == subject)
    return select(*SHOWN).where(*same).order_by(issued.c.edition)


def found(line: Row[tuple[object, ...]]) -> Issued:
    """Return a row as a line."""
    return Issued(**line._mapping)  # noqa: SLF001  # SQLAlchemy's API
