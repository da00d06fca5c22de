"""`newyear` (开新年度): last year's plan with its dates moved, and what has to be looked at."""

from collections.abc import Iterator
from pathlib import Path

from sync.commands.screen_words import words
from sync.commands.select import winners_of
from sync.plan import open_year


def newyear(year: int, winners: Path | None = None) -> Iterator[str]:
    """Open a year, the chosen of the year before among its honours; yield what is to be looked at. Raises DeskError."""
    todo = open_year(year, winners or winners_of(year - 1))
    yield words().newyear.format(year=year)
    yield from (f"  {each}" for each in todo)
