"""Moving the office's own stores (搬家) from files of SQLite into the database that STORE_URL names."""

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, MetaData, func, insert, select
from sqlalchemy.dialects.postgresql import insert as insert_or_leave

from sync.errors import StoreError
from sync.store.databases import database_address
from sync.store.databases.database import PATIENCE, connected, writing
from sync.store.databases.database_address import VARIABLE, DatabaseAddress, beside, schema_of, server
from sync.store.databases.database_troubles import in_chinese
from sync.store.databases.schema import about, originals, receptions, register_tables, tables
from sync.store.files import Files, trouble
from sync.store.letter_register import FILE as REGISTER_FILE
from sync.store.lock import in_folder
from sync.store.reception import Role
from sync.store.store import FILE

MOVED = ".已搬走"


@dataclass(frozen=True, slots=True)
class Moved:
    """What was moved (搬家结果): the file it was in, which now has another name, and how many rows."""

    file: Path
    rows: int


def move(environ: Mapping[str, str] = os.environ) -> Iterator[Moved]:
    """Move every year and the register; what was moved is not looked for again. Raises StoreError.

    Each file is moved whole or not at all. The originals stay where they are as well.
    """
    named = environ.get(VARIABLE, "").strip()
    if not named:
        raise StoreError(f"没有设环境变量 {VARIABLE}，不知道搬到哪个数据库")
    var = database_address.VAR
    found = [*((each, tables) for each in sorted(var.glob(f"*/{FILE}"))), (var / REGISTER_FILE, register_tables)]
    for file, wanted in found:
        if file.is_file():
            place = server(named, schema_of(file.parent))
            with in_folder(file.parent, PATIENCE):
                rows = moved(file, wanted, place)
            yield Moved(file, rows)


def moved(file: Path, wanted: MetaData, place: DatabaseAddress) -> int:
    """Move one database in one transaction, then rename its file."""
    old, new = connected(beside(file), wanted), connected(place, wanted)
    try:
        with in_chinese(beside(file).url), old.connect() as source, writing(new, place) as target:
            rows = copied(source, target, wanted, place)
            if wanted is tables:
                copy_originals(source, target, Files(file.parent / "originals"))
    finally:
        old.dispose()
        new.dispose()
    try:
        file.rename(file.with_name(file.name + MOVED))
    except OSError as error:
        raise StoreError(trouble(file, error)) from error
    for each in ("-wal", "-shm"):
        with suppress(OSError):
            file.with_name(file.name + each).unlink(missing_ok=True)
    return rows


def copied(source: Connection, target: Connection, wanted: MetaData, place: DatabaseAddress) -> int:
    """Copy every table; the next number of each goes on where it was. Raises StoreError where there is something."""
    count = 0
    for table in wanted.sorted_tables:
        if table.name == about.name:
            continue
        if target.execute(select(table).limit(1)).first():
            raise StoreError(f"数据库里已经有收件或发文（{place.schema}.{table.name}），不能再搬入，请检查 {VARIABLE}")
        for row in source.execute(select(table)):
            target.execute(insert(table), row._asdict())
            count += 1
        counter = table.autoincrement_column
        if counter is not None and (last := target.execute(select(func.max(counter))).scalar()):
            name = func.pg_get_serial_sequence(f"{place.schema}.{table.name}", counter.name)
            target.execute(select(func.setval(name, last)))
    return count


def copy_originals(source: Connection, target: Connection, files: Files) -> None:
    """Copy the bytes of every reception that was not purged. Raises StoreError where one is missing."""
    living = select(receptions.c.sha256).where(receptions.c.role != Role.PURGED).distinct()
    for digest in source.execute(living).scalars():
        row = insert_or_leave(originals).values(sha256=digest, data=files.data(digest))
        target.execute(row.on_conflict_do_nothing())
