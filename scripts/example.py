"""Rebuild the example season: examples/<year>/inbox and its README, from examples/<year>/season."""

import sys
from pathlib import Path

from examples.builder.inbox import build
from examples.builder.readme import readme
from examples.builder.story import stories
from scripts.options import Options
from scripts.programme import programme
from sync.plan import load

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"


@programme
def main(arguments: list[str] | None = None) -> None:
    """Build, say how much was written."""
    parser = Options(prog="example", description="重新生成示例数据")
    parser.add_argument("--year", type=int, default=2014, metavar="年份", help="哪一年的示例")
    parser.add_argument("--out", type=Path, metavar="文件夹", help="收件夹写到哪里，默认写回 examples")
    parser.add_argument("--all", action="store_true", help="LibreOffice 存的几份也重做（需要 soffice）")
    asked = parser.parse_args(arguments)
    folder = EXAMPLES / str(asked.year)
    plan = load(asked.year)
    told = stories(folder / "season", plan)
    written = build(plan, told, folder / "season", asked.out or folder / "inbox", anew=asked.all)
    if asked.out is None:
        (folder / "README.md").write_text(readme(plan, told), "utf-8")
    print(f"示例季已生成：{len(told)}个市，{len(written)}个文件。")


if __name__ == "__main__":
    sys.exit(main())
