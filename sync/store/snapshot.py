"""`Snapshot`: what a store held at one moment (某一时刻的存档)."""

from collections.abc import Sequence

from sync.model import Received
from sync.store.databases.originals import Originals
from sync.store.reception import SAID, Role


class Snapshot:
    """What a store held at one moment; whatever else comes in meanwhile, every question is answered by that."""

    def __init__(self, rows: Sequence[tuple[Role, Received]], originals: Originals) -> None:
        self.rows, self.originals = rows, originals

    def received(self, role: Role | None = None) -> list[Received]:
        """Return all receptions, or those of one role, the earliest first."""
        return [each for own, each in self.rows if role in {own, None}]

    @property
    def last_said(self) -> int:
        """The number of what was said last (最近一次声明或决定), 0 where nothing was."""
        return max((each.id for role, each in self.rows if role in SAID), default=0)

    def data(self, received: Received) -> bytes:
        """Return a reception's bytes as they came in."""
        return self.originals.data(received.sha256)
