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
MANY = 100
"""Speeds beyond this are shown without a fraction."""
NOTES = """
每个对象在单独的进程里运行，取几轮中最快的一次。
比值：与本项目第一行的用时之比。
峰值内存：占用最多的那个进程的；读工作簿时本程序另有一两个子进程。
目标：收存、读取、核验工作簿，用时不超过 calamine 只读取的3倍；核验每秒30万行。"""


class Contestant(NamedTuple):
    """A function of the group's module, what to call it, and how often it runs."""

    function: str
    title: str
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
            Contestant("calamine", "calamine 只读取"),
            Contestant("desk", "本程序 收存到核验"),
            Contestant("openpyxl", "openpyxl 只读取", rounds=1),
        ),
    ),
    Group(
        f"1张表\n20栏×{ROWS:,}行",
        "checking",
        ROWS,
        "行/秒",
        (
            Contestant("frictionless", "frictionless"),
            Contestant("desk", "本程序 读数和核验", rounds=5),
            Contestant("desk_rules", "本程序 只核验", rounds=5),
        ),
    ),
    Group(
        "示例季\nmake report",
        "start",
        1,
        "次/秒",
        (
            Contestant("imports", "Python 启动和导入"),
            Contestant("first", "本程序 首次运行", rounds=2),
            Contestant("again", "本程序 再次运行", rounds=2),
        ),
    ),
)


def main() -> None:
    """Run all groups and print the table."""
    table = Table("项目", "对象", title="性能对照", caption=NOTES, caption_justify="left")
    for heading in ("秒", "速度", "比值", "峰值内存"):
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
        table.add_row(title, contestant.title, *figures, f"{each.seconds / first.seconds:.2f}", f"{each.memory:.0f} MB")
    table.add_section()


if __name__ == "__main__":
    main()
