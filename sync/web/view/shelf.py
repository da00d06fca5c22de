"""`ReadingShelf`: files read beside the page (边看边读), each city's in its own lane; nobody waits for a slow one."""

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from threading import Condition
from time import monotonic

from sync.errors import DeskError
from sync.inbox.room import Room
from sync.inbox.sort_arrived import sort_one
from sync.model import Finding, Inspection, Received, Workbook
from sync.sheets.received.child_process import MODULE
from sync.sheets.received.tasks import INSPECT, OPEN
from sync.store import Role, Store
from sync.web.view.children import Children

LOG = logging.getLogger("desk.web")
WORKERS = 4
"""So many lanes are worked on at once; children are started when they are first needed."""
AGAIN = 60
"""Seconds after which an archive that waits for room is looked at again, when somebody comes."""

JobKey = tuple[str, object]
"""What is to be done of what: open or inspect bytes, look at a reception."""
Lanes = Callable[[Received], str]
"""Says in whose lane a file is."""


@dataclass
class Lane:
    """The files of one sender, read one after another (一路). A slow one is not waited for."""

    jobs: deque[tuple[JobKey, Callable[[], None]]] = field(default_factory=deque)
    busy: bool = False
    slow: bool = False


class ReadingShelf:
    """What was read of a store's files, and what is being read; close it: it holds child processes.

    What a file holds is answered at once, or not yet. Every call may raise StoreError.
    """

    def __init__(
        self, store: Store, lanes: Lanes, *, patience: float, seconds: float = 20, module: str = MODULE
    ) -> None:
        """Read within `seconds` a file; `wait` for as much as `patience` seconds, and not at all for a slow lane."""
        self.store, self.lane_of, self.patience = store, lanes, patience
        self.seconds, self.module = seconds, module
        self.room = Room(store)
        self.books: dict[str, Workbook | Finding] = {}
        self.seen: dict[str, Inspection] = {}
        self.waiting: dict[int, tuple[Finding, float]] = {}
        self.failed: dict[JobKey, DeskError] = {}
        self.queued: set[JobKey] = set()
        self.lanes: dict[str, Lane] = {}
        self.changed = Condition()
        self.finished = 0
        self.children = Children(self.room, seconds, module)
        self.pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="shelf")

    def sorted_out(self) -> list[tuple[Received, Finding]]:
        """Have everything looked at that has arrived; return what waits for room."""
        held = self.store.received(Role.ARRIVED)
        for each in held:
            told = self.waiting.get(each.id)
            if told is None or monotonic() - told[1] > AGAIN:
                self.want(each, ("look", each.id), partial(self.look, each))
        return [(each, self.waiting[each.id][0]) for each in held if each.id in self.waiting]

    def workbooks(self, files: Iterable[Received]) -> Iterator[tuple[Received, Workbook | Finding | None]]:
        """Yield files with what each holds, or nothing: then it is being read."""
        for each in files:
            if each.sha256 not in self.books:
                self.want(each, ("open", each.sha256), partial(self.open, each))
            yield each, self.books.get(each.sha256)

    def inspections(self, files: Sequence[Received]) -> dict[str, Inspection]:
        """Return by sha256 what was seen in files of evidence, but for those that are being looked at."""
        for each in files:
            if each.sha256 not in self.seen:
                self.want(each, ("inspect", each.sha256), partial(self.inspect, each))
        return {each.sha256: self.seen[each.sha256] for each in files if each.sha256 in self.seen}

    def look(self, received: Received) -> None:
        """Look at a file that has arrived, unpack it where it is an archive."""
        with self.children.looker() as looker:
            finding = sort_one(received, self.store, looker, self.room)
        if finding:
            self.waiting[received.id] = finding, monotonic()
        else:
            self.waiting.pop(received.id, None)

    def open(self, received: Received) -> None:
        """Read a workbook."""
        self.books[received.sha256] = self.children.read(OPEN, self.store.data(received))

    def inspect(self, received: Received) -> None:
        """Look at a file of evidence."""
        self.seen[received.sha256] = self.children.read(INSPECT, self.store.data(received))

    def want(self, received: Received, key: JobKey, work: Callable[[], None]) -> None:
        """Queue work in the lane of a file, once; raise what it failed for, then it is tried again."""
        name = self.lane_of(received)
        with self.changed:
            if failure := self.failed.pop(key, None):
                raise failure
            if key in self.queued:
                return
            self.queued.add(key)
            lane = self.lanes.setdefault(name, Lane())
            lane.jobs.append((key, work))
            if not lane.busy:
                lane.busy = True
                self.pool.submit(self.work, lane)

    def work(self, lane: Lane) -> None:
        """Do the first thing in a lane; then it goes to the end of the line of lanes."""
        key, work = lane.jobs.popleft()
        start = monotonic()
        try:
            work()
        except DeskError as error:
            self.failed[key] = error
        except Exception as error:  # noqa: BLE001  # a worker must not end with it; the text may hold what was filled in
            LOG.error("%s", type(error).__name__)  # noqa: TRY400
            self.failed[key] = DeskError("收件没有读成，请稍后再试")
        with self.changed:
            self.queued.discard(key)
            self.finished += 1
            lane.slow = lane.slow and monotonic() - start > self.patience
            lane.busy = bool(lane.jobs) and not self.children.closed
            if lane.busy:
                self.pool.submit(self.work, lane)
            self.changed.notify_all()

    def wait(self, *, first: bool) -> None:
        """Wait for what is being read.

        At `first` for all, as long as something is finished every now and then, later for a moment only. What is not
        finished by then is in a slow lane, and nobody waits for that again until it has read something in time.
        """
        until = monotonic() + self.patience
        with self.changed:
            while lanes := [each for each in self.lanes.values() if each.busy and not each.slow]:
                before = self.finished
                left = self.patience if first else until - monotonic()
                if not self.changed.wait_for(partial(self.has_finished_since, before), max(left, 0)):
                    for each in lanes:
                        each.slow = True

    def has_finished_since(self, count: int) -> bool:
        """Say whether more was finished than `count`."""
        return self.finished != count

    def close(self) -> None:
        """Let go of the children, whatever they are doing."""
        self.children.close()
        self.pool.shutdown(cancel_futures=True)
