"""`Snapshot`: what a store held at one moment (某一时刻的存档)."""

from collections.abc import Sequence

from sync.model import Received
from sync.store.originals import Originals
from sync.store.reception import Role


class Snapshot:
    """What a store held at one moment; whatever else comes in meanwhile, every question is answered by that."""

    def __init__(self, rows: Sequence[tuple[Role, Received]], originals: Originals) -> None:
        self.rows, self.originals = rows, originals

    def received(self, role: Role | None = None) -> list[Received]:
        """Return all receptions, or those of one role, the earliest first."""
        return [each for own, each in self.rows if role in {own, None}]

    def data(self, received: Received) -> bytes:
        """Return a reception's bytes as they came in."""
        return self.originals.data(received.sha256)
