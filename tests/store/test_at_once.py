"""Several processes on one store: nobody's reception is lost, none counts twice, whoever looks sees whole things."""

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier

from sync.errors import StoreError
from sync.model import Received
from sync.store import Role, Store
from sync.store.remove import NAMELESS, purge, records
from tests.databases import World

NOON = datetime(2014, 9, 10, 12, 0, tzinfo=UTC)
EACH = 25


def send(world: World, who: str) -> list[Received]:
    """Send what everybody sends, the same bytes under our own name, and our own bytes under everybody's name."""
    store, receipts = world.store(), []
    for number in range(EACH):
        receipts.append(store.keep(f"同{number}".encode(), f"{number}.xlsx", "网页", NOON))
        receipts.append(store.keep(f"同{number}".encode(), f"{who}-{number}.xlsx", "网页", NOON))
        receipts.append(store.keep(f"{who}{number}".encode(), f"{number}.xlsx", "网页", NOON))
    heap = [store.put(f"堆{number}".encode(), f"堆{number}.xlsx", "邮件", NOON) for number in range(EACH)]
    return receipts + (store.enter(heap) if who == "甲" else store.enter(heap[::-1])[::-1])


def send_one_by_one(world: World, who: str) -> list[Received]:
    """Send files, as uploads come."""
    store = world.store()
    return [store.keep(f"{who}{number}".encode(), f"{number}.xlsx", "网页", NOON) for number in range(3 * EACH)]


def clear(world: World, times: int) -> list[int]:
    """Purge again and again; return how many receptions each time."""
    store = world.store()
    return [purge(store, "示例员", NOON).receptions for _ in range(times)]


def test_senders_lose_nothing_and_a_reader_sees_it_grow(world: World, processes: ProcessPoolExecutor) -> None:
    store = world.store()
    running = [processes.submit(send, world, who) for who in "甲乙丙"]
    seen: list[Received] = []
    while not all(each.done() for each in running):
        held = store.snapshot()
        now = sorted(held.received(), key=lambda each: each.id)
        assert now[: len(seen)] == seen  # what comes later has a higher number
        assert [len(held.data(each)) for each in now] == [each.size for each in now]
        seen = now
    receipts = [receipt for each in running for receipt in each.result()]
    found = {(each.sha256, each.name): each for each in store.received()}
    assert len(found) == len(store.received()) == EACH + 3 * EACH + 3 * EACH + EACH
    assert [found[each.sha256, each.name] for each in receipts] == receipts
    assert len({each.id for each in found.values()}) == len(found)


def test_a_purge_beside_senders_takes_whole_receptions_only(world: World, processes: ProcessPoolExecutor) -> None:
    world.store().close()
    senders = [processes.submit(send_one_by_one, world, who) for who in "甲乙"]
    counts = processes.submit(clear, world, 6).result()
    receipts = [receipt.id for each in senders for receipt in each.result()]
    store = world.store()
    held = store.snapshot()
    purged, left = held.received(Role.PURGED), held.received(Role.FORM)
    assert [len(store.data(each)) for each in left] == [each.size for each in left]
    assert sorted(each.id for each in held.received()) == sorted(receipts)
    assert [each.name for each in purged] == [NAMELESS.format(id=each.id, suffix=".xlsx") for each in purged]
    assert len(list(records(store))) == len(counts)
    purge(store, "示例员", NOON)
    assert (store.originals.sizes(), store.received(Role.FORM)) == ([], [])


def hold(world: World, patience: float) -> str:
    """Return what one is told who wants the world for oneself and waits so many seconds for it."""
    try:
        with world.alone(patience):
            return ""
    except StoreError as error:
        return str(error)


def test_one_run_at_a_time_whichever_process(world: World, processes: ProcessPoolExecutor) -> None:
    world.store().close()
    with world.alone():
        said = processes.submit(hold, world, 0.2).result()
        assert said == "另一个程序正在处理这些收件，请等它结束后重新运行"
        assert world.store().keep(b"1", "甲.xlsx", "网页", NOON).id == 1  # uploads go on meanwhile
    assert processes.submit(hold, world, 120).result() == ""


def test_a_store_may_be_made_by_several_at_the_very_same_moment(tmp_path: Path) -> None:
    """Who comes second while SQLite changes the mode of a new file is turned away at once, and has to come again."""
    with ThreadPoolExecutor(6) as pool:
        for number in range(40):
            together = Barrier(6)
            opened = [pool.submit(open_together, together, tmp_path / str(number)) for _ in range(6)]
            assert [each.result() for each in opened] == [[]] * 6


def open_together(together: Barrier, folder: Path) -> list[Received]:
    together.wait()
    store = Store(folder)
    try:
        return store.received()
    finally:
        store.close()
