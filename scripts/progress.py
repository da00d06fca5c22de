"""Show how far the cities are, from what has been received so far; nothing is taken in or written."""

import sys

from scripts.options import SeasonOptions, asked_run
from scripts.programme import programme
from scripts.saying import say
from sync.commands.progress import progress


@programme
def main(arguments: list[str] | None = None) -> None:
    """Show the table of cities and the list of what is owed."""
    parser = SeasonOptions("progress", "查看各市报送进度（按已存档的收件，不收新件）")
    asked = parser.parse_args(arguments)
    say(progress(asked_run(asked)))


if __name__ == "__main__":
    sys.exit(main())
