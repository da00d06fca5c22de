"""History (往年获评): who has been honoured before is not recommended again."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from rapidfuzz import fuzz, process

from sync.model import Finding
from sync.plan import Check, Honour, Plan
from sync.rules.declared import CheckRule, declared
from sync.rules.filled import Filled
from sync.season import Season, folded, said
from sync.work import spend

NEAR = 88
"""How alike a name must be to one of the register, of 100 (2 × common 字 / all 字): a middle dot or a 字 too many in a
long name counts, another name of three 字 (67) does not. Units are held against each other by the same measure."""


def honours(sheet: Filled, check: Check, season: Season) -> Iterator[Finding]:
    """Find a past winner: certain by name and city or name and unit, to be looked into by name alone or a near name."""
    register = by_name(past(season.plan, sheet.form.award))
    for name, unit in sheet.together(*check.fields[:2]) if register else ():
        names = folded([said(value) for value in name.values])
        units = folded([said(value) for value in unit.values])
        for index, each in enumerate(names):
            if found := matches(season.plan, sheet.submission.city, each, units[index], register):
                certain, honour = found
                yield name.finding("honoured" if certain else "honoured-like", index, **params(honour))


def matches(
    plan: Plan, city: str, name: str, unit: str, register: Mapping[str, list[Honour]]
) -> tuple[bool, Honour] | None:
    """Return the best match of one candidate in the register, and whether it is certain."""
    exact = register.get(name, []) if name else []
    for honour in exact:
        if same_city(plan, city, honour) or same_unit(unit, honour):
            return True, honour
    if exact:
        return False, exact[0]
    spend(len(register))
    near = process.extractOne(name, register.keys(), scorer=fuzz.ratio, score_cutoff=NEAR) if name else None
    return (False, register[near[0]][0]) if near else None


def past(plan: Plan, award: str) -> list[Honour]:
    """Return the winners of earlier years, the latest first.

    Awards change their names over the years, so only an award known to be another one of this year's is left out.
    """
    others = {word for each in plan.awards if each.key != award for word in (each.key, each.title, each.special_title)}
    earlier = [each for each in plan.honours if each.year < plan.year and each.award not in others]
    return sorted(earlier, key=lambda each: (-each.year, each.name, each.unit))


def by_name(winners: list[Honour]) -> Mapping[str, list[Honour]]:
    """Return winners by their name without what does not matter."""
    found: defaultdict[str, list[Honour]] = defaultdict(list)
    for name, honour in zip(folded([each.name for each in winners]), winners, strict=True):
        if name:
            found[name].append(honour)
    return found


def same_city(plan: Plan, code: str, honour: Honour) -> bool:
    """Say whether a winner came from this city, by code, name or alias."""
    city = plan.city_by_code.get(code)
    return city is not None and honour.city in {city.code, city.name, *city.aliases}


def same_unit(unit: str, honour: Honour) -> bool:
    """Say whether a winner came from this unit, small differences in writing aside."""
    return bool(unit and honour.unit) and fuzz.ratio(unit, folded([honour.unit])[0]) >= NEAR


def params(honour: Honour) -> dict[str, object]:
    """Return what a finding says of a winner."""
    return {
        "year": honour.year,
        "award": honour.award,
        "name": honour.name,
        "unit": honour.unit,
        "city": honour.city,
    }


CHECKS = {"honours": CheckRule(honours, 2)}
RULES = (declared(CHECKS),)
