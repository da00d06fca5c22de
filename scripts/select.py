"""Choose from what the judges sent in, and say why."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.progress import track

from sync.errors import DeskError
from sync.report import occasion
from sync.selecting import remarks, result_tables, selecting


def main(arguments: list[str] | None = None) -> int:
    """Choose, show the tables, return the exit code."""
    parser = argparse.ArgumentParser(prog="select", description="汇总评委评分，按办法遴选，生成遴选结果")
    parser.add_argument("--inbox", type=Path, metavar="文件夹", help="收件文件夹；不写则用自带的示例季")
    parser.add_argument("--out", type=Path, metavar="文件夹", help="写到哪里，默认为 out")
    parser.add_argument("--today", metavar="日期", help="按哪一天看，如 2014-09-15；默认为今天")
    parser.add_argument("--year", type=int, metavar="年份", help="哪一年，默认为配置中最新的一年")
    asked = parser.parse_args(arguments)
    screen = Console(stderr=True)
    try:
        run = occasion(asked.year, asked.inbox, asked.out, asked.today, clock=datetime.now(UTC))
        made = selecting(run, lambda items, saying: track(items, saying, console=screen, transient=True))
    except DeskError as error:
        print(error, file=sys.stderr)
        return 2
    Console().print(*result_tables(made))
    print(*remarks(made), sep="\n")
    print(f"遴选结果在：{made.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
