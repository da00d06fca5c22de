"""Fill document templates with their dummy data, to look at while editing the words."""

import sys
from pathlib import Path

from scripts.options import Options
from sync.documents.preview import previews, save
from sync.errors import DeskError
from sync.plan import load, newest_year

FOLDER = "预览"


def main(arguments: list[str] | None = None) -> int:
    """Write the previews and say where."""
    parser = Options(prog="preview", description="用虚构数据试填公文模板")
    parser.add_argument("--doc", default="", metavar="公文", help="哪一种，如 notice；不写则全部")
    parser.add_argument("--out", type=Path, default=Path("out"), metavar="文件夹", help="写到哪里，默认为 out")
    parser.add_argument("--year", type=int, metavar="年份", help="哪一年，默认为配置中最新的一年")
    asked = parser.parse_args(arguments)
    try:
        written = save(list(previews(load(asked.year or newest_year()), asked.doc)), asked.out / FOLDER)
    except DeskError as error:
        print(error, file=sys.stderr)
        return 2
    print(*written, sep="\n")
    if not any(path.suffix == ".pdf" for path in written):
        print("没有找到 LibreOffice，只生成了 Word 文件。")
    return 0


if __name__ == "__main__":
    sys.exit(main())
