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
NOTES = (
    "每个对象在单独的进程中运行，取几轮中最快的一次；比值是与本项目第一行的用时之比；内存是占用最多的那个进程的峰值。"
)


class Group(NamedTuple):
    """Contestants that do the same job; the first is what the others are held against."""

    title: str
    module: str
    contestants: dict[str, str]
    size: int
    unit: str
    rounds: int = 3


class Result(NamedTuple):
    """What one contestant told."""

    seconds: float
    count: int
    memory: float


GROUPS = (
    Group(
        f"接收、读取、核验{season.CITIES}份工作簿\n（各5张表，共44万格）\n目标：不超过 calamine 的3倍",
        "intake",
        {"calamine": "calamine，只读取", "desk": "本程序，全过程，防护全开", "openpyxl": "openpyxl，只读取"},
        season.CITIES,
        "份/秒",
    ),
    Group(
        f"核验1张表（20栏×{ROWS:,}行）\n目标：核验每秒30万行",
        "checking",
        {"frictionless": "frictionless，转换并核验", "desk": "本程序，理解并核验", "desk_rules": "本程序，只核验"},
        ROWS,
        "行/秒",
        rounds=5,
    ),
    Group(
        "示例季 make report",
        "start",
        {"imports": "解释器启动和导入", "first": "本程序，首次运行", "again": "本程序，再次运行"},
        1,
        "次/秒",
    ),
)


def main() -> None:
    """Run all groups and print the table."""
    table = Table("项目", "对象", title="性能对照", caption=NOTES, caption_justify="left")
    for heading in ("秒", "速度", "比值", "峰值内存"):
        table.add_column(heading, justify="right")
    with TemporaryDirectory() as folder:
        write(Path(folder))
        for group in GROUPS:
            add(table, group, best(group, folder))
    Console().print(table)


def best(group: Group, folder: str) -> dict[str, Result]:
    """Run all contestants in turn, several rounds, and return the fastest of each."""
    told = [(name, run(group, name, folder)) for _ in range(group.rounds) for name in group.contestants]
    return {name: min(result for other, result in told if other == name) for name in group.contestants}


def run(group: Group, name: str, folder: str) -> Result:
    """Run one contestant once."""
    command = [sys.executable, "-m", "scripts.bench.contest", group.module, name, folder, str(group.size)]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return Result(**json.loads(said))


def add(table: Table, group: Group, results: dict[str, Result]) -> None:
    """Add a group to the table, ratios against its first contestant."""
    first = next(iter(results.values()))
    for name, each in results.items():
        title = group.title if each is first else ""
        speed, ratio = f"{group.size / each.seconds:,.1f} {group.unit}", f"{each.seconds / first.seconds:.2f}"
        table.add_row(title, group.contestants[name], f"{each.seconds:.3f}", speed, ratio, f"{each.memory:.0f} MB")
    table.add_section()


if __name__ == "__main__":
    main()
