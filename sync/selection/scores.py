"""Marks → scores (计分): weighted totals of each judge, put together by the plan's method."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from math import fsum, sqrt
from statistics import median

from sync.plan import Criterion, Method, Selection
from sync.selection.outcomes import Ballot, Marks, Score

FULL = 100
TRIMMED_FROM = 3
"""With fewer marks than this there is nothing left between the highest and the lowest."""

Totals = Mapping[str, Mapping[str, Fraction]]
"""Totals out of 100 by row key and judge code."""


def mean(values: Sequence[Fraction]) -> Fraction:
    """Return the mean."""
    return sum(values, Fraction(0)) / len(values)


def trimmed(values: Sequence[Fraction]) -> Fraction:
    """Return the mean without one highest and one lowest; of fewer than three, the mean."""
    return mean(sorted(values)[1:-1] if len(values) >= TRIMMED_FROM else values)


METHODS: Mapping[Method, Callable[[Sequence[Fraction]], Fraction]] = {
    "mean": mean,
    "trimmed": trimmed,
    "median": lambda values: Fraction(median(values)),
}


def total(marks: Marks, criteria: Sequence[Criterion]) -> Fraction:
    """Return marks as a total out of 100: each counts by its weight, full marks everywhere make 100."""
    scales = tuple((each.weight, each.max) for each in criteria)
    return weighed(tuple(marks[each.key] for each in criteria), scales)


@lru_cache(maxsize=1 << 14)  # the same ballots are asked again for every change that might turn the result
def weighed(marks: tuple[Fraction, ...], scales: tuple[tuple[float, int], ...]) -> Fraction:
    """Return marks out of 100 by the weight and the full mark of each."""
    weights = [Fraction(str(weight)) for weight, _ in scales]
    full = sum((weight * most for weight, (_, most) in zip(weights, scales, strict=True)), Fraction(0))
    return FULL * sum((weight * mark for weight, mark in zip(weights, marks, strict=True)), Fraction(0)) / full


def totals(ballots: Iterable[Ballot], criteria: Sequence[Criterion]) -> Totals:
    """Return every judge's total for every candidate; judges and candidates in the order of their codes."""
    found: defaultdict[str, dict[str, Fraction]] = defaultdict(dict)
    for ballot in sorted(ballots, key=lambda each: (each.judge, each.round)):
        for key, marks in sorted(ballot.marks.items()):
            found[key][ballot.judge] = total(marks, criteria)
    return found


def scores(ballots: Sequence[Ballot], criteria: Sequence[Criterion], settings: Selection) -> dict[str, Score]:
    """Return the score of every candidate with a mark, by row key."""
    known = totals(ballots, criteria)
    normal = normals(ballots, criteria)
    return {key: score(key, known[key], each_mark(ballots, key), normal, settings) for key in sorted(known)}


def score(
    key: str,
    by_judge: Mapping[str, Fraction],
    marks: Mapping[str, Sequence[Fraction]],
    normal: Mapping[tuple[str, str], float],
    settings: Selection,
) -> Score:
    """Return the score of one candidate from its totals, its marks by criterion and its judges' normal marks."""
    method, values = METHODS[settings.method], list(by_judge.values())
    middle = Fraction(median(values))
    return Score(
        key=key,
        totals=by_judge,
        marks={criterion: method(given) for criterion, given in marks.items()},
        final=rounded(method(values), settings.decimals) if len(values) >= settings.quorum else None,
        dropped=dropped(by_judge) if settings.method == "trimmed" else (),
        spread=max(values) - min(values),
        deviation=deviation([float(each) for each in values]),
        normal=fsum(normal[judge, key] for judge in by_judge) / len(values),
        outliers=tuple(judge for judge, value in by_judge.items() if abs(value - middle) > settings.outlier),
    )


def each_mark(ballots: Iterable[Ballot], key: str) -> Mapping[str, list[Fraction]]:
    """Return all marks of a candidate by criterion."""
    found: defaultdict[str, list[Fraction]] = defaultdict(list)
    for ballot in ballots:
        for criterion, mark in ballot.marks.get(key, {}).items():
            found[criterion].append(mark)
    return found


def dropped(by_judge: Mapping[str, Fraction]) -> tuple[str, ...]:
    """Return the judges whose totals are left aside: one lowest, one highest; of equals it does not matter whose."""
    ordered = sorted(by_judge, key=lambda judge: (by_judge[judge], judge))
    return (ordered[0], ordered[-1]) if len(ordered) >= TRIMMED_FROM else ()


def rounded(value: Fraction, decimals: int) -> Fraction:
    """Round half up, as on paper."""
    scale = 10**decimals
    return Fraction((2 * value * scale + 1).__floor__() // 2, scale)


def normals(ballots: Iterable[Ballot], criteria: Sequence[Criterion]) -> dict[tuple[str, str], float]:
    """Return each judge's totals in standard deviations from that ballot's mean; 0 where all are alike."""
    found = {}
    for ballot in ballots:
        values = {key: float(total(marks, criteria)) for key, marks in sorted(ballot.marks.items())}
        middle, width = (fsum(values.values()) / len(values), deviation([*values.values()])) if values else (0.0, 0.0)
        for key, value in values.items():
            found[ballot.judge, key] = (value - middle) / width if width else 0.0
    return found


def deviation(values: Sequence[float]) -> float:
    """Return the standard deviation of all there is."""
    middle = fsum(values) / len(values)
    return sqrt(fsum((each - middle) ** 2 for each in values) / len(values))
