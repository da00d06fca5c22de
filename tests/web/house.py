"""The desk as an office installs it: a copy of the programme in a folder, served by processes that may be killed.

Its cities are 50 invented ones.
"""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import NamedTuple

import httpx

from sync.plan.config.config_files import VARIABLE
from sync.store import Store
from sync.store.accesses import Accesses, Caller
from sync.store.databases.database_address import beside, server
from sync.web.process.secret import secret
from sync.web.process.sessions import NAME, Cookies, begun
from tests.fixed_year import CHARACTERS, CONFIG
from tests.web.town import book

ROOT = Path(__file__).parents[2]
CITIES = 50
PATIENCE = 120
PORTS = range(20_000, 32_000)


def city(number: int) -> tuple[str, str]:
    """Return the name and the code of a city; no two names begin alike."""
    return f"{chr(0x4E00 + 7 * number)}示例市", f"{987_000 + number}"


def free_port() -> int:
    """Return a port that nobody listens on; below those that systems give to whoever connects, so it stays free."""
    for port in Random().sample(PORTS, len(PORTS)):  # noqa: S311  # a port, not a secret
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port
    raise AssertionError(f"no free port in {PORTS}")


class House:
    """An installation; with the `url` of a database it keeps everything there."""

    def __init__(self, place: Path, url: str = "") -> None:
        self.place, self.url = place, url
        for folder in (ROOT / "sync", ROOT / "scripts", CONFIG, ROOT / "templates"):
            shutil.copytree(folder, place / folder.name, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(CHARACTERS, place / "config" / CHARACTERS.name)
        lines = [",".join((code, name, name.removesuffix("市"), code)) for name, code in map(city, range(CITIES))]
        (place / "config/cities.csv").write_text("\n".join(["code,name,aliases,order", *lines]), "utf-8")
        web = place / "config/web.toml"
        patient = web.read_text("utf-8").replace("patience_seconds = 3 ", f"patience_seconds = {PATIENCE} ")
        web.write_text(patient, "utf-8")
        for name in ("districts.csv", "place_names.csv", "honours.csv", "2014/waivers.csv", "2014/decisions.csv"):
            file = place / "config" / name
            file.write_text(file.read_text("utf-8").splitlines()[0] + "\n", "utf-8")
        (place / "收件").mkdir()
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    def command(self, script: str, *options: str) -> list[str]:
        asked = ("--inbox", "收件", "--year", "2014", "--today", "2014-09-05")
        return [sys.executable, "-m", f"scripts.{script}", *asked, *options]

    def environment(self) -> dict[str, str]:
        """Return the environment of its programmes; its configuration is where an office has it."""
        ours = {name: value for name, value in os.environ.items() if name != VARIABLE}
        return {**ours, "STORE_URL": self.url, "PYTHONUTF8": "1", "PYTHONPATH": str(self.place)}

    def start(self, workers: int = 2) -> None:
        """Serve; return when the page answers."""
        log = (self.place / "日志.txt").open("ab")
        command = self.command("serve", "--port", str(self.port), "--workers", str(workers))
        self.process = subprocess.Popen(  # noqa: S603  # our own
            command, cwd=self.place, env=self.environment(), stdout=log, stderr=log, start_new_session=True
        )
        log.close()
        until = time.monotonic() + PATIENCE
        while not self.answers():
            assert self.process.poll() is None, self.log()
            assert time.monotonic() < until, self.log()
            time.sleep(0.1)

    def answers(self) -> bool:
        try:
            told = httpx.get(self.address, trust_env=False, verify=False, timeout=5)  # noqa: S501  # plain http
        except httpx.TransportError:
            return False
        return told.status_code == httpx.codes.OK

    def log(self) -> str:
        return (self.place / "日志.txt").read_text("utf-8")

    def report(self) -> subprocess.Popen[bytes]:
        """Run `make report` beside."""
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        return subprocess.Popen(self.command("report"), cwd=self.place, env=self.environment(), **quiet)  # noqa: S603  # our own

    def processes(self) -> list[int]:
        """Return the numbers of the processes that serve, the first one first."""
        assert self.process
        found = [int(each.name) for each in Path("/proc").glob("[0-9]*") if session_of(int(each.name)) == self.pid]
        return sorted(found)

    def workers(self) -> list[int]:
        """Return the processes that answer requests."""
        return [each for each in self.processes() if b"spawn_main" in command_line(each) and parent(each) == self.pid]

    @property
    def pid(self) -> int:
        assert self.process
        return self.process.pid

    def kill(self) -> None:
        """Kill -9 all of it, as when the machine goes down."""
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def store(self) -> Store:
        folder = self.place / "var" / "2014"
        return Store(folder, server(self.url, "desk_2014") if self.url else beside(folder / "store.db"))

    def register(self) -> Path:
        """Return the folder with the key that signs sessions."""
        return self.place / "var"

    def visitors(self, cities: int = CITIES) -> "list[Visitor]":
        """Let the cities in, by the cookies they have after entering their codes."""
        store = self.store()
        accesses, now = Accesses(store), datetime.now(UTC)
        for number in range(cities):
            accesses.add(Caller.CITY, now, city=city(number)[1])
        cookies = Cookies(secret(self.register()), 2014)
        sessions = [begun(each, now) for each in accesses.lines()]
        store.close()
        return [Visitor(self.address, each.token, cookies.signer.dumps(asdict(each))) for each in sessions]


@dataclass(frozen=True)
class Visitor:
    """Somebody who has logged in."""

    address: str
    token: str
    cookie: str

    def browser(self) -> httpx.Client:
        cookies = {NAME: self.cookie}
        return httpx.Client(base_url=self.address, cookies=cookies, timeout=PATIENCE, verify=False, trust_env=False)  # noqa: S501  # plain http

    def send(self, name: str, data: bytes) -> "Receipt":
        """Upload a file; return the receipt and how long it took. Raises httpx.TransportError where nobody answers."""
        with self.browser() as browser:
            since = time.perf_counter()
            said = browser.post("/send", data={"token": self.token}, files={"files": (name, data)})
            took = time.perf_counter() - since
        assert said.status_code == httpx.codes.SEE_OTHER, said.text
        return Receipt(int(said.headers["location"].rpartition("/")[2]), name, sha256(data).hexdigest(), took)

    def look(self, path: str) -> httpx.Response:
        with self.browser() as browser:
            return browser.get(path)


class Receipt(NamedTuple):
    """What was acknowledged: the number told, of which file with which bytes, after how many seconds."""

    number: int
    name: str
    sha256: str
    seconds: float = 0.0


def command_line(number: int) -> bytes:
    try:
        return Path(f"/proc/{number}/cmdline").read_bytes()
    except OSError:
        return b""


def parent(number: int) -> int:
    return status(number)[1]


def session_of(number: int) -> int:
    return status(number)[3]


def status(number: int) -> list[int]:
    """Return the state, parent, group and session of a process as Linux tells them, zeros where it has gone."""
    try:
        told = Path(f"/proc/{number}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return [0] * 4
    return [0, *map(int, told[1:4])]


def workbook_of(number: int, **changes: str) -> bytes:
    """Return what a city sends; no two send the same."""
    return book(*city(number), 示例社区=f"示例社区{number:02d}", **changes)


@contextmanager
def opened(place: Path, url: str = "", workers: int = 2) -> Iterator[House]:
    """Serve a house and leave no process behind."""
    house = House(place, url)
    try:
        house.start(workers)
        yield house
    finally:
        house.kill()
