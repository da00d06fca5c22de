"""kill -9 of what serves, amid uploads and checks: what was acknowledged is there, nothing is half there."""

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from itertools import count
from pathlib import Path
from random import Random
from typing import Self
from uuid import uuid4

import httpx
import pytest

from sync.model import Received
from sync.store import Store
from tests.web.house import PATIENCE, House, Receipt, Visitor, opened, workbook_of

pytestmark = [pytest.mark.long, pytest.mark.skipif(sys.platform != "linux", reason="asks /proc who serves")]
CROWD = 6


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def house(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[House]:
    cluster = request.getfixturevalue("cluster") if request.param == "postgresql" else None
    with opened(tmp_path, cluster.database(f"desk_{uuid4().hex}") if cluster else "") as made:
        yield made


class Crowd:
    """Cities that send one file after the other and look at what is said of it, and try again where nobody answers."""

    def __init__(self, visitors: list[Visitor], run: int) -> None:
        self.visitors, self.run = visitors[:CROWD], run
        self.receipts: list[Receipt] = []
        self.got = threading.Condition()
        self.over = threading.Event()
        self.threads = [threading.Thread(target=self.send, args=(number,)) for number in range(CROWD)]

    def send(self, number: int) -> None:
        for turn in count():
            data = workbook_of(number, **{"13800000001": f"1380{self.run:03d}{turn:04d}"})
            with suppress(httpx.TransportError):
                receipt = self.visitors[number].send(f"{self.run}-{number}-{turn}.xlsx", data)
                with self.got:
                    self.receipts.append(receipt)
                    self.got.notify_all()
                self.visitors[number].look(f"/sent/{receipt.number}")
            if self.over.is_set():
                return

    def hold(self, receipts: int, part: float) -> None:
        """Wait until there are so many receipts, of every city too, and for part of what the last one took."""
        with self.got:
            assert self.got.wait_for(lambda: self.has(receipts), PATIENCE), len(self.receipts)
        time.sleep(part * self.receipts[-1].seconds)

    def has(self, receipts: int) -> bool:
        senders = {each.name.split("-")[1] for each in self.receipts}
        return len(senders) == CROWD and len(self.receipts) >= receipts

    def __enter__(self) -> Self:
        for each in self.threads:
            each.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        for each in self.threads:
            each.join()


def whole(store: Store) -> dict[int, Received]:
    """Return what is in a store, every byte of it looked at."""
    found = store.received()
    assert [sha256(store.data(each)).hexdigest() for each in found] == [each.sha256 for each in found]
    return {each.id: each for each in found}


def holds(house: House, receipts: list[Receipt], sent: int) -> None:
    """Hold a house to what it acknowledged, and see that it works."""
    store = house.store()
    kept = whole(store)
    found = [(kept[each.number].name.rpartition("/")[2], kept[each.number].sha256) for each in receipts]
    assert found == [(each.name, each.sha256) for each in receipts]
    assert len(kept) <= len(receipts) + sent
    store.close()


def complete(house: House, without: int) -> None:
    """Wait until a house has all its processes again, and none of them is the one that was killed."""
    until = time.monotonic() + PATIENCE
    while without in house.processes() or len(house.workers()) < 2 or not house.answers():
        assert time.monotonic() < until, house.log()
        time.sleep(0.2)


def test_killed_whole_at_any_moment(house: House) -> None:
    chance, receipts, visitors = Random(21), [], house.visitors(CROWD)  # noqa: S311  # moments, not secrets
    for run in range(3):
        with Crowd(visitors, run) as crowd:
            crowd.hold(CROWD + chance.randrange(CROWD), chance.random())
            house.kill()
        receipts += crowd.receipts
        house.start()
        holds(house, receipts, CROWD * (run + 1))
        last = visitors[0].look("/home")
        assert (last.status_code, "最近一次报送" in last.text) == (httpx.codes.OK, True)
    pages = [visitors[int(each.name.split("-")[1])].look(f"/sent/{each.number}") for each in receipts[-3:]]
    assert [page.status_code for page in pages] == [httpx.codes.OK] * 3


def test_one_process_killed_is_followed_by_another(house: House) -> None:
    chance, visitors = Random(22), house.visitors(CROWD)  # noqa: S311  # moments, not secrets
    with Crowd(visitors, 0) as crowd:
        for _ in range(2):
            crowd.hold(len(crowd.receipts) + 1 + chance.randrange(CROWD), chance.random())
            one = chance.choice(house.workers())
            os.kill(one, signal.SIGKILL)
            complete(house, without=one)
    holds(house, crowd.receipts, 2 * CROWD)
    assert visitors[0].look("/home").status_code == httpx.codes.OK
