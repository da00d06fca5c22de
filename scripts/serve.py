"""Serve the web page: cities at /, the office at /office."""

import sys

from scripts.options import SeasonOptions
from scripts.programme import programme
from scripts.saying import say
from sync.commands.serve import serve
from sync.web.server import ServedRun


@programme
def main(arguments: list[str] | None = None) -> None:
    """Take in the inbox, say where the page is, serve until stopped."""
    parser = SeasonOptions("serve", "启动网页：各市在网页上取表、报送、看结果；秘书处看进度")
    parser.add_argument("--port", type=int, default=8000, metavar="端口", help="默认 8000")
    parser.add_argument("--host", default="127.0.0.1", metavar="地址", help="默认只在本机（127.0.0.1）可以打开")
    parser.add_argument("--workers", type=int, default=1, metavar="个数", help="几个进程，默认 1")
    asked = parser.parse_args(arguments)
    inbox, out = (str(each.resolve()) if each else "" for each in (asked.inbox, asked.out))
    run = ServedRun(asked.year, inbox, out, asked.today or "")
    say(serve(run, asked.host, asked.port, asked.workers))


if __name__ == "__main__":
    sys.exit(main())
