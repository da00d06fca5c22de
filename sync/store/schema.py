"""The tables of the store (存档结构), all in one place. Who adds a table raises VERSION."""

from datetime import UTC, datetime

from sqlalchemy import (
    Column,
    DateTime,
    Dialect,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

VERSION = 1


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
