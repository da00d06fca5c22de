"""`Desk`: the season as it stands, worked out anew only when something changed or a deadline passed."""

from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from pathlib import Path
from threading import Lock
from typing import TypeVar, cast

from sync.desk.run import Run
from sync.desk.standing import Standing, stand
from sync.errors import PlanError
from sync.model import CityVerdict, Received, Submission
from sync.plan import Plan
from sync.reading import named_city
from sync.store import Store
from sync.store.letter_register import Register
from sync.store.reception import Role
from sync.web.view.clock import Clock
from sync.web.view.shelf import ReadingShelf

PATIENCE = 3
"""Seconds for which a page waits for what is being read."""
STEPS = 3
"""A file is looked at, then read; what was in an archive as well; then there is nothing new."""

StateMark = tuple[object, ...]
Made = TypeVar("Made")


@dataclass(frozen=True)
class View:
    """The season at one moment (一时的全貌), which holds until `until` unless the marks change.

    `made` keeps what pages have worked out from it, for as long as it holds.
    """

    standing: Standing
    mark: StateMark
    until: datetime
    made: dict[object, object] = field(default_factory=dict)

    @property
    def told(self) -> Standing:
        """The season as cities may know it; documents are written from `standing`."""
        return self.standing.told

    @property
    def plan(self) -> Plan:
        """The plan, with what cities have said since."""
        return self.standing.plan

    @property
    def pending(self) -> frozenset[int]:
        """The numbers of the receptions that are still being read."""
        return self.standing.gathered.pending

    def once(self, key: object, work: Callable[[], Made]) -> Made:
        """Return what `work` makes of this view; it is worked out once."""
        if key not in self.made:
            self.made[key] = work()
        return cast("Made", self.made[key])


class Desk:
    """One process's view of the store, which is the only truth. Its calls may raise DeskError."""

    def __init__(self, run: Run, again: Callable[[], Run], clock: Clock, patience: float = PATIENCE) -> None:
        """Open the stores of a run; `again` works the run out anew when its configuration was changed."""
        self.run = run
        self.again = again
        self.clock = clock
        self.store = Store(run.store)
        self.register = Register(run.register)
        self.shelf = ReadingShelf(self.store, self.lane, patience=patience)
        self.files = written(run)
        self.lock = Lock()
        self.keepers: defaultdict[str, Lock] = defaultdict(Lock)
        self.last: View | None = None

    def view(self) -> View:
        """Return the season as it is now, but for what takes long to read: that is pending, and nobody waits for it."""
        if last := self.fresh():
            return last
        first = self.last is None
        self.read(first=first)
        made = self.worked_out()
        for _ in range(STEPS):  # what evidence belongs to is known only now
            if not made.pending:
                break
            self.shelf.wait(first=first)
            made = self.worked_out()
        return made

    def read(self, *, first: bool) -> None:
        """Have everything read that has come in, and wait a moment for it."""
        for _ in range(STEPS):
            before = self.shelf.finished
            self.shelf.sorted_out()
            files = (each for each in self.store.received(Role.FORM) if each.received_at <= self.clock())
            deque(self.shelf.workbooks(files), maxlen=0)
            self.shelf.wait(first=first)
            if self.shelf.finished == before:
                return

    def worked_out(self) -> View:
        """Return the season by what has been read; whoever comes while it is being worked out waits for it."""
        with self.lock:
            return self.fresh() or self.renewed()

    def keeping(self, city: str) -> Lock:
        """Return what a city holds while something of it is kept: its uploads are counted one after another."""
        return self.keepers[city]

    def lane(self, received: Received) -> str:
        """Say in whose lane a file is: its city's, or that of all that is no city's."""
        city = named_city(received, self.run.plan)
        return city.code if city else ""

    def fresh(self) -> View | None:
        """Return the last view, where it still holds."""
        last = self.last
        return last if last and self.clock() < last.until and last.mark == self.mark() else None

    def mark(self) -> StateMark:
        """Return what changes whenever the season may."""
        return self.store.mark(), self.shelf.finished, self.register.mark(), written(self.run)

    def renewed(self) -> View:
        """Work the season out; what comes in meanwhile makes the view stale, for the marks are older than it."""
        self.reload()
        mark = self.mark()
        now, plan = self.clock(), self.run.plan
        standing = stand(self.shelf, self.register, plan, now)
        _ = standing.told  # now, while whoever comes waits, and not by each of them
        self.last = View(standing, mark, changes(plan, now))
        return self.last

    def reload(self) -> None:
        """Read the configuration anew where somebody changed it; one that is being edited and faulty has to wait."""
        files = written(self.run)
        if files != self.files:
            self.files = files
            try:
                self.run = replace(self.run, plan=self.again().plan)
            except PlanError:
                return

    def close(self) -> None:
        """Let go of the stores and the children."""
        self.shelf.close()
        self.store.close()
        self.register.close()


def verdict(view: View, version: Submission) -> CityVerdict:
    """Return where one version of a city's stands."""
    return view.once(("verdict", version.received.id), lambda: view.told.version(version)[0])


def written(run: Run) -> StateMark:
    """Return what changes when somebody edits the configuration."""
    config = Path(__file__).resolve().parents[3] / "config"
    folders = [config, config / str(run.plan.year), *([run.inbox.parent] if run.example else [])]
    files = (path for folder in folders for path in sorted(folder.glob("*.*")) if path.suffix in {".toml", ".csv"})
    return tuple((path.name, stat.st_mtime_ns, stat.st_size) for path in files for stat in [path.stat()])


def changes(plan: Plan, now: datetime) -> datetime:
    """Return the next moment at which something becomes due or late by itself."""
    midnight = datetime.combine(now.astimezone(plan.zone).date() + timedelta(days=1), time(0), plan.zone)
    ends = (moment for each in plan.rounds for moment in (each.deadline(plan.zone), each.closes(plan.zone)))
    # What comes in the very second of a deadline is still in time.
    return min([midnight, *(end + timedelta(microseconds=1) for end in ends if end >= now)])
