"""Put documents and the evidence they are sent with into folders ready to send."""

import sys

from scripts.options import SeasonOptions, asked_run
from scripts.programme import programme
from scripts.saying import say, watch
from sync.commands.package import package, said


@programme
def main(arguments: list[str] | None = None) -> None:
    """Pack, say what is in the folders and what is missing."""
    parser = SeasonOptions("package", "把推荐函和证明材料整理成可以报送的文件夹，附清单和校验值")
    asked = parser.parse_args(arguments)
    say(said(package(asked_run(asked), watch)))


if __name__ == "__main__":
    sys.exit(main())
