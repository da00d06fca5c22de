"""The random campaign: the same from the same seed, it ends, and it finds what was planted."""

import re
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from scripts.attack.hostile import KINDS, MOST, file_name, text
from scripts.attack.pace import Pace
from scripts.attack.told import Told, faults, seen
from scripts.attack.workbooks import STRUCTURES, book_of, case, saved
from sync.plan import load
from sync.reticence import UNEXPECTED
from tests.web.house import House

PLAN = load(2014)
PLANTED = """

def planted(submission: Submission, season: Season) -> Iterator[Finding]:
    \"\"\"Stumble over any file that is not called as an honest city's.\"\"\"
    if not submission.received.name.endswith("市.xlsx"):
        {fault}
    yield from ()


RULES = (*RULES, planted)
"""


@pytest.mark.parametrize(
    ("told", "words", "found"),
    [
        (Told(1, 0, "佛山市 已接收"), "", []),
        (Told(3, 1, "有问题"), "", ["太慢"]),
        (Told(1, None, ""), "", ["太慢"]),
        (Told(1, -9, ""), "", ["崩溃"]),
        (Told(1, 1, f"{UNEXPECTED}。"), "", ["崩溃"]),
        (Told(1, 0, "", (200, 404)), "", []),
        (Told(1, 0, "", (200, 502)), "", ["网页出错 502"]),
        (Told(1, 0, "出错 ValueError"), "", ["出现英文 ValueError"]),
        (Told(1, 0, "Please try again"), "", ["出现英文 Please try again"]),
        (Told(1, 0, "“Please try again”不是日期"), "a\nPlease try  again", []),
        (Told(1, 0, "docx, xlsx"), "", []),
        (Told(1, 0, "甲\u202e乙"), "甲\u202e乙", ["出现控制字符"]),
    ],
)
def test_what_is_a_fault(told: Told, words: str, found: list[str]) -> None:
    assert list(faults(told, words, allowed=2)) == found


def test_of_a_page_its_text_is_judged() -> None:
    assert seen("<p class='Please try again'>甲&lt;<b>乙</b></p>") == "甲< 乙"


@pytest.mark.parametrize(("size", "allowed"), [(10, 11), (100, 11), (150, 16), (200, 21), (400, 41)])
def test_ten_times_a_plain_file_of_the_size_is_allowed(size: int, allowed: float) -> None:
    assert Pace(1, [(100, 2), (200, 3)]).allowed(size) == pytest.approx(allowed)


def test_of_a_plain_file_that_takes_nothing_a_little_is_allowed() -> None:
    assert Pace(1, [(100, 1)]).allowed(50) == pytest.approx(4)


def test_the_same_seed_gives_the_same_cases() -> None:
    first, again, other = case(PLAN, 7, 3), case(PLAN, 7, 3), case(PLAN, 8, 3)
    assert (first.name, first.done, first.words) == (again.name, again.done, again.words)
    assert first.words != other.words


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_text_fits_a_cell(kind: str) -> None:
    chance = Random(kind)  # noqa: S311  # the same every time
    assert max(len(KINDS[kind](chance)[:MOST]) for _ in range(50)) <= MOST
    assert all(text(chance) for _ in range(50))


def test_names_are_names_of_files() -> None:
    chance = Random(1)  # noqa: S311  # the same every time
    names = [file_name(chance, "佛山市") for _ in range(300)]
    assert [each for each in names if "/" in each or "\0" in each or not 0 < len(each.encode()) < 256] == []


@pytest.mark.parametrize("structure", STRUCTURES)
def test_every_structure_is_a_workbook_still(structure: str) -> None:
    book = book_of(PLAN, PLAN.cities[0], 1, lambda *_: "示例")
    STRUCTURES[structure](book, Random(structure))  # noqa: S311  # the same every time
    assert saved(book)[:2] == b"PK"


def attacked(place: Path, fault: str, *options: str) -> "subprocess.CompletedProcess[str]":
    """Attack a copy of the desk in whose rules a fault was planted."""
    house = House(place)
    rules = place / "sync/rules/quotas.py"
    rules.write_text(rules.read_text("utf-8") + PLANTED.format(fault=fault), "utf-8")
    command = [sys.executable, "-m", "scripts.attack", "--seed", "4", "--count", "1", "--rows", "1"]
    command += ["--minutes", "60", "--out", str(place / "样本"), *options]
    return subprocess.run(  # noqa: S603  # our own
        command, cwd=place, env=house.environment(), capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("fault", "only", "wanted"),
    [
        ("raise ValueError(submission.city)", "report", "report　崩溃"),
        ("raise ValueError(submission.city)", "page", "网页　网页出错 500"),
        ("__import__('time').sleep(3600)", "check", "check　太慢"),
    ],
    ids=["report", "page", "check"],
)
def test_a_planted_fault_is_found_and_its_file_kept(tmp_path: Path, fault: str, only: str, wanted: str) -> None:
    done = attacked(tmp_path, fault, "--only", only)
    found = re.findall(r"第0个（.*?）　(.+?　.+?)　原名", done.stdout)
    assert (done.returncode, wanted in found) == (1, True), done.stdout + done.stderr
    assert done.stdout.startswith("随机种子：4（重做：make attack SEED=4 COUNT=1）\n共试了1个样本，发现")
    assert [each.name for each in (tmp_path / "样本/4").iterdir()] == ["0.bin"]
    assert ("Traceback" in done.stderr, "Traceback" in done.stdout) == (False, False)


def test_it_ends_when_its_time_is_over(tmp_path: Path) -> None:
    house = House(tmp_path)
    options = ["--rows", "1", "--minutes", "0", "--count", "100000", "--only", "check"]
    command = [sys.executable, "-m", "scripts.attack", *options]
    done = subprocess.run(command, cwd=tmp_path, env=house.environment(), capture_output=True, text=True, check=False)  # noqa: S603  # our own
    assert (done.returncode, "时间太短，一个样本也没有试完" in done.stdout) == (1, True)
