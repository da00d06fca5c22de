"""Serving (运行网站): uvicorn with one or several processes, each with a site of its own on the same store."""

import errno
import json
import logging
import os
import socket
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import uvicorn
from starlette.types import ASGIApp

from sync.desk.run import Run, run_of
from sync.errors import DeskError
from sync.inbox import take_in
from sync.plan import load_web
from sync.reticence import hush, log_reticently, said
from sync.store import Store
from sync.web.app import application
from sync.web.process.secret import secret
from sync.web.process.site import Site
from sync.web.sent.slow_senders import Patient
from sync.web.view.clock import clock

ASKED = "DESK_SERVE"
"""Environment variable by which the processes learn what was asked for."""
IDLE, FINISH = 15, 20
"""Seconds that a connection is kept on which nothing whole comes, and that answers under way may take when stopped."""
BUSY = 30
"""Seconds that a process may say nothing before it is taken for dead: a busy machine takes its time to start one."""


PORTS = range(1, 1 << 16)
FAILED = 3
"""The exit code of a process that cannot serve, as uvicorn's own."""
LOG = logging.getLogger("desk.web")


class ServedRun(NamedTuple):
    """Which run is served: as the options of all programmes."""

    year: int | None = None
    inbox: str = ""
    out: str = ""
    today: str = ""

    def run(self) -> Run:
        """Work the run out. Raises DeskError."""
        inbox, out = (Path(each) if each else None for each in (self.inbox, self.out))
        return run_of(self.year, inbox, out, self.today or None, clock=datetime.now(UTC))

    def site(self) -> Site:
        """Make the site of a process. Raises DeskError."""
        run = self.run()
        pinned = bool(self.today) or run.example
        return Site(run, self.run, load_web(), clock(run, pinned=pinned))


def prepare(asked: ServedRun) -> Run:
    """Take in the inbox and make what all processes share, before any of them starts. Raises DeskError."""
    run = asked.run()
    secret(run.register)
    store = Store(run.store)
    if run.inbox.is_dir():
        take_in(run.inbox, store, run.plan.zone, latest=run.now)
    store.sweep()
    store.close()
    return run


def refuse_taken(host: str, port: int) -> None:
    """Refuse an address that nobody can be served at. Raises DeskError."""
    try:
        if port not in PORTS:
            raise OverflowError  # noqa: TRY301  # as the system says of some
        place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        with socket.socket(place[0], place[1]) as tried:
            if os.name == "posix":  # where a port that was just in use counts as free
                tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(place[4])
    except (OSError, OverflowError, UnicodeError) as error:
        told = (
            "已被另一个程序占用（网页可能已经启动），请换一个端口" if in_use(error) else "用不了，请检查 HOST 和 PORT"
        )
        raise DeskError(f"HOST={host} PORT={port}：{told}") from error


def in_use(error: Exception) -> bool:
    """Say whether somebody else serves there."""
    return isinstance(error, OSError) and error.errno == errno.EADDRINUSE


def serve(asked: ServedRun, host: str, port: int, workers: int = 1) -> None:
    """Serve until stopped."""
    os.environ[ASKED] = json.dumps(asked)
    log_reticently()
    uvicorn.run(
        "sync.web.server:made",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        access_log=False,
        log_config=None,
        log_level="warning",
        http=Patient,
        ws="none",
        server_header=False,
        proxy_headers=True,
        forwarded_allow_ips=list(load_web().proxy.trusted),
        timeout_keep_alive=IDLE,
        timeout_graceful_shutdown=FINISH,
        timeout_worker_healthcheck=BUSY,
    )


def made() -> ASGIApp:
    """Make the application of one process; where that fails the process ends, and says why."""
    log_reticently()
    hush()
    try:
        return application(ServedRun(*json.loads(os.environ[ASKED])).site())
    except Exception as error:  # noqa: BLE001  # whoever started this process would show it with all it holds
        LOG.critical("%s", said(error))
        sys.exit(FAILED)
