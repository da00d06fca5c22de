"""Originals as files beside SQLite: what a disk may do to them, and what a power cut may not."""

import os
import stat
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from threading import Barrier, Thread, get_ident
from zoneinfo import ZoneInfo

import pytest

from sync.errors import StoreError
from sync.store import Store
from sync.store.files import DEAD, Files, remove, trouble

NINE = datetime(2014, 9, 10, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "存档")


@pytest.fixture
def originals(store: Store) -> Files:
    assert isinstance(store.originals, Files)
    return store.originals


def test_a_place_that_cannot_be_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "存档").write_bytes(b"")
    with pytest.raises(StoreError, match=r"^存档无法读写：[^\n]+$"):
        Store(tmp_path / "存档")


def test_originals_that_cannot_be_written_are_told_and_leave_no_row(store: Store, originals: Files) -> None:
    originals.folder.write_bytes(b"in the way")
    with pytest.raises(StoreError, match=r"^存档无法读写：[^\n]+$"):
        store.keep(b"1", "甲.xlsx", "邮件", NINE)
    assert store.received() == []


def test_a_forbidden_folder_is_told() -> None:
    """Nothing is forbidden to root, so the system's complaint is made by hand."""
    assert trouble(Path("存档"), PermissionError(13, "Permission denied")) == (
        "存档没有读写权限：存档，请检查该文件夹的权限或换一个文件夹"
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told_and_leaves_nothing_half_written(store: Store, originals: Files) -> None:
    digest = sha256(b"1").hexdigest()
    path = originals.path(digest)
    path.parent.mkdir(parents=True)
    path.with_name(f".{digest}.{os.getpid()}-{get_ident()}.part").symlink_to("/dev/full")
    with pytest.raises(StoreError, match=r"^磁盘已满，存档写不进去：[^\n]+$"):
        store.keep(b"1", "甲.xlsx", "邮件", NINE)
    assert (list(path.parent.iterdir()), store.received()) == ([], [])


def test_a_database_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "store.db").write_bytes(b"not a database at all" * 100)
    with pytest.raises(StoreError, match=r"^存档数据库已损坏，[^\n]+store\.db$"):
        Store(tmp_path)


def test_a_reception_is_on_the_disk_before_it_is_acknowledged(
    store: Store, originals: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a power cut may not undo: the file, its name, the names of its folders, then the row."""
    flushed: list[str] = []
    fsync = os.fsync

    def noted(handle: int) -> None:
        fsync(handle)
        kept = [each.name for each in originals.folder.rglob("*") if len(each.name) == 64]
        what = "folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file"
        flushed.append(f"{what}, kept {len(kept)}, entered {len(store.received())}")

    monkeypatch.setattr("os.fsync", noted)
    store.keep(b"1", "甲.xlsx", "邮件", NINE)
    assert flushed == [
        "folder, kept 0, entered 0",  # 存档, which holds the name originals
        "folder, kept 0, entered 0",  # originals, which holds the name of the file's folder
        "file, kept 0, entered 0",
        "folder, kept 1, entered 0",
    ]
    with store.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2  # FULL: commits wait for the disk
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"


def test_what_a_dead_process_left_is_swept_and_what_is_being_written_is_not(store: Store, originals: Files) -> None:
    received = store.keep(b"1", "甲.xlsx", "邮件", NINE)
    folder = originals.path(received.sha256).parent
    left, young = folder / ".1.part", folder / ".2.part"
    for each in (left, young):
        each.write_bytes(b"half")
    then = left.stat().st_mtime - DEAD - 1
    os.utime(left, (then, then))
    os.utime(originals.path(received.sha256), (then, then))
    store.sweep()
    assert sorted(path.name for path in folder.iterdir()) == sorted([young.name, received.sha256])


def test_threads_that_keep_the_same_bytes_do_not_write_into_each_others_file(store: Store, originals: Files) -> None:
    data = b"1" * 3_000_000
    failed: list[StoreError] = []

    def keep() -> None:
        try:
            store.keep(data, "甲.xlsx", "网页", NINE)
        except StoreError as error:
            failed.append(error)

    threads = [Thread(target=keep) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert (failed, [store.data(each) == data for each in store.received()]) == ([], [True])
    assert [path.name for path in originals.all()] == [sha256(data).hexdigest()]


def test_a_purge_that_removes_file_and_folder_meanwhile_does_no_harm(originals: Files) -> None:
    at_once = Barrier(2)

    def purge() -> None:
        for _ in range(200):
            at_once.wait()
            for path in originals.all():
                remove(path)

    thread = Thread(target=purge)
    thread.start()
    digests = set()
    for _ in range(200):
        at_once.wait()
        digests.add(originals.keep(b"1"))
    thread.join()
    assert digests == {sha256(b"1").hexdigest()}
