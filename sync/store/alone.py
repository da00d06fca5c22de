"""One run at a time (独占): two programmes that write the same results would mix them."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sync.errors import StoreError
from sync.store.database import PATIENCE

LOCK = "running.lock"


@contextmanager
def alone(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold a store's folder for oneself, waiting up to `patience` seconds; raises StoreError where another holds it.

    An SQLite lock, for every system has it and frees it even where the process that held it was killed.
    """
    with closing(sqlite3.connect(folder / LOCK, timeout=patience, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise StoreError("另一个程序正在处理这些收件，请等它结束后重新运行") from error
        yield
