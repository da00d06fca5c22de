"""Take in what the cities sent, check it, hand it back, show who owes what, write the letters."""

import sys

from scripts.options import SeasonOptions, asked_run
from scripts.programme import programme
from scripts.saying import say, watch
from sync.commands.report import report, said


@programme
def main(arguments: list[str] | None = None) -> None:
    """Do the main job, show the table."""
    parser = SeasonOptions("report", "接收各市报表，核验，生成回执、汇总和公文")
    asked = parser.parse_args(arguments)
    say(said(report(asked_run(asked), watch)))


if __name__ == "__main__":
    sys.exit(main())
