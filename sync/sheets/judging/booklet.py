"""What one judge is asked in one round (评审任务): the candidates that are the judge's to mark, in drawn order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sync.plan import Award, Judge, Plan, Round
from sync.selection import Candidate, Roll
from sync.selection.lots import drawn
from sync.selection.recusal import recused


@dataclass(frozen=True)
class Booklet:
    """Candidates by award, in the order drawn; `recused` others are not the judge's to mark."""

    plan: Plan
    judge: Judge
    round: Round
    pages: Mapping[Award, tuple[Candidate, ...]]
    recused: int


def booklet(plan: Plan, judge: Judge, round_: Round, rolls: Iterable[Roll]) -> Booklet | None:
    """Return what a judge is asked in a round; None where there is nobody to mark."""
    pages: dict[Award, tuple[Candidate, ...]] = {}
    hidden = 0
    for roll in rolls:
        fit = roll.fit(round_.key) if judge.judges(roll.award.key) else ()
        mine = {each.key: each for each in fit if not recused(judge, each)}
        hidden += len(fit) - len(mine)
        order = drawn(mine, plan.selection.seed, "order", judge.code, round_.key, roll.award.key)
        if order:
            pages[roll.award] = tuple(mine[key] for key in order)
    return Booklet(plan, judge, round_, pages, hidden) if pages else None
