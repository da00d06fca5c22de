"""What is judged over one city: quotas, 零报告, duplicates, deadlines."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from sync.model import Address, Finding
from sync.plan import Decision, Plan, Quota
from sync.rules import check, quotas
from sync.season import first_seen
from tests.submissions import AUTUMN, BEIJING, MESSAGES, checked, season, submission, year


def stars(*people: str, category: str = "一般") -> str:
    rows = "\n".join(f"| 440600-S0{n} | {category} | {name} |" for n, name in enumerate(people, start=1))
    return f"# 百姓学习之星\n| 编号 | 推荐类别 | 姓名 |\n|--|--|--|\n{rows}\n"


def with_award(**changes: object) -> Plan:
    first, *others = year().awards
    made = {name: changes.get(name, getattr(first, name)) for name in first.__struct_fields__}
    return replace(year(), awards=(type(first)(**made), *others))


def test_more_candidates_than_the_quota_are_all_in_question() -> None:
    assert checked(submission(stars("示例甲", "示例乙", "示例丙"))) == [
        f"“百姓学习之星”E{row} 错误 “百姓学习之星”推荐了3位，超过每市名额（1～2位）。" for row in (6, 7, 8)
    ]
    assert checked(submission(stars("示例甲", "示例乙"))) == []


def test_too_few_candidates_count_only_when_they_are_due() -> None:
    plan = with_award(city_quota=Quota(min=2))
    made = submission(stars("示例甲"))
    assert list(quotas.awards(made, season(made, plan=plan))) == []
    assert list(quotas.awards(made, season(made, plan=plan, now=AUTUMN))) == [
        Finding(
            "quota-few",
            Address("百姓学习之星"),
            "star",
            params={"form": "百姓学习之星", "count": 1, "quota": Quota(min=2), "most": None, "unit": "位"},
        )
    ]


def test_the_special_category_has_a_quota_of_its_own_inside_or_beside_the_total() -> None:
    two = submission(stars("示例甲", "示例乙", category="事迹特别感人"))
    inside = with_award(city_special=Quota(max=1))
    beside = with_award(city_special=Quota(max=2), city_quota=Quota(max=1), special_counts=False)
    assert checked(two, plan=inside) == [
        f"“百姓学习之星”E{row} 错误 “百姓学习之星”中“事迹特别感人”的有2位，超过名额（0～1位）。" for row in (6, 7)
    ]
    assert checked(two, plan=beside) == []


def test_a_form_of_no_award_may_have_a_quota_too() -> None:
    rows = "\n".join(f"| 440600-X0{n} | 示例单位{n} |" for n in range(1, 5))
    made = submission(f"# 先进单位\n| 编号 | 单位名称 |\n|--|--|\n{rows}")
    assert checked(made) == [f"“先进单位”D{row} 错误 “先进单位”填了4条，超过每市名额（0～3）。" for row in (6, 7, 8, 9)]


def test_a_nil_report_that_is_none() -> None:
    nil = "# 单位信息\n| 学习之星零报告 | 是 |\n"
    assert checked(submission(nil + stars("示例甲"))) == [
        "“单位信息”E17 错误 “学习之星零报告”填了“是”，但“百姓学习之星”里又填了1位。"
    ]


@pytest.mark.parametrize(("zero", "told"), [("是", []), ("否", ["nothing-recommended"]), ("", ["nothing-recommended"])])
def test_neither_candidates_nor_a_nil_report(zero: str, told: list[str]) -> None:
    made = submission(f"# 单位信息\n| 学习之星零报告 | {zero} |\n# 百姓学习之星\n| 编号 | 姓名 |")
    assert [each.code for each in quotas.silent(made, season(made, now=AUTUMN))] == told
    assert list(quotas.silent(made, season(made))) == []


def test_the_same_row_twice_in_a_form() -> None:
    rows = """
    # 宣传报道
    | 编号       | 媒体名称 | 报道标题             |
    |------------|----------|----------------------|
    | 440600-P01 | 示例日报 | 示例市学习活动周开幕 |
    | 440600-P02 | 示例晚报 | 示例市学习活动周开幕 |
    | 440600-P03 | 示例日报 | “示例市”学习活动周　开幕 |
    | 440600-P04 | 示例日报 |                      |
    | 440600-P05 | 示例日报 |                      |
    """
    assert [each for each in checked(submission(rows)) if "没有填" not in each] == [
        "“宣传报道”D8 错误 与D6的媒体名称、报道标题相同，重复填报。"
    ]


def test_what_was_withdrawn_is_repeated_by_nobody() -> None:
    twice = submission(
        "# 宣传报道\n| 编号 | 媒体名称 | 报道标题 |\n|--|--|--|\n"
        "| 440600-P01 | 示例日报 | 示例 |\n| 440600-P02 | 示例日报 | 示例 |"
    )
    found = [
        [each for each in checked(twice, plan=plan) if "重复" in each]
        for plan in (year(), decided("撤回", "440600-P01"), decided("撤回", "440600-P02"))
    ]
    assert found == [["“宣传报道”D7 错误 与D6的媒体名称、报道标题相同，重复填报。"], [], []]


LATE = datetime(2014, 9, 11, 0, 0, 1, tzinfo=BEIJING)
LAST = datetime(2014, 9, 11, 0, 0, 0, tzinfo=BEIJING)
"""24:00 of the last day."""
TOLD = "“百姓学习之星”E6 {} 报送时间为2014年9月11日00:00，已过“一般推荐”截止时间（2014年9月10日24时）{}。"


def test_a_deadline_includes_its_day_to_24_hours() -> None:
    assert checked(submission(stars("示例甲"), at=LAST)) == []
    assert checked(submission(stars("示例甲"), at=LATE)) == [TOLD.format("警告", "")]


def test_the_deadline_is_that_of_the_plans_time_zone() -> None:
    assert checked(submission(stars("示例甲"), at=datetime(2014, 9, 10, 16, 0, 0, tzinfo=UTC))) == []
    assert len(checked(submission(stars("示例甲"), at=datetime(2014, 9, 10, 16, 0, 1, tzinfo=UTC)))) == 1
    assert checked(submission(stars("示例甲"), at=LAST.replace(tzinfo=None))) == []


def with_round(**changes: object) -> Plan:
    rounds = [
        type(each)(**{name: changes.get(name, getattr(each, name)) for name in each.__struct_fields__})
        if each.key == "regular"
        else each
        for each in year().rounds
    ]
    return replace(year(), rounds=tuple(rounds))


def test_the_year_says_whether_the_day_is_included_how_long_grace_is_and_what_happens_to_the_late() -> None:
    made = submission(stars("示例甲"), at=LATE)
    accepted, refused = TOLD.format("提示", "，照收并记为逾期"), TOLD.format("错误", "，本轮不再接收")
    assert checked(made, plan=with_round(grace_hours=1)) == []
    assert checked(made, plan=with_round(late="accept")) == [accepted]
    assert checked(made, plan=with_round(late="refuse")) == [refused]
    exclusive = with_round(inclusive=False)
    assert checked(submission(stars("示例甲"), at=datetime(2014, 9, 10, 0, 0, 1, tzinfo=BEIJING)), plan=exclusive) == [
        "“百姓学习之星”E6 警告 报送时间为2014年9月10日00:00，已过“一般推荐”截止时间（2014年9月9日24时）。"
    ]


def test_the_special_category_is_late_a_month_earlier() -> None:
    at = datetime(2014, 8, 11, 9, 0, tzinfo=BEIJING)
    assert checked(submission(stars("示例甲"), at=at)) == []
    assert checked(submission(stars("示例甲", category="事迹特别感人"), at=at)) == [
        "“百姓学习之星”E6 警告 报送时间为2014年8月11日09:00，已过“特别推荐”截止时间（2014年8月10日24时）。"
    ]


def test_a_form_of_no_award_is_late_as_a_whole() -> None:
    at = datetime(2014, 9, 12, 9, 0, tzinfo=BEIJING)
    assert checked(submission("# 单位信息\n| 联系人 | 示例甲 |", at=at)) == [
        "“单位信息” 警告 报送时间为2014年9月12日09:00，已过“一般推荐”截止时间（2014年9月10日24时）。"
    ]


def test_what_was_there_before_the_deadline_is_not_late_when_it_is_mended_after() -> None:
    first, mended = submission(stars("示例甲")), submission(stars("示例甲", "示例乙"), at=LATE)
    known = replace(season(mended), first_seen=first_seen(year(), [mended, first]))
    assert [each.key for each in check(mended, known, MESSAGES)] == ["440600-S02"]


STAR = """
# 百姓学习之星
| 编号 | 推荐类别 | 姓名 | 出生年月 | 工作单位 |
| {} | {} | {} | {} | 示例社区 |
"""
THERE = ("440600-S01", "一般", "示例甲", "1962-05")


@pytest.mark.parametrize(
    ("before", "after", "in_time"),
    [
        (THERE, THERE, True),
        (("440600-S01", "!choice-near 一半", "示例甲", "1962-05"), THERE, True),
        (("440600-S01", "一般", "示例申", "1962-05"), THERE, True),
        (("440600-S01", "一般", "!name-bad 甲？", "1962-05"), THERE, True),
        (("440600-S01", "一般", "!name-bad 甲？", "!date-unreadable 52岁"), THERE, True),
        (("440600-S01", "一般", "", "!date-unreadable 52岁"), THERE, True),
        (("440600-S01", "一般", "示例甲、示例乙", "1962-05"), ("440600-S02", "一般", "示例乙", "1970-03"), True),
        (("440600-S02", "一般", "示例甲", "!date-unreadable 52岁"), THERE, True),
        (("440600-S01", "一般", "示例乙", "1970-03"), THERE, False),
        (("440600-S02", "一般", "", ""), THERE, False),
    ],
)
def test_who_was_there_in_time(before: tuple[str, ...], after: tuple[str, ...], in_time: bool) -> None:  # noqa: FBT001  # a row of the table
    first, mended = submission(STAR.format(*before)), submission(STAR.format(*after), at=LATE)
    known = replace(season(mended), first_seen=first_seen(year(), [first, mended]))
    assert ("late" not in {each.code for each in check(mended, known, MESSAGES)}) is in_time


def test_a_category_that_could_not_be_read_may_have_been_the_special_one() -> None:
    after_the_first_deadline = datetime(2014, 8, 11, 9, 0, tzinfo=BEIJING)
    special = STAR.format("440600-S01", "事迹特别感人", "示例甲", "1962-05")
    mended = submission(special, at=after_the_first_deadline)
    for category, in_time in (("!choice-near 特别", True), ("一般", False)):
        first = submission(STAR.format("440600-S01", category, "示例甲", "1962-05"))
        known = replace(season(mended), first_seen=first_seen(year(), [first, mended]))
        assert ("late" not in {each.code for each in check(mended, known, MESSAGES)}) is in_time


def test_what_could_not_be_read_of_a_form_may_have_been_any_entry() -> None:
    asked = Finding("header-missing", Address("百姓学习之星"), "star", params={"title": "", "found": ""})
    first = submission("", observations=(asked,))
    mended = submission(STAR.format(*THERE), at=LATE)
    known = replace(season(mended), first_seen=first_seen(year(), [first, mended]))
    assert [each.code for each in check(mended, known, MESSAGES) if each.code == "late"] == []


def decided(decision: str, key: str = "440600-S01") -> Plan:
    made = Decision(date(2014, 8, 1), "示例主任", "440600", key, decision, "特殊情况")  # type: ignore[arg-type]
    return replace(year(), decisions=(made,))


@pytest.mark.parametrize(
    ("decision", "told"),
    [
        ("接收", "提示 逾期报送，经示例主任2014年8月1日决定接收（特殊情况）。"),
        ("不接收", "错误 经示例主任2014年8月1日决定不接收（特殊情况）。"),
        ("撤回", "提示 经示例主任2014年8月1日决定撤回（特殊情况）。"),
    ],
)
def test_a_decision_on_a_late_entry(decision: str, told: str) -> None:
    assert checked(submission(stars("示例甲"), at=LATE), plan=decided(decision)) == [f"“百姓学习之星”E6 {told}"]


def test_of_a_withdrawn_entry_nothing_else_is_said_and_it_does_not_count() -> None:
    three = submission(stars("", "示例乙", "示例乙"))
    assert checked(three, plan=decided("撤回")) == [
        "“百姓学习之星”E6 提示 经示例主任2014年8月1日决定撤回（特殊情况）。"
    ]


def test_a_decision_on_a_whole_form_names_its_title() -> None:
    at = datetime(2014, 9, 12, 9, 0, tzinfo=BEIJING)
    assert checked(submission("# 单位信息\n| 联系人 | 示例甲 |", at=at), plan=decided("接收", "单位信息")) == [
        "“单位信息” 提示 逾期报送，经示例主任2014年8月1日决定接收（特殊情况）。"
    ]
