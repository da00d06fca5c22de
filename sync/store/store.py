"""`Store`: receive, list, give back. What came in is on the disk before its row says so, and the row before we do."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from itertools import starmap
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection, func, insert, select, update

from sync.errors import StoreError
from sync.model import Received
from sync.store.databases.database import connected, writing
from sync.store.databases.database_address import DatabaseAddress, address
from sync.store.databases.database_troubles import in_chinese
from sync.store.databases.originals import Inside
from sync.store.databases.schema import purges, receptions
from sync.store.files import Files, trouble
from sync.store.reception import SAID, Identity, Reception, Role, storable
from sync.store.snapshot import Snapshot

FILE = "store.db"
SHOWN = [column for column in receptions.c if column.name != "role"]
ATTEMPTS = 5
"""So often may a purge remove the bytes between our keeping them and our entering them."""
FEW = 500
"""Rows up to which the database is asked for these alone."""


class PurgedError(StoreError):  # reads as what it says
    """Bytes were purged (已清除) between being kept and being entered."""


class Overtaken(StoreError):  # noqa: N818  # reads as what it says
    """Somebody said something (又有新的决定) between our looking and our entering."""


class Store:
    """What was received in the world of a folder. Raises StoreError.

    The database is a file in the folder, or for a folder of the office's the one of STORE_URL; `place` names another.
    """

    def __init__(self, folder: Path, place: DatabaseAddress | None = None) -> None:
        self.address = place or address(folder, FILE)
        if not self.address.shared:
            make(folder)
        self.url = self.address.url
        self.engine = connected(self.address)
        self.originals = Inside(self.engine, self.address) if self.address.shared else Files(folder / "originals")

    def keep(  # noqa: PLR0913  # what makes a reception
        self,
        data: bytes,
        name: str,
        channel: str,
        received_at: datetime,
        role: Role = Role.FORM,
        *,
        after: int | None = None,
    ) -> Received:
        """Keep what came in and return its reception; the same bytes, name and moment are received only once.

        Once it returns, neither kill -9 nor a power cut undoes it. Raises Overtaken where `after` is given and is not
        the number of what was said last: see `Snapshot.last_said`.
        """
        for _ in range(ATTEMPTS - 1):
            try:
                return self.enter([self.put(data, name, channel, received_at, role)], after)[0]
            except PurgedError:
                continue
        return self.enter([self.put(data, name, channel, received_at, role)], after)[0]

    def put(self, data: bytes, name: str, channel: str, received_at: datetime, role: Role = Role.FORM) -> Reception:
        """Put the bytes on the disk and return the row to be, which counts once it is entered."""
        if received_at.tzinfo is None:
            raise ValueError("received_at needs a time zone")
        return Reception(self.originals.keep(data), storable(name), channel, received_at, len(data), role)

    def holds(self, data: bytes) -> bool:
        """Say whether these bytes are here already."""
        with in_chinese(self.url), self.engine.connect() as connection:
            return not self.originals.lacking(connection, {sha256(data).hexdigest()})

    def put_stream(self, source: BinaryIO, name: str, channel: str, received_at: datetime) -> Reception:
        """Put what a file object holds on the disk; return the row to be, of what nobody has looked at yet."""
        digest, size = self.originals.keep_stream(source)
        return Reception(digest, storable(name), channel, received_at, size, Role.ARRIVED)

    def settle(self, received: Received, role: Role, inside: Sequence[Reception] = ()) -> None:
        """Say what an arrived file is, and enter what was in it; where another process has done so, nothing changes."""
        this = (receptions.c.id == received.id, receptions.c.role == Role.ARRIVED)
        with writing(self.engine, self.address) as connection:
            if self.originals.lacking(connection, {each.sha256 for each in inside}):
                raise PurgedError(f"收件原件刚被清除，没有记下：{received.name}，请重新运行")
            if connection.execute(update(receptions).where(*this).values(role=role)).rowcount and inside:
                entered(connection, inside)

    def mark(self) -> tuple[int, ...]:
        """Return what changes whenever something is received, sorted or removed."""
        arrived = select(func.count()).where(receptions.c.role == Role.ARRIVED).scalar_subquery()
        last, gone = select(func.max(receptions.c.id)), select(func.max(purges.c.id))
        with in_chinese(self.url), self.engine.connect() as connection:
            row = connection.execute(select(last.scalar_subquery(), arrived, gone.scalar_subquery())).one()
        return tuple(each or 0 for each in row)

    def enter(self, rows: Sequence[Reception], after: int | None = None) -> list[Received]:
        """Enter rows, all or none, and return their receptions in order; what is known already stays as it is.

        Raises Overtaken as `keep` does.
        """
        with writing(self.engine, self.address) as connection:
            if after is not None and last_said(connection) != after:
                raise Overtaken("刚有别的决定记入，请重新办理")
            if self.originals.lacking(connection, {each.sha256 for each in rows}):
                raise PurgedError(f"收件原件刚被清除，没有记下：{rows[0].name}，请重新运行")
            return entered(connection, rows)

    def received(self, role: Role | None = None, *, channel: str = "") -> list[Received]:
        """Return all receptions, or those of one role, or by one channel, the earliest first."""
        return [each for each in self.snapshot().received(role) if channel in {"", each.channel}]

    def snapshot(self) -> Snapshot:
        """Return what is there now, for who has several questions."""
        order = select(receptions.c.role, *SHOWN).order_by(receptions.c.received_at, receptions.c.id)
        with in_chinese(self.url), self.engine.connect() as connection:
            rows = connection.execute(order).all()
        return Snapshot([(Role(role), Received(*row)) for role, *row in rows], self.originals)

    def roles(self) -> dict[int, Role]:
        """Return what each reception is to us, by its number."""
        with in_chinese(self.url), self.engine.connect() as connection:
            return {row.id: Role(row.role) for row in connection.execute(select(receptions.c.id, receptions.c.role))}

    def data(self, received: Received) -> bytes:
        """Return a reception's bytes as they came in."""
        return self.originals.data(received.sha256)

    def sweep(self) -> None:
        """Remove what processes that died left half written."""
        self.originals.sweep()

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


def last_said(connection: Connection) -> int:
    """Return the number of what was said last, 0 where nothing was; nobody else may be writing."""
    said = select(func.max(receptions.c.id)).where(receptions.c.role.in_(SAID))
    return connection.execute(said).scalar() or 0


def make(folder: Path) -> None:
    """Make the folder of a store. Raises StoreError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(trouble(folder, error)) from error


def entered(connection: Connection, rows: Sequence[Reception]) -> list[Received]:
    """Add the rows that are new and return the receptions of all; nobody else may be writing."""
    known = receptions_known(connection, rows)
    new: dict[Identity, Reception] = {}
    for row in rows:
        if row.identity not in known:
            new.setdefault(row.identity, row)
    if new:
        connection.execute(insert(receptions), [row._asdict() for row in new.values()])
        known = receptions_known(connection, rows)
    return [known[row.identity] for row in rows]


def receptions_known(connection: Connection, rows: Sequence[Reception]) -> dict[Identity, Received]:
    """Return the receptions of the rows' bytes by what makes them the same: one question, however many files came."""
    wanted = select(*SHOWN)
    if len(rows) <= FEW:
        wanted = wanted.where(receptions.c.sha256.in_({each.sha256 for each in rows}))
    found = starmap(Received, connection.execute(wanted))
    return {(each.sha256, each.name, each.received_at): each for each in found}
