"""The database of the store (存档数据库): opened, with its tables; SQLite in WAL mode, or a schema of PostgreSQL."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from sqlite3 import Connection as SqliteConnection
from sqlite3 import OperationalError
from typing import TYPE_CHECKING
from weakref import finalize

from sqlalchemy import (
    Connection,
    Engine,
    Function,
    MetaData,
    Pool,
    create_engine,
    delete,
    event,
    func,
    insert,
    inspect,
    select,
)
from sqlalchemy.schema import CreateIndex, CreateSchema, CreateTable

from sync.errors import StoreError
from sync.store.databases.database_address import PREFIX, VAR, DatabaseAddress, address, shown
from sync.store.databases.database_troubles import in_chinese
from sync.store.databases.schema import VERSION, about, server_tables, tables

if TYPE_CHECKING:
    from psycopg import Connection as ServerConnection

PATIENCE = 30
"""Seconds to wait while another process writes."""
TURNS = 20
"""So often a second is asked anew for what SQLite does not wait for by itself."""
ANSWER = 10
"""Seconds in which a server has to answer."""
CURRENT = str(VERSION)
OLDER = frozenset(str(each) for each in range(1, VERSION))
"""Versions that lack tables and nothing else."""
YEAR = re.compile("[0-9]{4}")
SETTINGS = (
    f"SET lock_timeout = '{PATIENCE}s'",
    f"SET idle_in_transaction_session_timeout = '{2 * PATIENCE}s'",
    f"SET tcp_keepalives_idle = {PATIENCE}",
    "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'",
)
"""A peer that froze or whose network is gone lets go of its locks; no commit returns before it is on the disk."""


def connected(address: DatabaseAddress, wanted: MetaData = tables) -> Engine:
    """Open a database, with its tables; two processes may do so at once. Raises StoreError.

    What was committed outlives a power cut.
    """
    if not address.shared:
        start(Path(address.url.database or ""))
    engine = opened(address)
    with in_chinese(address.url):
        prepare(engine, address, wanted)
    return engine


def start(file: Path) -> None:
    """Begin a file of SQLite, which by itself would let nobody of the group write; what cannot be is told by SQLite."""
    with suppress(OSError):
        if not file.exists():
            file.touch()


def opened(address: DatabaseAddress, pool: type[Pool] | None = None) -> Engine:
    """Return the engine of a database, which nobody has asked for anything yet; who drops it closes it."""
    timeout = {"connect_timeout": ANSWER} if address.shared and "connect_timeout" not in address.url.query else {}
    made = create_engine(address.url, poolclass=pool, pool_pre_ping=address.shared, connect_args=timeout)
    event.listen(made, "connect", set_up_server if address.shared else set_up_sqlite)
    engine = made.execution_options(schema_translate_map={None: address.schema or None})
    finalize(engine, made.pool.dispose)
    return engine


def set_up_sqlite(connection: SqliteConnection, _: object) -> None:
    """Let one process write while others read, and no commit return before it is on the disk."""
    connection.execute(f"PRAGMA busy_timeout = {PATIENCE * 1000}")
    change_mode(connection)
    connection.execute("PRAGMA synchronous = FULL")


def change_mode(connection: SqliteConnection) -> None:
    """Have readers and a writer at once; SQLite itself does not wait for another who is changing the mode as well."""
    for left in reversed(range(PATIENCE * TURNS)):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except OperationalError:
            if not left:
                raise
            time.sleep(1 / TURNS)
        else:
            return


def set_up_server(connection: "ServerConnection[tuple[object, ...]]", _: object) -> None:
    """Make a session of PostgreSQL as patient and as careful as ours of SQLite are."""
    connection.autocommit = True
    for each in SETTINGS:
        connection.execute(each)
    connection.autocommit = False


@contextmanager
def writing(engine: Engine, address: DatabaseAddress, what: str = "write") -> Iterator[Connection]:
    """Hold the database for a transaction that looks before it writes; others wait, readers do not. Raises StoreError.

    So what commits later has the higher id, and a process that died let go.
    """
    with in_chinese(address.url), engine.begin() as connection:
        if address.shared:
            connection.execute(select(func.pg_advisory_xact_lock(lock(address, what))))
        else:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield connection


def lock(address: DatabaseAddress, what: str) -> Function[int]:
    """Return the number under which PostgreSQL knows a lock of ours."""
    return func.hashtextextended(f"{address.schema}/{what}", 0)


def prepare(engine: Engine, address: DatabaseAddress, wanted: MetaData) -> None:
    """Create what does not exist yet, and nothing in a store that is of this version; raise StoreError for a newer one.

    PostgreSQL asks for the right to create even where there is nothing to be done.
    """
    with engine.connect() as connection:
        found = version(connection, address)
    if found not in {None, CURRENT, *OLDER}:
        said = f"存档由另一版本的程序建立（版本{found}，本程序为{CURRENT}）"
        raise StoreError(f"{said}：{shown(address.url)}，请更新程序")
    if found != CURRENT:
        with writing(engine, address, "tables") as connection:
            create(connection, address, wanted)


def exists(folder: Path, file: str) -> bool:
    """Say whether the database `file` of a folder is there, without making it. Raises StoreError."""
    place = address(folder, file)
    return place.schema in schemas(place) if place.shared else (folder / file).is_file()


def years() -> list[int]:
    """Return the years of which the office has a store. Raises StoreError."""
    place = address(VAR, "")
    names = schemas(place) if place.shared else [PREFIX + each.name for each in VAR.glob("*") if each.is_dir()]
    return sorted(int(year) for year in (name.removeprefix(PREFIX) for name in names) if YEAR.fullmatch(year))


def schemas(place: DatabaseAddress) -> list[str]:
    """Return the schemas of a server's database."""
    engine = opened(place)
    try:
        with in_chinese(place.url):
            return inspect(engine).get_schema_names()
    finally:
        engine.dispose()


def version(connection: Connection, address: DatabaseAddress) -> str | None:
    """Return which version made the tables; None where there are none."""
    if not inspect(connection).has_table(about.name, schema=address.schema or None):
        return None
    return connection.execute(select(about.c.value).where(about.c.item == "version")).scalar()


def create(connection: Connection, address: DatabaseAddress, wanted: MetaData) -> None:
    """Create the tables that are missing and note the version."""
    if address.shared and not inspect(connection).has_schema(address.schema):
        connection.execute(CreateSchema(address.schema))
    inside = server_tables.sorted_tables if address.shared and wanted is tables else []
    for table in (*wanted.sorted_tables, *inside):
        connection.execute(CreateTable(table, if_not_exists=True))
        for index in table.indexes:
            connection.execute(CreateIndex(index, if_not_exists=True))
    connection.execute(delete(about).where(about.c.item == "version"))
    connection.execute(insert(about).values(item="version", value=CURRENT))
