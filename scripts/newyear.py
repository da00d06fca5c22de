"""Open a new year: last year's plan with its dates moved, and what has to be looked at."""

import sys
from pathlib import Path

from scripts.options import Options
from sync.commands.select import winners_of
from sync.errors import DeskError
from sync.plan import open_year


def main(arguments: list[str] | None = None) -> int:
    """Open it, list what is to be looked at, return the exit code."""
    parser = Options(prog="newyear", description="开新年度：复制上一年的配置，日期顺延一年，列出待改之处")
    parser.add_argument("--year", type=int, required=True, metavar="年份", help="新的年份，如 2015")
    parser.add_argument(
        "--winners", type=Path, metavar="文件", help="上一年入选名单（CSV），默认用 make select 写的“入选名单”"
    )
    asked = parser.parse_args(arguments)
    try:
        todo = open_year(asked.year, asked.winners or winners_of(asked.year - 1))
    except DeskError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"已建立 config/{asked.year}，请逐项核对（文件里标有“待改”）：")
    print(*(f"  {each}" for each in todo), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
