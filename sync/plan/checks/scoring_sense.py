"""Criteria and judges that cannot give the score that is meant (评分不成立); asked by `consistency`."""

from collections.abc import Iterator
from fractions import Fraction

from sync.plan.awards import Award
from sync.plan.checks import Contradictions
from sync.plan.plan import Plan
from sync.plan.selection import Criterion

FULL = 100
TWICE = (
    "weight 和 max 都写了分值，得分会乘两次。评分项是百分比的，max 一律写 100、weight 写百分比；"
    "是分值的（如40分、60分），只写 max，不写 weight"
)


def senseless_scoring(plan: Plan) -> Contradictions:
    """Yield criteria that are weighed twice or not to the full, and awards with fewer judges than ballots wanted."""
    for award in plan.awards:
        for key, expected in of_criteria(award.criteria):
            yield "plan.toml", f"awards.{award.key}.{key}", expected
    yield from too_few(plan)


def of_criteria(criteria: tuple[Criterion, ...]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the weights and maxima of an award."""
    weights, most = {each.weight for each in criteria}, {each.max for each in criteria}
    if len(weights) > 1 and len(most) > 1:
        yield "criteria", TWICE
    elif len(weights) > 1 or weights - {1}:
        total = sum(Fraction(str(each.weight)) for each in criteria)
        if total not in {1, FULL}:
            yield "criteria", f"weight 加起来是 {float(total):g}，应为 100，如 40、30、20、10"
    elif len(most) > 1:
        total = Fraction(sum(each.max for each in criteria))
        if total != FULL:
            yield "criteria", f"max（各项满分）加起来是 {total}，应为 100，如 40、30、20、10"
    for each in criteria:
        if (each.max - each.min) % Fraction(str(each.step)):
            yield f"criteria.{each.key}", f"step 现为 {each.step:g}，从 min 起打不到满分 {each.max}，应能整除两者之差"


def too_few(plan: Plan) -> Contradictions:
    """Yield, once judges are known, the awards that fewer mark than ballots are wanted of each candidate."""
    quorum = plan.selection.quorum
    counts = {award.title: judging(plan, award) for award in plan.awards if award.criteria and plan.judges}
    if short := [f"“{title}”{count}位" for title, count in counts.items() if count < quorum]:
        said = f"现为 {quorum}，而 judges.csv 里的评委不够：{'、'.join(short)}；请补评委，或把 quorum 改小"
        yield "plan.toml", "selection.quorum", said


def judging(plan: Plan, award: Award) -> int:
    """Return how many judges mark an award."""
    return sum(each.judges(award.key) for each in plan.judges)
