"""Take in what the cities sent, check it, hand it back, show who owes what, write the letters."""

import sys

from rich.progress import track

from scripts.options import SeasonOptions, occasion_of
from scripts.screen import Screen
from scripts.terminal import near
from sync.commands.report import report
from sync.commands.report_screen import cities_table, remarks
from sync.errors import DeskError


def main(arguments: list[str] | None = None) -> int:
    """Do the main job, show the table, return the exit code."""
    parser = SeasonOptions("report", "接收各市报表，核验，生成回执、汇总和公文")
    asked = parser.parse_args(arguments)
    screen = Screen(stderr=True)
    try:
        run = occasion_of(asked)
        made = report(run, lambda items, saying: track(items, saying, console=screen, transient=True))
    except DeskError as error:
        print(error, file=sys.stderr)
        return 2
    Screen().print(cities_table(made.judged))
    print(*remarks(made), sep="\n")
    print(f"共生成{len(made.committed.written)}个文件，在：{near(run.out)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
