"""Who stands for an award (候选名单): the candidates the cities sent, and why some of them cannot be chosen."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from sync.model import Entry, Status
from sync.plan import Award, City
from sync.progress import Progress
from sync.season import Season, is_special
from sync.selection.drawing import numbers
from sync.selection.nouns import Candidate, Reason

FIT = frozenset({Status.ACCEPTED, Status.REMARKED, Status.CHOSEN})
UNFIT = {
    Status.RETURNED: "unfit-returned",
    Status.LATE: "unfit-late",
    Status.WITHDRAWN: "unfit-withdrawn",
    Status.PASSED_OVER: "unfit-refused",
}


@dataclass(frozen=True)
class Roll:
    """The candidates of one award, by city and row (候选名单)."""

    award: Award
    candidates: tuple[Candidate, ...]

    @cached_property
    def by_key(self) -> dict[str, Candidate]:
        """Candidates by row key."""
        return {each.key: each for each in self.candidates}

    @cached_property
    def by_number(self) -> dict[str, Candidate]:
        """Candidates by the number judges see."""
        return {each.number: each for each in self.candidates}

    def fit(self, round_: str = "") -> tuple[Candidate, ...]:
        """Return those who can be chosen, of one round or of all."""
        return tuple(each for each in self.candidates if each.unfit is None and round_ in {"", each.round})


def rounds(award: Award) -> tuple[str, ...]:
    """Return the rounds an award is judged in, the special one first."""
    return tuple(dict.fromkeys(filter(None, (award.special_round, award.round))))


def roll(progress: Progress, award: Award) -> Roll:
    """Return the candidates of an award; one without a row key cannot be named and is not on the roll."""
    season = progress.season
    found: dict[str, Candidate] = {}
    for city, entry, status in entries(progress, award):
        if entry.key and status is not Status.MISSING:
            found.setdefault(entry.key, candidate(season, award, city, entry, status))
    drawn = numbers(sorted(found), season.plan.selection.seed, "number", award.key)
    prefix = season.plan.form_by_key[award.form].prefix
    return Roll(award, tuple(replace(each, number=f"{prefix}-{drawn[each.key]}") for each in found.values()))


def entries(progress: Progress, award: Award) -> Iterator[tuple[City, Entry, Status]]:
    """Yield (city, entry, where it stands) of an award's form, in the plan's order."""
    for city in progress.season.plan.cities:
        submission = progress.season.submissions.get(city.code)
        verdicts = progress.form(city.code, award.form).entries
        found = submission.entries(award.form) if submission else iter(())
        yield from ((city, entry, verdict.status) for entry, verdict in zip(found, verdicts, strict=False))


def candidate(season: Season, award: Award, city: City, entry: Entry, status: Status) -> Candidate:
    """Make a candidate of an entry."""
    special = is_special(award, entry)
    return Candidate(
        key=entry.key,
        award=award.key,
        city=city.code,
        round=award.special_round if special and award.special_round else award.round,
        special=special,
        name=entry.text(award.name_field),
        unit=entry.text(award.unit_field),
        status=status,
        unfit=None if status in FIT else unfit(season, city, entry, status),
        entry=entry,
    )


def unfit(season: Season, city: City, entry: Entry, status: Status) -> Reason:
    """Say why a candidate cannot be chosen; what was decided is told with who and why."""
    decision = season.decisions.get((city.code, entry.key))
    if status is Status.PASSED_OVER and decision is None:
        return Reason("unfit-refused-late")
    told = {"who": decision.who, "date": decision.date, "reason": decision.reason} if decision else {}
    return Reason(UNFIT.get(status, "unfit-returned"), {"status": str(status), **told})
