"""Make the blank workbooks of a year: one for every city, and the office's own."""

import sys
from functools import partial
from pathlib import Path

from rich.progress import track

from scripts.options import Options
from scripts.screen import Screen
from scripts.terminal import near
from sync.commands.blank import blank
from sync.errors import DeskError
from sync.output import OUT
from sync.plan import load, newest_year


def main(arguments: list[str] | None = None) -> int:
    """Make them, say where they are, return the exit code."""
    parser = Options(prog="blank", description="生成发给各市填写的空白申报表（另有秘书处自用的一份）")
    parser.add_argument("--year", type=int, metavar="年份", help="哪一年的表，默认为配置中最新的一年")
    parser.add_argument("--out", type=Path, metavar="文件夹", help="写到哪里，默认为 out/年份/空白表")
    asked = parser.parse_args(arguments)
    progress = partial(track, description="生成空白表", console=Screen(stderr=True), transient=True)
    try:
        year = newest_year() if asked.year is None else asked.year
        made = blank(load(year), asked.out or OUT / str(year) / "空白表", progress)
    except DeskError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"已生成{len(made)}份空白表，在：{near(made[0].parent)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
