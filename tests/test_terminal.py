"""The programmes as a terminal sees them: any encoding, any folder, wrong options, an interruption, a closed pipe."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sync.report import occasion

ROOT = Path(__file__).parents[1]
FILE = ROOT / "examples" / "2014" / "inbox" / "梅州市申报表.xlsx"


def started(*arguments: str | Path, encoding: str = "utf-8") -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)  # noqa: S603  # our own


@pytest.mark.parametrize(("encoding", "written"), [("ascii", "utf-8"), ("gbk", "gbk"), ("latin-1", "utf-8")])
def test_chinese_comes_out_whatever_the_encoding(encoding: str, written: str) -> None:
    done = started("scripts.check", "--file", FILE, "--today", "2014-09-05", encoding=encoding)
    assert (done.returncode, done.stderr, done.stdout.decode(written)[:10]) == (1, b"", "梅州市2014年9月")


def test_a_narrow_screen_shows_whole_sentences() -> None:
    shown = started("scripts.check", "--file", FILE, "--today", "2014-09-05").stdout.decode()
    assert "…" not in shown


@pytest.mark.parametrize("option", [("--year", "今年"), ("--ye", "2014", "--xx"), ("--inbox",)])
def test_a_wrong_option_is_refused_in_one_chinese_line(option: tuple[str, ...]) -> None:
    done = started("scripts.report", *option)
    said = done.stderr.decode()
    assert (done.returncode, said[:5], said.count("\n")) == (2, "选项有误：", 1)


@pytest.mark.parametrize("today", ["2014-9-15", "0001-01-01", "9999-12-31"])
def test_a_day_nobody_means_is_refused(today: str, tmp_path: Path) -> None:
    done = started("scripts.report", "--out", tmp_path, "--today", today)
    assert (done.returncode, done.stderr.decode().startswith(f"TODAY={today}："), list(tmp_path.iterdir())) == (
        2,
        True,
        [],
    )


def test_results_lie_in_the_desk_s_own_folder_wherever_it_is_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run = occasion(2014, Path("收件"), clock=datetime(2014, 9, 15, tzinfo=UTC))
    assert (run.out, run.store) == (ROOT / "out" / "2014", ROOT / "var" / "2014")


def test_results_may_not_be_written_into_the_inbox(tmp_path: Path) -> None:
    done = started("scripts.report", "--inbox", tmp_path, "--out", tmp_path / "结果", "--today", "2014-09-15")
    assert (done.returncode, done.stderr.decode()[:13], list(tmp_path.iterdir())) == (
        2,
        "结果不能写在收件文件夹里：",
        [],
    )


@pytest.mark.skipif(os.name != "posix", reason="Windows has no SIGINT to send")
@pytest.mark.parametrize(
    ("event", "part"),
    [("import", "sync.report.reporting"), ("open", ".part"), ("open", "进度总览")],
    ids=["while it loads", "while it takes in", "while it writes"],
)
def test_an_interruption_ends_in_one_line(event: str, part: str, tmp_path: Path) -> None:
    command = [sys.executable, "-c", INTERRUPTED, event, part, "--out", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)  # noqa: S603  # our own
    said = done.stderr.decode()
    assert ("已中断：" in said, "Traceback" in said, done.stdout) == (True, False, b"")


INTERRUPTED = """
import os, runpy, signal, sys
event, part = sys.argv[1:3]
sys.argv[1:3] = []
moments = []

def watch(name, arguments):
    if name == event and not moments and part in str(arguments[0]):
        moments.append(name)
        os.kill(os.getpid(), signal.SIGINT)

signal.signal(signal.SIGINT, signal.default_int_handler)  # who was started in the background was told to ignore it
import scripts
sys.addaudithook(watch)
runpy.run_module("scripts.report", run_name="__main__", alter_sys=True)
"""
"""Runs `make report`, interrupted when it first does something to what is called so, however fast it is."""
