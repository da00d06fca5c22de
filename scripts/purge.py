"""Remove personal data of past seasons; without CONFIRM=1 only say what would be removed."""

import getpass
import sys
from datetime import UTC, datetime
from pathlib import Path

from scripts.options import Options
from scripts.programme import programme
from scripts.saying import say
from sync.commands.purge import purge_before, said


@programme
def main(arguments: list[str] | None = None) -> None:
    """Remove, or say what would be."""
    parser = Options(
        prog="purge", description="清除往年的个人信息：收件原件、文件名、生成的文件；保留文号、校验值和记录"
    )
    parser.add_argument("--before", required=True, metavar="日期", help="清除到这一天为止已经结束的各年，如 2014-12-31")
    parser.add_argument("--confirm", default="", metavar="1", help="写 1 才真的清除；不写只列出要清除什么")
    parser.add_argument("--who", default="", metavar="姓名", help="由谁清除，记入清除记录；默认为本机用户名")
    parser.add_argument("--out", type=Path, metavar="文件夹", help="只清除这个输出文件夹（试运行用的）")
    asked = parser.parse_args(arguments)
    confirmed = asked.confirm == "1"
    who = asked.who or getpass.getuser()
    say(said(purge_before(asked.before, asked.out, who, datetime.now(UTC), confirmed=confirmed), confirmed=confirmed))


if __name__ == "__main__":
    sys.exit(main())
