"""The store (存档): whatever came in, kept as it came before anybody reads it; in SQLite or PostgreSQL."""

from sync.store.lock import alone
from sync.store.reception import Role
from sync.store.snapshot import Snapshot
from sync.store.store import Overtaken, Store

__all__ = ["Overtaken", "Role", "Snapshot", "Store", "alone"]
