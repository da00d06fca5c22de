"""What an operator reads when it goes wrong: one Chinese line, exit code 2, and nothing that outlives the trouble."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import NamedTuple

import pytest

from scripts.sheet import main as sheet_command
from scripts.sync import main as sync_command
from sync.commands.sync import Synced, sync
from sync.desk.online_sheet import Online
from sync.desk.run import run_of
from sync.errors import OnlineError
from sync.inbox.google_pulls import submissions
from sync.plan import OFFICE
from sync.sheets.google.service.spreadsheet import Book
from sync.store import Store, alone
from tests.google import faults
from tests.google.faults import Fault, Match
from tests.sheets.google.online_desk import NOW, PLAN, Desk, fill

STAR = "百姓学习之星"
PATIENCE = 120
HTML = "<!DOCTYPE html><title>登录</title>"
PLACE = "config/google.toml 的 spreadsheet 或环境变量 SPREADSHEET_ID："
NOT_GOOGLE = "收到的不是谷歌的答复：网络可能要求先登录，或代理、网关设置有误，请用浏览器检查能否打开谷歌表格"
NO_LOGIN = "谷歌的登录服务暂时没有响应：请检查网络和代理，稍后重试"
SHARE = "没有权限打开或修改在线表格：请在表格的“共享”里把 {account} 加为“编辑者”，然后重试"
REFUSED = "谷歌没有接受这次请求（400）：{said}。请把这句话转给技术人员"


def answering(body: str | bytes, code: int = 200, method: str = "", path: str = faults.SHEETS) -> Fault:
    return Fault(Match(method, path, times=None), code=code, body=body)


class Case(NamedTuple):
    fault: Fault
    told: str


CASES = {
    "login page for a token": Case(answering(HTML, path=faults.TOKEN), NOT_GOOGLE),
    "list for a token": Case(answering(b"[]", path=faults.TOKEN), NOT_GOOGLE),
    "login page": Case(answering(HTML), NOT_GOOGLE),
    "another page's 404": Case(answering(HTML, 404), NOT_GOOGLE),
    "empty object": Case(answering(b"{}"), NOT_GOOGLE),
    "sheets that are none": Case(answering(b'{"sheets": [1]}'), NOT_GOOGLE),
    "values of nothing": Case(answering(b"{}", path="batchGet"), NOT_GOOGLE),
    "refusal over two lines": Case(
        answering(b'{"error": {"message": "one\\n two"}}', 400), PLACE + REFUSED.format(said="one two")
    ),
    "refusal without words": Case(answering(b'{"error": "x"}', 400), PLACE + REFUSED.format(said="没有说明原因")),
    "not shared": Case(faults.forbidden(), PLACE + SHARE),
    "not found": Case(faults.absent(), PLACE + "找不到这个在线表格：请核对表格编号，并确认已共享给 {account}"),
    "not enabled": Case(
        faults.api_disabled(),
        "谷歌云项目没有启用 Google Sheets API：请在谷歌云控制台的“API 和服务”中启用它，几分钟后重试",
    ),
}


def synced(desk: Desk) -> Synced:
    """`make sync` on 5 September, in which no second is lost waiting."""
    run = run_of(2014, desk.folder / "收件", desk.folder / "结果", "2014-09-05", clock=datetime.now(UTC))
    return sync(run, desk.environ, clock=desk.clock, sleep=desk.clock.sleep)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_trouble_is_one_line_and_outlived_by_nothing(desk: Desk, case: Case) -> None:
    desk.issue()
    desk.service.tokens.expire()
    desk.service.faults.add(case.fault)
    with pytest.raises(OnlineError) as caught:
        synced(desk)
    assert str(caught.value) == case.told.format(account=desk.service.address)
    desk.service.faults.clear()
    assert synced(desk).written == 1


def test_nothing_is_issued_on_the_word_of_another(desk: Desk) -> None:
    desk.service.faults.add(answering(b"{}", path="batchGet"))
    with pytest.raises(OnlineError, match=NOT_GOOGLE):
        desk.issue()
    assert desk.book.titles == ["Sheet1"]


def test_the_commands_end_with_2(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in desk.environ.items():
        monkeypatch.setenv(name, value)
    desk.book.share(desk.service.address, "reader")
    said = PLACE + SHARE.format(account=desk.service.address) + "\n"
    assert (sheet_command([]), capsys.readouterr().err.strip()) == (2, said.strip())
    monkeypatch.setenv("GOOGLE_API_ROOT", "http://[::1")
    where = ["--inbox", str(desk.folder), "--out", str(desk.folder / "结果")]
    assert (sync_command(where), capsys.readouterr().err.count("\n")) == (2, 1)


def test_a_spreadsheet_without_forms_is_not_read_as_an_empty_one(desk: Desk) -> None:
    with pytest.raises(OnlineError) as caught:
        synced(desk)
    assert str(caught.value) == f"{PLACE}这个表格里还没有申报表：请先运行 make sheet"


def test_the_spreadsheet_of_another_year_is_left_alone(desk: Desk) -> None:
    desk.plan = replace(PLAN, year=2013)
    desk.issue()
    desk.plan = PLAN
    with pytest.raises(OnlineError, match=r"^这是2013年的表格，2014年请另建一个空白表格，换成它的编号$"):
        desk.issue()
    with pytest.raises(OnlineError, match="这是2013年的表格"):
        synced(desk)


def test_a_day_in_the_past_gives_no_pull_an_earlier_date(desk: Desk) -> None:
    desk.issue()
    desk.sync(now=NOW)
    with pytest.raises(OnlineError, match="在线表格不能倒着收：上次收取在 2014-09-05 17:00，请不要用更早的 TODAY 同步"):
        desk.sync(now=NOW - timedelta(days=1))


def test_what_comes_back_on_the_same_day_counts_again(desk: Desk) -> None:
    desk.issue()
    page, store = desk.book.sheet(STAR), Store(desk.folder / "store")
    client = desk.connected()
    for name in ("示例甲", "示例乙", "示例甲", "示例丙", "示例甲"):
        fill(page, 6, 姓名=name)
        Online(desk.plan, desk.sheet, client, [(OFFICE, Book(client, desk.book.id))]).pull(store, NOW)
    last = max(submissions(store, desk.plan, NOW + timedelta(seconds=1)), key=lambda each: each.received.received_at)
    store.close()
    assert [entry.text("name") for entry in last.entries("star")] == ["示例甲"]


def test_two_at_once_wait_for_each_other(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.issue()
    store = desk.folder / "结果" / "2014" / "存档"
    store.mkdir(parents=True)
    before, there = len(desk.service.requests), Event()

    def arriving(folder: Path) -> AbstractContextManager[None]:
        there.set()
        return alone(folder)

    monkeypatch.setattr("sync.commands.sync.alone", arriving)
    with ThreadPoolExecutor(1) as another:
        with alone(store):
            waiting = another.submit(synced, desk)
            assert there.wait(PATIENCE)
            time.sleep(0.2)  # only for one that did not wait to be found out
            assert (len(desk.service.requests), waiting.done()) == (before, False)
        assert waiting.result().written == 1
