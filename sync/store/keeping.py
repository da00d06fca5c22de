"""`Store`: receive, list, give back. What came in is on the disk before its row says so."""

from contextlib import suppress
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import URL, Connection, bindparam, insert, select
from sqlalchemy.exc import IntegrityError

from sync.errors import StoreError
from sync.model import Received
from sync.store.database import connected, in_chinese
from sync.store.files import Files, trouble
from sync.store.schema import receptions

IDENTITY = ("sha256", "name", "received_at")
SHOWN = [column for column in receptions.c if column.name != "role"]
SAME = select(*SHOWN).where(*(receptions.c[each] == bindparam(each) for each in IDENTITY))
"""Built once: two hundred files ask it two hundred times."""


class Role(StrEnum):
    """What a received file is to us (用途): a form to be read, evidence for people, an archive of the others.

    `PURGED` is what was removed since: only its hash, size and time are left.
    """

    FORM = "form"
    EVIDENCE = "evidence"
    ARCHIVE = "archive"
    PURGED = "purged"


class Reception(NamedTuple):
    """A row to be: under which name, how and when (an aware moment) bytes came in."""

    sha256: str
    name: str
    channel: str
    received_at: datetime
    size: int
    role: Role


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
        if received_at.tzinfo is None:
            raise ValueError("received_at needs a time zone")
        row = Reception(self.files.keep(data), name, channel, received_at, len(data), role)
        with in_chinese(self.url), self.engine.connect() as connection:
            found = find(connection, row)
        return found or self.add(row)

    def add(self, row: Reception) -> Received:
        """Add a reception; another process may have been faster."""
        with in_chinese(self.url):
            with suppress(IntegrityError), self.engine.begin() as connection:
                connection.execute(insert(receptions), row._asdict())
            with self.engine.connect() as connection:
                found = find(connection, row)
        if found is None:
            raise StoreError(f"存档数据库没有记下收件：{row.name}，请重新运行")
        return found

    def received(self, role: Role | None = None) -> list[Received]:
        """Return all receptions, or those of one role, the earliest first."""
        order = select(*SHOWN).order_by(receptions.c.received_at, receptions.c.id)
        if role:
            order = order.where(receptions.c.role == role)
        with in_chinese(self.url), self.engine.connect() as connection:
            return [Received(**row._mapping) for row in connection.execute(order)]  # noqa: SLF001  # SQLAlchemy's API

    def data(self, received: Received) -> bytes:
        """Return a reception's bytes as they came in."""
        return self.files.data(received.sha256)

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


def find(connection: Connection, row: Reception) -> Received | None:
    """Return the reception with the same bytes, name and moment."""
    found = connection.execute(SAME, row._asdict()).first()
    return Received(**found._mapping) if found else None  # noqa: SLF001  # SQLAlchemy's API
