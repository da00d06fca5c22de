"""One run at a time (独占): two programmes that write the same results would mix them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, NullPool, func, select, text
from sqlalchemy.exc import OperationalError

from sync.errors import StoreError
from sync.store.databases.database import PATIENCE, lock, opened, start
from sync.store.databases.database_address import DatabaseAddress, address
from sync.store.databases.database_troubles import in_chinese

LOCK = "running.lock"
TAKEN = "另一个程序正在处理这些收件，请等它结束后重新运行"
TIMED_OUT = "55P03"
"""What PostgreSQL says where a lock was not free in time."""


@contextmanager
def alone(folder: Path, patience: float = PATIENCE, place: DatabaseAddress | None = None) -> Iterator[None]:
    """Hold a store for oneself, waiting up to `patience` seconds; raises StoreError where another holds it.

    A lock of the database that the store is in, for it is freed even where the process that held it was killed.
    """
    found = place or address(folder, LOCK)
    with closing(claimed(found, patience)) if found.shared else in_folder(folder, patience):
        yield


@contextmanager
def in_folder(folder: Path, patience: float) -> Iterator[None]:
    """Hold a folder, whichever database its store is in."""
    start(folder / LOCK)
    with closing(sqlite3.connect(folder / LOCK, timeout=patience, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise StoreError(TAKEN) from error
        yield


def claimed(place: DatabaseAddress, patience: float) -> Connection:
    """Return a connection that holds a schema until it is closed, for every machine that uses it."""
    with in_chinese(place.url):
        connection = opened(place, NullPool).connect().execution_options(isolation_level="AUTOCOMMIT")
        try:
            connection.execute(text(f"SET lock_timeout = {max(1, int(patience * 1000))}"))
            connection.execute(select(func.pg_advisory_lock(lock(place, "run"))))
        except OperationalError as error:
            connection.close()
            if getattr(error.orig, "sqlstate", None) == TIMED_OUT:
                raise StoreError(TAKEN) from error
            raise
    return connection
