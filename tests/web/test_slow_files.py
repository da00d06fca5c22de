"""One slow file keeps nobody waiting: a real child hangs on it until the test lets go."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import shake_256
from pathlib import Path

import httpx
import pytest
from msgspec.structs import replace

from sync.web.view.shelf import ReadingShelf
from tests.containers import zipped
from tests.sheets.received.hanging import MODULE, hanging
from tests.web.town import PATIENCE, Town, book

WAITING = "<h1>已收到，正在核验</h1>"


@pytest.fixture
def slow_town(tmp_path: Path) -> Iterator[Town]:
    with Town(tmp_path) as made:
        desk = made.site.desk
        desk.shelf.close()
        desk.shelf = ReadingShelf(desk.store, desk.lane, patience=PATIENCE, seconds=PATIENCE, module=MODULE)
        yield made
        desk.shelf.close()


@contextmanager
def impatient(town: Town) -> Iterator[None]:
    """Let pages wait for nothing that was not read in the blink of an eye."""
    shelf = town.site.desk.shelf
    shelf.patience = 0.2
    yield
    shelf.patience = PATIENCE


def finish(town: Town, city: str) -> None:
    """Wait until all that a city sent has been read."""
    shelf = town.site.desk.shelf
    with shelf.changed:
        assert shelf.changed.wait_for(lambda: not shelf.lanes[city].busy, PATIENCE)


def heading(page: httpx.Response) -> str:
    return re.findall(r"<h1>.*?</h1>", page.text)[0]


def test_others_go_on_while_a_file_hangs_and_its_sender_is_told(slow_town: Town, tmp_path: Path) -> None:
    town, latch = slow_town, tmp_path / "放行"
    with town.browser("佛山市") as slow, town.browser("江门市") as other, town.browser("秘书处") as office:
        first = slow.upload(("好.xlsx", book()))
        with impatient(town):
            waiting = slow.upload(("慢.xlsx", hanging(latch)), ("照片.jpg", b"\xff\xd8\xff1"))
        assert (heading(waiting), heading(slow.get(waiting.url.path))) == (WAITING, WAITING)
        assert "正在核验" in slow.get("/history").text
        assert slow.get(first.url.path).text == first.text, "what came before goes on to count"
        sent = other.upload(("江门.xlsx", book("江门市", "440700")))
        pages = [other.get("/home"), other.get(sent.url.path), office.get("/office"), other.get("/style.css")]
        assert [each.status_code for each in pages] == [httpx.codes.OK] * 4
        assert heading(sent) == "<h1>已接收</h1>"
        assert heading(slow.get(waiting.url.path)) == WAITING
        latch.touch()
        finish(town, "440600")
        assert heading(slow.get(waiting.url.path)) == "<h1>收到了，但表格有问题</h1>"


def test_a_city_has_one_slow_file_at_a_time(slow_town: Town, tmp_path: Path) -> None:
    town = slow_town
    shelf = town.site.desk.shelf
    with town.browser("佛山市") as slow, impatient(town):
        for number in range(6):
            slow.upload((f"慢{number}.xlsx", hanging(tmp_path / f"永不{number}")))
        assert len(shelf.children.busy) == 1
        with town.browser("江门市") as other:
            shelf.patience = PATIENCE
            assert heading(other.upload(("江门.xlsx", book("江门市", "440700")))) == "<h1>已接收</h1>"
        assert len(shelf.children.busy) == 1


def test_a_slow_file_in_the_store_does_not_stop_a_start(slow_town: Town, tmp_path: Path) -> None:
    town = slow_town
    city = town.run.plan.city_by_code["440600"]
    town.site.store.keep(hanging(tmp_path / "永不"), "佛山市/慢.xlsx", f"网页·{city.code}", town.now)
    town.site.store.keep(book("江门市", "440700"), "江门市/好.xlsx", "网页·440700", town.now)
    with impatient(town), town.browser("佛山市") as slow:
        assert slow.get("/home").status_code == httpx.codes.OK
    finish(town, "440700")
    assert town.site.desk.view().pending == {1}
    with town.browser("江门市") as other:
        assert "好.xlsx" in other.get("/history").text


def test_an_archive_waits_for_room_is_told_of_and_is_unpacked_when_there_is(
    slow_town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    town, archive = slow_town, zipped({"佛山.xlsx": book(), "附件.txt": shake_256().hexdigest(800_000).encode()})
    room = town.site.desk.shelf.room
    limits = room.limits
    room.limits = replace(limits, city_megabytes=1)
    with town.browser("佛山市") as browser:
        told = browser.upload(("佛山.zip", archive))
        assert "再加2兆就超过上限1兆" in told.text
        assert "config/room.toml 的 city_megabytes" in told.text
        assert [each.name for each in town.site.store.received()] == ["佛山市/佛山.zip"]
        room.limits = limits
        monkeypatch.setattr("sync.web.view.shelf.AGAIN", -1)
        town.now = town.now.replace(hour=5)
        town.site.desk.last = None
        assert heading(browser.get(told.url.path)) == "<h1>已接收</h1>"


def test_an_upload_without_room_is_refused_before_it_is_kept(slow_town: Town) -> None:
    town = slow_town
    room = town.site.desk.shelf.room
    with town.browser("佛山市") as browser, town.browser("江门市") as other:
        room.limits = replace(room.limits, city_megabytes=1)
        assert browser.upload(("一.jpg", b"\xff\xd8\xff" + bytes(900_000))).status_code == httpx.codes.OK
        refused = browser.upload(("二.jpg", b"\xff\xd8\xff1" + bytes(900_000)))
        assert (refused.status_code, heading(refused)) == (httpx.codes.INSUFFICIENT_STORAGE, "<h1>报送文件</h1>")
        assert "贵市报来的文件已占0兆，再加1兆就超过上限1兆，放不下。" in refused.text
        assert other.upload(("三.jpg", b"\xff\xd8\xff2" + bytes(900_000))).status_code == httpx.codes.OK
        room.limits = replace(room.limits, free_megabytes=1_000_000)
        full = other.upload(("四.jpg", b"\xff\xd8\xff3"))
        assert (full.status_code, "存档的磁盘快满了" in full.text) == (httpx.codes.INSUFFICIENT_STORAGE, True)
    assert [each.name for each in town.site.store.received()] == ["佛山市/一.jpg", "江门市/三.jpg"]
