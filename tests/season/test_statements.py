"""The later of sheet and button counts."""

from datetime import datetime, timedelta

import pytest

from sync.model import Received
from sync.season import StatedKind, Statement, stated, withdrawals
from tests.submissions import IN_TIME, season, submission, year

STAR = "# 百姓学习之星\n| 编号 | 姓名 |\n| 440600-S01 | 示例甲 |"
ZERO = "# 单位信息\n| 学习之星零报告 | 是 |"
NOTHING = "# 单位信息\n| 联系人 | 示例甲 |"
BEFORE, AFTER = IN_TIME - timedelta(hours=1), IN_TIME + timedelta(hours=1)


def statement(kind: StatedKind, subject: str, at: datetime, *, holds: bool = True) -> Statement:
    return Statement("440600", kind, subject, holds, "示例", Received(9, "", "", "网页·440600", at, 1))


@pytest.mark.parametrize(
    ("sheet", "at", "holds", "nil", "candidates"),
    [
        (STAR, AFTER, True, True, 0),
        (STAR, BEFORE, True, False, 1),
        (STAR, IN_TIME, True, False, 1),
        (ZERO, AFTER, False, False, 0),
        (ZERO, BEFORE, False, True, 0),
        (NOTHING, BEFORE, True, True, 0),
        (NOTHING, AFTER, True, True, 0),
    ],
)
def test_zero_report(sheet: str, at: datetime, *, holds: bool, nil: bool, candidates: int) -> None:
    plan = year()
    made = stated(plan, {"440600": submission(sheet)}, [statement("zero", "star", at, holds=holds)])["440600"]
    found = season(made).nil(made, plan.award_by_key["star"]), len(list(made.entries("star")))
    assert found == (nil, candidates)


def test_the_last_of_two_buttons_counts() -> None:
    said = [statement("zero", "star", AFTER), statement("zero", "star", AFTER + timedelta(hours=1), holds=False)]
    made = stated(year(), {"440600": submission(STAR)}, said)["440600"]
    assert [each.key for each in made.entries("star")] == ["440600-S01"]


@pytest.mark.parametrize(
    ("at", "holds", "keys"),
    [(AFTER, True, ["440600-S01"]), (IN_TIME, True, ["440600-S01"]), (BEFORE, True, []), (AFTER, False, [])],
)
def test_withdrawal(at: datetime, *, holds: bool, keys: list[str]) -> None:
    said = [statement("withdrawn", "440600-S01", at, holds=holds)]
    assert [each.key for _, each in withdrawals(year(), {"440600": submission(STAR)}, said)] == keys
