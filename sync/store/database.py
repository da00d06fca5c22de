"""The database of the store (存档数据库): opening it, and its troubles in one Chinese line."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import URL, Engine, MetaData, create_engine, event, insert, make_url, select, update
from sqlalchemy.exc import ArgumentError, DatabaseError, IntegrityError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.schema import CreateIndex, CreateTable

from sync.errors import StoreError
from sync.store.schema import VERSION, about, tables

PATIENCE = 30
"""Seconds to wait while another process writes."""
OLDER = frozenset(str(each) for each in range(1, VERSION))
"""Versions that lack tables and nothing else."""
TROUBLES = (
    ("locked", "存档正被另一个程序写入，请等它结束后重新运行"),
    ("full", "磁盘已满，存档写不进去，请腾出空间后重新运行"),
    ("readonly", "存档没有写入权限，请检查该文件夹的权限"),
    ("unable to open", "存档数据库打不开，请检查该文件夹是否存在、能否写入"),
    ("not a database", "存档数据库已损坏，请从备份恢复，或移走该文件后重新运行（收件原件不受影响）"),
    ("malformed", "存档数据库已损坏，请从备份恢复，或移走该文件后重新运行（收件原件不受影响）"),
    ("no such column", "存档数据库不是本程序建立的，请移走该文件后重新运行"),
)


def connected(url: str | URL, wanted: MetaData = tables, *, durable: bool = False) -> Engine:
    """Open a database, with its tables; two processes may do so at once. Raises StoreError.

    What a `durable` one has committed outlives a power cut, at the cost of waiting for the disk.
    """
    try:
        engine = create_engine(url)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise StoreError(f"存档数据库的地址不对，或缺少它的驱动：{shown(url)}") from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", set_up_sqlite)
        if durable:
            event.listen(engine, "connect", wait_for_the_disk)
    with in_chinese(url):
        create_tables(engine, wanted)
        refuse_other_version(engine, url)
    return engine


def set_up_sqlite(connection: SqliteConnection, _: object) -> None:
    """Let one process write while others read; a power cut may lose the last rows, never the file."""
    connection.execute(f"PRAGMA busy_timeout = {PATIENCE * 1000}")
    if connection.execute("PRAGMA journal_mode").fetchone() != ("wal",):
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")


def wait_for_the_disk(connection: SqliteConnection, _: object) -> None:
    """Let no commit return before it is on the disk."""
    connection.execute("PRAGMA synchronous = FULL")


def create_tables(engine: Engine, wanted: MetaData) -> None:
    """Create what does not exist yet."""
    with engine.begin() as connection:
        for table in wanted.sorted_tables:
            connection.execute(CreateTable(table, if_not_exists=True))
            for index in table.indexes:
                connection.execute(CreateIndex(index, if_not_exists=True))
    with suppress(IntegrityError), engine.begin() as connection:
        if connection.execute(select(about.c.value)).first() is None:
            connection.execute(insert(about).values(item="version", value=str(VERSION)))


def refuse_other_version(engine: Engine, url: str | URL) -> None:
    """Bring an older store up to this version, its tables being there by now; raise StoreError for a newer one."""
    version = about.c.item == "version"
    with engine.begin() as connection:
        found = connection.execute(select(about.c.value).where(version)).scalar_one()
        if found in OLDER:
            connection.execute(update(about).where(version).values(value=str(VERSION)))
    if found not in {str(VERSION), *OLDER}:
        raise StoreError(f"存档由另一版本的程序建立（版本{found}，本程序为{VERSION}）：{shown(url)}，请更新程序")


@contextmanager
def in_chinese(url: str | URL) -> Iterator[None]:
    """Turn whatever the database complains of into a StoreError."""
    try:
        yield
    except DatabaseError as error:
        said = str(error.orig).lower()
        words = next((words for sign, words in TROUBLES if sign in said), "存档数据库出错，请检查")
        raise StoreError(f"{words}：{shown(url)}") from error
    except SQLAlchemyError as error:
        raise StoreError(f"存档数据库出错，请检查：{shown(url)}（{type(error).__name__}）") from error


def shown(url: str | URL) -> str:
    """Return a database's address as it may be shown: the file of SQLite, never a password."""
    try:
        made = make_url(url)
    except ArgumentError:
        return str(url).partition("://")[0]
    return made.database or "" if made.get_backend_name() == "sqlite" else made.render_as_string()
