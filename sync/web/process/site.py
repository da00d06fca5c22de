"""`Site`: all that a process needs to answer (网站)."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import Lock

from sync.desk.run import Run
from sync.plan import Web
from sync.store.accesses import Accesses
from sync.store.attempts import Attempts
from sync.web.process.login import Door
from sync.web.process.page_templates import Pages
from sync.web.process.photos import Photos
from sync.web.process.proofs import Proofs
from sync.web.process.secret import secret
from sync.web.process.sessions import Cookies
from sync.web.view.clock import Clock
from sync.web.view.desk import Desk


class Site:
    """The desk and everything around it, made once a process. Raises DeskError.

    `clock` is the season's, which may be pinned to a day; whether a session has run out is asked of the `wall`.
    """

    def __init__(self, run: Run, again: Callable[[], Run], settings: Web, clock: Clock) -> None:
        key = secret(run.register)
        self.settings = settings
        self.clock = clock
        self.wall: Clock = lambda: datetime.now(UTC)
        self.desk = Desk(run, again, clock, settings.checking.patience_seconds)
        self.store = self.desk.store
        self.accesses = Accesses(self.store)
        self.door = Door(self.accesses, Attempts(self.store, settings.tries.address, settings.tries.code), key)
        self.cookies = Cookies(key, run.plan.year)
        self.pages = Pages(run.plan.zone)
        self.photos = Photos()
        self.proofs = Proofs()
        self.issuing = Lock()
        self.longest = timedelta(hours=settings.sessions.hours)

    def close(self) -> None:
        """Let go of everything."""
        self.photos.close()
        self.desk.close()
