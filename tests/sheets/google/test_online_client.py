"""The way to Google: what is repeated and what not, how long, how fast, and what a clerk is told in the end."""

import json
from pathlib import Path

import pytest

from sync.errors import OnlineError, PlanError
from sync.plan import Pacing, load_google
from sync.sheets.google.service.pacing import Pace, Patience
from sync.sheets.google.service.spreadsheet import Book
from tests.google import faults
from tests.sheets.google.online_desk import PLAN, Clock, Desk, paced

PASSING = {
    "too many": faults.too_many(),
    "too many, wait": faults.too_many(9),
    "internal": faults.server_error(500),
    "page": faults.server_error(502, html=True),
    "out of order": faults.server_error(503),
    "broken off": faults.reset(),
    "done all the same": faults.committed(),
}


def shape(desk: Desk) -> bytes:
    return Book(desk.connected(), desk.book.id).shape()


@pytest.mark.parametrize("fault", PASSING.values(), ids=PASSING)
def test_a_reading_survives_what_passes(desk: Desk, fault: faults.Fault) -> None:
    desk.service.faults.add(fault.on(nth=1, times=3))
    assert json.loads(shape(desk))["properties"]["title"] == "学习活动周"
    assert len(desk.service.requests) == 4
    assert desk.clock.slept == ([9.0, 9.0, 9.0] if fault.headers else [1.0, 2.0, 4.0])


def test_waiting_has_an_end(desk: Desk) -> None:
    desk.service.faults.add(faults.server_error(503).on(times=None))
    with pytest.raises(OnlineError, match="谷歌服务暂时出错（503），多次重试仍未恢复"):
        shape(desk)
    assert desk.clock.slept == [1.0, 2.0, 4.0, 8.0, 16.0]


def test_the_deadline_counts_more_than_the_attempts() -> None:
    clock = Clock(0.0)
    patience = Patience(Pacing(attempts=20, deadline=20, longest_wait=8), lambda: 0.0, clock, clock.sleep)
    assert [patience.waits(attempt, 0.0) for attempt in range(1, 9)] == [True] * 7 + [False]
    assert clock.slept == [0.5, 1.0, 2.0, 4.0, 4.0, 4.0, 4.0]


def test_a_doubtful_change_is_not_repeated(desk: Desk) -> None:
    desk.service.faults.add(faults.committed().on("POST"))
    request = {"addSheet": {"properties": {"title": "一次"}}}
    with pytest.raises(OnlineError):
        Book(desk.connected(), desk.book.id).change([request])
    assert desk.book.titles == ["Sheet1", "一次"]


def test_a_change_refused_for_the_quota_is_repeated(desk: Desk) -> None:
    desk.service.faults.add(faults.too_many().on("POST"))
    Book(desk.connected(), desk.book.id).change([{"addSheet": {"properties": {"title": "一次"}}}])
    assert desk.book.titles == ["Sheet1", "一次"]


def test_a_slow_answer_is_not_waited_for(desk: Desk) -> None:
    desk.sheet = paced(timeout=60, attempts=1)
    shape(desk)
    assert desk.connected().timeout == 60
    desk.connected().set_timeout(0.2)
    desk.service.faults.add(faults.unanswered().on(times=None))
    with pytest.raises(OnlineError, match="谷歌迟迟没有答复"):
        shape(desk)


REFUSALS = {
    "没有权限打开或修改在线表格：请在表格的“共享”里把 desk@": faults.forbidden(),
    "找不到这个在线表格：请核对": faults.absent(),
    "没有启用 Google Sheets API": faults.api_disabled(),
    "谷歌不认环境变量 GOOGLE_APPLICATION_CREDENTIALS 所指的密钥": faults.token_refused(),
    "本机时间不准": faults.token_refused(
        "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe."
    ),
}


@pytest.mark.parametrize("told", REFUSALS)
def test_a_clerk_is_told_what_to_do(desk: Desk, told: str) -> None:
    desk.service.faults.add(REFUSALS[told])
    with pytest.raises(OnlineError, match=told):
        shape(desk)
    assert desk.clock.slept == []


def test_no_network(desk: Desk) -> None:
    client = desk.connected()
    client.root = "http://127.0.0.1:9"
    with pytest.raises(OnlineError, match=r"连不上 127.0.0.1：请检查网络"):
        shape(desk)


def test_the_host_of_the_login_is_named(desk: Desk) -> None:
    desk.service.tokens.uri = "http://token.example.invalid:9/token"
    with pytest.raises(OnlineError, match=r"^连不上 token.example.invalid：请检查网络"):
        shape(desk)


def test_a_proxy_that_is_not_there(desk: Desk) -> None:
    desk.sheet = desk.sheet.__class__(proxy="http://127.0.0.1:9", pacing=Pacing(attempts=1))
    with pytest.raises(OnlineError, match="代理服务器连不上"):
        shape(desk)


def test_never_more_than_the_pace_in_any_minute() -> None:
    clock = Clock(0.0)
    pace, begun = Pace(5, clock, clock.sleep), []
    for _ in range(23):
        pace.wait(write=False)
        begun.append(clock())
        clock.now += 1.7
    assert max(sum(start <= each < start + 60 for each in begun) for start in begun) == 5
    assert pace.made == 23


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ('layout = "各市"', "layout：不能是“各市”"),
        ("pace = 1", "没有“pace”这一项"),
        ("[pacing]\nrequests_a_minute = 0", "requests_a_minute：应不小于 1"),
        ('[cities]\n"999999" = "x"', "没有这个代码的市"),
    ],
)
def test_settings_are_strict(tmp_path: Path, written: str, told: str) -> None:
    (tmp_path / "google.toml").write_text(written, encoding="utf-8")
    with pytest.raises(PlanError, match=told):
        load_google(PLAN, tmp_path)
