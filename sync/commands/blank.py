"""The command `blank` (生成空白表): one workbook for every city, and the office's own."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from sync.commands import near
from sync.commands.screen_words import words
from sync.output import Output
from sync.plan import OFFICE, City, Plan
from sync.sheets.blank.blank_workbook import blank_workbook, file_name

CityWatch = Callable[[Sequence[City]], Iterable[City]]


def blank(plan: Plan, out: Path, progress: CityWatch = iter) -> list[Path]:
    """Write all blank workbooks of the year into `out` and return their paths, cities in order, the office's last.

    `progress` passes the cities through as they are worked on. Raises DeskError; then nothing has changed.
    """
    paths = []
    with Output(out) as output:
        for city in progress((*plan.cities, OFFICE)):
            name = file_name(plan, city)
            output.put(name, blank_workbook(plan, city), template=plan.template_id)
            paths.append(out / name)
    return paths


def said(made: Sequence[Path]) -> Iterator[str]:
    """Yield what the operator reads."""
    yield words().blank.format(count=len(made), folder=near(made[0].parent))
