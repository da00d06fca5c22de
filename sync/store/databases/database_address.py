"""Where a database of the desk is (存档地址): a file in the folder, or for the office's own a schema of STORE_URL."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from sync.errors import StoreError

VARIABLE = "STORE_URL"
VAR = Path(__file__).resolve().parents[3] / "var"
"""The office's own: a folder for each year. Whatever lies elsewhere is a closed world and never leaves its folder."""

POSTGRESQL = frozenset({"postgres", "postgresql", "postgresql+psycopg"})
PREFIX = "desk_"
REGISTER = f"{PREFIX}register"


@dataclass(frozen=True)
class DatabaseAddress:
    """A database: `url` is SQLAlchemy's; `schema` is our part of a PostgreSQL database, "" for a file of SQLite."""

    url: URL
    schema: str = ""

    @property
    def shared(self) -> bool:
        """Say whether it is a server's, with everything in it, rather than a file beside a folder of originals."""
        return bool(self.schema)


def address(folder: Path, file: str, environ: Mapping[str, str] = os.environ) -> DatabaseAddress:
    """Return where the database `file` of a folder is kept. Raises StoreError for an address that cannot be one."""
    named = environ.get(VARIABLE, "").strip()
    if not (named and is_office(folder)):
        return beside(folder / file)
    if (folder / file).is_file():
        raise StoreError(f"{folder / file} 还没有搬进 {VARIABLE} 所指的数据库：请先运行 make move，或不设 {VARIABLE}")
    return server(named, schema_of(folder))


def beside(file: Path) -> DatabaseAddress:
    """Return the address of a file of SQLite."""
    return DatabaseAddress(URL.create("sqlite", database=str(file)))


def server(named: str, schema: str) -> DatabaseAddress:
    """Return a schema of a PostgreSQL database, whose address is given as people write it. Raises StoreError."""
    try:
        url = make_url(named)
    except (ArgumentError, ValueError) as error:
        raise StoreError(malformed()) from error
    if url.drivername not in POSTGRESQL or not url.database:
        raise StoreError(malformed())
    return DatabaseAddress(url.set(drivername="postgresql+psycopg"), schema)


def malformed() -> str:
    """Say how an address is written; what was written may hold a password."""
    return (
        f"{VARIABLE} 写得不对：应写成 postgresql://用户名:密码@服务器:5432/数据库名，密码中的 @ : / 等写成 %40 %3A %2F"
    )


def is_office(folder: Path) -> bool:
    """Say whether a folder is the office's own: of a year, or of the register."""
    place = folder.resolve()
    return VAR.resolve() in {place, place.parent}


def schema_of(folder: Path) -> str:
    """Return the schema that stands for a folder of the office."""
    return REGISTER if folder.resolve() == VAR.resolve() else f"{PREFIX}{folder.name}"


def shown(url: URL) -> str:
    """Return a database's address as it may be shown: the file of SQLite, never a password."""
    if url.get_backend_name() == "sqlite":
        return url.database or ""
    return url.set(drivername=url.get_backend_name(), query={}).render_as_string()
