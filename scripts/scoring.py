"""Make the workbooks in which judges give marks: one for every judge and round."""

import sys

from scripts.options import SeasonOptions, asked_run
from scripts.programme import programme
from scripts.saying import say, watch
from sync.commands.scoring import said, scoring


@programme
def main(arguments: list[str] | None = None) -> None:
    """Make them, say where they are."""
    parser = SeasonOptions("scoring", "生成发给评委的评分表，每位评委每轮一份")
    parser.add_argument("--round", default="", metavar="轮次", help="哪一轮，如 early 或 特别推荐；不写则各轮都做")
    asked = parser.parse_args(arguments)
    say(said(scoring(asked_run(asked), watch, asked.round)))


if __name__ == "__main__":
    sys.exit(main())
