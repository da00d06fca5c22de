"""`Library`: a store's files, opened in child processes (已读收件)."""

from collections.abc import Iterable, Iterator, Sequence
from types import TracebackType
from typing import Self

from sync.inbox.room import Room
from sync.inbox.sort_arrived import sort_out
from sync.model import Finding, Inspection, Received, Workbook
from sync.sheets.received.looker import Looker
from sync.sheets.received.reader import Reader
from sync.sheets.received.tasks import INSPECT, OPEN
from sync.store import Store


class Library:
    """What was read of a store's files; use it as a context manager, or close it: it holds child processes.

    Every call may raise StoreError.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.room = Room(store)
        self.reader = Reader(OPEN, budget=self.room.budget)
        self.inspector = Reader(INSPECT)
        self.looker = Looker(self.room.budget)
        self.seen: dict[str, Inspection] = {}

    def sorted_out(self) -> list[tuple[Received, Finding]]:
        """Look at what has arrived; return what waits, and for what."""
        return sort_out(self.store, self.looker, self.room)

    def workbooks(self, files: Iterable[Received]) -> Iterator[tuple[Received, Workbook | Finding | None]]:
        """Yield files, all of different contents, with what each holds; nothing for what has still to be read."""
        yield from self.reader.read_all((each, self.store.data(each)) for each in files)

    def inspections(self, files: Sequence[Received]) -> dict[str, Inspection]:
        """Return by sha256 what was seen in files of evidence."""
        distinct = {each.sha256: each for each in files if each.sha256 not in self.seen}
        wanted = ((digest, self.store.data(each)) for digest, each in sorted(distinct.items()))
        self.seen |= dict(self.inspector.read_all(wanted))
        return {each.sha256: self.seen[each.sha256] for each in files}

    def close(self) -> None:
        """Let the children end."""
        self.__exit__(None, None, None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for each in (self.reader, self.inspector, self.looker):
            each.__exit__(kind, error, trace)
