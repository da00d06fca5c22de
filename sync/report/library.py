"""`Library`: a store's files, opened in child processes (已读收件)."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from types import TracebackType
from typing import Self

from sync.model import Finding, Inspection, Received, Workbook
from sync.sheets.received.inspector import Inspector
from sync.sheets.received.looker import Looker
from sync.sheets.received.looking import Look
from sync.sheets.received.reader import Reader
from sync.store import Store


class Library:
    """What was read of a store's files; use it as a context manager, or close it: it holds child processes.

    With `keep` it remembers what it has read for as long as it lives. Every call may raise StoreError.
    """

    def __init__(self, store: Store, *, keep: bool = False) -> None:
        self.store = store
        self.keep = keep
        self.reader = Reader()
        self.inspector = Inspector()
        self.looker = Looker()
        self.books: dict[str, Workbook | Finding] = {}
        self.seen: dict[str, Inspection] = {}

    def workbooks(self, files: Iterable[Received]) -> Iterator[tuple[Received, Workbook | Finding]]:
        """Yield files, all of different contents, with what each holds."""
        if not self.keep:
            yield from self.reader.read_all((each, self.store.data(each)) for each in files)
            return
        wanted = list(files)
        unread = ((each, self.store.data(each)) for each in wanted if each.sha256 not in self.books)
        for each, book in self.reader.read_all(unread):
            self.books[each.sha256] = book
        yield from ((each, self.books[each.sha256]) for each in wanted)

    def inspections(self, files: Sequence[Received]) -> dict[str, Inspection]:
        """Return by sha256 what was seen in files of evidence."""
        distinct = {each.sha256: each for each in files if each.sha256 not in self.seen}
        wanted = ((digest, self.store.data(each)) for digest, each in sorted(distinct.items()))
        self.seen |= dict(self.inspector.inspect_all(wanted))
        return {each.sha256: self.seen[each.sha256] for each in files}

    @property
    def look(self) -> Callable[[bytes], Look | None]:
        """What looks at a file that has just arrived."""
        return self.looker.look

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
