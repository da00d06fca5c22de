"""Move the stores of the office into the database that STORE_URL names."""

import sys

from scripts.options import Options
from scripts.terminal import near
from sync.errors import DeskError
from sync.store.move import MOVED, Moved, move


def main(arguments: list[str] | None = None) -> int:
    """Move, say what was moved, and return the exit code."""
    Options(prog="move", description="把 var 里的存档和发文登记搬进 STORE_URL 所指的数据库").parse_args(arguments)
    try:
        found = [told(each) for each in move()]
    except DeskError as error:
        print(error, file=sys.stderr)
        return 2
    print("核对无误后，原来的文件和 originals 文件夹请自行备份或删除。" if found else "没有要搬的存档。")
    return 0


def told(moved: Moved) -> Moved:
    """Say what was moved as soon as it was."""
    print(f"{near(moved.file)}：已搬入数据库，{moved.rows}条记录；原文件改名为 {moved.file.name}{MOVED}")
    return moved


if __name__ == "__main__":
    sys.exit(main())
