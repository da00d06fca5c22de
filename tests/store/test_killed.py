"""kill -9 while something is being kept: what was acknowledged is there, and nothing is half there."""

import os
from datetime import UTC, datetime
from hashlib import sha256
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from sync.model import Received
from sync.store import Store
from sync.store.files import ASIDE, DEAD, Files
from tests.databases import World
from tests.killing import READY, killed, posix

NOON = datetime(2014, 9, 10, 12, 0, tzinfo=UTC)
ROUNDS = 6
MOST = 100
"""Rounds after which one must have been killed while it wrote."""


def keep(said: Connection, world: World, run: int) -> None:
    """Acknowledge file after file; every third one is everybody's."""
    store = world.store()
    said.send(READY)
    for number in count():
        name = f"{number if number % 3 == 0 else run}-{number}.xlsx"
        said.send(store.keep(name.encode() * 30_000, name, "网页", NOON))


def take_in_many(said: Connection, world: World, run: int) -> None:
    """Acknowledge heaps, each entered at once."""
    store = world.store()
    said.send(READY)
    for heap in count():
        names = [f"{run}-{heap}-{number}.xlsx" for number in range(20)]
        said.send(store.enter([store.put(each.encode() * 3_000, each, "收件文件夹", NOON) for each in names]))


def whole(store: Store) -> list[Received]:
    """Return what is in a store, every byte of it looked at."""
    found = store.received()
    data = [store.data(each) for each in found]
    assert [(sha256(each).hexdigest(), len(each)) for each in data] == [(each.sha256, each.size) for each in found]
    return found


@posix
def test_what_was_acknowledged_outlives_kill_9(world: World) -> None:
    chance, acknowledged = Random(7), []  # noqa: S311  # moments, not secrets
    for run in range(ROUNDS):
        acknowledged += killed(keep, world, run, words=2 * run, part=chance.random())
        found = whole(world.store())
        assert [each for each in acknowledged if each not in found] == []
        assert len({each.id for each in found}) == len(found) == len({each.name for each in found})
        assert len(found) <= len(set(acknowledged)) + run + 1  # those entered by who was killed before saying so
    assert len(acknowledged) >= sum(2 * run for run in range(ROUNDS))


@posix
def test_a_heap_is_entered_whole_or_not_at_all(world: World) -> None:
    chance, acknowledged = Random(8), []  # noqa: S311  # moments, not secrets
    for run in range(ROUNDS):
        acknowledged += killed(take_in_many, world, run, words=run, part=chance.random())
        found = whole(world.store())
        assert [each for heap in acknowledged for each in heap if each not in found] == []
        assert len(found) % 20 == 0
    assert len(acknowledged) >= sum(range(ROUNDS))


@posix
def test_leftovers_of_the_killed_are_swept(world: World) -> None:
    chance, store = Random(9), world.store()  # noqa: S311  # moments, not secrets
    rounds = (killed(keep, world, run, words=1, part=chance.random()) for run in range(MOST))
    if isinstance(store.originals, Files):
        left = next(found for _ in rounds if (found := leftovers(store.originals)))
        for path in left:
            os.utime(path, (path.stat().st_mtime - DEAD - 1,) * 2)
        store.sweep()
        assert [path for path in left if path.exists()] == []
    else:
        next(rounds)
        store.sweep()
    assert store.keep(b"1", "甲.xlsx", "网页", NOON) in whole(store)


def leftovers(files: Files) -> list[Path]:
    """Return what was only half written when its process died."""
    return [path for path in files.all() if path.name.endswith(ASIDE)]
