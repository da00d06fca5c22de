"""Real processes: killed amid a sync, and two at once; what they leave, and what the next sync makes of it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fixed_year import LED
from tests.google.faults import Match
from tests.sheets.google.online_desk import WHOLE, Desk, fill, rows

pytestmark = pytest.mark.long
ROOT = Path(__file__).parents[3]
STAR, RESULTS = "百姓学习之星", "核验结果"
SHAPE, VALUES, WRITE = ("GET", r"\?fields="), ("GET", "values:batchGet"), ("POST", "values:batchUpdate")


def process(desk: Desk) -> subprocess.Popen[str]:
    """Start `make sync` for the desk."""
    where = ["--inbox", str(desk.folder / "收件"), "--out", str(desk.folder / "结果"), "--today", "2014-09-05"]
    return subprocess.Popen(  # noqa: S603  # our own programme
        [sys.executable, "-m", "scripts.sync", *where],
        cwd=ROOT,
        env={**os.environ, **desk.environ, "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def finished(running: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Return exit code, the last line said, and what was said of troubles."""
    out, err = running.communicate(timeout=240)
    return running.returncode, out.strip().rpartition("\n")[2], err.removeprefix(LED)


@pytest.fixture
def season(desk: Desk) -> Desk:
    """The whole year's spreadsheet with an entry that has a mistake."""
    desk.plan = WHOLE
    desk.issue()
    (desk.folder / "收件").mkdir()
    fill(desk.book.sheet(STAR), 6, 姓名="示例甲", 性别="不详")
    return desk


def test_killed_at_any_moment_the_sheet_is_as_it_was_or_fully_updated(season: Desk) -> None:
    desk, left = season, []
    before = desk.book.sheet(RESULTS).values()
    put_back = desk.book.book.state()
    for request, after in ((SHAPE, True), (VALUES, True), (WRITE, False), (WRITE, True)):
        put_back()
        put_back = desk.book.book.state()
        running = process(desk)
        desk.service.between(running.kill, Match(*request), after=after)
        assert finished(running)[0] != 0
        desk.service.edits.clear()
        left.append(desk.book.sheet(RESULTS).values())
    told = finished(process(desk))
    whole = desk.book.sheet(RESULTS).values()
    assert (left, told) == ([before, before, whole, whole], (0, "结果没有变化，没有写回。共请求谷歌2次。", ""))
    assert dict(rows(desk.book.sheet(STAR)))[6]["核验状态"] == "待修改"


def test_two_at_once_take_turns(season: Desk) -> None:
    both = [process(season) for _ in range(2)]
    told = sorted(map(finished, both))
    nothing = (0, "结果没有变化，没有写回。共请求谷歌2次。", "")
    assert told == sorted([nothing, (0, "已写回1个表格。共请求谷歌3次。", "")])
    asked = [each.path.rpartition("/")[2] for each in season.service.requests][-5:]
    read = [season.book.id, "values:batchGet"]
    assert asked == [*read, "values:batchUpdate", *read]
