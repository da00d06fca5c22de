"""The store (存档): whatever came in, kept as it came before anybody reads it; an SQLite file or any other database."""

from sync.store.alone import alone
from sync.store.keeping import Role, Store

__all__ = ["Role", "Store", "alone"]
