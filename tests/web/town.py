"""The web page as its visitors meet it: uvicorn on a free port, a season of its own, browsers that remember cookies.

It is 5 September 2014, noon, unless a test moves the clock.
"""

import logging
import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx
import uvicorn
from msgspec.structs import replace

from sync.desk.run import run_of
from sync.plan import load_web
from sync.store.accesses import Caller
from sync.web import Site, application
from tests.markdown import workbook

NOON = datetime(2014, 9, 5, 4, 0, tzinfo=UTC)
GOOD = (Path(__file__).parents[1] / "report/cases/没有问题/2014-09-05 佛山市.md").read_text(encoding="utf-8")
BASE = re.compile(r'name="base" value="([0-9]+)"')
TOKEN = re.compile(r'name="token" value="([^"]+)"')
FOSHAN, JIANGMEN = "440600", "440700"
PATIENCE = 120
"""Seconds that an upload or an answer may take, on a busy machine too."""


def book(city: str = "佛山市", code: str = FOSHAN, **changes: str) -> bytes:
    """Return a city's good workbook, with some texts in it changed for others; no two cities have the same people."""
    text = GOOD
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    own = {"佛山": city.removesuffix("市"), FOSHAN: code}
    own |= {} if code == FOSHAN else {"示例乙": f"示例{city[0]}", "示例讲坛": f"示例{city}周末乐园"}
    for old, new in own.items():
        text = text.replace(old, new)
    return workbook(text)


class Town:
    """A site that is served, and its people; an upload may take so many `seconds`."""

    def __init__(self, place: Path, seconds: int = PATIENCE) -> None:
        (place / "收件").mkdir()
        self.now = NOON
        self.run = run_of(2014, place / "收件", place / "结果", "2014-09-05", clock=NOON)
        settings = load_web()
        uploads = replace(settings.uploads, file_megabytes=1, total_megabytes=2, files=5, seconds=seconds)
        settings = replace(settings, uploads=uploads, checking=replace(settings.checking, patience_seconds=PATIENCE))
        self.site = Site(self.run, lambda: self.run, settings, self.clock)
        config = uvicorn.Config(
            application(self.site),
            access_log=False,
            log_level="critical",
            server_header=False,
            proxy_headers=True,
            forwarded_allow_ips=list(settings.proxy.trusted),
        )
        self.server = uvicorn.Server(config)
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.thread = threading.Thread(target=self.server.run, kwargs={"sockets": [self.socket]})
        self.address = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        self.codes: dict[str, str] = {}

    def clock(self) -> datetime:
        """What time it is: later by a blink each time it is asked, as everywhere."""
        self.now += timedelta(microseconds=1)
        return self.now

    def code(self, who: str) -> str:
        """Return somebody's access code: a city's by its name, else of the office's person with that role."""
        if who not in self.codes:
            cities = {each.name: each.code for each in self.run.plan.cities}
            role = Caller.CITY if who in cities else Caller(who)
            person = "" if who in cities else f"示例{who}"
            made = self.site.accesses.add(role, datetime.now(UTC), city=cities.get(who, ""), person=person)
            self.codes[who] = made
        return self.codes[who]

    @contextmanager
    def browser(self, who: str = "") -> Iterator["Browser"]:
        """Open a browser, somebody logged in."""
        with Browser(self.address) as browser:
            if who:
                browser.enter(self.code(who))
            yield browser

    def __enter__(self) -> Self:
        logging.getLogger("desk.web").setLevel(logging.INFO)
        self.thread.start()
        while not self.server.started:
            time.sleep(0.01)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.server.should_exit = True
        self.thread.join()
        self.socket.close()


class Browser(httpx.Client):
    """A visitor's browser; it does not follow where it is sent unless asked to."""

    def __init__(self, address: str) -> None:
        super().__init__(
            base_url=address, timeout=PATIENCE, verify=False, trust_env=False
        )  # no TLS here: certificates take long to load

    def token(self, path: str = "/") -> str:
        """Return the token in the forms of a page, which is that of the session."""
        return TOKEN.findall(self.get(path, follow_redirects=True).text)[-1]

    def base(self, path: str, **query: str) -> str:
        """Return what the form of a page is based on."""
        return next(iter(BASE.findall(self.get(path, params=query).text)), "0")

    def enter(self, code: str) -> httpx.Response:
        """Log in."""
        return self.post("/enter", data={"token": self.token(), "code": code})

    def upload(self, *files: tuple[str, bytes]) -> httpx.Response:
        """Upload files and see what is said of them."""
        sent = [("files", file) for file in files]
        return self.post("/send", data={"token": self.token()}, files=sent, follow_redirects=True)


def number(response: httpx.Response) -> int:
    """Return the receipt number that a page is about."""
    return int(response.url.path.rpartition("/")[2])
