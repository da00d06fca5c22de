"""Photos made small (小图) by a child process, the latest kept: no other process of ours opens them."""

from collections import OrderedDict
from collections.abc import Callable

from sync.sheets.received.reader import Reader
from sync.sheets.received.tasks import REDUCE

MOST = 60
"""So many are kept, some hundred kilobytes each."""


class Photos:
    """Photos by sha256; close it: it holds a child process."""

    def __init__(self) -> None:
        self.reader = Reader(REDUCE)
        self.kept: OrderedDict[str, bytes] = OrderedDict()

    def small(self, digest: str, original: Callable[[], bytes]) -> bytes | None:
        """Return a photo made small; None for what is none."""
        if digest not in self.kept:
            made = self.reader.read(original())
            if not made:
                return None
            self.kept[digest] = made
            while len(self.kept) > MOST:
                self.kept.popitem(last=False)
        return self.kept.get(digest)

    def close(self) -> None:
        """Let the child end."""
        self.reader.__exit__(None, None, None)
