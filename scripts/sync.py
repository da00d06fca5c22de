"""Pull the shared sheet, check it, and write the verdicts beside the rows."""

import sys
from pathlib import Path

from scripts.options import SeasonOptions, occasion_of
from scripts.screen import Screen
from sync.commands.report_screen import cities_table
from sync.commands.sync import sync
from sync.errors import DeskError


def main(arguments: list[str] | None = None) -> int:
    """Do it, show the table, say what it cost, return the exit code."""
    parser = SeasonOptions("sync", "同步在线表格：收取、核验、把结果写回核验结果页", Path("inbox"))
    asked = parser.parse_args(arguments)
    try:
        made = sync(occasion_of(asked))
    except DeskError as error:
        print(error, file=sys.stderr)
        return 2
    Screen().print(cities_table(made.judged))
    said = f"已写回{made.written}个表格。" if made.written else "结果没有变化，没有写回。"
    print(*made.remarks, f"{said}共请求谷歌{made.requests}次。", sep="\n")
    print(*made.failed, sep="\n", end="\n" if made.failed else "", file=sys.stderr)
    return 2 if made.failed else 0


if __name__ == "__main__":
    sys.exit(main())
