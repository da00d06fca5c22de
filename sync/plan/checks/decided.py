"""What decisions.csv must not contradict (人的决定自洽); part of `consistency`."""

from collections.abc import Iterator

from sync.plan.plan import Plan
from sync.plan.rosters import ADMITTING, Decision

ON_NOBODY = "遴选上的决定要写候选人的编号，如 440600-S01"
ONE_BY_ONE = "评奖的表要逐人（项）决定：一人（项）一行，写编号，如 440600-S01"


def decided_contradictions(plan: Plan) -> Iterator[tuple[str, str, str]]:
    """Yield (file, key, what was expected) for decisions of nobody's, without a reason, on nothing, without a place."""
    candidates = scored_keys(plan)
    for each in plan.decisions:
        expected = (
            on_nothing(plan, each),
            "" if each.who and each.reason else "决定要写明何人作出和理由",
            misplaced(each),
            "" if each.decision in ADMITTING or each.key in candidates else ON_NOBODY,
        )
        yield from (("decisions.csv", each.key, text) for text in expected if text)


def scored_keys(plan: Plan) -> frozenset[str]:
    """Return the row keys of everybody who may be scored: what is selected of other awards nobody decides on."""
    return frozenset(
        key
        for award in plan.awards
        if award.criteria and award.form in plan.form_by_key
        for city in plan.cities
        for key in plan.keys(plan.form_by_key[award.form], city)
    )


def on_nothing(plan: Plan, decision: Decision) -> str:
    """Say what keeps a decision from ever taking effect: no such city, or neither a key of its nor a form's title."""
    city = plan.city_by_code.get(decision.city)
    heads = tuple(f"{decision.city}-{form.prefix}" for form in plan.forms if form.prefix)
    if city is None:
        return f"没有代码为“{decision.city}”的市"
    if decision.key in {form.title for form in plan.forms if form.award}:
        return ONE_BY_ONE
    if decision.key.startswith(heads) or decision.key in {form.title for form in plan.forms}:
        return ""
    return f"应为{city.name}的编号（如 {heads[0]}01）或表的名称"


def misplaced(decision: Decision) -> str:
    """Say where a decision names a place it has no use for, or lacks the one it needs."""
    moves = decision.decision == "调整名次"
    if moves == (decision.place is not None) and (decision.place is None or decision.place >= 1):
        return ""
    return "调整名次要在 place 写明调到第几名（从1起），其他决定的 place 留空"
