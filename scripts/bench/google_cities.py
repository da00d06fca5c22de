"""What a sync asks of Google and how long it takes: 1, 21 and 200 cities, all in one spreadsheet or one for each.

Time is that of the work and of the waits that Google's quota asks for; these are counted, not waited. The stand-in
answers at once: what the network takes comes on top.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from shutil import rmtree

import msgspec

from scripts.bench.google import season
from scripts.bench.memory import peak_megabytes
from scripts.bench.waiting import Waited
from sync.desk.online_sheet import Online
from sync.desk.standing import judged
from sync.inbox.gather import gather
from sync.inbox.library import Library
from sync.messages import load as load_messages
from sync.plan import OFFICE, City, GoogleSheet, Plan
from sync.sheets.google.hand_out import hand_out
from sync.sheets.google.reconciling import SheetHandout
from sync.sheets.google.service.access_settings import access
from sync.sheets.google.service.client import Client, connected
from sync.sheets.google.service.spreadsheet import Book
from sync.store import Store

NOW = datetime(2014, 9, 5, tzinfo=UTC)


@dataclass
class Clock:
    """Seconds that pass, and those that were waited without waiting."""

    waited: float = 0.0

    def __call__(self) -> float:
        """Return what time it is."""
        return time.perf_counter() + self.waited

    def sleep(self, seconds: float) -> None:
        """Let time pass at once."""
        self.waited += seconds


def cities(number: int) -> tuple[City, ...]:
    """Return so many invented cities."""
    first = season(1).cities[0]
    return tuple(
        msgspec.structs.replace(first, code=f"{450000 + n}", name=f"示例{n}市", aliases=(), order=n)
        for n in range(number)
    )


def planned(number: int, entries: int) -> Plan:
    """Return a year with so many cities, and one list of so many rows for each."""
    plan = replace(season(1), cities=cities(number))
    return replace(plan, forms=(msgspec.structs.replace(plan.forms[0], rows=entries),))


def sync_of(folder: Path, entries: int, number: int, layout: str) -> Callable[[], Waited]:
    """Issue and fill in the spreadsheets of so many cities; return the first sync of them."""
    service, plan, place = import_module("tests.google.service").Service(), planned(number, entries), folder / "cities"
    service.__enter__()
    rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    owners = plan.cities if layout == "city" else (OFFICE,)
    pages = {city.code: service.create(city.name, shared_with=[service.address]) for city in owners}
    settings = GoogleSheet(
        layout="city" if layout == "city" else "shared",
        spreadsheet="" if layout == "city" else pages[OFFICE.code].id,
        cities={code: page.id for code, page in pages.items()} if layout == "city" else {},
    )
    environ = {"GOOGLE_APPLICATION_CREDENTIALS": str(service.key_file(place)), "GOOGLE_API_ROOT": service.root}
    way = access(settings, plan, environ)
    assert way is not None  # noqa: S101  # it was configured just now
    clock = Clock()

    def client() -> Client:
        return connected(way, clock=clock, sleep=clock.sleep)

    making = client()
    for city, id_ in way.spreadsheets:
        hand_out(Book(making, id_), SheetHandout(plan, settings, city, (way.account,)))
        rows = entries if layout == "city" else entries * number
        cells = [[f"示例{n}", "不详" if n % 10 == 0 else "女", "示例单位", "居民"] for n in range(rows)]
        pages[city.code].sheet(plan.forms[0].title).paste("D6" if layout == "city" else "E6", cells)
    clock.waited = 0.0

    def work() -> Waited:
        begun, going = clock(), client()
        online = Online(plan, settings, going, [(city, Book(going, id_)) for city, id_ in way.spreadsheets])
        store, messages = Store(place / "store"), load_messages()
        online.pull(store, NOW)
        with Library(store) as files:
            online.answer(judged(gather(files, plan, messages, online.moment or NOW), messages))
        store.close()
        return Waited(clock() - begun, online.requests, peak_megabytes())

    return work


def shared_1(folder: Path, entries: int) -> Callable[[], Waited]:
    """Sync one spreadsheet of one city."""
    return sync_of(folder, entries, 1, "shared")


def shared_21(folder: Path, entries: int) -> Callable[[], Waited]:
    """Sync one spreadsheet of 21 cities."""
    return sync_of(folder, entries, 21, "shared")


def shared_200(folder: Path, entries: int) -> Callable[[], Waited]:
    """Sync one spreadsheet of 200 cities."""
    return sync_of(folder, entries, 200, "shared")


def city_1(folder: Path, entries: int) -> Callable[[], Waited]:
    """Sync the spreadsheet of a city alone."""
    return sync_of(folder, entries, 1, "city")


def city_21(folder: Path, entries: int) -> Callable[[], Waited]:
    """Sync the spreadsheets of 21 cities."""
    return sync_of(folder, entries, 21, "city")


def city_200(folder: Path, entries: int) -> Callable[[], Waited]:
    """Sync the spreadsheets of 200 cities."""
    return sync_of(folder, entries, 200, "city")
