"""Take in what the cities sent, check it, hand it back, show who owes what, write the letters."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.progress import track

from scripts.options import Options
from scripts.terminal import near
from sync.errors import DeskError
from sync.report import occasion, report
from sync.report.words import cities_table, remarks


def main(arguments: list[str] | None = None) -> int:
    """Do the main job, show the table, return the exit code."""
    parser = Options(prog="report", description="接收各市报表，核验，生成回执、汇总和公文")
    parser.add_argument("--inbox", type=Path, metavar="文件夹", help="收件文件夹；不写则用自带的示例季")
    parser.add_argument("--out", type=Path, metavar="文件夹", help="写到哪里，默认为 out")
    parser.add_argument("--today", metavar="日期", help="按哪一天看，如 2014-09-15；默认为今天")
    parser.add_argument("--year", type=int, metavar="年份", help="哪一年，默认为配置中最新的一年")
    asked = parser.parse_args(arguments)
    screen = Console(stderr=True)
    try:
        run = occasion(asked.year, asked.inbox, asked.out, asked.today, clock=datetime.now(UTC))
        made = report(run, lambda items, saying: track(items, saying, console=screen, transient=True))
    except DeskError as error:
        print(error, file=sys.stderr)
        return 2
    Console().print(cities_table(made.judged))
    print(*remarks(made), sep="\n")
    print(f"共生成{len(made.committed.written)}个文件，在：{near(run.out)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
