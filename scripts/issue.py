"""Issue a document under the next number of its series, void one, or list drafts and what was issued."""

import sys

from scripts.options import SeasonOptions, asked_run
from scripts.programme import programme
from scripts.saying import say
from sync.commands.issue import issue


@programme
def main(arguments: list[str] | None = None) -> None:
    """Do what the options ask for and say what was done."""
    parser = SeasonOptions("issue", "发文：取文号、定日期、登记；不写 DOC 时列出草稿和已发公文")
    parser.add_argument("--doc", default="", metavar="公文", help="公文的代码或名称，如 notice 或 活动周通知")
    parser.add_argument("--city", default="", metavar="市", help="每市一份的公文，写哪个市；写“全部”则应发未发的都发")
    parser.add_argument("--round", default="", metavar="轮次", help="每轮一份的公文，写哪一轮，如 early")
    parser.add_argument("--entry", default="", metavar="编号", help="每人一份的公文，写编号或姓名，如 JB01")
    parser.add_argument("--void", metavar="理由", help="作废已发的这份公文，写明理由；文号不再使用")
    asked = parser.parse_args(arguments)
    say(issue(asked_run(asked), asked.doc, asked.city or asked.round or asked.entry, asked.void))


if __name__ == "__main__":
    sys.exit(main())
