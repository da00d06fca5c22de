"""Removing what was received (清除收件): the originals and the names go; hashes, sizes and times stay, and a record."""

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from sqlalchemy import delete, insert, select, text, update

from sync.errors import StoreError
from sync.store.database import in_chinese
from sync.store.files import trouble
from sync.store.keeping import Role, Store
from sync.store.register import Register
from sync.store.schema import accesses, attempts, issued, purges, receptions

NAMELESS = "已清除-{id}{suffix}"


@dataclass(frozen=True, slots=True)
class Purge:
    """What was removed from a store, or would be (清除数量)."""

    receptions: int
    files: int
    bytes: int


def originals(store: Store) -> list[Path]:
    """Return every original the store keeps, and what a stopped process left beside them."""
    return sorted(path for path in store.files.folder.rglob("*") if path.is_file())


def measured(store: Store) -> Purge:
    """Say how much there is to remove."""
    files = originals(store)
    with in_chinese(store.url), store.engine.connect() as connection:
        left = connection.execute(select(receptions.c.id).where(receptions.c.role != Role.PURGED)).all()
    return Purge(len(left), len(files), sum(path.stat().st_size for path in files))


def purge(store: Store, who: str, purged_at: datetime) -> Purge:
    """Remove the originals and the file names, and record it first: who is interrupted runs it again.

    Names of files hold names of people; each becomes 已清除 and a number. Access codes end with it, for people of the
    office are named there. Raises StoreError.
    """
    found = measured(store)
    with in_chinese(store.url), store.engine.begin() as connection:
        for row in connection.execute(select(receptions.c.id, receptions.c.name)).all():
            name = NAMELESS.format(id=row.id, suffix=PurePosixPath(row.name).suffix)
            change = update(receptions).where(receptions.c.id == row.id)
            connection.execute(change.values(name=name, role=Role.PURGED))
        connection.execute(delete(accesses))
        connection.execute(delete(attempts))
        record = {"purged_at": purged_at, "who": who}
        counts = {"receptions": found.receptions, "files": found.files, "bytes": found.bytes}
        connection.execute(insert(purges).values(**record, **counts))
    for path in originals(store):
        remove(path)
    compact(store)
    return found


def purge_documents(register: Register, season: int) -> int:
    """Remove the bytes of issued documents that may hold personal data; number, date and hash stay. Say how many."""
    personal = (issued.c.season == season, issued.c.personal.is_(True), issued.c.data.is_not(None))
    with in_chinese(register.url), register.engine.begin() as connection:
        count = len(connection.execute(select(issued.c.id).where(*personal)).all())
        connection.execute(update(issued).where(*personal).values(data=None))
    compact(register)
    return count


def compact(kept: Store | Register) -> None:
    """Let SQLite forget what was removed; other databases do that by themselves."""
    if kept.engine.dialect.name == "sqlite":
        with in_chinese(kept.url), kept.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM"))
            connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))


def remove(path: Path) -> None:
    """Remove a file and its folder, where that is left empty. Raises StoreError."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise StoreError(trouble(path, error)) from error
    with suppress(OSError):
        os.rmdir(path.parent)  # noqa: PTH106  # of several processes one removes it


def records(store: Store) -> Iterator[tuple[datetime, str, int]]:
    """Yield when, by whom and of how many receptions personal data was removed."""
    with in_chinese(store.url), store.engine.connect() as connection:
        for row in connection.execute(select(purges).order_by(purges.c.id)):
            yield row.purged_at, row.who, row.receptions
