"""The store (存档): whatever came in, kept as it came before anybody reads it; in SQLite or PostgreSQL."""

from sync.store.alone import alone
from sync.store.keeping import Overtaken, Store
from sync.store.reception import Role
from sync.store.snapshot import Snapshot

__all__ = ["Overtaken", "Role", "Snapshot", "Store", "alone"]
