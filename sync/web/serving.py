"""Serving (运行网站): uvicorn with one or several processes, each with a site of its own on the same store."""

import json
import logging
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import uvicorn
from starlette.types import ASGIApp

from sync.intake import take_in
from sync.plan import load_web
from sync.report import Occasion, occasion
from sync.store import Store
from sync.web.app import application
from sync.web.clock import clock
from sync.web.secret import secret
from sync.web.site import Site

ASKED = "DESK_SERVE"
"""Environment variable by which the processes learn what was asked for."""
IDLE, FINISH = 15, 20
"""Seconds that a silent connection is kept, and that answers under way may still take when stopped."""
BUSY = 30
"""Seconds that a process may say nothing before it is taken for dead: a busy machine takes its time to start one."""


class Asked(NamedTuple):
    """Which run is served: as the options of all programmes."""

    year: int | None = None
    inbox: str = ""
    out: str = ""
    today: str = ""

    def occasion(self) -> Occasion:
        """Work the run out. Raises DeskError."""
        inbox, out = (Path(each) if each else None for each in (self.inbox, self.out))
        return occasion(self.year, inbox, out, self.today or None, clock=datetime.now(UTC))

    def site(self) -> Site:
        """Make the site of a process. Raises DeskError."""
        run = self.occasion()
        pinned = bool(self.today) or run.example
        return Site(run, self.occasion, load_web(), clock(run, pinned=pinned))


def prepare(asked: Asked) -> Occasion:
    """Take in the inbox and make what all processes share, before any of them starts. Raises DeskError."""
    run = asked.occasion()
    secret(run.register)
    store = Store(run.store)
    if run.inbox.is_dir():
        take_in(run.inbox, store, run.plan.zone, latest=run.now)
    store.sweep()
    store.close()
    return run


def serve(asked: Asked, host: str, port: int, workers: int = 1) -> None:
    """Serve until stopped."""
    os.environ[ASKED] = json.dumps(asked)
    uvicorn.run(
        "sync.web.serving:made",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=True,
        forwarded_allow_ips=list(load_web().proxy.trusted),
        timeout_keep_alive=IDLE,
        timeout_graceful_shutdown=FINISH,
        timeout_worker_healthcheck=BUSY,
    )


def made() -> ASGIApp:
    """Make the application of one process."""
    logging.basicConfig(format="%(asctime)s %(message)s", level=logging.WARNING)
    logging.getLogger("desk").setLevel(logging.INFO)
    return application(Asked(*json.loads(os.environ[ASKED])).site())
