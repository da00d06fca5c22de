"""Who does not judge whom (回避): computed from a judge's city and unit, or declared."""

from collections.abc import Iterable

from sync.plan import Judge
from sync.season import folded
from sync.selection.outcomes import Candidate, Recusal

NAMING = 4
"""A unit's name shorter than this many 字 is not looked for inside another."""


def recusals(judges: Iterable[Judge], candidates: Iterable[Candidate]) -> tuple[Recusal, ...]:
    """Return every pair of judge and candidate that must not meet, sorted."""
    known = list(candidates)
    found = (Recusal(judge.code, each.key, why) for judge in judges for each in known if (why := recused(judge, each)))
    return tuple(sorted(found, key=lambda each: (each.judge, each.key)))


def recused(judge: Judge, candidate: Candidate) -> str:
    """Say why a judge does not judge a candidate: declared, unit, city; "" where nothing hinders it."""
    if candidate.key in judge.recusals:
        return "declared"
    if judge.unit and same_unit(judge.unit, candidate.unit):
        return "unit"
    return "city" if judge.city and judge.city == candidate.city else ""


def same_unit(one: str, other: str) -> bool:
    """Say whether two names are of one unit, or of a part of it; a stroke names none."""
    short, long = sorted(folded([one, other]), key=len)
    return bool(short) and (short == long or (len(short) >= NAMING and short in long))
