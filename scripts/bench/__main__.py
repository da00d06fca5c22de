"""make bench: every contestant in a process of its own, the best of several rounds, one table."""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from scripts.bench import season
from scripts.bench.workbooks import write

ROWS = 10_000
LETTERS = 100
ENTRIES = 3000
EACH = 20
VISITORS = 50
MANY = 100
"""Speeds beyond this are shown without a fraction."""
NOTES = """
每个对象在单独的进程里运行，取几轮中最快的一次。
比值：与本项目第一行的用时之比。结果：做出或找到了多少，可知各对象是否做完了同一件事。
峰值内存：占用最多的那个进程的；读工作簿时本程序另有一两个子进程。
目标：收存、读取、核验工作簿，用时不超过 calamine 只读取的3倍；核验每秒30万行；
一份函的排版不超过5毫秒，用时不超过 docxtpl 的三分之一；读回核对一份函不超过50毫秒。
网页：各市等候的时间，不是合计；市/秒按此折算；结果是对得上原件的回执。
在线表格：读、写各限每分钟60次；逐格写回的，每60次请求另加1分钟。每市若干条的一组，秒数已含为限额等候的时间，
速度按一个市折算。"""


class Contestant(NamedTuple):
    """A function of the group's module, what to call it, of what it returns the number, and how often it runs."""

    function: str
    title: str
    counted: str
    rounds: int = 3


class Group(NamedTuple):
    """Contestants that do the same job; the first is what the others are held against."""

    title: str
    module: str
    size: int
    unit: str
    contestants: tuple[Contestant, ...]


class Result(NamedTuple):
    """What one contestant told."""

    seconds: float
    found: int
    memory: float


GROUPS = (
    Group(
        f"{season.CITIES}份工作簿\n共44万格",
        "intake",
        season.CITIES,
        "份/秒",
        (
            Contestant("calamine", "calamine 只读取", "格"),
            Contestant("desk", "本程序 收存到核验", "处问题"),
            Contestant("openpyxl", "openpyxl 只读取", "格", rounds=1),
        ),
    ),
    Group(
        f"1张表\n20栏×{ROWS:,}行",
        "checking",
        ROWS,
        "行/秒",
        (
            Contestant("frictionless", "frictionless", "处问题"),
            Contestant("desk", "本程序 读数和核验", "处问题", rounds=5),
            Contestant("desk_rules", "本程序 只核验", "处问题", rounds=5),
        ),
    ),
    Group(
        "示例季\nmake report",
        "start",
        1,
        "次/秒",
        (
            Contestant("imports", "Python 启动和导入", "次"),
            Contestant("first", "本程序 首次运行", "个文件", rounds=2),
            Contestant("again", "本程序 再次运行", "个文件", rounds=2),
        ),
    ),
    Group(
        f"公文\n{LETTERS}份函，各1个附件",
        "letters",
        LETTERS,
        "份/秒",
        (
            Contestant("docxtpl", "docxtpl 填写", "KB"),
            Contestant("desk", "本程序 填写和排版", "KB", rounds=5),
            Contestant("desk_layout", "本程序 只排版", "KB", rounds=5),
        ),
    ),
    Group(
        f"公文核对\n两页的函，{LETTERS}次",
        "letters",
        LETTERS,
        "份/秒",
        (
            Contestant("python_docx", "python-docx 只读取", "字"),
            Contestant("proof", "本程序 读回核对", "个要点", rounds=5),
        ),
    ),
    Group(
        f"在线表格\n21市{ENTRIES}条",
        "google",
        ENTRIES,
        "条/秒",
        (
            Contestant("desk", "本程序 首次同步", "次请求", rounds=1),
            Contestant("desk_again", "本程序 再次同步", "次请求", rounds=1),
            Contestant("naive", "gspread 逐格写回", "次请求", rounds=1),
        ),
    ),
    Group(
        f"在线表格\n每市{EACH}条，首次同步",
        "google_cities",
        EACH,
        "条/秒",
        (
            Contestant("shared_1", "全省一份 1市", "次请求", rounds=1),
            Contestant("shared_21", "全省一份 21市", "次请求", rounds=1),
            Contestant("shared_200", "全省一份 200市", "次请求", rounds=1),
            Contestant("city_1", "每市一份 1市", "次请求", rounds=1),
            Contestant("city_21", "每市一份 21市", "次请求", rounds=1),
            Contestant("city_200", "每市一份 200市", "次请求", rounds=1),
        ),
    ),
    Group(
        f"网页\n2个进程，{VISITORS}市同时",
        "web",
        VISITORS,
        "市/秒",
        (
            Contestant("receipt", "得到回执 中位", "张回执", rounds=1),
            Contestant("receipt_of_nearly_all", "得到回执 95%", "张回执", rounds=1),
            Contestant("verdict", "看到核验结果 中位", "张回执", rounds=1),
            Contestant("verdict_of_nearly_all", "看到核验结果 95%", "张回执", rounds=1),
            Contestant("home", "打开首页 中位（逐个）", "个页面", rounds=1),
        ),
    ),
)


def main() -> None:
    """Run all groups and print the table."""
    table = Table(title="性能对照", caption=NOTES, caption_justify="left")
    for heading in ("项目", "对象"):
        table.add_column(heading, overflow="fold")
    for heading in ("秒", "速度", "比值", "结果", "峰值内存"):
        table.add_column(heading, justify="right", no_wrap=True)
    with TemporaryDirectory() as folder:
        write(Path(folder))
        for group in GROUPS:
            add(table, group, best(group, folder))
    Console().print(table)


def best(group: Group, folder: str) -> list[Result]:
    """Let the contestants run in turn, round after round, and return the fastest of each."""
    results: list[list[Result]] = [[] for _ in group.contestants]
    for number in range(max(each.rounds for each in group.contestants)):
        for contestant, told in zip(group.contestants, results, strict=True):
            if number < contestant.rounds:
                told.append(run(group, contestant.function, folder))
    return list(map(min, results))


def run(group: Group, function: str, folder: str) -> Result:
    """Run a contestant once."""
    command = [sys.executable, "-m", "scripts.bench.contest", group.module, function, folder, str(group.size)]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return Result(**json.loads(said))


def add(table: Table, group: Group, results: list[Result]) -> None:
    """Add a group to the table, ratios against its first contestant."""
    first = results[0]
    for contestant, each in zip(group.contestants, results, strict=True):
        title = group.title if each is first else ""
        speed = group.size / each.seconds
        figures = (f"{each.seconds:.3f}", f"{speed:,.{0 if speed > MANY else 1}f} {group.unit}")
        ratio, counted = f"{each.seconds / first.seconds:.2f}", f"{each.found:,} {contestant.counted}"
        table.add_row(title, contestant.title, *figures, ratio, counted, f"{each.memory:.0f} MB")
    table.add_section()


if __name__ == "__main__":
    main()
