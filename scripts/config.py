"""Check a year's configuration and print what follows from it, also as a page to sign."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from scripts.options import Options
from scripts.programme import programme
from scripts.saying import say
from sync.commands.config import said, saved, sheet_of
from sync.output import OUT
from sync.plan import newest_year


@programme
def main(arguments: list[str] | None = None) -> None:
    """Check it, say what follows."""
    parser = Options(prog="config", description="核对当年配置，打印年度设置核对单")
    parser.add_argument("--out", type=Path, default=OUT, metavar="文件夹", help="核对单写到哪里，默认为 out")
    parser.add_argument("--year", type=int, metavar="年份", help="哪一年，默认为配置中最新的一年")
    asked = parser.parse_args(arguments)
    sheet = sheet_of(asked.year or newest_year(), datetime.now(UTC).astimezone().date())
    say(said(sheet, saved(sheet, asked.out)))


if __name__ == "__main__":
    sys.exit(main())
