"""Issue the shared sheet, or complete it after the forms have changed."""

import sys
from collections.abc import Iterable, Sequence
from typing import Any

from rich.progress import track

from scripts.options import Options
from scripts.screen import Screen
from sync.commands.sheet import sheet
from sync.errors import DeskError
from sync.plan import load, newest_year


def main(arguments: list[str] | None = None) -> int:
    """Do it, say what was done and where it lies, return the exit code."""
    parser = Options(prog="sheet", description="建立或补齐在线表格（谷歌表格），可反复运行")
    parser.add_argument("--year", type=int, metavar="年份", help="哪一年的表，默认为配置中最新的一年")
    asked = parser.parse_args(arguments)
    try:
        made = sheet(load(asked.year or newest_year()), progress=shown)
    except DeskError as error:
        print(error, file=sys.stderr)
        return 2
    for city, issued in made.issued:
        print(f"{city.name}：{issued.address}")
        print(*(f"  {each}" for each in (*(issued.done or ["没有需要改的。"]), *issued.kept)), sep="\n")
    if made.without:
        names = "、".join(f"{city.name}（{city.code}）" for city in made.without)
        print(f"没有在线表格、用文件报送的市：{names}。要在线填的，在 config/google.toml 的 [cities] 填上表格编号。")
    print(*made.advice, f"共请求谷歌{made.requests}次。", sep="\n")
    print(*made.failed, sep="\n", end="\n" if made.failed else "", file=sys.stderr)
    return 2 if made.failed else 0


def shown(items: Sequence[Any], title: str) -> Iterable[Any]:
    """Show how far one is among several; one alone needs no bar."""
    if len(items) == 1:
        return items
    return track(items, description=title, console=Screen(stderr=True), transient=True)


if __name__ == "__main__":
    sys.exit(main())
