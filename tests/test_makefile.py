import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MAKEFILE = ROOT / "Makefile"
RULE = re.compile(r"^([a-z]+):", re.MULTILINE)
LOCKS = sorted(ROOT.glob("requirements*.lock"))

# Answers `-m venv` by making one, pip by the exit code in $PIP, everything else by printing its arguments.
PYTHON = """#!/bin/sh
case "$*" in
    *"-m venv"*) for last; do :; done; mkdir -p "$last/bin" && cp "$0" "$last/bin/python" ;;
    *"-m pip"*) echo noise; exit ${PIP:-0} ;;
    *"-m scripts."*) printf '%s\\n' "$@" ;;
    "-c import ensurepip"*) exit ${OLD:-0} ;;
esac
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Copy what make reads, into a folder with a blank in its name, beside a false Python."""
    tree = tmp_path / "工作台 副本"
    (tree / "bin").mkdir(parents=True)
    for file in (MAKEFILE, *LOCKS):
        shutil.copy(file, tree)
    for name in ("python3", "python3.11", "python3.12", "python3.13"):
        (tree / "bin" / name).write_text(PYTHON, "utf-8")
        (tree / "bin" / name).chmod(0o755)
    return tree


def make(tree: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    path = f"{tree / 'bin'}:{os.environ['PATH']}"
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("MAKE", "MFLAGS"))}
    for option in ("INBOX", "OUT", "TODAY", "YEAR", "FILE", "DOC", "VERBOSE"):
        clean.pop(option, None)
    return subprocess.run(  # noqa: S603
        ["make", *arguments],  # noqa: S607
        cwd=tree,
        env=clean | {"PATH": path} | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_bare_make_lists_every_target_with_a_chinese_explanation(tree: Path) -> None:
    listed = dict(re.findall(r"^  make (\w+) +(.+)", make(tree).stdout, re.MULTILINE))
    assert listed.keys() == set(RULE.findall(MAKEFILE.read_text("utf-8")))
    assert all(re.search(r"[\u4e00-\u9fff]{2}", explanation) for explanation in listed.values())


def test_options_reach_the_programme_whole(tree: Path) -> None:
    done = make(tree, "report", "INBOX=/收件 箱/a'b", "OUT=出 口", "TODAY=2014-09-01", "YEAR=2014")
    asked = ["--inbox", "/收件 箱/a'b", "--out", "出 口", "--today", "2014-09-01", "--year", "2014"]
    assert done.stdout.splitlines() == ["-m", "scripts.report", *asked]


def test_options_not_given_are_not_passed(tree: Path) -> None:
    assert make(tree, "blank").stdout.splitlines() == ["-m", "scripts.blank"]
    assert make(tree, "preview", "DOC=notice").stdout.splitlines() == ["-m", "scripts.preview", "--doc", "notice"]
    assert make(tree, "check", "FILE=佛山 市.xlsx").stdout.splitlines() == [
        *("-m", "scripts.check", "--file", "佛山 市.xlsx")
    ]


def test_the_environment_is_made_once_and_again_when_its_lock_changes(tree: Path) -> None:
    first = make(tree, "report")
    assert first.stderr.splitlines() == ["首次运行或依赖有更新：正在准备运行环境（约1分钟）…"]
    assert make(tree, "report").stderr == ""
    stamp = (tree / ".venv" / "run.ready").stat().st_mtime
    os.utime(tree / "requirements.lock", (stamp + 5, stamp + 5))
    assert "正在准备运行环境" in make(tree, "report").stderr


def test_an_environment_without_its_python_is_made_anew(tree: Path) -> None:
    make(tree, "report")
    (tree / ".venv" / "bin" / "python").unlink()
    assert "正在准备运行环境" in make(tree, "report").stderr


def test_a_failed_installation_is_one_chinese_line_and_never_counts_as_ready(tree: Path) -> None:
    failed = make(tree, "report", PIP="1")
    assert failed.returncode == 2
    assert failed.stdout == ""
    assert "运行环境准备失败：请检查网络" in failed.stderr.splitlines()[1]
    assert not list(tree.glob(".venv/*.ready"))
    assert "noise" in make(tree, "report", "VERBOSE=1", PIP="1").stdout
    assert make(tree, "report").returncode == 0


def test_a_machine_without_a_fit_python_is_told_what_to_install(tree: Path) -> None:
    without = make(tree, "report", OLD="1")
    assert without.returncode == 2
    assert without.stderr.startswith("请先安装 Python 3.11")
    assert not (tree / ".venv").exists()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_locks_pin_hashes_and_name_no_address(lock: Path) -> None:
    text = lock.read_text("utf-8")
    assert "://" not in text
    packages = re.split(r"^(?=\w)", text, flags=re.MULTILINE)[1:]
    assert packages
    assert all("==" in package and "--hash=sha256:" in package for package in packages)
