"""Give a city or somebody in the office an access code for the web page, take it away, or list who has one."""

import sys
from datetime import UTC, datetime

from scripts.options import SeasonOptions, asked_run
from scripts.programme import programme
from scripts.saying import say
from sync.commands.access import access


@programme
def main(arguments: list[str] | None = None) -> None:
    """Do it, say it."""
    parser = SeasonOptions("access", "网页的访问码：生成、停用；不写 CITY、OFFICE 时列出")
    parser.add_argument("--city", default="", metavar="市", help="给哪个市，如 佛山市")
    parser.add_argument("--office", default="", metavar="姓名", help="给秘书处的哪一位")
    parser.add_argument("--role", default="", metavar="角色", help="秘书处的人能做什么：秘书处（可办理）或 只读")
    parser.add_argument("--revoke", default="", metavar="1", help="写 1 为停用，不再生成")
    asked = parser.parse_args(arguments)
    revoke, now = asked.revoke == "1", datetime.now(UTC)
    say(access(asked_run(asked), asked.city, asked.office, asked.role, revoke=revoke, now=now))


if __name__ == "__main__":
    sys.exit(main())
