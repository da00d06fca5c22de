import re
from pathlib import Path

import pytest

from tests.making import LOCKS, ROOT, fresh, make

MAKEFILE = ROOT / "Makefile"
RULE = re.compile(r"^([a-z]+):", re.MULTILINE)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return fresh(tmp_path)


def test_bare_make_lists_every_target_with_a_chinese_explanation(tree: Path) -> None:
    listed = dict(re.findall(r"^  make (\w+) +(.+)", make(tree).stdout, re.MULTILINE))
    assert listed.keys() == set(RULE.findall(MAKEFILE.read_text("utf-8")))
    assert all(re.search(r"[\u4e00-\u9fff]{2}", explanation) for explanation in listed.values())


def test_options_reach_the_programme_whole(tree: Path) -> None:
    done = make(tree, "report", "INBOX=/收件 箱/a'b", "OUT=出 口", "TODAY=2014-09-01", "YEAR=2014")
    asked = ["--inbox", "/收件 箱/a'b", "--out", "出 口", "--today", "2014-09-01", "--year", "2014"]
    assert done.stdout.splitlines() == ["-m", "scripts.report", *asked]


FAILURES = ((("check", "FILE=佛山市.xlsx"), "2"), (("report",), "1"), (("report",), "2"))


def test_what_the_surroundings_say_does_not_count_and_is_named(tree: Path) -> None:
    make(tree, "report")
    done = make(tree, "report", "OUT=出", YEAR="2013", INBOX="/别处", VOID="", HOST="desk", PORT="1")
    assert done.stdout.splitlines() == ["-m", "scripts.report", "--out", "出"]
    assert done.stderr == "环境变量 INBOX YEAR 没有采用：要用的请写在 make 后面，如 make report YEAR=2014\n"


def test_an_empty_value_is_none_but_for_void(tree: Path) -> None:
    asked = make(tree, "issue", "DOC=", "VOID=", 'CITY=佛山 "市"').stdout.splitlines()
    assert asked == ["-m", "scripts.issue", "--city", '佛山 "市"', "--void", ""]


def test_options_not_given_are_not_passed(tree: Path) -> None:
    assert make(tree, "blank").stdout.splitlines() == ["-m", "scripts.blank"]
    assert make(tree, "preview", "DOC=notice").stdout.splitlines() == ["-m", "scripts.preview", "--doc", "notice"]
    assert make(tree, "check", "FILE=佛山 市.xlsx").stdout.splitlines() == [
        *("-m", "scripts.check", "--file", "佛山 市.xlsx")
    ]


def test_a_file_with_findings_is_no_failure_of_the_check(tree: Path) -> None:
    make(tree, "check", "FILE=佛山市.xlsx")
    found = make(tree, "check", "FILE=佛山市.xlsx", ANSWER="1")
    assert (found.returncode, found.stderr) == (0, "")
    failed = {make(tree, *each, ANSWER=answer).returncode for each, answer in FAILURES}
    assert failed == {2}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_locks_pin_hashes_and_name_no_address(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert "://" not in text
    packages = re.split(r"^(?=\w)", text, flags=re.MULTILINE)[1:]
    assert packages
    assert all("==" in package and "--hash=sha256:" in package for package in packages)
