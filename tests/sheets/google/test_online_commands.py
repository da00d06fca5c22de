"""The three commands as an office runs them, by the environment alone, over the whole year's forms."""

from pathlib import Path

import pytest

from scripts.report import main as report
from scripts.sheet import main as sheet
from scripts.sync import main as sync
from tests.sheets.google.online_desk import Desk, fill, rows

STAR = "百姓学习之星"


def test_an_office_issues_syncs_and_reports(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, value in desk.environ.items():
        monkeypatch.setenv(name, value)
    assert sheet([]) == 0
    first = capsys.readouterr().out
    assert f"https://docs.google.com/spreadsheets/d/{desk.book.id}" in first
    page = desk.book.sheet(STAR)
    fill(page, 6, 姓名="示例甲", 性别="不详")
    inbox = tmp_path / "收件"
    inbox.mkdir()
    where = ["--inbox", str(inbox), "--out", str(tmp_path / "结果"), "--today", "2014-09-05"]
    assert sync(where) == 0
    assert dict(rows(page))[6]["核验状态"] == "待修改"
    assert "共请求谷歌" in capsys.readouterr().out
    assert report(where) == 0
    assert "广州市" in capsys.readouterr().out
    assert (tmp_path / "结果" / "2014" / "核验结果.json").exists()
    assert sheet([]) == 0
    assert "没有需要改的" in capsys.readouterr().out
