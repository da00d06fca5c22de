"""Pull the shared sheet, check it, and write the verdicts beside the rows."""

import sys
from pathlib import Path

from scripts.options import SeasonOptions, asked_run
from scripts.programme import programme
from scripts.saying import say
from sync.commands.sync import said, sync


@programme
def main(arguments: list[str] | None = None) -> None:
    """Do it, show the table, say what it cost."""
    parser = SeasonOptions("sync", "同步在线表格：收取、核验、把结果写回核验结果页", Path("inbox"))
    asked = parser.parse_args(arguments)
    say(said(sync(asked_run(asked))))


if __name__ == "__main__":
    sys.exit(main())
