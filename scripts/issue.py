"""Issue a document under the next number of its series, void one, or list drafts and what was issued."""

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from sync.errors import DeskError
from sync.report import occasion
from sync.report.issue_words import issue_words


def main(arguments: list[str] | None = None) -> int:
    """Do what the options ask for and say what was done."""
    parser = argparse.ArgumentParser(
        prog="issue", description="发文：取文号、定日期、登记；不写 DOC 时列出草稿和已发公文"
    )
    parser.add_argument("--doc", default="", metavar="公文", help="公文的代码或名称，如 notice 或 活动周通知")
    parser.add_argument("--city", default="", metavar="市", help="每市一份的公文，写哪个市")
    parser.add_argument("--round", default="", metavar="轮次", help="每轮一份的公文，写哪一轮，如 early")
    parser.add_argument("--void", metavar="理由", help="作废已发的这份公文，写明理由；文号不再使用")
    parser.add_argument("--inbox", type=Path, metavar="文件夹", help="上次 report 用的收件文件夹；不写则用示例季")
    parser.add_argument("--out", type=Path, metavar="文件夹", help="上次 report 写到哪里，默认为 out")
    parser.add_argument("--today", metavar="日期", help="成文日期，如 2014-09-15；默认为今天")
    parser.add_argument("--year", type=int, metavar="年份", help="哪一年，默认为配置中最新的一年")
    asked = parser.parse_args(arguments)
    try:
        run = occasion(asked.year, asked.inbox, asked.out, asked.today, clock=datetime.now(UTC))
        for said in issue_words(run, asked.doc, asked.city or asked.round, asked.void):
            Console().print(said)
    except DeskError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
