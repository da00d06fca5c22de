"""Attack the desk on this very machine: `make attack`, `make attack COUNT=200 MINUTES=60 SEED=7`."""

import signal
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from random import SystemRandom
from time import monotonic
from typing import TYPE_CHECKING

from rich.progress import track

from scripts.attack.campaign import Campaign, Fault
from scripts.attack.page import Page
from scripts.attack.targets import Check, Report
from scripts.parser import Options
from scripts.screen import Screen
from sync.errors import DeskError
from sync.output import OUT
from sync.plan import Plan, load, newest_year
from sync.visible import one_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from scripts.attack.targets import Target

SEEDS = 1_000_000
STOPPED = 128 + signal.SIGTERM
TARGETS: "dict[str, Callable[[int, date], Target]]" = {"check": Check, "report": Report, "page": Page}


def main(arguments: list[str] | None = None) -> int:
    """Attack, say what went wrong, answer 1 where something did."""
    parser = Options(prog="attack", description="随机攻击：用恶意填写的报表试核验、出结果和网页，找出慢、崩溃和英文")
    parser.add_argument("--count", type=int, default=30, metavar="个数", help="几个样本，默认 30")
    parser.add_argument("--minutes", type=float, default=30, metavar="分钟", help="最多多少分钟，默认 30")
    parser.add_argument("--seed", type=int, metavar="数字", help="随机种子，写上次的可重做，默认另取")
    parser.add_argument("--rows", type=int, default=2000, metavar="行数", help="用来比较的普通报表最多几行，默认 2000")
    parser.add_argument("--only", choices=sorted(TARGETS), metavar="对象", help="只试 check、report、page 之一")
    parser.add_argument("--year", type=int, metavar="年份", help="哪一年的表，默认为配置中最新的一年")
    parser.add_argument("--out", type=Path, default=OUT / "攻击", metavar="文件夹", help="有问题的样本存在哪里")
    asked = parser.parse_args(arguments)
    seed = SystemRandom().randrange(SEEDS) if asked.seed is None else asked.seed
    print(f"随机种子：{seed}（重做：make attack SEED={seed} COUNT={asked.count}）", flush=True)
    targets: list[Target] = []
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(STOPPED))  # so that no server is left behind
    try:
        plan = load(asked.year or newest_year())
        day = middle(plan)
        targets.extend(TARGETS[name](plan.year, day) for name in ([asked.only] if asked.only else TARGETS))
        campaign = Campaign(plan, targets, seed, asked.rows, monotonic() + asked.minutes * 60)
        done: list[int] = []
        numbers = track(range(asked.count), "随机攻击", console=Screen(stderr=True), transient=True)
        found = list(campaign.faults(counted(numbers, done)))
    except DeskError as error:
        print(error, file=sys.stderr)
        return 2
    finally:
        for each in targets:
            each.close()
    keep(found, asked.out / str(seed))
    print(*summary(found, len(done), asked.out / str(seed)), sep="\n")
    return int(bool(found) or not done)


def middle(plan: Plan) -> date:
    """Return the day on which the first deadline ends: everything is awaited and nothing late."""
    return min(each.deadline(plan.zone) for each in plan.rounds).date()


def counted(numbers: Iterable[int], done: list[int]) -> Iterator[int]:
    """Yield numbers, and note those that somebody came back from."""
    for each in numbers:
        yield each
        done.append(each)


def keep(found: list[Fault], folder: Path) -> None:
    """Keep the files that something went wrong with, under their numbers: their own names are hostile."""
    for each in {fault.case.number: fault.case for fault in found}.values():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{each.number}.bin").write_bytes(each.data)


def summary(found: list[Fault], count: int, folder: Path) -> Iterator[str]:
    """Yield what to say at the end."""
    if not count:
        yield "时间太短，一个样本也没有试完，请加大 MINUTES。"
    elif not found:
        yield f"共试了{count}个样本，没有发现问题。"
    else:
        yield f"共试了{count}个样本，发现{len(found)}个问题："
        for each in found:
            done = "、".join(each.case.done) or "结构正常"
            yield f"  第{each.case.number}个（{done}）　{each.target}　{each.what}　原名：{one_line(each.case.name)}"
        yield f"有问题的样本存在：{folder}"


if __name__ == "__main__":
    sys.exit(main())
