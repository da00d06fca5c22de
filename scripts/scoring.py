"""Make the workbooks in which judges give marks: one for every judge and round."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.progress import track

from sync.errors import DeskError
from sync.report import occasion
from sync.scoring import scoring


def main(arguments: list[str] | None = None) -> int:
    """Make them, say where they are, return the exit code."""
    parser = argparse.ArgumentParser(prog="scoring", description="生成发给评委的评分表，每位评委每轮一份")
    parser.add_argument("--inbox", type=Path, metavar="文件夹", help="收件文件夹；不写则用自带的示例季")
    parser.add_argument("--out", type=Path, metavar="文件夹", help="写到哪里，默认为 out")
    parser.add_argument("--today", metavar="日期", help="按哪一天看，如 2014-09-15；默认为今天")
    parser.add_argument("--year", type=int, metavar="年份", help="哪一年，默认为配置中最新的一年")
    parser.add_argument("--round", default="", metavar="轮次", help="哪一轮，如 early 或 特别推荐；不写则各轮都做")
    asked = parser.parse_args(arguments)
    screen = Console(stderr=True)
    try:
        run = occasion(asked.year, asked.inbox, asked.out, asked.today, clock=datetime.now(UTC))
        made = scoring(run, lambda items, saying: track(items, saying, console=screen, transient=True), asked.round)
    except DeskError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"已生成{len(made.booklets)}份评分表，在：{made.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
