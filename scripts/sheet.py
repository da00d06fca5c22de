"""Hand out the shared sheet, or complete it after the forms have changed."""

import sys

from scripts.options import Options, asked_plan
from scripts.programme import programme
from scripts.saying import say, watch
from sync.commands.sheet import said, sheet


@programme
def main(arguments: list[str] | None = None) -> None:
    """Do it, say what was done and where it lies."""
    parser = Options(prog="sheet", description="建立或补齐在线表格（谷歌表格），可反复运行")
    parser.add_argument("--year", type=int, metavar="年份", help="哪一年的表，默认为配置中最新的一年")
    asked = parser.parse_args(arguments)
    say(said(sheet(asked_plan(asked), progress=watch)))


if __name__ == "__main__":
    sys.exit(main())
