"""The arithmetic of the selection against a table computed by hand: 手算.md.

Two criteria weigh 60 and 40; a total is 0.6 × the first mark + 0.4 × the second. 评委丙 is from 佛山市 and does not
judge its candidate, so the 0/0 counts for nothing. Two seats, one a city at most; equal scores are told apart by the
plain mean.
440100-S01: 84, 85, 86 remain between 60 and 100: 255 / 3 = 85.00. 440600-S01: 84, 86 remain: 170 / 2 = 85.00, a tie;
its mean is 345 / 4 = 86.25 against 415 / 5 = 83.00.
"""

from fractions import Fraction
from pathlib import Path
from statistics import median

import pytest

from sync.plan import Judge
from sync.selection import Choice, Shortlist, select
from tests.markdown import sheets
from tests.selection.contests import award, ballot, candidate, plan

DRAWN = sheets((Path(__file__).parent / "手算.md").read_text(encoding="utf-8"))
JUDGES = tuple(
    Judge(f"P{number}", name, city="440600" if name == "评委丙" else "")
    for number, name in enumerate(DRAWN["评分"][0][2:], 1)
)


@pytest.fixture(scope="module")
def shortlist() -> Shortlist:
    rows = DRAWN["评分"][1:]
    ballots = [
        ballot(judge.code, {row[0]: [int(each) for each in row[column].split("/")] for row in rows})
        for column, judge in enumerate(JUDGES, start=2)
    ]
    return select(plan(JUDGES, alternates=2), award(), [candidate(row[0]) for row in rows], ballots)


def test_totals_scores_and_spreads_are_those_computed_by_hand(shortlist: Shortlist) -> None:
    made = [
        [
            key,
            *(f"{float(score.totals[judge.code]):g}" if judge.code in score.totals else None for judge in JUDGES),
            f"{float(score.final):.2f}",
            f"{float(sum(score.totals.values(), Fraction(0)) / len(score.totals)):.2f}",
            f"{float(median(score.totals.values())):g}",
            f"{float(score.spread):g}",
        ]
        for key, score in shortlist.scores.items()
    ]
    assert made == DRAWN["总分"][1:]


def test_places_results_and_reasons_are_those_computed_by_hand(shortlist: Shortlist) -> None:
    assert [line(each) for each in shortlist.choices] == DRAWN["结果"][1:]


def line(choice: Choice) -> list[str]:
    outcome = f"{choice.outcome}{choice.alternate or ''}"
    return [outcome, str(choice.place), choice.candidate.key, choice.reason.code]


def test_the_result_hangs_where_the_hand_says(shortlist: Shortlist) -> None:
    made = [[f"{each.kind} {each.label}", "、".join(each.gains), "、".join(each.loses)] for each in shortlist.threads]
    assert made == DRAWN["命悬一线"][1:]


def test_the_tie_was_broken_by_the_mean(shortlist: Shortlist) -> None:
    assert [(tie.final, tie.keys, tie.steps) for tie in shortlist.ties] == [
        (85, ("440600-S01", "440100-S01"), ("mean",))
    ]


def test_who_was_left_aside_and_who_stands_out(shortlist: Shortlist) -> None:
    first = shortlist.scores["440100-S01"]
    assert (first.dropped, first.outliers) == (("P5", "P3"), ("P5",))
