"""Ages (年龄): a birth that makes somebody younger or older than the form thinks possible."""

from collections.abc import Iterator
from datetime import date

from sync.model import Finding, PartialDate, Submission
from sync.rules.filled import columns
from sync.season import Season


def ages(submission: Submission, season: Season) -> Iterator[Finding]:
    """Find a birth that lies too near, in the future, or too far back; counted in calendar years."""
    for cells in columns(submission, season, lambda field: field.ages is not None):
        possible = cells.field.ages
        for index, value in enumerate(cells.values) if possible else ():
            age = season.plan.year - value.year if isinstance(value, (PartialDate, date)) else None
            if possible and age is not None and not possible.allows(age):
                yield cells.finding("age-unlikely", index, ages=possible)


RULES = (ages,)
