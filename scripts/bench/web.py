"""The web page under load: two processes, 50 cities that send their workbooks at the same moment.

Told are the middle and the 95th percentile of what the cities waited, and the memory of the largest serving process.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from scripts.bench.memory import peak_of
from scripts.bench.waiting import Waited

Waits = Callable[[], Waited]
MIDDLE, NEARLY_ALL = 0.5, 0.95


def receipt(folder: Path, cities: int) -> Waits:
    """Wait for the receipt, in the middle; counts the receipts that are right."""
    return lambda: uploaded(folder, cities, MIDDLE, looks=False)


def receipt_of_nearly_all(folder: Path, cities: int) -> Waits:
    """Wait for the receipt, 95 of 100; counts the receipts that are right."""
    return lambda: uploaded(folder, cities, NEARLY_ALL, looks=False)


def verdict(folder: Path, cities: int) -> Waits:
    """Wait until what has to be mended is shown, in the middle; counts the receipts that are right."""
    return lambda: uploaded(folder, cities, MIDDLE, looks=True)


def verdict_of_nearly_all(folder: Path, cities: int) -> Waits:
    """Wait until what has to be mended is shown, 95 of 100; counts the receipts that are right."""
    return lambda: uploaded(folder, cities, NEARLY_ALL, looks=True)


def home(folder: Path, cities: int) -> Waits:
    """Look at the home page of one city after the other, in the middle; counts pages."""

    def work() -> Waited:
        with served(folder) as (house, visitors):
            visitors[0].look("/home")
            waits = [timed(each.look, "/home")[0] for each in visitors[:cities]]
            return Waited(share(waits, MIDDLE), len(waits), peak_of(house.processes()))

    return work


def uploaded(folder: Path, cities: int, part: float, *, looks: bool) -> Waited:
    """Let everybody send at once; return how long that share of them waited at most."""
    sheets = [import_module("tests.web.house").workbook_of(number) for number in range(cities)]
    with served(folder) as (house, visitors):

        def send(number: int) -> Any:
            made = visitors[number].send(f"{number}.xlsx", sheets[number])
            if looks:
                visitors[number].look(f"/sent/{made.number}").raise_for_status()
            return made

        with ThreadPoolExecutor(cities) as crowd:
            told = list(crowd.map(lambda number: timed(send, number), range(cities)))
        store = house.store()
        kept = {each.id: each.sha256 for each in store.received()}
        store.close()
        right = {each.number for _, each in told if kept.get(each.number) == each.sha256}
        return Waited(share([seconds for seconds, _ in told], part), len(right), peak_of(house.processes()))


@contextmanager
def served(folder: Path) -> Iterator[tuple[Any, list[Any]]]:
    """Serve an installation of its own with two processes, and let its cities in."""
    with TemporaryDirectory(dir=folder) as place, import_module("tests.web.house").opened(Path(place)) as house:
        yield house, house.visitors()


def timed(work: Callable[..., Any], asked: object) -> tuple[float, Any]:
    """Return how many seconds something took, and what came of it."""
    since = perf_counter()
    made = work(asked)
    return perf_counter() - since, made


def share(waits: list[float], part: float) -> float:
    """Return how long that share of them waited at most."""
    return sorted(waits)[ceil(len(waits) * part) - 1]
