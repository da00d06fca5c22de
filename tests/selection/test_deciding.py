"""Human decisions come last: they move, seat and leave out, and never go over a quota."""

from datetime import date

import pytest
from msgspec import structs

from sync.errors import PlanError
from sync.plan import Decision, Judge
from sync.selection import Outcome, Shortlist, select
from sync.selection.award_case import AwardCase
from sync.sheets.judging.selection_words import words
from tests.selection.contests import award, ballot, candidate, plan

JUDGES = (Judge("P1", "示例评委甲"), Judge("P2", "示例评委乙"))
MARKS = {"440100-S01": (95, 95), "440300-S01": (90, 90), "440400-S01": (85, 85), "440600-S01": (80, 80)}


def decision(key: str, what: str, day: int = 15, place: int | None = None) -> Decision:
    return Decision(date(2014, 9, day), "示例会议", key[:6], key, what, "示例理由", place)  # type: ignore[arg-type]


def selected(*decisions: Decision, most: int = 2) -> Shortlist:
    own = plan(JUDGES, decisions=decisions, alternates=1)
    ballots = [ballot(each.code, MARKS) for each in JUDGES]
    return select(own, award(most), [candidate(key) for key in MARKS], ballots)


def lines(shortlist: Shortlist) -> list[str]:
    return [
        f"{each.outcome} {each.scored}→{each.place} {each.candidate.key} {each.reason.code}"
        for each in shortlist.choices
    ]


def test_without_decisions_the_scores_decide() -> None:
    assert lines(selected()) == [
        "入选 1→1 440100-S01 ranked",
        "入选 2→2 440300-S01 ranked",
        "备选 3→3 440400-S01 alternate",
        "未入选 4→4 440600-S01 beyond",
    ]


def test_a_place_is_changed_and_the_place_scored_is_kept() -> None:
    assert lines(selected(decision("440600-S01", "调整名次", place=1))) == [
        "入选 4→1 440600-S01 ranked",
        "入选 1→2 440100-S01 ranked",
        "备选 2→3 440300-S01 alternate",
        "未入选 3→4 440400-S01 beyond",
    ]


def test_who_is_left_out_makes_room_for_the_next() -> None:
    assert lines(selected(decision("440100-S01", "不入选"))) == [
        "入选 2→2 440300-S01 ranked",
        "入选 3→3 440400-S01 ranked",
        "备选 4→4 440600-S01 alternate",
        "未入选 1→1 440100-S01 excluded",
    ]


def test_who_is_seated_by_decision_takes_the_last_seat() -> None:
    shortlist = selected(decision("440600-S01", "入选"))
    assert [(each.candidate.key, each.reason.code) for each in shortlist.chosen] == [
        ("440100-S01", "ranked"),
        ("440600-S01", "forced"),
    ]
    assert [each.reason for each in shortlist.decisions] == ["示例理由"]


def test_the_last_decision_on_somebody_counts() -> None:
    shortlist = selected(decision("440100-S01", "不入选", day=14), decision("440100-S01", "入选", day=15))
    assert shortlist.choice("440100-S01").reason.code == "forced"


def test_decisions_beyond_the_quota_are_refused() -> None:
    with pytest.raises(PlanError, match=r"decisions\.csv，440600-S01：决定入选的超过了名额或每市上限"):
        selected(decision("440400-S01", "入选"), decision("440600-S01", "入选"), most=1)


def test_a_decision_that_would_not_fit_another_course_of_things_is_no_trouble_here() -> None:
    """Without 乙 the special one of 广州市 would be first and fill the city; as it is, the decision holds."""
    own = plan(JUDGES, decisions=(decision("440100-S02", "入选"),), method="mean")
    stars = [*(candidate(key, special=True) for key in ("440100-S01", "440300-S01")), candidate("440100-S02")]
    ballots = [
        ballot("P1", {"440100-S01": (80, 80), "440300-S01": (70, 70)}, "early"),
        ballot("P2", {"440100-S01": (80, 80), "440300-S01": (99, 99)}, "early"),
        ballot("P1", {"440100-S02": (90, 90)}),
    ]
    shortlist = select(own, award(3, special=1), stars, ballots)
    assert [each.candidate.key for each in shortlist.chosen] == ["440300-S01", "440100-S02"]
    assert ("judge", "P2", ("440100-S01",), ("440100-S02", "440300-S01")) in [
        (each.kind, each.label, each.gains, each.loses) for each in shortlist.threads
    ]


def test_too_few_ballots_and_too_low_a_score_are_no_place() -> None:
    own = plan(JUDGES, quorum=2, pass_mark=60)
    ballots = [ballot("P1", {"440100-S01": (95, 95), "440300-S01": (50, 50)}), ballot("P2", {"440300-S01": (60, 60)})]
    shortlist = select(own, award(), [candidate("440100-S01"), candidate("440300-S01")], ballots)
    assert [(each.candidate.key, each.reason.code) for each in shortlist.choices] == [
        ("440300-S01", "below"),
        ("440100-S01", "unscored"),
    ]
    assert shortlist.short == ("total",)


def test_the_pass_mark_itself_is_enough() -> None:
    own = plan(JUDGES, pass_mark=60)
    shortlist = select(own, award(), [candidate("440100-S01")], [ballot("P1", {"440100-S01": (60, 60)})])
    assert [(each.outcome, each.reason.code) for each in shortlist.choices] == [(Outcome.CHOSEN, "ranked")]


def test_marks_count_of_the_awards_judges_for_candidates_of_their_round() -> None:
    judges = (Judge("P1", "示例评委甲", "440300"), Judge("P2", "示例评委乙", awards=("brand",)))
    stars = [candidate("440100-S01"), candidate("440300-S01"), candidate("440400-S01", special=True)]
    given = [ballot(code, {each.key: (80, 80) for each in stars}) for code in ("P1", "P2", "P9")]
    case = AwardCase(plan(judges), award(), tuple(stars), tuple(given))
    assert [(each.judge, list(each.marks)) for each in case.counted] == [("P1", ["440100-S01"])]


def test_an_award_without_a_special_category_knows_no_categories() -> None:
    ballots = [ballot(each.code, MARKS) for each in JUDGES]
    plain = structs.replace(award(), special="")
    shortlist = select(plan(JUDGES), plain, [candidate(key) for key in MARKS], ballots)
    assert words().reason(shortlist.choices[0].reason, 2) == "综合得分95.00，列第1名，在名额（2位）以内。"


def test_early_choices_are_part_of_the_final_list() -> None:
    own = plan(JUDGES)
    stars = [
        candidate("440100-S01", special=True),
        candidate("440300-S01", special=True),
        *map(candidate, list(MARKS)[2:]),
    ]
    ballots = [
        *(ballot(each.code, {key: MARKS[key] for key in list(MARKS)[:2]}, "early") for each in JUDGES),
        *(ballot(each.code, {key: MARKS[key] for key in list(MARKS)[2:]}) for each in JUDGES),
    ]
    shortlist = select(own, award(2, special=1), stars, ballots)
    assert [(each.candidate.key, each.candidate.special) for each in shortlist.chosen] == [
        ("440100-S01", True),
        ("440400-S01", False),
    ]
