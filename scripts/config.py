"""Check a year's configuration and print what follows from it, also as a page to sign."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from scripts.options import Options
from sync.commands.config import on_screen, saved, sheet_of
from sync.errors import DeskError
from sync.output import OUT
from sync.plan import newest_year


def main(arguments: list[str] | None = None) -> int:
    """Check it, say what follows, return the exit code."""
    parser = Options(prog="config", description="核对当年配置，打印年度设置核对单")
    parser.add_argument("--out", type=Path, default=OUT, metavar="文件夹", help="核对单写到哪里，默认为 out")
    parser.add_argument("--year", type=int, metavar="年份", help="哪一年，默认为配置中最新的一年")
    asked = parser.parse_args(arguments)
    try:
        sheet = sheet_of(asked.year or newest_year(), datetime.now(UTC).astimezone().date())
        path = saved(sheet, asked.out)
    except DeskError as error:
        print(error, file=sys.stderr)
        return 2
    print(*on_screen(sheet), sep="\n")
    print(f"配置没有错误。打印、签字用的核对单：{path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
