"""`Progress` (进度): expected × received × on time, by city and form; who owes what."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from sync.model import CityVerdict, FormVerdict, Status
from sync.plan import City
from sync.season import Season
from sync.status import judge

NOT_IN = frozenset({Status.MISSING})


@dataclass(frozen=True)
class Owed:
    """One form a city still owes (欠报): how many entries are missing, and by when they are or were due.

    `unit` is the award's counting word, "" for other forms. `deadline` is the instant the round ends.
    """

    form: str
    title: str
    missing: int
    unit: str
    round: str
    deadline: datetime
    overdue: bool


@dataclass(frozen=True)
class Rate:
    """A share (比率) of so many of so many."""

    count: int
    of: int

    @property
    def share(self) -> float:
        """The share from 0 to 1; 1 where nothing is expected."""
        return self.count / self.of if self.of else 1.0


@dataclass(frozen=True)
class Progress:
    """How far the season has come: a verdict for every city of the plan, in its order."""

    season: Season
    cities: tuple[CityVerdict, ...]

    @cached_property
    def by_city(self) -> dict[str, CityVerdict]:
        """Verdicts by city code."""
        return {each.city: each for each in self.cities}

    def form(self, city: str, form: str) -> FormVerdict:
        """Return where a form of a city stands; KeyError where there is no such city or form."""
        return {each.form: each for each in self.by_city[city].forms}[form]

    def completeness(self, city: str = "", form: str = "") -> Rate:
        """Return how many of the forms due by now have come in: of a city, of a form, of both, or of all."""
        due = self.due(city, form)
        return Rate(sum(each.status not in NOT_IN for each in due), len(due))

    def punctuality(self, city: str = "", form: str = "") -> Rate:
        """Return how many of the forms due by now came in on time; what has not come did not."""
        due = self.due(city, form)
        return Rate(sum(each.on_time is True for each in due), len(due))

    def due(self, city: str = "", form: str = "") -> list[FormVerdict]:
        """Return the forms due by now."""
        return [
            each
            for verdict in self.cities
            if city in {"", verdict.city}
            for each in verdict.forms
            if each.due and form in {"", each.form}
        ]

    @cached_property
    def silent(self) -> tuple[City, ...]:
        """The cities never heard of."""
        return tuple(city for city in self.season.plan.cities if self.is_silent(self.by_city[city.code]))

    def is_silent(self, verdict: CityVerdict) -> bool:
        """Say whether nothing at all came from a city, not even a file that cannot be read or is no form."""
        return verdict.received is None and not verdict.findings and verdict.city not in self.season.others

    def owed(self, city: str) -> tuple[Owed, ...]:
        """Return exactly what a city still owes by now, in the order of the forms; nothing where 零报告 answers it."""
        return tuple(self.owing(each) for each in self.by_city[city].forms if each.due and self.missing(each))

    def missing(self, verdict: FormVerdict) -> int:
        """Return how many entries of a form are still to come; what was sent and has to be mended is not owed."""
        rows = sum(each.status is Status.MISSING for each in verdict.entries)
        empty = verdict.status is Status.MISSING
        return rows or (self.season.least(self.season.plan.form_by_key[verdict.form]) if empty else 0)

    def owing(self, verdict: FormVerdict) -> Owed:
        """Make the line of one form that is owed."""
        plan = self.season.plan
        form = plan.form_by_key[verdict.form]
        award, round_ = plan.award_of(form), self.season.round_of(form)
        unit = award.unit if award else ""
        # A form without a round is never due, so it is never owed.
        ends = round_.deadline(plan.zone) if round_ else self.season.now
        title = round_.title if round_ else ""
        return Owed(form.key, form.title, self.missing(verdict), unit, title, ends, self.season.now >= ends)


def measure(verdicts: Iterable[CityVerdict], season: Season) -> Progress:
    """Return the progress of the season; cities without a verdict have sent nothing."""
    known = {each.city: each for each in verdicts}
    cities = (known.get(city.code) or judge(city, None, (), season) for city in season.plan.cities)
    return Progress(season, tuple(cities))
