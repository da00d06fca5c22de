"""Who stands for an award (候选名单): the candidates the cities sent, and why some of them cannot be chosen."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from sync.model import Entry, Status
from sync.plan import Award, City, Plan
from sync.progress import Progress
from sync.season import Season, is_special
from sync.selection.lots import numbers
from sync.selection.outcomes import Candidate, Reason

FIT = frozenset({Status.ACCEPTED, Status.REMARKED, Status.CHOSEN})
UNFIT = {
    Status.RETURNED: "unfit-returned",
    Status.LATE: "unfit-late",
    Status.WITHDRAWN: "unfit-withdrawn",
    Status.PASSED_OVER: "unfit-refused",
}


@dataclass(frozen=True)
class Roll:
    """The candidates of one award, by city and row (候选名单).

    `beyond` says how many more a city sent that are not on it, by city code: it is too far over its quota.
    """

    award: Award
    candidates: tuple[Candidate, ...]
    beyond: Mapping[str, int] = field(default_factory=dict)

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
    """Return the candidates of an award; one without a row key cannot be named and is not on the roll.

    Of a city that sent many more than it may, some are on it and the others are counted (docs/decisions/017).
    """
    plan = progress.season.plan
    form = plan.form_by_key[award.form]
    found: list[Candidate] = []
    beyond: dict[str, int] = {}
    for city in plan.cities:
        own = of_city(progress, award, city)
        kept = within(own, plan, award, city)
        found += kept
        beyond |= {city.code: len(own) - len(kept)} if len(own) > len(kept) else {}
    drawn = numbers([each.key for each in found], plan.countable(form), plan.selection.seed, "number", award.key)
    numbered = (replace(each, number=f"{form.prefix}-{drawn[each.key]}") for each in found)
    return Roll(award, tuple(numbered), beyond)


def within(own: Sequence[Candidate], plan: Plan, award: Award, city: City) -> list[Candidate]:
    """Return those of a city who come on the roll, in the order they were sent.

    Whoever is decided on by name; of the others as many as there is room for, first those who can be chosen.
    """
    form = plan.form_by_key[award.form]
    if len(own) <= plan.room(form):
        return list(own)
    named = {each.key for each in plan.decisions}
    allotted = frozenset(plan.keys(form, city))
    others = sorted(
        (each for each in own if each.key not in named),
        key=lambda each: (each.unfit is not None, each.key not in allotted, len(each.key), each.key),
    )
    kept = named | {each.key for each in others[: plan.room(form)]}
    return [each for each in own if each.key in kept]


def of_city(progress: Progress, award: Award, city: City) -> list[Candidate]:
    """Return the candidates of a city; of rows that share a key the first."""
    found: dict[str, Candidate] = {}
    for entry, status in entries(progress, award, city):
        if entry.key and entry.key not in found and status is not Status.MISSING:
            found[entry.key] = candidate(progress.season, award, city, entry, status)
    return list(found.values())


def entries(progress: Progress, award: Award, city: City) -> Iterator[tuple[Entry, Status]]:
    """Yield (entry, where it stands) of a city's entries for an award, in their order."""
    submission = progress.season.submissions.get(city.code)
    verdicts = progress.form(city.code, award.form).entries
    found = submission.entries(award.form) if submission else iter(())
    yield from ((entry, verdict.status) for entry, verdict in zip(found, verdicts, strict=False))


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
