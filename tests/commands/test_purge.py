"""Purging: what holds personal data is gone, bytes and names; numbers, hashes and the record stay."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from scripts.purge import main as purge
from scripts.report import main as report
from sync.store import Store
from sync.store.letter_register import Register, UnnumberedLetter
from sync.store.remove import records
from tests.files import photo
from tests.markdown import workbook

PHONE = "13900001234"
PERSON = "示例甲"
NOW = datetime(2014, 9, 15, tzinfo=UTC)
BOOK = f"""
# 百姓学习之星
| 编号       | 姓名     | 联系电话 |
|------------|----------|----------|
| 440600-S01 | {PERSON} | {PHONE}  |
"""


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A season as it lies after a report: two files received, letters issued, something of the operator's own."""
    inbox = tmp_path / "收件"
    inbox.mkdir()
    (inbox / "佛山市.xlsx").write_bytes(workbook(BOOK))
    (inbox / f"佛山市{PERSON}.jpg").write_bytes(photo())
    places = ["--inbox", str(inbox), "--out", str(tmp_path / "结果"), "--year", "2014", "--today", "2099-01-01"]
    register = Register(tmp_path / "结果" / "2014" / "存档")
    for name, personal in (("通知", False), ("名单", True)):
        paper = UnnumberedLetter(2014, name, "", "示例", date(2014, 9, 15), name, "0" * 64, personal)
        register.issue(paper, lambda number: (f"示例〔2014〕{number}号", f"{PHONE}".encode()), NOW)
    assert report(places) == 0
    (tmp_path / "结果" / "2014" / "自己的.txt").write_text(PERSON, "utf-8")
    shutil.rmtree(inbox)
    return tmp_path / "结果" / "2014"


def files(out: Path) -> Iterator[str]:
    return (path.relative_to(out).as_posix() for path in sorted(out.rglob("*")) if path.is_file())


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def test_without_confirmation_nothing_is_removed(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file() and path.suffix != ".db-shm"}
    assert purge(["--before", "2014-12-31", "--out", str(out.parent)]) == 0
    said = capsys.readouterr().out
    assert "2014年：将清除收件2份（原件2个，" in said
    assert "以上只是列出，什么也没有删。" in said
    kept = [path for path in before if path.parent.name != "存档"]
    assert {path: path.read_bytes() for path in kept} == {path: before[path] for path in kept}


def test_what_is_personal_goes_and_the_rest_stays(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hashes = rows(out / "存档" / "store.db", "SELECT id, sha256, size, received_at FROM received")
    assert purge(["--before", "2014-12-31", "--out", str(out.parent), "--confirm", "1", "--who", "示例员"]) == 0
    said = capsys.readouterr().out
    assert "含个人信息的已发公文1份（文号和登记保留）" in said
    assert f"不是本程序生成的，没有动，请自行处理：{out / '自己的.txt'}" in said
    assert [each for each in files(out) if not each.startswith("存档")] == [
        "已发/示例〔2014〕1号-通知.docx",
        "自己的.txt",
    ]
    assert rows(out / "存档" / "store.db", "SELECT id, sha256, size, received_at FROM received") == hashes
    assert rows(out / "存档" / "store.db", "SELECT name, role FROM received ORDER BY id") == [
        ("已清除-1.xlsx", "purged"),
        ("已清除-2.jpg", "purged"),
    ]
    assert [(who, count) for _, who, count in records(Store(out / "存档"))] == [("示例员", 2)]
    assert [(each.mark, each.personal) for each in Register(out / "存档").lines()] == [
        ("示例〔2014〕1号", False),
        ("示例〔2014〕2号", True),
    ]


def test_not_a_trace_is_left_in_the_databases(out: Path) -> None:
    assert purge(["--before", "2014-12-31", "--out", str(out.parent), "--confirm", "1"]) == 0
    left = b"".join(path.read_bytes() for path in (out / "存档").rglob("*") if path.is_file())
    assert (PERSON.encode() in left, left.count(PHONE.encode())) == (False, 1)  # the one of the letter that stays


def test_a_purged_season_can_still_be_looked_at_and_purged_again(out: Path, tmp_path: Path) -> None:
    options = ["--before", "2014-12-31", "--out", str(out.parent), "--confirm", "1"]
    assert (purge(options), purge(options)) == (0, 0)
    (tmp_path / "空").mkdir()
    places = ["--inbox", str(tmp_path / "空"), "--out", str(out.parent), "--year", "2014", "--today", "2014-12-31"]
    assert report(places) == 0
    cities = json.loads((out / "核验结果.json").read_text("utf-8"))["cities"]
    assert {each["status"] for each in cities} == {"未报"}


def test_a_season_that_is_not_over_and_a_day_to_come_are_left_alone(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert purge(["--before", "2014-12-30", "--out", str(out.parent), "--confirm", "1"]) == 0
    assert capsys.readouterr().out == "没有可清除的往年资料。\n"
    assert purge(["--before", "2098-12-31", "--out", str(out.parent), "--confirm", "1"]) == 2
    assert capsys.readouterr().err == "BEFORE=2098-12-31：还没有到，只能清除往年的资料\n"
    assert purge(["--before", "去年", "--out", str(out.parent)]) == 2
    assert capsys.readouterr().err == "BEFORE=去年：应写成 2014-09-15 这样的日期\n"
