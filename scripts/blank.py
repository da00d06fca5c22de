"""Make the blank workbooks of a year: one for every city, and the office's own."""

import sys
from functools import partial
from pathlib import Path

from scripts.options import Options, asked_plan
from scripts.programme import programme
from scripts.saying import say, watch
from sync.commands.blank import blank, said
from sync.output import OUT


@programme
def main(arguments: list[str] | None = None) -> None:
    """Make them, say where they are."""
    parser = Options(prog="blank", description="生成发给各市填写的空白申报表（另有秘书处自用的一份）")
    parser.add_argument("--year", type=int, metavar="年份", help="哪一年的表，默认为配置中最新的一年")
    parser.add_argument("--out", type=Path, metavar="文件夹", help="写到哪里，默认为 out/年份/空白表")
    asked = parser.parse_args(arguments)
    plan = asked_plan(asked)
    out = asked.out or OUT / str(plan.year) / "空白表"
    say(said(blank(plan, out, partial(watch, saying="生成空白表"))))


if __name__ == "__main__":
    sys.exit(main())
