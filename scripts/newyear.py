"""Open a new year: last year's plan with its dates moved, and what has to be looked at."""

import sys
from pathlib import Path

from scripts.options import Options
from scripts.programme import programme
from scripts.saying import say
from sync.commands.newyear import newyear


@programme
def main(arguments: list[str] | None = None) -> None:
    """Open it, list what is to be looked at."""
    parser = Options(prog="newyear", description="开新年度：复制上一年的配置，日期顺延一年，列出待改之处")
    parser.add_argument("--year", type=int, required=True, metavar="年份", help="新的年份，如 2015")
    parser.add_argument(
        "--winners", type=Path, metavar="文件", help="上一年入选名单（CSV），默认用 make select 写的“入选名单”"
    )
    asked = parser.parse_args(arguments)
    say(newyear(asked.year, asked.winners))


if __name__ == "__main__":
    sys.exit(main())
