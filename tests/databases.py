"""A world to keep things in, on either database: the same tests say the same of both."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text

from sync.store import Store, alone
from sync.store.databases.database_address import DatabaseAddress, beside, server
from sync.store.files import Files
from sync.store.letter_register import FILE, Register


@dataclass(frozen=True)
class World:
    """Where a test keeps things: a folder, and with a `url` schemas of a server. It travels to other processes."""

    folder: Path
    url: str = ""
    name: str = ""

    def place(self, what: str = "store") -> DatabaseAddress | None:
        """Return the database of a store or a register, None for a file of the folder."""
        return server(self.url, f"{self.name}_{what}") if self.url else None

    def store(self) -> Store:
        return Store(self.folder, self.place())

    def register(self) -> Register:
        return Register(self.folder, self.place("register") or beside(self.folder / FILE))

    @contextmanager
    def alone(self, patience: float = 30) -> Iterator[None]:
        with alone(self.folder, patience, self.place()):
            yield


def execute(kept: Store | Register, statement: str) -> list[tuple[object, ...]]:
    """Do to a database what no part of the desk would do."""
    with kept.engine.begin() as connection:
        if kept.address.shared:
            connection.execute(text(f"SET LOCAL search_path = {kept.address.schema}"))
        done = connection.execute(text(statement))
        return [tuple(row) for row in done] if done.returns_rows else []


def replace_original(store: Store, digest: str, data: bytes | None) -> None:
    """Change an original behind the desk's back; None removes it."""
    if isinstance(store.originals, Files):
        path = store.originals.path(digest)
        path.unlink() if data is None else path.write_bytes(data)
        return
    done = f"data = decode('{data.hex()}', 'hex')" if data is not None else ""
    execute(store, f"UPDATE originals SET {done}" if done else "DELETE FROM originals")  # noqa: S608  # a test's own words
