"""Put documents and the evidence they are sent with into folders ready to send."""

import sys

from rich.progress import track

from scripts.options import SeasonOptions, occasion_of
from scripts.screen import Screen
from scripts.terminal import near
from sync.commands.package import lines
from sync.desk.arriving import arrived
from sync.desk.scene_pictures import staged
from sync.errors import DeskError
from sync.letters.package_folder import pack
from sync.store import Store


def main(arguments: list[str] | None = None) -> int:
    """Pack, say what is in the folders and what is missing, return the exit code."""
    parser = SeasonOptions("package", "把推荐函和证明材料整理成可以报送的文件夹，附清单和校验值")
    screen = Screen(stderr=True)
    try:
        run = occasion_of(parser.parse_args(arguments))
        season = arrived(run, lambda items, saying: track(items, saying, console=screen, transient=True))
        made = pack(run, staged(season, Store(run.store)))
    except DeskError as error:
        print(error, file=sys.stderr)
        return 2
    print(*lines(made, near), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
