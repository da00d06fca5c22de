"""Who does not judge whom, and why."""

import pytest

from sync.plan import Judge
from sync.selection.outcomes import Recusal
from sync.selection.recusal import recusals, recused
from tests.selection.contests import candidate

SCHOOL = "示例市示例社区学院"


@pytest.mark.parametrize(
    ("judge", "unit", "why"),
    [
        (Judge("P1", "示例评委甲"), SCHOOL, ""),
        (Judge("P1", "示例评委甲", recusals=("440600-S01",)), SCHOOL, "declared"),
        (Judge("P1", "示例评委甲", recusals=("440600-S02",)), SCHOOL, ""),
        (Judge("P1", "示例评委甲", "440600"), SCHOOL, "city"),
        (Judge("P1", "示例评委甲", "440100"), SCHOOL, ""),
        (Judge("P1", "示例评委甲", "440100", SCHOOL), SCHOOL, "unit"),
        (Judge("P1", "示例评委甲", "440600", SCHOOL, recusals=("440600-S01",)), SCHOOL, "declared"),
        (Judge("P1", "示例评委甲", "440600", SCHOOL), SCHOOL, "unit"),
    ],
)
def test_a_judge_stands_aside_where_declared_of_the_same_unit_or_city(judge: Judge, unit: str, why: str) -> None:
    assert recused(judge, candidate("440600-S01", unit=unit)) == why


@pytest.mark.parametrize(
    ("own", "other", "why"),
    [
        ("示例社区学院", "示例 社区学院（本部）", "unit"),
        ("示例社区学院成教部", "示例社区学院", "unit"),
        ("示例社区学院", "示例开放大学", ""),
        ("示例院", "示例院", "unit"),
        ("示例院", "某示例院分部", ""),  # three 字 may stand in anybody's name
        ("示例学院", "某示例学院分部", "unit"),
        ("示例社区学院", "", ""),
        ("", "", ""),
        ("/", "", ""),  # a stroke says that there is none
        ("—", "/", ""),
    ],
)
def test_units_are_one_where_one_name_is_in_the_other(own: str, other: str, why: str) -> None:
    assert recused(Judge("P1", "示例评委甲", unit=own), candidate("440600-S01", unit=other)) == why


def test_every_pair_is_listed_by_judge_and_candidate() -> None:
    judges = (Judge("P2", "示例评委乙", unit=SCHOOL), Judge("P1", "示例评委甲", "440100"))
    stars = [candidate("440600-S01", unit=SCHOOL), candidate("440100-S02"), candidate("440100-S01", unit=SCHOOL)]
    assert recusals(judges, stars) == (
        Recusal("P1", "440100-S01", "city"),
        Recusal("P1", "440100-S02", "city"),
        Recusal("P2", "440100-S01", "unit"),
        Recusal("P2", "440600-S01", "unit"),
    )
