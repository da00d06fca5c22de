"""Fill document templates with their dummy data, to look at while editing the words."""

import sys
from pathlib import Path

from scripts.options import Options, asked_plan
from scripts.programme import programme
from scripts.saying import say
from sync.commands.preview import preview


@programme
def main(arguments: list[str] | None = None) -> None:
    """Write the previews and say where."""
    parser = Options(prog="preview", description="用虚构数据试填公文模板")
    parser.add_argument("--doc", default="", metavar="公文", help="哪一种，如 notice；不写则全部")
    parser.add_argument("--out", type=Path, default=Path("out"), metavar="文件夹", help="写到哪里，默认为 out")
    parser.add_argument("--year", type=int, metavar="年份", help="哪一年，默认为配置中最新的一年")
    asked = parser.parse_args(arguments)
    say(preview(asked_plan(asked), asked.doc, asked.out))


if __name__ == "__main__":
    sys.exit(main())
