"""Expected, received, on time; who owes what."""

from datetime import datetime

from sync.model import Submission
from sync.progress import Owed, Progress, Rate, measure
from sync.rules import check_all
from sync.status import judge
from tests.submissions import AUTUMN, BEIJING, MESSAGES, season, submission

COMPLETE = """
# 单位信息
| 填报单位 | 示例市教育局 |
# 百姓学习之星
| 编号     | 姓名   |
|----------|--------|
| {}-S01   | {}     |
# 终身学习活动品牌
| 编号     | 品牌名称 |
|----------|----------|
| {}-B01   | {}       |
"""
NIL = "# 单位信息\n| 学习之星零报告 | 是 |\n# 百姓学习之星\n| 编号 | 姓名 |\n# 终身学习活动品牌\n| 编号 | 品牌名称 |"
DEADLINE = datetime(2014, 9, 11, 0, 0, tzinfo=BEIJING)


def complete(city: str, person: str, brand: str, at: datetime = datetime(2014, 9, 1, tzinfo=BEIJING)) -> Submission:
    return submission(COMPLETE.format(city, person, city, brand), city, at=at)


def progress(*submissions: Submission, now: datetime = AUTUMN) -> Progress:
    known = season(*submissions, now=now)
    found = check_all(known, MESSAGES)
    cities = known.plan.city_by_code
    return measure([judge(cities[code], known.submissions[code], found[code], known) for code in found], known)


def test_rates_of_all_cities_of_one_city_and_of_one_form() -> None:
    late = complete("440100", "示例乙", "示例书场", at=datetime(2014, 9, 11, 8, 0, tzinfo=BEIJING))
    made = progress(complete("440600", "示例甲", "示例讲坛"), late, submission(NIL, "442000"))
    assert made.completeness() == Rate(8, 63)
    assert made.punctuality() == Rate(5, 63)
    assert (made.completeness("440100"), made.punctuality("440100")) == (Rate(3, 3), Rate(0, 3))
    assert made.completeness("442000") == Rate(2, 3)
    assert made.completeness(form="star") == Rate(3, 21)
    assert round(made.completeness(form="star").share, 3) == 0.143
    assert made.form("442000", "star").status == "零报告"


def test_all_cities_are_there_in_order_and_the_silent_are_named() -> None:
    made = progress(complete("440600", "示例甲", "示例讲坛"))
    assert len(made.cities) == 21
    assert [each.city for each in made.cities] == [each.code for each in made.season.plan.cities]
    assert [each.name for each in made.silent][:3] == ["广州市", "深圳市", "珠海市"]
    assert "佛山市" not in [each.name for each in made.silent]


def test_what_a_city_owes_and_by_when() -> None:
    made = progress(submission(NIL, "442000"), complete("440600", "示例甲", "示例讲坛"))
    brand = Owed("brand", "终身学习活动品牌", 1, "个", "一般推荐", DEADLINE, overdue=True)
    star = Owed("star", "百姓学习之星", 1, "位", "一般推荐", DEADLINE, overdue=True)
    unit = Owed("unit", "单位信息", 1, "", "一般推荐", DEADLINE, overdue=True)
    assert made.owed("442000") == (brand,)
    assert made.owed("440600") == ()
    assert made.owed("440100") == (unit, star, brand)


def test_what_is_due_soon_is_owed_but_not_overdue_and_nothing_is_before() -> None:
    week = datetime(2014, 9, 5, tzinfo=BEIJING)
    assert [each.overdue for each in progress(now=week).owed("440100")] == [False, False, False]
    assert progress(now=datetime(2014, 8, 1, tzinfo=BEIJING)).owed("440100") == ()
    assert progress(now=datetime(2014, 8, 1, tzinfo=BEIJING)).completeness() == Rate(0, 0)
    assert Rate(0, 0).share == 1.0


def test_what_was_sent_and_has_to_be_mended_is_not_owed() -> None:
    wrong = submission("# 百姓学习之星\n| 编号 | 姓名 |\n|--|--|\n| 440600-S01 | |\n| 440600-S02 | 示例甲 |")
    made = progress(wrong)
    assert made.form("440600", "star").status == "待修改"
    assert "star" not in [each.form for each in made.owed("440600")]
