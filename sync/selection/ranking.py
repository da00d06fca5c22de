"""Scores → places (排名): the better score first; equal ones are told apart by the plan's chain, at last by lot."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import groupby, pairwise

from sync.plan import Criterion, Selection, TieBreak
from sync.selection.lots import lot
from sync.selection.outcomes import Rank, Ranking, Score, Tie
from sync.selection.scores import METHODS

Placement = tuple[Fraction | int, ...]
"""What tells one candidate from another, the higher the better."""


def ranked(
    scores: Iterable[Score],
    criteria: Sequence[Criterion],
    settings: Selection,
    extra: Mapping[str, int] | None = None,
    *,
    special: bool = False,
) -> Ranking:
    """Return the ranking of those with a final score; `extra` are points more for some, to see what they would do."""
    more = extra or {}
    finals = {each.key: each.final + more.get(each.key, 0) for each in scores if each.final is not None}
    standings = {each.key: standing(each, criteria, settings) for each in scores if each.key in finals}
    ordered = sorted(finals, key=lambda key: (finals[key], [value for _, value in standings[key]]), reverse=True)
    places = tuple(Rank(place, key, finals[key]) for place, key in enumerate(ordered, start=1))
    groups = (tuple(group) for _, group in groupby(ordered, key=lambda key: finals[key]))
    ties = tuple(tie(finals[group[0]], group, standings) for group in groups if len(group) > 1)
    return Ranking(special, places, ties)


def standing(score: Score, criteria: Sequence[Criterion], settings: Selection) -> list[tuple[TieBreak, Placement]]:
    """Return what the chain compares, step by step."""
    return [(step, compared(step, score, criteria, settings)) for step in settings.ties]


def compared(step: TieBreak, score: Score, criteria: Sequence[Criterion], settings: Selection) -> Placement:
    """Return what one step of the chain compares."""
    if step == "draw":
        return (lot(settings.seed, "draw", score.key),)
    if step == "criteria":
        return tuple(score.marks[each.key] for each in criteria)
    return (METHODS[step](list(score.totals.values())),)


def tie(final: Fraction, keys: tuple[str, ...], standings: Mapping[str, list[tuple[TieBreak, Placement]]]) -> Tie:
    """Say what told each of several equal candidates from the one before."""
    steps = (
        next(step for (step, mine), (_, other) in zip(standings[one], standings[next_], strict=True) if mine != other)
        for one, next_ in pairwise(keys)
    )
    return Tie(final, keys, tuple(steps))
