import os
import sqlite3
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sync.errors import StoreError
from sync.model import Received
from sync.store import Store
from sync.store.files import trouble

CHINA = ZoneInfo("Asia/Shanghai")
NINE = datetime(2014, 9, 10, 9, 0, tzinfo=CHINA)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "存档#a%20b")


def fill(folder: Path) -> int:
    """Receive twenty files: half of them everybody's, half of them our own."""
    store = Store(folder)
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


def test_a_store_is_found_again(tmp_path: Path) -> None:
    first = Store(tmp_path / "存档").keep(b"1", "甲.xlsx", "邮件", NINE)
    again = Store(tmp_path / "存档")
    assert ([again.data(each) for each in again.received()], again.received()) == ([b"1"], [first])


def test_the_database_may_stand_elsewhere(tmp_path: Path) -> None:
    Store(tmp_path / "存档", f"sqlite:///{tmp_path / '库.db'}").keep(b"1", "甲.xlsx", "邮件", NINE)
    assert (tmp_path / "库.db").exists()


def test_two_processes_may_receive_at_once(tmp_path: Path) -> None:
    with ProcessPoolExecutor(3, mp_context=get_context("spawn")) as pool:
        writers = set(pool.map(fill, [tmp_path / "存档"] * 3))
    store = Store(tmp_path / "存档")
    names = [each.name for each in store.received()]
    assert (len(names), len(set(names))) == (10 + 10 * len(writers), 10 + 10 * len(writers))
    assert {store.data(each).decode() for each in store.received()} == {f"内容{number}" for number in range(20)}


def test_a_moment_without_zone_is_our_own_fault(store: Store) -> None:
    with pytest.raises(ValueError, match="time zone"):
        store.keep(b"1", "甲.xlsx", "邮件", datetime(2014, 9, 10))  # noqa: DTZ001


def test_a_changed_original_is_noticed_and_mended_when_it_comes_again(store: Store) -> None:
    received = store.keep(b"1", "甲.xlsx", "邮件", NINE)
    store.files.path(received.sha256).write_bytes(b"2")
    with pytest.raises(StoreError, match=r"^存档中的收件原件被改动过：.+，请从备份恢复"):
        store.data(received)
    store.keep(b"1", "甲.xlsx", "邮件", NINE)
    assert store.data(received) == b"1"


def test_a_lost_original_is_told(store: Store) -> None:
    received = store.keep(b"1", "甲.xlsx", "邮件", NINE)
    store.files.path(received.sha256).unlink()
    with pytest.raises(StoreError, match=r"^存档缺少收件原件：.+，请从备份恢复"):
        store.data(received)


def test_a_place_that_cannot_be_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "存档").write_bytes(b"")
    with pytest.raises(StoreError, match=r"^存档无法读写：[^\n]+$"):
        Store(tmp_path / "存档")


def test_originals_that_cannot_be_written_are_told_and_leave_no_row(store: Store) -> None:
    (store.files.folder).write_bytes(b"in the way")
    with pytest.raises(StoreError, match=r"^存档无法读写：[^\n]+$"):
        store.keep(b"1", "甲.xlsx", "邮件", NINE)
    assert store.received() == []


def test_a_forbidden_folder_is_told() -> None:
    """Nothing is forbidden to root, so the system's complaint is made by hand."""
    assert trouble(Path("存档"), PermissionError(13, "Permission denied")) == (
        "存档没有读写权限：存档，请检查该文件夹的权限或换一个文件夹"
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told_and_leaves_nothing_half_written(store: Store) -> None:
    digest = sha256(b"1").hexdigest()
    path = store.files.path(digest)
    path.parent.mkdir(parents=True)
    path.with_name(f".{digest}.{os.getpid()}.part").symlink_to("/dev/full")
    with pytest.raises(StoreError, match=r"^磁盘已满，存档写不进去：[^\n]+$"):
        store.keep(b"1", "甲.xlsx", "邮件", NINE)
    assert (list(path.parent.iterdir()), store.received()) == ([], [])


def test_a_database_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "store.db").write_bytes(b"not a database at all" * 100)
    with pytest.raises(StoreError, match=r"^存档数据库已损坏，[^\n]+store\.db$"):
        Store(tmp_path)


def test_a_store_of_a_later_version_is_refused(tmp_path: Path) -> None:
    Store(tmp_path).close()
    with sqlite3.connect(tmp_path / "store.db") as connection:
        connection.execute("UPDATE about SET value = '99'")
    connection.close()
    with pytest.raises(StoreError, match=r"^存档由另一版本的程序建立（版本99"):
        Store(tmp_path)


def test_a_wrong_address_is_told_without_its_password(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"^存档数据库的地址不对，或缺少它的驱动：nosuch://desk:\*\*\*@host/desk$"):
        Store(tmp_path, "nosuch://desk:secret@host/desk")
