"""Where the result hangs by a thread (命悬一线): who would be chosen had one thing been another."""

from collections.abc import Iterator
from dataclasses import replace
from typing import get_args

from msgspec import structs

from sync.plan import Method
from sync.selection.award_case import AwardCase
from sync.selection.outcomes import Thread


def threads(case: AwardCase) -> Iterator[Thread]:
    """Yield every change that turns the result: another method, without one judge, a point more for one candidate."""
    now = case.chosen()
    for kind, label, then in changes(case):
        if then != now:
            yield Thread(kind, label, tuple(sorted(then - now)), tuple(sorted(now - then)))


def changes(case: AwardCase) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Yield (kind, label, who would be chosen) of every change."""
    plan = case.plan
    for method in get_args(Method):
        if method != plan.selection.method:
            changed = replace(plan, selection=structs.replace(plan.selection, method=method))
            yield "method", method, replace(case, plan=changed).chosen()
    for judge in sorted({each.judge for each in case.counted if each.marks}):
        yield (
            "judge",
            judge,
            replace(case, ballots=tuple(each for each in case.ballots if each.judge != judge)).chosen(),
        )
    for key in sorted(case.scores):
        yield "point", key, case.chosen({key: plan.selection.margin})
