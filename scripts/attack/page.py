"""The page under attack (被攻击的网页): a server on the loopback; a city sends a file, all pages are looked at."""

import socket
import subprocess
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import requests

from scripts.attack.targets import ended, started
from scripts.attack.told import FIVE_HUNDRED, Told, seen
from sync.desk.run import run_of
from sync.errors import DeskError
from sync.plan import City
from sync.reticence import UNEXPECTED
from sync.store import Store
from sync.store.accesses import Accesses, Caller

PATIENCE = 120
"""Seconds in which a server has to begin."""
OWN = ("/home", "/history", "/withdraw", "/blank")
OFFICE = ("/office", "/office/documents", "/office/selection", "/office/trail", "/office/progress.xlsx")
MARK = 'name="token" value="'
ALARMS = (" ERROR ", " CRITICAL ", UNEXPECTED)


class Page:
    """`make serve` for a season of its own; one that a file brought to a stand is begun anew without that file."""

    title = "网页"

    def __init__(self, year: int, day: date) -> None:
        self.year, self.day = year, day
        self.begin()

    def begin(self) -> None:
        """Serve an empty season. Raises DeskError."""
        self.folder = TemporaryDirectory(prefix="attack-")
        place = Path(self.folder.name)
        (place / "收件").mkdir()
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        season = [
            "--inbox",
            str(place / "收件"),
            "--out",
            str(place),
            "--year",
            str(self.year),
            "--today",
            str(self.day),
        ]
        self.log = place / "记录"
        with self.log.open("wb") as log:
            self.process = started(
                ["scripts.serve", *season, "--port", str(port)], stdout=log, stderr=subprocess.STDOUT
            )
        run = run_of(self.year, place / "收件", place, str(self.day), clock=datetime.now(UTC))
        self.await_start()
        self.accesses = Accesses(Store(run.store))
        self.office = self.entered(Caller.SECRETARIAT, person="示例")
        self.cities: dict[str, requests.Session] = {}

    def await_start(self) -> None:
        """Wait until the page answers. Raises DeskError."""
        until, browser = time.monotonic() + PATIENCE, direct()
        while time.monotonic() < until and self.process.poll() is None:
            try:
                if browser.get(self.address, timeout=5).ok:
                    return
            except requests.RequestException:
                time.sleep(0.1)
        raise DeskError("网页没有启动，请先单独运行 make serve 看看原因")

    def entered(self, role: Caller, city: str = "", person: str = "") -> requests.Session:
        """Let somebody in."""
        code = self.accesses.add(role, datetime.now(UTC), city=city, person=person)
        browser = direct()
        token = token_in(browser.get(self.address, timeout=PATIENCE).text)
        browser.post(f"{self.address}/enter", {"token": token, "code": code}, timeout=PATIENCE).raise_for_status()
        return browser

    def throw(self, city: City, name: str, data: bytes, seconds: float) -> Told:
        """Let a city send a file, and look at every page that has to do with it."""
        if city.code not in self.cities:
            self.cities[city.code] = self.entered(Caller.CITY, city=city.code)
        before, since = self.log.stat().st_size, perf_counter()
        statuses: list[int] = []
        said: list[str] = []
        code: int | None = 0
        try:
            for answer in self.looked(city, name, data, seconds):
                statuses.append(answer.status_code)
                is_page = answer.headers.get("content-type", "").startswith("text/html")
                said.append(seen(answer.text) if is_page else "")
        except requests.Timeout:
            code = None
        except requests.RequestException:
            statuses.append(FIVE_HUNDRED)
        took = perf_counter() - since
        said += [each for each in self.logged(before) if any(sign in each for sign in ALARMS)]
        if code is None or self.process.poll() is not None:
            self.close()
            self.begin()
        return Told(took, code, "\n".join(said), tuple(statuses))

    def looked(self, city: City, name: str, data: bytes, seconds: float) -> Iterator[requests.Response]:
        """Yield the answers to sending and looking, all within so many seconds. Raises requests.Timeout."""
        own, until = self.cities[city.code], perf_counter() + seconds

        def left() -> float:
            if perf_counter() >= until:
                raise requests.Timeout
            return until - perf_counter()

        token = token_in(own.get(f"{self.address}/send", timeout=left()).text)
        sent = own.post(f"{self.address}/send", {"token": token}, files={"files": (name, data)}, timeout=left())
        yield sent
        number = sent.url.rpartition("/")[2]
        for path in (*OWN, f"/returned/{number}", f"/file/{number}"):
            yield own.get(self.address + path, timeout=left())
        for path in (*OFFICE, f"/office/city/{city.code}"):
            yield self.office.get(self.address + path, timeout=left())

    def logged(self, since: int) -> list[str]:
        """Return what the server has said since its log was so long."""
        return self.log.read_bytes()[since:].decode("utf-8", "replace").splitlines()

    def close(self) -> None:
        """End the server and remove its season."""
        ended(self.process)
        self.accesses.store.close()
        self.folder.cleanup()


def direct() -> requests.Session:
    """Return a browser that asks no proxy."""
    made = requests.Session()
    made.trust_env = False
    return made


def token_in(page: str) -> str:
    """Return the token in the forms of a page."""
    return page.rpartition(MARK)[2].partition('"')[0]
