"""The originals in a server's database (库内原件): for machines that share nothing but the database."""

from collections.abc import Collection
from hashlib import sha256
from typing import BinaryIO, Protocol

from sqlalchemy import Connection, Engine, delete, func, select, text
from sqlalchemy.dialects.postgresql import insert

from sync.errors import StoreError
from sync.store.databases.database_address import DatabaseAddress, shown
from sync.store.databases.database_troubles import in_chinese
from sync.store.databases.schema import originals

ADVICE = "请从备份恢复，或把原文件放回收件文件夹后重新运行"


class Originals(Protocol):
    """Where originals are kept, under their sha256; see `sync.store.files.Files`."""

    def keep(self, data: bytes) -> str:
        """Keep bytes and return their sha256."""

    def keep_stream(self, source: BinaryIO) -> tuple[str, int]:
        """Keep what a file object holds; return its sha256 and size in bytes."""

    def data(self, digest: str) -> bytes:
        """Return the original as it was kept. Raises StoreError where it is missing or no longer what came in."""

    def lacking(self, connection: Connection, digests: Collection[str], /) -> set[str]:
        """Return which of these are not there."""

    def sizes(self) -> list[int]:
        """Return the size in bytes of every one there is."""

    def drop_all_but(self, connection: Connection, digests: Collection[str], /) -> None:
        """Remove every original but these."""

    def sweep(self) -> None:
        """Remove what processes that died left half written."""


class Inside:
    """Originals as rows of a table. Every trouble is a StoreError of one Chinese line."""

    def __init__(self, engine: Engine, address: DatabaseAddress) -> None:
        self.engine, self.url = engine, address.url

    def keep(self, data: bytes) -> str:
        """Keep bytes and return their sha256; an original that is damaged meanwhile is mended.

        It need not wait for the disk: the row that lets it count commits later, and then all before it lasts as well.
        """
        digest = sha256(data).hexdigest()
        there = select(func.encode(func.sha256(originals.c.data), "hex")).where(originals.c.sha256 == digest)
        row = insert(originals).values(sha256=digest, data=data)
        row = row.on_conflict_do_update(index_elements=[originals.c.sha256], set_={"data": data})
        with in_chinese(self.url), self.engine.begin() as connection:
            if connection.execute(there).scalar() != digest:
                connection.execute(text("SET LOCAL synchronous_commit = off"))
                connection.execute(row)
        return digest

    def keep_stream(self, source: BinaryIO) -> tuple[str, int]:
        """Keep what a file object holds, which a row takes as a whole only; return its sha256 and size in bytes."""
        data = source.read()
        return self.keep(data), len(data)

    def data(self, digest: str) -> bytes:
        """Return the original as it was kept. Raises StoreError where it is missing or no longer what came in."""
        with in_chinese(self.url), self.engine.connect() as connection:
            data = connection.execute(select(originals.c.data).where(originals.c.sha256 == digest)).scalar()
        if data is None:
            raise StoreError(f"存档缺少收件原件：{digest[:12]}（{shown(self.url)}），{ADVICE}")
        if sha256(data).hexdigest() != digest:
            raise StoreError(f"存档中的收件原件被改动过：{digest[:12]}（{shown(self.url)}），{ADVICE}")
        return bytes(data)

    def lacking(self, connection: Connection, digests: Collection[str]) -> set[str]:
        """Return which of these are not there, by the transaction of the connection."""
        there = select(originals.c.sha256).where(originals.c.sha256.in_(digests))
        return set(digests) - set(connection.execute(there).scalars())

    def sizes(self) -> list[int]:
        """Return the size in bytes of every one there is."""
        with in_chinese(self.url), self.engine.connect() as connection:
            return list(connection.execute(select(func.length(originals.c.data))).scalars())

    def drop_all_but(self, connection: Connection, digests: Collection[str]) -> None:
        """Remove every original but these, in the transaction of the connection."""
        connection.execute(delete(originals).where(originals.c.sha256.not_in(digests)))

    def sweep(self) -> None:
        """Do nothing: a transaction leaves nothing half written."""
