"""A season in which three judges gave everybody marks, the first candidate the best ones."""

from dataclasses import replace
from fractions import Fraction

from sync.documents.contexts import Scene
from sync.plan import Criterion, Judge, Plan
from sync.selection import Ballot, roll, shortlists
from tests.submissions import year

JUDGES = tuple(Judge(f"P{number}", f"示例评委{name}") for number, name in enumerate("甲乙丙", 1))


def judged_year(plan: Plan | None = None) -> Plan:
    """Return the year with three judges."""
    return replace(plan or year(), judges=JUDGES)


def selected(scene: Scene) -> Scene:
    """Return the scene after the selection."""
    ballots = [
        Ballot(judge.code, each.round, award.key, {each.key: marks(award.criteria, place)})
        for award in scene.plan.awards
        if award.criteria
        for place, each in enumerate(roll(scene.progress, award).candidates)
        for judge in JUDGES
    ]
    return replace(scene, shortlists=shortlists(scene.progress, merged(ballots)))


def marks(criteria: tuple[Criterion, ...], place: int) -> dict[str, Fraction]:
    """Return the same mark for every criterion, one less for each place."""
    return {each.key: Fraction(90 - place) for each in criteria}


def merged(ballots: list[Ballot]) -> list[Ballot]:
    """Return one ballot for each judge, round and award."""
    found: dict[tuple[str, str, str], Ballot] = {}
    for each in ballots:
        key = (each.judge, each.round, each.award)
        known = found.get(key)
        found[key] = replace(each, marks={**known.marks, **each.marks}) if known else each
    return list(found.values())
