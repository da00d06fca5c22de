"""A campaign (一次攻击): plain files to measure by, then hostile ones until the count or the time is over."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from time import monotonic

from scripts.attack.pace import Pace, paced
from scripts.attack.targets import Target
from scripts.attack.told import faults
from scripts.attack.workbooks import Case, case, plain
from sync.plan import Plan

AMPLE = 600.0
"""Seconds for a plain file: where it takes longer, nothing can be measured."""
PARTS = (100, 10, 1)
TRIES = 2
"""So often is a slow file thrown before it counts as slow: a busy machine is no fault of a file."""
Watch = Callable[[Iterable[int], str], Iterable[int]]


@dataclass(frozen=True)
class Fault:
    """A fault (一个问题): which file did what to which target."""

    case: Case
    target: str
    what: str


@dataclass(frozen=True)
class Campaign:
    """What is attacked, from which seed, how large the largest plain file is, until when by `monotonic`."""

    plan: Plan
    targets: Sequence[Target]
    seed: int
    rows: int
    until: float

    def paces(self) -> list[Pace]:
        """Measure every target by plain files of three sizes, and by one that is no workbook."""
        city = self.plan.cities[0]
        files = [plain(self.plan, city, self.rows // part) for part in PARTS if part <= self.rows]
        sizes = [len(each) for each in files]

        def pace(target: Target) -> Pace:
            def measure(number: int) -> float:
                return target.throw(city, f"{city.name}.xlsx", files[number], AMPLE).seconds

            start = target.throw(city, "示例.txt", b"none", AMPLE).seconds
            return paced(min(start, measure(0)), sizes, measure)

        return [pace(each) for each in self.targets]

    def faults(self, numbers: Iterable[int]) -> Iterator[Fault]:
        """Throw the files of these numbers, as long as there is time, and yield what goes wrong."""
        paces = self.paces()
        for number in numbers:
            if monotonic() > self.until:
                return
            made = case(self.plan, self.seed, number)
            for target, pace in zip(self.targets, paces, strict=True):
                yield from (Fault(made, target.title, each) for each in thrown(made, target, pace))


def thrown(made: Case, target: Target, pace: Pace) -> list[str]:
    """Throw a file; what is wrong every time counts."""
    allowed = pace.allowed(len(made.data))
    found: list[str] = []
    for _ in range(TRIES):
        told = target.throw(made.city, made.name, made.data, allowed)
        found = list(faults(told, made.words, allowed))
        if not found:
            break
    return found
