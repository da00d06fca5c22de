"""make bench: run every contestant in a process of its own and print the table; with arguments, be one of them."""

import json
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from scripts.bench.memory import peak_megabytes
from scripts.bench.workbooks import write as write_workbooks

GROUPS = (
    ("intake", "200份工作簿（每份5张表）", ("calamine", "openpyxl", "desk"), 200, "份/秒"),
    ("checking", "一张表20栏×10000行", ("frictionless", "desk"), 10_000, "行/秒"),
    ("start", "示例季 make report", ("interpreter", "report", "report"), 1, "次/秒"),
)


def contest(group: str, name: str, folder: str) -> None:
    """Be one contestant: prepare, work against the clock, tell the parent."""
    work = getattr(import_module(f"scripts.bench.{group}"), name)(Path(folder))
    started = time.perf_counter()
    count = work()
    print(json.dumps({"seconds": time.perf_counter() - started, "count": count, "memory": peak_megabytes()}))


def main() -> None:
    """Run all groups and print one table, ratios against the first contestant of each group."""
    table = Table("项目", "对象", "秒", "速度", "与首行之比", "峰值内存MB", "发现或单元格", title="性能对照")
    with TemporaryDirectory() as folder:
        write_workbooks(Path(folder))
        for group, title, names, size, unit in GROUPS:
            first = 0.0
            for name in names:
                command = [sys.executable, "-m", "scripts.bench", group, name, folder]
                told = json.loads(
                    subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1]
                )
                first = first or told["seconds"]
                speed, ratio = f"{size / told['seconds']:,.1f} {unit}", f"{told['seconds'] / first:.2f}"
                figures = (f"{told['seconds']:.3f}", speed, ratio, f"{told['memory']:.0f}", f"{told['count']:,}")
                table.add_row(title, name, *figures)
            table.add_section()
    Console().print(table)


if __name__ == "__main__":
    contest(*sys.argv[1:4]) if sys.argv[3:] else main()
