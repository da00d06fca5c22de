"""Files made to hold the desk up, by every way a file is read: `make check`, `make report`, the page, and all again."""

import os
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from sync.commands.check import check_file
from sync.commands.report import report
from sync.desk.run import Run, run_of
from sync.plan import Limits
from sync.web.view.desk import Desk
from tests.markdown import workbook

DRAWN = (Path(__file__).parent / "cases" / "没有问题" / "2014-09-05 佛山市.md").read_text(encoding="utf-8")
YEARS = "2008，2009，2010，2011，2012，2013年"
LONG = "".join(f"{number * 7919 % 10_007}示例" for number in range(5_000))
NOW = datetime(2014, 9, 8, tzinfo=UTC)
SENT = datetime(2014, 9, 5, tzinfo=UTC).timestamp()


def laborious() -> bytes:
    """A file of 广州市 of a few kilobytes, with one long text in a hundred cells."""
    book = load_workbook(BytesIO(workbook(DRAWN.replace("佛山市", "广州市").replace("440600", "440100"))))
    sheet = book.create_sheet("其他")
    for _ in range(20):
        sheet.append([LONG] * 5)
    made = BytesIO()
    book.save(made)
    return made.getvalue()


FILES = {
    "佛山市.xlsx": lambda: workbook(DRAWN),
    "广州市.xlsx": laborious,
    "深圳市.xlsx": lambda: workbook(
        DRAWN.replace("佛山市", "深圳市")
        .replace("440600", "440300")
        .replace("示例乙", "示例戊")
        .replace("示例讲坛", "海边夜读")
        .replace("| 120 ", f"| {YEARS} ")
    ),
}
TOLD = {"佛山市.xlsx": [], "广州市.xlsx": ["file-laborious"], "深圳市.xlsx": ["number-unreadable"]}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    folder = tmp_path_factory.mktemp("收件")
    for name, made in FILES.items():
        (folder / name).write_bytes(made())
        os.utime(folder / name, (SENT, SENT))
    made_for = run_of(2014, folder, tmp_path_factory.mktemp("结果"), "2014-09-08", clock=NOW)
    return replace(made_for, plan=replace(made_for.plan, limits=Limits(work=1_000_000)))


@pytest.mark.parametrize("name", FILES)
def test_one_file_alone_is_checked(run: Run, name: str) -> None:
    found = check_file(run.inbox / name, run).verdict.all_findings()
    assert [each.code for each in found if each.severity == "错误"] == TOLD[name]


def test_the_season_goes_on_also_after_a_restart(run: Run) -> None:
    report(run, lambda items, _: items)
    for _ in range(2):
        desk = Desk(run, lambda: replace(run), lambda: NOW)
        try:
            verdicts = {each.city: each for each in desk.view().told.verdicts}
        finally:
            desk.close()
        told = {
            name: [each.code for each in verdicts[city].all_findings() if each.severity == "错误"]
            for name, city in zip(FILES, ("440600", "440100", "440300"), strict=True)
        }
        assert told == TOLD
