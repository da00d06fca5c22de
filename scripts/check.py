"""Check one file and show what would be told to its city; nothing is kept or written."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from scripts.options import Options
from scripts.programme import programme
from scripts.saying import say
from sync.commands.check import check_file, said
from sync.desk.run import run_of


@programme
def main(arguments: list[str] | None = None) -> int:
    """Check it, show the findings; answer 1 where there is an error, and for nothing else."""
    parser = Options(prog="check", description="核验一份报表，只看结果，不存档")
    parser.add_argument("--file", type=Path, required=True, metavar="文件", help="要核验的报表")
    parser.add_argument("--today", metavar="日期", help="按哪一天看，如 2014-09-15；默认为今天")
    parser.add_argument("--year", type=int, metavar="年份", help="哪一年，默认为配置中最新的一年")
    asked = parser.parse_args(arguments)
    run = run_of(asked.year, asked.file.parent, None, asked.today, clock=datetime.now(UTC))
    checked = check_file(asked.file, run)
    say(said(checked))
    return int(checked.wrong)


if __name__ == "__main__":
    sys.exit(main())
