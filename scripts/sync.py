"""Pull the shared sheet, check it, and write the verdicts beside the rows."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from scripts.options import Options
from sync.errors import DeskError
from sync.report import occasion
from sync.report.words import cities_table
from sync.syncing import sync


def main(arguments: list[str] | None = None) -> int:
    """Do it, show the table, say what it cost, return the exit code."""
    parser = Options(prog="sync", description="同步在线表格：收取、核验、把结果写回核验结果页")
    parser.add_argument("--inbox", type=Path, metavar="文件夹", help="report 用的收件文件夹，默认为 inbox")
    parser.add_argument("--out", type=Path, metavar="文件夹", help="report 写到哪里，默认为 out")
    parser.add_argument("--today", metavar="日期", help="按哪一天看，如 2014-09-15；默认为今天")
    parser.add_argument("--year", type=int, metavar="年份", help="哪一年，默认为配置中最新的一年")
    asked = parser.parse_args(arguments)
    try:
        place = asked.inbox or Path("inbox")
        made = sync(occasion(asked.year, place, asked.out, asked.today, clock=datetime.now(UTC)))
    except DeskError as error:
        print(error, file=sys.stderr)
        return 2
    Console().print(cities_table(made.judged))
    said = f"已写回{made.written}个表格。" if made.written else "结果没有变化，没有写回。"
    print(*made.remarks, f"{said}共请求谷歌{made.requests}次。", sep="\n")
    print(*made.failed, sep="\n", end="\n" if made.failed else "", file=sys.stderr)
    return 2 if made.failed else 0


if __name__ == "__main__":
    sys.exit(main())
