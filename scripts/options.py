"""The options of a programme (选项): of those that look at a season, and of all."""

from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

from scripts.parser import Options
from sync.desk.run import Run, run_of
from sync.plan import Plan, load, newest_year

__all__ = ["Options", "SeasonOptions", "asked_plan", "asked_run"]


class SeasonOptions(Options):
    """What can be asked of a programme that looks at a season: which year, on which day, from where, to where."""

    def __init__(self, prog: str, description: str, inbox: Path | None = None) -> None:
        super().__init__(prog=prog, description=description)
        default = f"默认为 {inbox}" if inbox else "不写则用自带的示例季"
        self.add_argument("--inbox", type=Path, default=inbox, metavar="文件夹", help=f"收件文件夹，{default}")
        self.add_argument("--out", type=Path, metavar="文件夹", help="写到哪里，默认为 out")
        self.add_argument("--today", metavar="日期", help="按哪一天看，如 2014-09-15；默认为今天")
        self.add_argument("--year", type=int, metavar="年份", help="哪一年，默认为配置中最新的一年")


def asked_run(asked: Namespace) -> Run:
    """Return the run that was asked for, at this very time. Raises DeskError."""
    return run_of(asked.year, asked.inbox, asked.out, asked.today, clock=datetime.now(UTC))


def asked_plan(asked: Namespace) -> Plan:
    """Return the plan of the year that was asked for, else of the newest. Raises PlanError."""
    return load(newest_year() if asked.year is None else asked.year)
