"""Issuing: drafts become documents under the next number; reports leave them alone; kill -9 leaves nothing half."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from io import BytesIO
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import Any

import docx
import pytest

from scripts.issue import main as issue
from scripts.report import main as report
from sync.letters.issue import overtaken
from sync.letters.issued_folder import path_of, shelve
from sync.store.letter_register import Issued, Register
from tests.databases import World
from tests.fixed_year import LED
from tests.killing import READY, killed, posix
from tests.store.test_register import issue as issue_letter
from tests.store.test_register import letter

ROOT = Path(__file__).parents[2]
NUMBER = "粤成教协函〔2014〕"

Desk = Callable[..., tuple[int, str]]


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """Run `make issue` on an office whose only inbox is an empty folder; return the exit code and what is said."""
    (tmp_path / "收件").mkdir()

    def run(*options: str, today: str = "2014-09-15") -> tuple[int, str]:
        places = ["--inbox", str(tmp_path / "收件"), "--out", str(tmp_path / "结果"), "--year", "2014"]
        code = (report if options == ("report",) else issue)(
            [*([] if options == ("report",) else options), *places, "--today", today]
        )
        said = capsys.readouterr()
        return code, (said.out + said.err).replace("\n", "")

    return run


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "结果" / "2014"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def hashes(folder: Path) -> dict[str, str]:
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def texts(path: Path) -> list[str]:
    return [each.text for each in docx.Document(BytesIO(path.read_bytes())).paragraphs]


def test_a_reminder_goes_out_under_the_next_number(desk: Desk, out: Path) -> None:
    assert desk("--doc", "reminder", "--city", "佛山市")[0] == 0
    assert desk("--doc", "催报函", "--city", "440400", today="2014-09-16")[0] == 0
    assert names(out / "已发") == [f"{NUMBER}1号-催报函-佛山市.docx", f"{NUMBER}2号-催报函-珠海市.docx"]
    said = texts(out / "已发" / f"{NUMBER}2号-催报函-珠海市.docx")
    assert [each for each in said if "〔2014〕" in each] == [f"{NUMBER}2号"]
    assert [each for each in said if each.strip() == "2014年9月16日"] != []


def test_a_number_after_a_later_date_is_pointed_out(desk: Desk) -> None:
    """Somebody may have to date back; nobody does it without being told."""
    assert "请注意" not in desk("--doc", "reminder", "--city", "佛山市")[1]
    code, said = desk("--doc", "reminder", "--city", "珠海市", today="2014-09-14")
    assert code == 0
    assert f"请注意：前面的“{NUMBER}1号 催报函-佛山市”成文日期是2014-09-15，晚于这一份" in said


def test_a_number_of_the_same_day_is_no_matter(desk: Desk) -> None:
    desk("--doc", "reminder", "--city", "佛山市")
    code, said = desk("--doc", "reminder", "--city", "珠海市")
    assert (code, "请注意" in said) == (0, False)


LINE = Issued(
    id=5,
    season=2014,
    document="reminder",
    subject="440400",
    edition=1,
    series="示例函",
    year=2014,
    number=5,
    mark="示例函〔2014〕5号",
    day=date(2014, 9, 15),
    name="催报函-珠海市",
    basis="",
    sha256="",
    personal=False,
    issued_at=datetime(2014, 9, 15, 12, 0, tzinfo=UTC),
    voided_at=None,
    reason="",
)
LATER = {"id": 1, "number": 4, "day": date(2014, 9, 16)}


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        (LATER, True),
        (LATER | {"day": LINE.day}, False),
        (LATER | {"day": date(2014, 9, 14)}, False),
        (LATER | {"number": 6}, False),
        (LATER | {"voided_at": LINE.issued_at}, False),
        (LATER | {"series": "示例"}, False),
        (LATER | {"year": 2013}, False),
        (LATER | {"season": 2013}, True),  # a series goes on over the seasons of a year
    ],
)
def test_a_letter_is_overtaken_by_a_lower_number_of_its_series_with_a_later_date(
    changes: Mapping[str, Any],
    named: bool,  # noqa: FBT001  # a row of the table
) -> None:
    other = replace(LINE, **changes)
    assert overtaken([other, LINE], LINE) == (other if named else None)


def test_of_several_that_overtake_a_letter_the_latest_is_named() -> None:
    days = (date(2014, 9, 16), date(2014, 9, 20), date(2014, 9, 18))
    others = [replace(LINE, id=number, number=number, day=day) for number, day in enumerate(days, start=1)]
    assert overtaken([*others, LINE], LINE) == others[1]


def test_what_is_out_has_no_draft_any_more(desk: Desk, out: Path) -> None:
    desk("report")
    drafts = names(out / "公文")
    desk("--doc", "reminder", "--city", "佛山市")
    assert names(out / "公文") == [each for each in drafts if each != "催报函-佛山市.docx"]
    desk("report")
    assert names(out / "公文") == [each for each in drafts if each != "催报函-佛山市.docx"]


def test_a_draft_changed_by_hand_is_left_and_told_of(desk: Desk, out: Path) -> None:
    desk("report")
    (out / "公文" / "催报函-佛山市.docx").write_bytes(b"changed")
    _, said = desk("--doc", "reminder", "--city", "佛山市")
    assert "草稿被人改过，改动没有用在发出的公文里，草稿留在原处：公文/催报函-佛山市.docx" in said
    assert (out / "公文" / "催报函-佛山市.docx").read_bytes() == b"changed"


def test_a_report_leaves_what_is_out_alone_and_says_when_it_would_be_different(desk: Desk, out: Path) -> None:
    desk("--doc", "notice")
    desk("--doc", "reminder", "--city", "佛山市", today="2014-09-09")
    before = hashes(out / "已发")
    code, said = desk("report", today="2014-09-09")
    assert (code, "发出后数据有变化" in said) == (0, False)
    _, said = desk("report", today="2014-12-20")
    assert f"发出后数据有变化的公文（没有改动，需要的请作废后重发）：{NUMBER}1号 催报函-佛山市" in said
    assert "粤成教协〔2014〕1号 活动周通知" not in said
    assert hashes(out / "已发") == before


def test_a_lost_or_changed_copy_is_put_back(desk: Desk, out: Path) -> None:
    desk("--doc", "notice")
    before = hashes(out / "已发")
    (out / "已发" / "粤成教协〔2014〕1号-活动周通知.docx").write_bytes(b"")
    (out / "已发" / "我的记录.txt").write_text("留下", "utf-8")
    desk("report")
    assert {**before, "我的记录.txt": sha256("留下".encode()).hexdigest()} == hashes(out / "已发")


def test_a_voided_document_says_so_and_may_go_out_anew(desk: Desk, out: Path) -> None:
    desk("--doc", "notice")
    assert desk("--doc", "notice", "--void", "日期有误") == (
        0,
        "已作废：粤成教协〔2014〕1号 活动周通知（理由：日期有误）。文号不再使用。",
    )
    assert desk("--doc", "notice")[0] == 0
    assert names(out / "已发") == ["粤成教协〔2014〕1号-活动周通知（作废）.docx", "粤成教协〔2014〕2号-活动周通知.docx"]
    _, said = desk()
    assert "作废：日期有误" in said


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--doc", "示例"], "没有“示例”这种公文，DOC 应为：notice（活动周通知）、"),
        (["--doc", "reminder"], "“催报函”每市一份，请写明是哪一份，如 CITY=佛山市"),
        (["--doc", "reminder", "--city", "示例市"], "“催报函”每市一份，请写明是哪一份，如 CITY=佛山市"),
        (["--doc", "recommendation", "--round", "early"], "现在不需要“推荐函-特别推荐”，没有可发的内容"),
        (["--doc", "notice", "--void", " "], "作废要写明理由，如 VOID=日期有误"),
        (["--doc", "notice", "--void", "示例"], "“活动周通知”没有发出过，或者已经作废，不用再作废"),
        (["--void", "示例"], "作废要写明是哪份公文，如 DOC=reminder CITY=佛山市 VOID=日期有误"),
    ],
)
def test_what_cannot_be_issued_is_told_in_one_line(desk: Desk, out: Path, options: list[str], said: str) -> None:
    code, line = desk(*options)
    assert (code, line[: len(said)], (out / "已发").exists()) == (2, said, False)


def test_the_list_shows_drafts_and_what_is_out(desk: Desk) -> None:
    assert desk()[1].startswith("还没有发出公文。草稿（未发）：活动周通知、催报函-广州市、")
    desk("--doc", "notice")
    said = desk()[1]
    assert ("粤成教协〔2014〕1号" in said, "草稿（未发）：催报函-广州市、" in said) == (True, True)


def test_two_who_issue_at_once_get_two_numbers(tmp_path: Path) -> None:
    """Two operators, two processes, the same moment."""
    (tmp_path / "收件").mkdir()
    places = ["--inbox", str(tmp_path / "收件"), "--out", str(tmp_path), "--year", "2014", "--today", "2014-09-15"]
    command = [sys.executable, "-m", "scripts.issue", "--doc", "reminder", *places, "--city"]
    cities = ["佛山市", "珠海市", "佛山市"]
    running = [subprocess.Popen([*command, city], cwd=ROOT, stderr=subprocess.PIPE) for city in cities]  # noqa: S603
    said = [each.communicate()[1].decode().removeprefix(LED) for each in running]
    lines = Register(tmp_path / "2014" / "存档").lines()
    assert sorted(each.returncode for each in running) == [0, 0, 2]
    assert next(each for each in said if each).startswith("“催报函-佛山市”已经发出")
    assert (sorted(each.name for each in lines), [each.number for each in lines]) == (
        ["催报函-佛山市", "催报函-珠海市"],
        [1, 2],
    )
    assert names(tmp_path / "2014" / "已发") == sorted(f"{each.mark}-{each.name}.docx" for each in lines)


def issue_and_shelve(said: Connection, world: World, out: Path, run: int) -> None:
    """Issue one letter after another, and say each that is out."""
    register = world.register()
    said.send(READY)
    for number in count():
        said.send(issue_letter(register, letter(f"{run}-{number}")))
        shelve(out, register, 2014)


@posix
def test_a_process_killed_at_any_moment_leaves_no_hole_and_nothing_half_there(tmp_path: Path, world: World) -> None:
    chance, out, said = Random(5), tmp_path / "结果", []  # noqa: S311  # moments, not secrets
    register = world.register()
    for run in range(8):
        said += killed(issue_and_shelve, world, out, run, words=run, part=chance.random())
        lines = register.lines()
        assert [each for each in said if each not in lines] == []
        assert [each.number for each in lines] == list(range(1, len(lines) + 1))
        assert [register.data(each) for each in lines] == [f"第{each.number}号".encode() for each in lines]
    shelve(out, register, 2014)
    assert len(said) >= sum(range(8))
    kept = {path_of(each): register.data(each) for each in register.lines()}
    assert {f"已发/{path.name}": path.read_bytes() for path in (out / "已发").iterdir()} == kept
