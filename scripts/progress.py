"""Show how far the cities are, from what has been received so far; nothing is taken in or written."""

import sys

from scripts.options import SeasonOptions, occasion_of
from scripts.screen import Screen
from sync.commands.report import look
from sync.commands.report_screen import cities_table, owed_table
from sync.errors import DeskError


def main(arguments: list[str] | None = None) -> int:
    """Show the table of cities and the list of what is owed."""
    parser = SeasonOptions("progress", "查看各市报送进度（按已存档的收件，不收新件）")
    asked = parser.parse_args(arguments)
    try:
        judged = look(occasion_of(asked))
    except DeskError as error:
        print(error, file=sys.stderr)
        return 2
    screen = Screen()
    screen.print(cities_table(judged))
    screen.print(owed_table(judged))
    return 0


if __name__ == "__main__":
    sys.exit(main())
