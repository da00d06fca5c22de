"""Show how far the cities are, from what has been received so far; nothing is taken in or written."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from scripts.options import Options
from sync.errors import DeskError
from sync.report import look, occasion
from sync.report.words import cities_table, owed_table


def main(arguments: list[str] | None = None) -> int:
    """Show the table of cities and the list of what is owed."""
    parser = Options(prog="progress", description="查看各市报送进度（按已存档的收件，不收新件）")
    parser.add_argument("--inbox", type=Path, metavar="文件夹", help="上次 report 用的收件文件夹；不写则看示例季")
    parser.add_argument("--out", type=Path, metavar="文件夹", help="上次 report 写到哪里，默认为 out")
    parser.add_argument("--today", metavar="日期", help="按哪一天看，如 2014-09-15；默认为今天")
    parser.add_argument("--year", type=int, metavar="年份", help="哪一年，默认为配置中最新的一年")
    asked = parser.parse_args(arguments)
    try:
        judged = look(occasion(asked.year, asked.inbox, asked.out, asked.today, clock=datetime.now(UTC)))
    except DeskError as error:
        print(error, file=sys.stderr)
        return 2
    screen = Console()
    screen.print(cities_table(judged))
    screen.print(owed_table(judged))
    return 0


if __name__ == "__main__":
    sys.exit(main())
