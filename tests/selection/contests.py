"""Awards, judges, candidates and ballots for tests of the selection, without sheets or files."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import Any

from msgspec import structs

from sync.plan import Award, Criterion, Judge, Plan, Quota, load
from sync.selection import Ballot, Candidate

CRITERIA = (Criterion("appeal", "感染力", weight=60), Criterion("esteem", "认可度", weight=40))


@cache
def year() -> Plan:
    return load(2014)


def plan(judges: Iterable[Judge], *, decisions: Sequence[Any] = (), **selection: Any) -> Plan:
    """The plan of 2014 with these judges and decisions, and a selection of its own."""
    own = structs.replace(
        year().selection, **{"pass_mark": 0, "quorum": 1, "ties": ("mean", "criteria", "draw")} | selection
    )
    return replace(year(), judges=tuple(judges), decisions=tuple(decisions), selection=own)


def award(most: int = 2, special: int = 0, city_cap: int | None = 1) -> Award:
    own = {"province_quota": Quota(exactly=most), "province_special": Quota(max=special)}
    return structs.replace(year().award_by_key["star"], criteria=CRITERIA, city_cap=city_cap, **own)


def candidate(key: str, *, special: bool = False, unit: str = "") -> Candidate:
    return Candidate(key, "star", key[:6], "early" if special else "regular", special, f"示例{key}", unit, number=key)


def ballot(judge: str, marks: Mapping[str, Sequence[int]], round_: str = "regular") -> Ballot:
    """Marks by row key, in the order of the criteria."""
    keys = [each.key for each in CRITERIA]
    exact = {key: dict(zip(keys, map(Fraction, given), strict=True)) for key, given in marks.items()}
    return Ballot(judge, round_, "star", exact)
