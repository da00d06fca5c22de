"""Make the workbooks in which judges give marks: one for every judge and round."""

import sys

from rich.progress import track

from scripts.options import SeasonOptions, occasion_of
from scripts.screen import Screen
from sync.commands.scoring import scoring
from sync.errors import DeskError


def main(arguments: list[str] | None = None) -> int:
    """Make them, say where they are, return the exit code."""
    parser = SeasonOptions("scoring", "生成发给评委的评分表，每位评委每轮一份")
    parser.add_argument("--round", default="", metavar="轮次", help="哪一轮，如 early 或 特别推荐；不写则各轮都做")
    asked = parser.parse_args(arguments)
    screen = Screen(stderr=True)
    try:
        run = occasion_of(asked)
        made = scoring(run, lambda items, saying: track(items, saying, console=screen, transient=True), asked.round)
    except DeskError as error:
        print(error, file=sys.stderr)
        return 2
    print(*made.crowded, sep="\n", end="\n" * bool(made.crowded))
    print(f"已生成{len(made.booklets)}份评分表，在：{made.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
