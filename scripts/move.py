"""Move the stores of the office into the database that STORE_URL names."""

import sys

from scripts.options import Options
from scripts.programme import programme
from scripts.saying import say
from sync.commands.move import move


@programme
def main(arguments: list[str] | None = None) -> None:
    """Move, say what was moved."""
    Options(prog="move", description="把 var 里的存档和发文登记搬进 STORE_URL 所指的数据库").parse_args(arguments)
    say(move())


if __name__ == "__main__":
    sys.exit(main())
