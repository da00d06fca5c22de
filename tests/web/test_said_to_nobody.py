"""The log says where something nobody foresaw happened and of which kind, never with what; a page obeys no mark."""

import logging
import re
import socket
from pathlib import Path

import pytest

from sync.errors import DeskError
from sync.reticence import Reticent
from sync.web.server import refuse_taken
from tests.web.house import House
from tests.web.town import Town, book

TOLD = "示例甲 13800000001 440600196205010011"
PARTS = ("示例甲", "13800000001", "440600196205010011", "Traceback", "RuntimeError: ")
BROKEN = '''

def broken(*_: object) -> None:
    """Break down over what somebody filled in."""
    name = "示例甲"
    raise RuntimeError(f"{name} 13800000001")
'''


def lines(records: list[logging.LogRecord]) -> list[str]:
    """Return what the log says, without times."""
    return [re.sub(r"^\S+ \S+ ", "", Reticent().format(each)) for each in records if each.levelno >= logging.WARNING]


@pytest.mark.parametrize(("where", "lines_of_log"), [("view", 1), ("page", 2)])
def test_an_answer_that_breaks_down_is_logged_without_what_it_broke_on(
    town: Town, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, where: str, lines_of_log: int
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError(TOLD)

    with town.browser("佛山市") as browser:
        monkeypatch.setattr(*{"view": (town.site.desk, "view"), "page": (town.site.pages, "page")}[where], broken)
        caplog.clear()
        found = browser.get("/home")
    said = lines(caplog.records)
    assert (found.status_code, len(said)) == (500, lines_of_log)
    assert re.match(
        r"ERROR RuntimeError tests\.web\.test_said_to_nobody:broken:\d+ < sync\.web\.", said[0]
    ) or re.match(r"ERROR RuntimeError \S*test_said_to_nobody:broken:\d+ < sync\.web\.", said[0])
    assert [each for each in PARTS if each in "".join(said)] == []
    assert [each for each in caplog.records if each.name.startswith("uvicorn")] == []


def test_an_operator_s_trouble_keeps_its_words_and_masks_numbers() -> None:
    error = DeskError(f"存档写不进去：{TOLD}")
    record = logging.LogRecord("desk.web", logging.ERROR, "", 1, "出错", (), (DeskError, error, None))
    assert lines([record]) == ["ERROR 出错 存档写不进去：示例甲 138****0001 440600********0011"]


def test_workers_and_their_server_say_no_more(tmp_path: Path) -> None:
    """Two workers: an answer breaks down in one, another cannot even begin; nothing of what they held is told."""
    house = House(tmp_path)
    visits = tmp_path / "sync/web/city/home.py"
    visits.write_text(
        visits.read_text("utf-8").replace("def home(visit", f"{BROKEN.strip()}\n\n\ndef home(visit"), "utf-8"
    )
    visits.write_text(
        visits.read_text("utf-8").replace(
            "    view, city = visit.view", "    broken()\n    view, city = visit.view", 1
        ),
        "utf-8",
    )
    try:
        house.start(2)
        said = house.visitors()[0].look("/home")
        assert (said.status_code, [each for each in PARTS if each in said.text]) == (500, [])
    finally:
        house.kill()
    log = house.log()
    assert re.search(r"ERROR RuntimeError sync\.web\.city\.home:broken:\d+ < sync\.web\.city\.home:home:\d+ < ", log)
    assert [each for each in PARTS if each in log] == []


def test_a_worker_that_cannot_begin_says_why_and_no_more(tmp_path: Path) -> None:
    house = House(tmp_path)
    site = tmp_path / "sync/web/process/site.py"
    text = site.read_text("utf-8").replace(
        "        self.settings = settings\n", "        broken()\n        self.settings = settings\n"
    )
    site.write_text(text + BROKEN, "utf-8")
    with pytest.raises(AssertionError):
        house.start(1)
    log = house.log()
    assert re.search(
        r"CRITICAL RuntimeError sync\.web\.process\.site:broken:\d+ < sync\.web\.process\.site:__init__:\d+ < ", log
    )
    assert [each for each in PARTS if each in log] == []


def test_a_port_that_is_taken_is_told_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(DeskError, match=f"^HOST=127.0.0.1 PORT={port}：已被另一个程序占用"):
            refuse_taken("127.0.0.1", port)
    with pytest.raises(DeskError, match=r"用不了，请检查 HOST 和 PORT$"):
        refuse_taken("192.0.2.1", 80)
    with pytest.raises(DeskError, match="用不了"):
        refuse_taken("127.0.0.1", 99999)


def test_a_page_obeys_no_mark_of_direction(town: Town) -> None:
    with town.browser("佛山市") as browser:
        page = browser.upload(("佛\u202e山市.xlsx", book(**{"1962-05": "1962\u202e年\u2066"})))
        shown = page.text + browser.get("/history").text + browser.get("/withdraw").text
    with town.browser("秘书处") as browser:
        shown += browser.get("/office/city/440600").text
    assert "1962年" in shown
    assert [each for each in "\u202e\u2066" if each in shown] == []
