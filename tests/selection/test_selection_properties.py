"""What holds of every selection, whatever the marks."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from sync.plan import Award, Judge, Plan
from sync.selection import Ballot, Candidate, Outcome, Shortlist, select
from sync.sheets.judging.selection_words import words
from tests.selection.contests import award, ballot, candidate, plan

CITIES = ("440100", "440300", "440400", "440600")
MARK = st.integers(0, 100)
KEEN = settings(max_examples=120, deadline=None)


class Drawn(NamedTuple):
    """One selection as it was drawn."""

    plan: Plan
    award: Award
    candidates: list[Candidate]
    ballots: list[Ballot]

    def selected(self) -> Shortlist:
        return select(*self)


@st.composite
def selections(draw: st.DrawFn) -> Drawn:
    """Draw candidates of four cities, judges of some, marks, missing ones too, and the quotas."""
    judges = [
        Judge(f"P{number}", f"示例评委{number}", city=draw(st.sampled_from(("", *CITIES))))
        for number in range(1, draw(st.integers(1, 6)) + 1)
    ]
    specials = draw(st.lists(st.booleans(), min_size=1, max_size=10))
    candidates = [
        candidate(f"{CITIES[number % 4]}-S{number:02d}", special=special) for number, special in enumerate(specials, 1)
    ]
    own = plan(
        judges,
        method=draw(st.sampled_from(("mean", "trimmed", "median"))),
        pass_mark=draw(st.sampled_from((0, 40))),
        quorum=draw(st.integers(1, 3)),
        alternates=draw(st.integers(0, 3)),
        decimals=draw(st.sampled_from((0, 2))),
    )
    ballots = [
        ballot(judge.code, marks_of(draw, [each.key for each in candidates if each.special is special]), round_)
        for judge in judges
        for special, round_ in ((True, "early"), (False, "regular"))
    ]
    most = draw(st.integers(1, 6))
    quotas = award(most, draw(st.integers(0, most)), draw(st.sampled_from((None, 1, 2))))
    return Drawn(own, quotas, candidates, ballots)


def marks_of(draw: st.DrawFn, keys: list[str]) -> dict[str, list[int]]:
    """Draw two marks for most candidates; a few values only, so that ties are common."""
    few = st.sampled_from((50, 70, 70, 90))
    return {key: [draw(few), draw(few)] for key in keys if draw(st.integers(0, 5))}


@KEEN
@given(selections())
def test_no_quota_is_ever_exceeded(drawn: Drawn) -> None:
    chosen = [each.candidate for each in drawn.selected().chosen]
    cities = Counter(each.city for each in chosen)
    assert len(chosen) <= (drawn.award.province_quota.most or 0)
    assert sum(each.special for each in chosen) <= (drawn.award.province_special.most or 0)
    assert max(cities.values(), default=0) <= (drawn.award.city_cap or len(chosen))


@KEEN
@given(selections(), st.randoms(use_true_random=False))
def test_the_order_things_come_in_does_not_matter(drawn: Drawn, chance: st.DataObject) -> None:
    candidates, ballots = list(drawn.candidates), list(drawn.ballots)
    chance.shuffle(candidates)
    chance.shuffle(ballots)
    assert drawn._replace(candidates=candidates, ballots=ballots).selected() == drawn.selected()


@KEEN
@given(selections(), st.data())
def test_a_better_mark_never_loses_a_place(drawn: Drawn, data: st.DataObject) -> None:
    given_marks = [(place, key) for place, each in enumerate(drawn.ballots) for key in each.marks]
    if not given_marks:
        return
    place, key = data.draw(st.sampled_from(given_marks))
    better = dict(drawn.ballots[place].marks[key])
    criterion = data.draw(st.sampled_from(sorted(better)))
    better[criterion] = data.draw(st.integers(int(better[criterion]), 100).map(Fraction))
    ballots = list(drawn.ballots)
    ballots[place] = replace(ballots[place], marks={**ballots[place].marks, key: better})

    before, after = drawn.selected().choice(key), drawn._replace(ballots=ballots).selected().choice(key)
    ranks = list(Outcome)
    assert (ranks.index(after.outcome), after.place) <= (ranks.index(before.outcome), before.place)
    assert after.place <= before.place


@KEEN
@given(selections(), MARK)
def test_recused_judges_weigh_nothing(drawn: Drawn, mark: int) -> None:
    """Whatever a recused judge writes changes nothing, not even that judge's normal marks."""
    apart = {(each.judge, each.key) for each in drawn.selected().recusals}
    loud = [
        replace(
            each,
            marks={
                **each.marks,
                **{
                    one.key: dict.fromkeys(("appeal", "esteem"), Fraction(mark))
                    for one in drawn.candidates
                    if (each.judge, one.key) in apart
                },
            },
        )
        for each in drawn.ballots
    ]
    assert drawn._replace(ballots=loud).selected() == drawn.selected()


@KEEN
@given(selections())
def test_everybody_has_a_reason_in_words(drawn: Drawn) -> None:
    shortlist = drawn.selected()
    told = {each.candidate.key: words().reason(each.reason, 2) for each in shortlist.choices}
    assert sorted(told) == sorted(each.key for each in drawn.candidates)
    assert [key for key, reason in told.items() if not reason.endswith("。") or "None" in reason] == []


@KEEN
@given(selections())
def test_nobody_is_passed_over_for_somebody_worse_without_a_cause(drawn: Drawn) -> None:
    """Who is not chosen stands behind all the chosen of the same kind, or the city is full, or the mark too low."""
    shortlist = drawn.selected()
    for special in (True, False):
        last = max((each.place for each in shortlist.chosen if each.candidate.special is special), default=0)
        early = [
            each.reason.code
            for each in shortlist.choices
            if each.candidate.special is special and each.outcome is not Outcome.CHOSEN and 0 < each.place < last
        ]
        assert set(early) <= {"city-cap"}
