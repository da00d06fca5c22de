"""Choose from what the judges sent in, and say why."""

import sys

from rich.progress import track

from scripts.options import SeasonOptions, occasion_of
from scripts.screen import Screen
from sync.commands.select import remarks, result_tables, selecting
from sync.errors import DeskError


def main(arguments: list[str] | None = None) -> int:
    """Choose, show the tables, return the exit code."""
    parser = SeasonOptions("select", "汇总评委评分，按办法遴选，生成遴选结果")
    asked = parser.parse_args(arguments)
    screen = Screen(stderr=True)
    try:
        run = occasion_of(asked)
        made = selecting(run, lambda items, saying: track(items, saying, console=screen, transient=True))
    except DeskError as error:
        print(error, file=sys.stderr)
        return 2
    Screen().print(*result_tables(made))
    print(*remarks(made), sep="\n")
    print(f"遴选结果在：{made.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
