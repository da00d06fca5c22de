"""What is the same, what is due, what was decided."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from sync.model import PartialDate
from sync.plan import Decision
from sync.season import folded, is_special, sameness
from sync.season.season import filled
from tests.submissions import AUTUMN, BEIJING, season, submission, year

STARS = "# 百姓学习之星\n| 编号 | 姓名 |\n|--|--|\n" + "\n".join(f"| 440600-S0{n} | 示例{n} |" for n in range(1, 5))
HOST = "# 单位信息\n| 是否举办活动周 | 是 |"


@pytest.mark.parametrize("same", ["示例讲坛", "“示例讲坛”", " 示例　讲坛 ", "《示例·讲坛》", "示例讲坛\n"])
def test_texts_are_the_same_whatever_stands_between_their_letters(same: str) -> None:
    assert folded(["甲", same, "ＡＢc１"]) == ["甲", "示例讲坛", "abc1"]


def test_births_are_the_same_by_their_month_and_nothing_is_the_same_as_nothing() -> None:
    made = submission(
        "# 百姓学习之星\n| 姓名 | 出生年月 |\n|--|--|\n| 示例甲 | 1962-05-20 |\n| | 1962-05 |\n| 。 | 1962-05 |"
    )
    columns = made.tables["star"].columns
    assert columns["birth"].values[0] == PartialDate(1962, 5, 20)
    assert sameness([columns["name"], columns["birth"]]) == [("示例甲", (1962, 5)), None, None]


@pytest.mark.parametrize(
    ("day", "due"), [((2014, 8, 30), False), ((2014, 8, 31), True), ((2014, 9, 10), True), ((2014, 12, 1), True)]
)
def test_a_form_is_due_from_the_days_of_reminding_on(day: tuple[int, int, int], *, due: bool) -> None:
    plan = year()
    city = plan.city_by_code["440600"]
    assert season(now=datetime(*day, tzinfo=BEIJING)).due(city, plan.form_by_key["star"]) is due


def test_what_only_hosts_report_is_expected_of_hosts_alone() -> None:
    plan, host = year(), submission(HOST)
    known = season(host, now=datetime(2014, 12, 1, tzinfo=BEIJING))
    expected = {
        city: [form.key for form in plan.forms if known.due(plan.city_by_code[city], form)]
        for city in ("440600", "442000")
    }
    assert expected == {
        "440600": ["unit", "star", "brand", "activities", "viewing", "attendance", "press", "summary"],
        "442000": ["unit", "star", "brand", "viewing", "attendance"],
    }


@pytest.mark.parametrize(
    ("markdown", "hosts"),
    [
        (HOST, True),
        ("# 单位信息\n| 是否举办活动周 | 否 |", False),
        ("# 百姓学习之星\n| 是否县处级及以上领导干部 |\n|--|\n| 是 |", False),
    ],
)
def test_a_city_hosts_that_says_so_where_it_is_asked(markdown: str, *, hosts: bool) -> None:
    assert season(submission(markdown)).hosts("440600") is hosts


def test_nothing_is_ever_due_of_the_office() -> None:
    plan = year()
    office = plan.city_by_code["440000"]
    assert [form.key for form in plan.forms_of(office) if season(now=AUTUMN).due(office, form)] == []


def decision(day: int, what: str, key: str = "440600-S01") -> Decision:
    return Decision(date(2014, 9, day), "示例主任", "440600", key, what, "示例")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("now", "taken"),
    [
        (datetime(2014, 9, 14, 12, 0, tzinfo=BEIJING), 0),
        (datetime(2014, 9, 15, 0, 0, tzinfo=BEIJING), 1),
        (datetime(2014, 9, 14, 16, 0, tzinfo=UTC), 1),  # it is the day by the plan's clock
        (datetime(2014, 9, 16, 0, 0, tzinfo=BEIJING), 2),
    ],
)
def test_who_looks_at_a_day_sees_no_decision_of_a_later_one(now: datetime, taken: int) -> None:
    made = (decision(15, "不接收"), decision(16, "接收"))
    known = season(submission(STARS), plan=replace(year(), decisions=made), now=now)
    last = {0: {}, 1: {("440600", "440600-S01"): made[0]}, 2: {("440600", "440600-S01"): made[1]}}
    assert (known.taken, known.decisions) == (made[:taken], last[taken])
    assert known.dropped("440600", "440600-S01") is (taken == 1)


def test_the_last_decision_by_its_day_stands_whatever_line_it_is_on() -> None:
    late, early = decision(16, "接收"), decision(15, "不接收")
    assert season(plan=replace(year(), decisions=(late, early)), now=AUTUMN).decisions == {
        ("440600", "440600-S01"): late
    }


def test_of_one_day_the_decision_further_down_stands_and_none_of_the_selection_is_among_them() -> None:
    made = (decision(15, "接收"), decision(15, "撤回"), decision(16, "入选"))
    assert season(plan=replace(year(), decisions=made), now=AUTUMN).decisions == {("440600", "440600-S01"): made[1]}


def test_what_was_withdrawn_or_refused_is_no_entry_any_more() -> None:
    made = (decision(15, "撤回"), decision(15, "不接收", "440600-S02"), decision(15, "接收", "440600-S03"))
    sent = submission(STARS)
    known = season(sent, plan=replace(year(), decisions=made), now=AUTUMN)
    entries = known.entries(sent, known.plan.form_by_key["star"])
    assert [each.key for each in entries] == ["440600-S03", "440600-S04"]


def test_a_card_with_nothing_but_the_city_is_not_filled() -> None:
    form = year().form_by_key["unit"]
    empty = submission("# 单位信息\n| 地市 | 佛山市 |\n| 联系人 | |")
    started = submission("# 单位信息\n| 地市 | 佛山市 |\n| 联系人 | 示例甲 |")
    assert [filled(form, each.tables["unit"]) for each in (empty, started)] == [False, True]


def test_special_is_what_the_award_calls_special() -> None:
    award = year().award_by_key["star"]
    made = submission("# 百姓学习之星\n| 推荐类别 |\n|--|\n| 一般 |\n| 事迹特别感人 |")
    assert [is_special(award, entry) for entry in made.entries("star")] == [False, True]
