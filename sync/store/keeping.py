"""`Store`: receive, list, give back. What came in is on the disk before its row says so."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime
from enum import StrEnum
from itertools import starmap
from pathlib import Path
from typing import BinaryIO, NamedTuple

from sqlalchemy import URL, Connection, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from sync.errors import StoreError
from sync.model import Received
from sync.store.database import connected, in_chinese
from sync.store.files import Files, trouble
from sync.store.schema import purges, receptions

SHOWN = [column for column in receptions.c if column.name != "role"]
ATTEMPTS = 5
"""So often may another process enter the same reception between our looking and our writing."""

Identity = tuple[str, str, datetime]
"""What makes two receptions the same: the sha256 of their bytes, the name, the moment in UTC."""


class Role(StrEnum):
    """What a received file is to us (用途): a form to read, evidence for people, an archive of the others, a pull.

    `ARRIVED` is what nobody has looked at yet; `STATEMENT` is what a city said by a button of the web page. `PURGED` is
    what was removed since: only its hash, size and time are left.
    """

    FORM = "form"
    EVIDENCE = "evidence"
    ARCHIVE = "archive"
    PULL = "pull"
    ARRIVED = "arrived"
    STATEMENT = "statement"
    PURGED = "purged"


class Reception(NamedTuple):
    """A row to be: under which name, how and when (an aware moment) bytes came in."""

    sha256: str
    name: str
    channel: str
    received_at: datetime
    size: int
    role: Role

    @property
    def identity(self) -> Identity:
        """What makes this the same reception as another."""
        return self.sha256, self.name, self.received_at.astimezone(UTC)


class Store:
    """What was received. `url` is any SQLAlchemy address, by default a file in `folder`. Raises StoreError."""

    def __init__(self, folder: Path, url: str | None = None) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(trouble(folder, error)) from error
        self.files = Files(folder / "originals")
        self.url = url or URL.create("sqlite", database=str(folder / "store.db"))
        self.engine = connected(self.url)

    def keep(self, data: bytes, name: str, channel: str, received_at: datetime, role: Role = Role.FORM) -> Received:
        """Keep what came in and return its reception; the same bytes, name and moment are received only once."""
        return self.enter([self.put(data, name, channel, received_at, role)])[0]

    def put(self, data: bytes, name: str, channel: str, received_at: datetime, role: Role = Role.FORM) -> Reception:
        """Put the bytes on the disk and return the row to be, which counts once it is entered."""
        if received_at.tzinfo is None:
            raise ValueError("received_at needs a time zone")
        return Reception(self.files.keep(data), name, channel, received_at, len(data), role)

    def put_stream(self, source: BinaryIO, name: str, channel: str, received_at: datetime) -> Reception:
        """Put what a file object holds on the disk; return the row to be, of what nobody has looked at yet."""
        digest, size = self.files.keep_stream(source)
        return Reception(digest, name, channel, received_at, size, Role.ARRIVED)

    def settle(self, received: Received, role: Role, inside: Sequence[Reception] = ()) -> None:
        """Say what an arrived file is, and enter what was in it; where another process has done so, nothing changes."""
        this = (receptions.c.id == received.id, receptions.c.role == Role.ARRIVED)
        with in_chinese(self.url), self.engine.begin() as connection:
            if connection.execute(update(receptions).where(*this).values(role=role)).rowcount and inside:
                entered(connection, inside)

    def mark(self) -> tuple[int, ...]:
        """Return what changes whenever something is received, sorted or removed."""
        arrived = select(func.count()).where(receptions.c.role == Role.ARRIVED).scalar_subquery()
        last, gone = select(func.max(receptions.c.id)), select(func.max(purges.c.id))
        with in_chinese(self.url), self.engine.connect() as connection:
            row = connection.execute(select(last.scalar_subquery(), arrived, gone.scalar_subquery())).one()
        return tuple(each or 0 for each in row)

    def enter(self, rows: Sequence[Reception]) -> list[Received]:
        """Enter rows, all or none, and return their receptions in order; what is known already stays as it is."""
        for _ in range(ATTEMPTS):
            with in_chinese(self.url), suppress(IntegrityError), self.engine.begin() as connection:
                return entered(connection, rows)
        raise StoreError(f"存档数据库没有记下收件：{rows[0].name}，请重新运行")

    def received(self, role: Role | None = None, *, channel: str = "") -> list[Received]:
        """Return all receptions, or those of one role, or by one channel, the earliest first."""
        order = select(*SHOWN).order_by(receptions.c.received_at, receptions.c.id)
        if role:
            order = order.where(receptions.c.role == role)
        if channel:
            order = order.where(receptions.c.channel == channel)
        with in_chinese(self.url), self.engine.connect() as connection:
            return [Received(**row._mapping) for row in connection.execute(order)]  # noqa: SLF001  # SQLAlchemy's API

    def roles(self) -> dict[int, Role]:
        """Return what each reception is to us, by its number."""
        with in_chinese(self.url), self.engine.connect() as connection:
            return {row.id: Role(row.role) for row in connection.execute(select(receptions.c.id, receptions.c.role))}

    def data(self, received: Received) -> bytes:
        """Return a reception's bytes as they came in."""
        return self.files.data(received.sha256)

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


def entered(connection: Connection, rows: Sequence[Reception]) -> list[Received]:
    """Add the rows that are new and return the receptions of all. Raises IntegrityError where another was faster."""
    known = receptions_known(connection)
    new: dict[Identity, Reception] = {}
    for row in rows:
        if row.identity not in known:
            new.setdefault(row.identity, row)
    if new:
        connection.execute(insert(receptions), [row._asdict() for row in new.values()])
        known = receptions_known(connection)
    return [known[row.identity] for row in rows]


def receptions_known(connection: Connection) -> dict[Identity, Received]:
    """Return all receptions by what makes them the same: one question, however many files came."""
    rows = starmap(Received, connection.execute(select(*SHOWN)))
    return {(each.sha256, each.name, each.received_at): each for each in rows}
