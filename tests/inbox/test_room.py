"""How much room there is: of one archive, of one city, on the disk; said before anything is kept."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage
from hashlib import shake_256
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest

from sync.errors import PlanError
from sync.inbox import take_in
from sync.inbox.room import FullError, Room
from sync.inbox.sort_arrived import sort_out
from sync.model import Finding
from sync.plan.config.room_limits import RoomLimits, load_room
from sync.sheets.received.looker import Looker
from sync.sheets.received.reader import Reader
from sync.sheets.received.tasks import OPEN
from sync.store import Role, Store
from tests.containers import zipped
from tests.illustrated import by_wps
from tests.markdown import workbook

CHINA = ZoneInfo("Asia/Shanghai")
NOON = datetime(2014, 9, 5, 4, 0, tzinfo=UTC)
FORM = workbook("# 一表\n| 姓名 |\n| 示例一 |")
MEGABYTE = 1 << 20
CHANNEL = "网页·440600"
TWO = zipped({"申报表.xlsx": FORM, "材料.bin": shake_256(b"1").digest(2 * MEGABYTE)})


class Usage(NamedTuple):
    free: int


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "存档")


@pytest.fixture
def left(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Say how many megabytes are left on the disk."""

    def say(megabytes: int) -> None:
        monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(megabytes * MEGABYTE))

    say(100_000)
    return say


def arrive(store: Store, name: str, data: bytes) -> None:
    store.enter([store.put_stream(BytesIO(data), name, CHANNEL, NOON)])


def sorted_by(store: Store, limits: RoomLimits) -> list[tuple[str, str]]:
    room = Room(store, limits)
    with Looker(room.budget) as looker:
        return [(each.name, finding.code) for each, finding in sort_out(store, looker, room)]


def names(store: Store) -> list[tuple[str, Role]]:
    roles = store.roles()
    return [(each.name, roles[each.id]) for each in store.received()]


def test_what_a_city_sends_as_a_mail_comes_now_whatever_the_mail_claims(
    store: Store, left: Callable[[int], None]
) -> None:
    left(1000)
    mail = EmailMessage()
    mail["From"], mail["Date"] = "a@example.org", NOON.replace(year=2013)
    mail.add_attachment(FORM, maintype="application", subtype="octet-stream", filename="申报表.xlsx")
    arrive(store, "来信.eml", mail.as_bytes())
    assert sorted_by(store, RoomLimits()) == []
    assert names(store) == [("来信.eml", Role.ARCHIVE), ("来信.eml/申报表.xlsx", Role.FORM)]
    assert {(each.received_at, each.channel) for each in store.received()} == {(NOON, CHANNEL)}


def test_pictures_in_a_workbook_are_its_citys_evidence(store: Store, left: Callable[[int], None]) -> None:
    left(1000)
    arrive(store, "佛山市.xlsx", by_wps())
    assert sorted_by(store, RoomLimits()) == []
    assert names(store) == [
        ("佛山市.xlsx", Role.FORM),
        ("佛山市.xlsx/440600-S01-表内图片1.png", Role.EVIDENCE),
    ]


def test_an_archive_is_unpacked_within_the_room_of_its_city(store: Store, left: Callable[[int], None]) -> None:
    arrive(store, "佛山.zip", TWO)
    assert sorted_by(store, RoomLimits(city_megabytes=4)) == [("佛山.zip", "room-city")]
    assert names(store) == [("佛山.zip", Role.ARRIVED)]
    left(502)
    assert sorted_by(store, RoomLimits()) == [("佛山.zip", "room-disk")]
    left(503)
    assert sorted_by(store, RoomLimits(city_megabytes=5)) == []
    assert names(store) == [
        ("佛山.zip", Role.ARCHIVE),
        ("佛山.zip/材料.bin", Role.FORM),
        ("佛山.zip/申报表.xlsx", Role.FORM),
    ]


def test_the_same_bytes_count_once_and_those_of_others_not_at_all(store: Store, left: Callable[[int], None]) -> None:
    left(100_000)
    for name in ("一.jpg", "二.jpg"):
        arrive(store, name, bytes(MEGABYTE))
    store.keep(bytes(5 * MEGABYTE), "别.jpg", "网页·440700", NOON)
    room = Room(store, RoomLimits(city_megabytes=2))
    assert room.used(CHANNEL) == MEGABYTE
    assert (room.short(CHANNEL, MEGABYTE), room.short("网页·440700", 0)) == (
        None,
        Finding("room-city", params={"most": 2, "used": 5, "more": 0}),
    )


def test_an_archive_over_its_budget_is_kept_and_its_city_is_told_why(store: Store) -> None:
    for name, limits, code in (
        ("大.zip", RoomLimits(archive_megabytes=1), "archive-too-large"),
        ("多.zip", RoomLimits(archive_files=1), "archive-many-files"),
    ):
        arrive(store, name, TWO)
        assert sorted_by(store, limits) == []
        assert names(store)[-1] == (name, Role.FORM)
        with Reader(OPEN, budget=Room(store, limits).budget) as reader:
            told = reader.read(TWO)
        assert isinstance(told, Finding)
        assert told.code == code


def test_a_disk_that_is_nearly_full_is_said_before_anything_is_kept(
    tmp_path: Path, store: Store, left: Callable[[int], None]
) -> None:
    inbox = tmp_path / "收件"
    inbox.mkdir()
    (inbox / "甲.xlsx").write_bytes(FORM)
    take_in(inbox, store, CHINA)
    left(500)
    take_in(inbox, store, CHINA)
    (inbox / "乙.zip").write_bytes(TWO)
    said = (
        r"^存档所在的磁盘快满了（剩余500兆，须留config/room.toml 的 free_megabytes = 500），"
        r"没有收件，请腾出空间后重新运行$"
    )
    with pytest.raises(FullError, match=said):
        take_in(inbox, store, CHINA)
    assert [each.name for each in store.received()] == ["甲.xlsx"]


def test_few_megabytes_are_told_of(store: Store, left: Callable[[int], None]) -> None:
    room = Room(store, RoomLimits())
    assert room.low is None
    left(1_999)
    assert room.low == 1_999


def test_a_limit_that_is_none_is_the_operators_to_mend(tmp_path: Path) -> None:
    (tmp_path / "room.toml").write_text("city_megabytes = 0", "utf-8")
    with pytest.raises(PlanError, match=r"room.toml，第1行 city_megabytes：应不小于 1、不大于 1000000，现为“0”$"):
        load_room(tmp_path)
    (tmp_path / "room.toml").unlink()
    assert load_room(tmp_path) == RoomLimits()
