"""`select`: one award's candidates and ballots → its shortlist (遴选), and where it hangs by a thread (命悬一线)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import get_args

from msgspec import structs

from sync.plan import Award, Method, Plan
from sync.progress import Progress
from sync.selection.award_case import AwardCase
from sync.selection.decisions import decided
from sync.selection.outcomes import Ballot, Candidate, Choice, Outcome, Shortlist, Thread
from sync.selection.roll import roll
from sync.selection.seats import Seats

ORDER = tuple(Outcome)


def select(plan: Plan, award: Award, candidates: Iterable[Candidate], ballots: Iterable[Ballot]) -> Shortlist:
    """Return who is chosen for an award and why, in whatever order candidates and ballots come. Raises PlanError.

    Of a judge there is one ballot a round at most.
    """
    case = AwardCase(plan, award, tuple(sorted(candidates, key=lambda each: each.key)), tuple(ballots))
    seats = Seats(award)
    contests = case.contests()
    choices = [choice for contest in contests for choice in contest.choices(seats)]
    return Shortlist(
        award=award,
        choices=arranged([*choices, *unfit(case)]),
        rankings=tuple(each.ranking for each in contests),
        scores=case.scores,
        judges=case.judges,
        absent=absent(case),
        recusals=case.recusals,
        threads=tuple(threads(case)),
        decisions=case.decisions,
        short=seats.short,
    )


def unfit(case: AwardCase) -> list[Choice]:
    """Return what is said of those who could not be chosen."""
    return [
        Choice(each, Outcome.PASSED, each.unfit, decisions=decided(case.decisions, each.key))
        for each in case.candidates
        if each.unfit
    ]


def arranged(choices: Sequence[Choice]) -> tuple[Choice, ...]:
    """Sort choices: by outcome, the special ones first, by place, who has none last."""
    return tuple(
        sorted(
            choices,
            key=lambda each: (
                ORDER.index(each.outcome),
                each.candidate.unfit is not None,
                not each.candidate.special,
                each.alternate,
                each.place == 0,
                each.place,
                each.candidate.key,
            ),
        )
    )


def absent(case: AwardCase) -> tuple[tuple[str, str], ...]:
    """Return (judge code, round key) of every judge whose ballot is missing where there was somebody to judge."""
    apart = {(each.judge, each.key) for each in case.recusals}
    given = {(each.judge, each.round) for each in case.counted if each.marks}
    awaited = {
        (judge.code, each.round)
        for judge in case.judges
        for each in case.fit.values()
        if (judge.code, each.key) not in apart
    }
    return tuple(sorted(awaited - given, key=lambda each: (each[1], each[0])))


def shortlists(progress: Progress, ballots: Sequence[Ballot]) -> tuple[Shortlist, ...]:
    """Return the shortlist of every scored award, in the plan's order, as decided by today. Raises PlanError."""
    plan = replace(progress.season.plan, decisions=progress.season.taken)
    rolls = [roll(progress, award) for award in plan.awards if award.criteria]
    return tuple(select(plan, each.award, each.candidates, ballots) for each in rolls)


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
