import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest

from sync.errors import StoreError
from sync.model import Received
from sync.store import Role, Store
from sync.store.databases.schema import VERSION
from tests.databases import World, execute, replace_original

CHINA = ZoneInfo("Asia/Shanghai")
NINE = datetime(2014, 9, 10, 9, 0, tzinfo=CHINA)


@pytest.fixture
def store(world: World) -> Iterator[Store]:
    store = world.store()
    yield store
    store.close()


def fill(world: World) -> int:
    """Receive twenty files: half of them everybody's, half of them our own."""
    store = world.store()
    for number in range(20):
        name = f"{number if number % 2 else os.getpid()}-{number}.xlsx"
        store.keep(f"内容{number}".encode(), name, "邮件", NINE + timedelta(seconds=number))
    return os.getpid()


def test_what_came_in_is_kept_byte_for_byte(store: Store) -> None:
    received = store.keep(b"\x00\xff", "佛山市/申报表.xlsx", "邮件", NINE)
    assert received == Received(1, sha256(b"\x00\xff").hexdigest(), "佛山市/申报表.xlsx", "邮件", NINE, 2)
    assert store.data(received) == b"\x00\xff"


def test_moments_come_back_aware_and_in_utc(store: Store) -> None:
    store.keep(b"1", "甲.xlsx", "邮件", NINE)
    (received,) = store.received()
    assert (received.received_at, received.received_at.tzinfo) == (NINE, UTC)


def test_the_same_reception_is_kept_once(store: Store) -> None:
    first = store.keep(b"1", "甲.xlsx", "邮件", NINE)
    assert store.keep(b"1", "甲.xlsx", "当面", NINE) == first
    assert store.received() == [first]


def test_other_times_names_and_contents_are_other_receptions(store: Store) -> None:
    later = NINE + timedelta(hours=1)
    receptions = [(b"1", "乙.xlsx", later), (b"1", "甲.xlsx", later), (b"2", "甲.xlsx", NINE), (b"1", "甲.xlsx", NINE)]
    for data, name, moment in receptions:
        store.keep(data, name, "邮件", moment)
    assert [(each.id, each.name) for each in store.received()] == [
        (3, "甲.xlsx"),
        (4, "甲.xlsx"),
        (1, "乙.xlsx"),
        (2, "甲.xlsx"),
    ]


def test_what_is_put_counts_once_it_is_entered(store: Store) -> None:
    rows = [store.put(data, "甲.xlsx", "邮件", NINE) for data in (b"1", b"2", b"1")]
    assert store.received() == []
    first, second, again = store.enter(rows)
    assert (store.received(), again, store.data(second)) == ([first, second], first, b"2")


def test_a_store_is_found_again(world: World) -> None:
    first = world.store().keep(b"1", "甲.xlsx", "邮件", NINE)
    again = world.store()
    assert ([again.data(each) for each in again.received()], again.received()) == ([b"1"], [first])


def test_two_processes_may_receive_at_once(world: World, processes: ProcessPoolExecutor) -> None:
    writers = set(processes.map(fill, [world] * 3))
    store = world.store()
    names = [each.name for each in store.received()]
    assert (len(names), len(set(names))) == (10 + 10 * len(writers), 10 + 10 * len(writers))
    assert {store.data(each).decode() for each in store.received()} == {f"内容{number}" for number in range(20)}


def test_a_snapshot_does_not_see_what_comes_in_after_it(store: Store) -> None:
    first = store.keep(b"1", "甲.xlsx", "邮件", NINE)
    held = store.snapshot()
    photo = store.keep(b"2", "甲.jpg", "邮件", NINE, Role.EVIDENCE)
    assert (held.received(), held.received(Role.EVIDENCE), held.data(first)) == ([first], [], b"1")
    assert (store.received(Role.FORM), store.received(Role.EVIDENCE)) == ([first], [photo])


def test_of_more_rows_than_are_asked_for_one_by_one_each_is_found(store: Store) -> None:
    row = store.put(b"1", "甲.xlsx", "邮件", NINE)
    rows = [row._replace(name=f"{number}.xlsx") for number in range(1200)]
    first = store.enter(rows)
    assert ([each.name for each in first], store.enter(rows)) == ([each.name for each in rows], first)


def test_a_name_that_is_no_text_is_kept_as_far_as_it_is(store: Store) -> None:
    names = [store.keep(b"1", name, "邮件", NINE).name for name in ("甲\0乙.xlsx", "甲\udcff.xlsx", "😀.xlsx")]
    assert names == ["甲\ufffd乙.xlsx", "甲?.xlsx", "😀.xlsx"]
    assert sorted(each.name for each in store.received()) == sorted(names)


def test_large_and_empty_originals_come_back(store: Store) -> None:
    contents = [b"", bytes(range(256)) * 40_000]
    assert [store.data(store.keep(each, "甲", "邮件", NINE)) for each in contents] == contents


def test_a_moment_without_zone_is_our_own_fault(store: Store) -> None:
    with pytest.raises(ValueError, match="time zone"):
        store.keep(b"1", "甲.xlsx", "邮件", datetime(2014, 9, 10))  # noqa: DTZ001


def test_a_changed_original_is_noticed_and_mended_when_it_comes_again(store: Store) -> None:
    received = store.keep(b"1", "甲.xlsx", "邮件", NINE)
    replace_original(store, received.sha256, b"2")
    with pytest.raises(StoreError, match=r"^存档中的收件原件被改动过：.+，请从备份恢复"):
        store.data(received)
    store.keep(b"1", "甲.xlsx", "邮件", NINE)
    assert store.data(received) == b"1"


def test_a_lost_original_is_told(store: Store) -> None:
    received = store.keep(b"1", "甲.xlsx", "邮件", NINE)
    replace_original(store, received.sha256, None)
    with pytest.raises(StoreError, match=r"^存档缺少收件原件：.+，请从备份恢复"):
        store.data(received)


def test_a_stream_is_kept_as_its_bytes_are(store: Store) -> None:
    for data in (b"", bytes(range(256)) * 10_000):
        digest, size = store.originals.keep_stream(BytesIO(data))
        assert (digest, size, store.originals.data(digest)) == (sha256(data).hexdigest(), len(data), data)
        assert (store.originals.keep(data), len(store.originals.sizes())) == (digest, 1 if not data else 2)


def test_what_was_purged_before_it_was_entered_does_not_count(store: Store) -> None:
    row = store.put(b"1", "甲.xlsx", "邮件", NINE)
    replace_original(store, row.sha256, None)
    with pytest.raises(StoreError, match=r"^收件原件刚被清除，没有记下：甲.xlsx，请重新运行$"):
        store.enter([row])
    assert store.received() == []


def test_a_store_of_a_later_version_is_refused(world: World) -> None:
    execute(world.store(), "UPDATE about SET value = '99'")
    with pytest.raises(StoreError, match=r"^存档由另一版本的程序建立（版本99"):
        world.store()


def test_a_store_of_the_first_version_gets_what_it_lacks(world: World) -> None:
    store = world.store()
    execute(store, "DROP TABLE purges")
    execute(store, "UPDATE about SET value = '1'")
    store = world.store()
    assert (execute(store, "SELECT value FROM about"), execute(store, "SELECT * FROM purges")) == (
        [(str(VERSION),)],
        [],
    )
