"""The programmes as a terminal sees them: any encoding, any folder, wrong options, an interruption, a closed pipe."""

import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from unicodedata import category

import pytest

from scripts.programme import programme
from scripts.screen import Screen
from sync.desk.run import run_of
from sync.errors import DeskError
from sync.reticence import whereabouts
from sync.visible import one_line, visible
from tests.fixed_year import EXAMPLE, LED
from tests.web.town import book

ROOT = Path(__file__).parents[1]
FILE = EXAMPLE / "inbox" / "梅州市申报表.xlsx"


def started(*arguments: str | Path, encoding: str = "utf-8") -> subprocess.CompletedProcess[bytes]:
    """Run a programme to its end. That the tests' year is another one is said once, and is left out here."""
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)  # noqa: S603  # our own
    done.stderr = done.stderr.replace(LED.encode("gbk" if encoding == "gbk" else "utf-8"), b"", 1)
    return done


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
    run = run_of(2014, Path("收件"), clock=datetime(2014, 9, 15, tzinfo=UTC))
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
    [("import", "sync.commands.report"), ("open", ".part"), ("open", "进度总览")],
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


ORDERS = "\x1b]0;改标题\x07\x1b[2J\x9b31m\u202egnp.\u2066\u200f\x08"
"""What a terminal would obey: a new title, an empty screen, a colour, writing from the right, going back."""


def obeyed(said: str) -> set[str]:
    """Return what in a text a terminal does not show but does; ends of lines are ours."""
    return {each for each in said if category(each) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and each != "\n"}


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """An inbox in which names of files, of cities' people and of units are full of orders to the terminal."""
    place = tmp_path / "收件"
    (place / f"夹{ORDERS}").mkdir(parents=True)
    words = book(示例甲="示例\u202e甲\u2066", 示例讲坛="示例\u202e讲坛\u200f")
    (place / f"夹{ORDERS}" / f"佛山市{ORDERS}.xlsx").write_bytes(words)
    (place / f"某人{ORDERS}.xlsx").write_bytes(b"no workbook")
    (place / "没有人\n共生成99个文件，在：.docx").write_bytes(b"nothing")
    return place


@pytest.mark.skipif(os.name != "posix", reason="Windows allows no such names")
def test_names_of_files_give_the_terminal_no_orders(inbox: Path, tmp_path: Path) -> None:
    season = ("--inbox", inbox, "--out", tmp_path / "结果", "--today", "2014-09-15")
    lost = inbox / f"没有{ORDERS}.xlsx"
    told = {
        "report": started("scripts.report", *season),
        "progress": started("scripts.progress", *season),
        "package": started("scripts.package", *season),
        "check": started("scripts.check", "--file", next(inbox.glob("夹*/*"))),
        "check none": started("scripts.check", "--file", lost),
        "proof none": started("scripts.proof", "--file", lost),
        "option": started("scripts.report", f"--{ORDERS}"),
    }
    assert {name: obeyed((done.stdout + done.stderr).decode()) for name, done in told.items()} == {
        name: set() for name in told
    }
    said = told["report"].stdout.decode()
    assert ("某人" in said, len(re.findall(r"^共生成\d+个文件", said, re.MULTILINE))) == (True, 1)


def test_only_our_own_colours_reach_the_terminal() -> None:
    written = StringIO()
    screen = Screen(file=written, force_terminal=True, color_system="standard", width=40)
    screen.print(f"[red]红{ORDERS}[/red]", highlight=False)
    assert written.getvalue() == "\x1b[31m红]0;改标题[2J31mgnp.\x1b[0m\n"


RARE = "\u3000\U00020000\ue000䶮\U000e0100"


@pytest.mark.parametrize(
    ("text", "shown", "line"),
    [
        ("甲\t乙\n丙", "甲\t乙\n丙", "甲\t乙 丙"),
        ("a\u202e甲\x1b[31m\ud800", "a甲[31m", "a甲[31m"),
        (
            "\u3000\U00020000\ue000䶮\U000e0100",
            "\u3000\U00020000\ue000䶮\U000e0100",
            "\u3000\U00020000\ue000䶮\U000e0100",
        ),
        ("甲\r\n乙\u2028丙", "甲\n乙丙", "甲 乙 丙"),
    ],
    ids=["breaks", "orders", "rare characters", "odd breaks"],
)
def test_what_can_be_seen_stays(text: str, shown: str, line: str) -> None:
    assert (visible(text), one_line(text)) == (shown, line)


def test_an_operator_s_trouble_is_one_line_whatever_it_quotes() -> None:
    assert str(DeskError("文件\n不\u202e在：\x1b[2J13800000001")) == "文件 不在：[2J138****0001"


FAILURES = {
    "main": "raise ValueError(secret)",
    "cause": "try:\n    {}[secret]\nexcept KeyError as error:\n    raise RuntimeError(secret) from error",
    "thread": "import threading\nthread = threading.Thread(target=lambda: int(secret))\nthread.start()\nthread.join()",
    "deleted": "class Gone:\n    def __del__(self):\n        raise OSError(secret)\nGone()",
    "warned": "import warnings\nwarnings.warn(secret)",
    "logged": "import logging\nfrom sync.reticence import log_reticently\nlog_reticently()\n"
    "try:\n    int(secret)\nexcept ValueError as error:\n"
    "    logging.getLogger('asyncio').error('of %s', secret, exc_info=error)\n"
    "    logging.getLogger('desk.web').error('ours', exc_info=error)",
}
WORDS = "程序内部出错，没有做完。请把这一行交给维护程序的人："
SAID = {
    "main": f"{WORDS}ValueError __main__:<module>:3\n",
    "cause": f"{WORDS}RuntimeError __main__:<module>:6 | KeyError __main__:<module>:4\n",
    "thread": f"{WORDS}ValueError __main__:<lambda>:4 < threading:run:N < threading:_bootstrap_inner:N\n",
    "deleted": f"{WORDS}OSError __main__:__del__:5\n",
    "warned": "",
    "logged": "T ERROR asyncio <string>:<module>:9 ValueError __main__:<module>:7\n"
    "T ERROR ours ValueError __main__:<module>:7\n",
}


@pytest.mark.parametrize("failure", FAILURES)
def test_what_nobody_foresaw_is_told_by_kind_and_place_and_never_with_what(failure: str) -> None:
    code = f"import scripts\nsecret = '示例甲 13800000001'\n{FAILURES[failure]}\n"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, check=False)  # noqa: S603  # our own
    said = re.sub(r"(threading:\w+):\d+", r"\1:N", done.stderr.decode())
    assert re.sub(r"^\d{4}-.*?,\d+", "T", said, flags=re.MULTILINE) == SAID[failure]


def test_a_programme_answers_1_only_where_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    @programme
    def failing(_: list[str] | None) -> int:
        raise ValueError("13800000001")

    assert (failing([]), programme(lambda _: 1)([])) == (2, 1)
    assert re.sub(r"[\w.]+:(\w+):\d+", r"\1", capsys.readouterr().err) == f"{WORDS}ValueError failing < ended\n"


def test_a_recursion_is_told_shortly() -> None:
    def deeper(depth: int) -> int:
        return deeper(depth + 1)

    with pytest.raises(RecursionError) as raised:
        deeper(0)
    assert whereabouts(raised.value).count(":deeper:") <= 30


def test_every_programme_prints_by_the_clean_screen() -> None:
    own = {"screen.py"}
    sources = {path.name: path.read_text("utf-8") for path in (ROOT / "scripts").glob("*.py") if path.name not in own}
    assert [name for name, text in sources.items() if re.search(r"\bConsole\b|sys\.__std", text)] == []
