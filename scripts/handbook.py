"""Write docs/核验意见.md, the handbook of findings, from the words the programme uses."""

import sys
from collections.abc import Iterator
from pathlib import Path

from sync.messages import load

HANDBOOK = Path(__file__).parents[1] / "docs" / "核验意见.md"
HEAD = """# 核验意见

程序会说的每一条意见，由 `templates/findings.toml` 生成（`make handbook`），请不要直接改这里。
大括号处填写实际内容。级别可以在 `config/年份/plan.toml` 的 `[severities]` 中按年调整；
代码用于豁免（`waivers.csv`）和调整级别。单元格里的内容，各举一个读得出的和读不出的写法。

| 代码 | 级别 | 意见 | 怎么办 | 读得出 | 读不出 |
|---|---|---|---|---|---|
"""


def lines() -> Iterator[str]:
    """Yield one line of the table for every finding, in the order of the file."""
    for code, words in load().wordings.items():
        yield f"| `{code}` | {words.severity} | {words.sentence} | {words.remedy} | {words.read} | {words.unread} |\n"


def main() -> int:
    """Write the handbook."""
    HANDBOOK.write_text(HEAD + "".join(lines()), encoding="utf-8", newline="\n")
    print(f"已生成：{HANDBOOK.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
