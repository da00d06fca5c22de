"""Choose from what the judges sent in, and say why."""

import sys

from scripts.options import SeasonOptions, asked_run
from scripts.programme import programme
from scripts.saying import say, watch
from sync.commands.select import said, select


@programme
def main(arguments: list[str] | None = None) -> None:
    """Choose, show the tables."""
    parser = SeasonOptions("select", "汇总评委评分，按办法遴选，生成遴选结果")
    asked = parser.parse_args(arguments)
    say(said(select(asked_run(asked), watch)))


if __name__ == "__main__":
    sys.exit(main())
