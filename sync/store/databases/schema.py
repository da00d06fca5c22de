"""The tables of the store (存档结构), all in one place. Who adds a table raises VERSION."""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

VERSION = 4
"""2 added `purges` and the register, 3 `accesses` and `attempts`, 4 `hands`.

A store of an earlier version gets what it lacks when it is opened.
"""


class Instant(TypeDecorator[datetime]):
    """An aware moment, stored in UTC: what comes out compares with what went in, whatever the database."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  # given
        """Turn a moment into UTC for the database."""
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  # given
        """Turn what the database holds into an aware moment."""
        return value.replace(tzinfo=UTC) if value else None


tables = MetaData()

about = Table(
    "about",
    tables,
    Column("item", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)
"""One row: item `version`, the VERSION of this module that made the tables."""

receptions = Table(
    "received",
    tables,
    Column("id", Integer, primary_key=True),
    Column("sha256", String(64), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("size", Integer, nullable=False),
    Column("role", String(16), nullable=False),
    UniqueConstraint("sha256", "name", "received_at"),
    sqlite_autoincrement=True,
)
"""One row per reception: the same bytes under another name or at another time are another reception.

`role` is what the file is to us: see `sync.store.Role`.
"""

purges = Table(
    "purges",
    tables,
    Column("id", Integer, primary_key=True),
    Column("purged_at", Instant, nullable=False),
    Column("who", Text, nullable=False),
    Column("receptions", Integer, nullable=False),
    Column("files", Integer, nullable=False),
    Column("bytes", BigInteger, nullable=False),
    sqlite_autoincrement=True,
)
"""One row each time personal data was removed (清除记录): who did it, when, how many receptions, files and bytes."""

accesses = Table(
    "accesses",
    tables,
    Column("id", Integer, primary_key=True),
    Column("city", String(6), nullable=False),
    Column("person", Text, nullable=False),
    Column("role", String(16), nullable=False),
    Column("head", String(8), nullable=False, unique=True),
    Column("salt", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("revoked_at", Instant),
    Column("left_at", Instant),
    Column("last_used", Instant),
    sqlite_autoincrement=True,
)
"""One row per access code of the web page (访问码); see `sync.store.accesses.Access`. The code itself is not kept."""

attempts = Table(
    "attempts",
    tables,
    Column("id", Integer, primary_key=True),
    Column("address", String(64), nullable=False),
    Column("head", String(64), nullable=False),
    Column("tried_at", Instant, nullable=False, index=True),
    sqlite_autoincrement=True,
)
"""One row per access code tried in vain (试错记录), for a day; `address` and `head` are hashed."""

server_tables = MetaData()

originals = Table(
    "originals",
    server_tables,
    Column("sha256", String(64), primary_key=True),
    Column("data", LargeBinary, nullable=False),
)
"""The originals themselves, where the database is a server's; beside SQLite they are files."""

register_tables = MetaData()

about.to_metadata(register_tables)

issued = Table(
    "issued",
    register_tables,
    Column("id", Integer, primary_key=True),
    Column("season", Integer, nullable=False),
    Column("document", String(64), nullable=False),
    Column("subject", String(64), nullable=False),
    Column("edition", Integer, nullable=False),
    Column("series", String(64), nullable=False),
    Column("year", Integer, nullable=False),
    Column("number", Integer),
    Column("mark", Text, nullable=False),
    Column("day", Date, nullable=False),
    Column("name", Text, nullable=False),
    Column("basis", String(64), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("personal", Boolean, nullable=False),
    Column("issued_at", Instant, nullable=False),
    Column("data", LargeBinary),
    Column("voided_at", Instant),
    Column("reason", Text, nullable=False),
    UniqueConstraint("series", "year", "number"),
    UniqueConstraint("season", "document", "subject", "edition"),
    sqlite_autoincrement=True,
)
"""One row per document issued (发文登记): `sync.store.letter_register.Issued`. `data` is NULL once it was purged."""

hands = Table(
    "hands",
    register_tables,
    Column("id", Integer, primary_key=True),
    Column("line", Integer, nullable=False, index=True),
    Column("deed", String(16), nullable=False),
    Column("who", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""Who issued or voided a document (经手人): the id of its line, what was done; no row where nobody was named."""
