"""Removing what was received (清除收件): the originals and the names go; hashes, sizes and times stay, and a record."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from sqlalchemy import Connection, Table, delete, insert, select, text, update

from sync.store.databases.database import writing
from sync.store.databases.database_troubles import in_chinese
from sync.store.databases.schema import accesses, attempts, issued, originals, purges, receptions
from sync.store.letter_register import Register
from sync.store.reception import Role
from sync.store.store import Store

NAMELESS = "已清除-{id}{suffix}"


@dataclass(frozen=True, slots=True)
class Purge:
    """What was removed from a store, or would be (清除数量)."""

    receptions: int
    files: int
    bytes: int


def measured(store: Store) -> Purge:
    """Say how much there is to remove."""
    with in_chinese(store.url), store.engine.connect() as connection:
        return counted(connection, store)


def counted(connection: Connection, store: Store) -> Purge:
    """Say how much there is to remove, by the transaction of the connection."""
    left = connection.execute(select(receptions.c.id).where(receptions.c.role != Role.PURGED)).all()
    sizes = store.originals.sizes()
    return Purge(len(left), len(sizes), sum(sizes))


def purge(store: Store, who: str, purged_at: datetime) -> Purge:
    """Remove the originals and the file names, and record it first: who is interrupted runs it again.

    Names of files hold names of people; each becomes 已清除 and a number. Access codes end with it, for people of the
    office are named there. What comes in meanwhile stays. Raises StoreError.
    """
    found = measured(store)
    with writing(store.engine, store.address) as connection:
        for row in connection.execute(select(receptions.c.id, receptions.c.name)).all():
            name = NAMELESS.format(id=row.id, suffix=PurePosixPath(row.name).suffix)
            change = update(receptions).where(receptions.c.id == row.id)
            connection.execute(change.values(name=name, role=Role.PURGED))
        connection.execute(delete(accesses))
        connection.execute(delete(attempts))
        record = {"purged_at": purged_at, "who": who}
        counts = {"receptions": found.receptions, "files": found.files, "bytes": found.bytes}
        connection.execute(insert(purges).values(**record, **counts))
    with writing(store.engine, store.address) as connection:
        living = select(receptions.c.sha256).where(receptions.c.role != Role.PURGED)
        store.originals.drop_all_but(connection, set(connection.execute(living).scalars()))
    compact(store, receptions, originals)
    return found


def purge_documents(register: Register, season: int) -> int:
    """Remove the bytes of issued documents that may hold personal data; number, date and hash stay. Say how many."""
    personal = (issued.c.season == season, issued.c.personal.is_(True), issued.c.data.is_not(None))
    with in_chinese(register.url), register.engine.begin() as connection:
        count = len(connection.execute(select(issued.c.id).where(*personal)).all())
        connection.execute(update(issued).where(*personal).values(data=None))
    compact(register, issued)
    return count


def compact(kept: Store | Register, *tables: Table) -> None:
    """Let the database forget what was removed; readers of those tables wait a moment."""
    quote = kept.engine.dialect.identifier_preparer.quote
    named = [f"VACUUM FULL {quote(kept.address.schema)}.{quote(each.name)}" for each in tables]
    told = named if kept.address.shared else ["VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"]
    with in_chinese(kept.url), kept.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for each in told:
            connection.execute(text(each))


def records(store: Store) -> Iterator[tuple[datetime, str, int]]:
    """Yield when, by whom and of how many receptions personal data was removed."""
    with in_chinese(store.url), store.engine.connect() as connection:
        for row in connection.execute(select(purges).order_by(purges.c.id)):
            yield row.purged_at, row.who, row.receptions
