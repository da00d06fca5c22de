"""The rules as a whole: order, waivers, what configuration may ask for, and a third award by configuration alone."""

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sync.errors import PlanError
from sync.model import Finding
from sync.plan import Plan, Waiver, load
from sync.rules import STAGES, check, grade, idle_waivers, refuse_unknown_checks, refuse_unknown_codes
from tests.fixed_year import CONFIG
from tests.submissions import AUTUMN, MESSAGES, checked, season, submission, year
from tests.third_award import year_with_third_award

MESSY = """
# 终身学习活动品牌
| 编号       | 品牌名称 | 首次举办年份 |
|------------|----------|--------------|
| 440600-B01 |          | 2015         |
# 百姓学习之星
| 编号       | 姓名 | 性别 |
|------------|------|------|
| 440600-S01 |      |      |
| 440600-S02 |      | 男   |
"""
WAIVER = Waiver("440600", "star", "440600-S01", "required", "示例主任", date(2014, 9, 1), "已电话核实")


def test_the_stages_in_their_order() -> None:
    assert [stage.name for stage in STAGES] == [
        "structure",
        "values",
        "entries",
        "city",
        "evidence",
        "province",
        "history",
    ]


def test_findings_come_by_form_row_and_column() -> None:
    assert checked(submission(MESSY)) == [
        "“百姓学习之星”D6 错误 “姓名”没有填。",
        "“百姓学习之星”E6 错误 “性别”没有填。",
        "“百姓学习之星”D7 错误 “姓名”没有填。",
        "“终身学习活动品牌”D6 错误 “品牌名称”没有填。",
        "“终身学习活动品牌”E6 错误 “首次举办年份”填了“2015”，晚于今年（2014年）。",
    ]


def test_a_waived_finding_says_who_let_it_pass_when_and_why() -> None:
    assert checked(submission(MESSY), plan=replace(year(), waivers=(WAIVER,)))[:3] == [
        "“百姓学习之星”D6 提示 “姓名”没有填（已由示例主任于2014年9月1日批准放行，理由：已电话核实）。",
        "“百姓学习之星”E6 提示 “性别”没有填（已由示例主任于2014年9月1日批准放行，理由：已电话核实）。",
        "“百姓学习之星”D7 错误 “姓名”没有填。",
    ]


def test_a_waiver_may_name_its_form_by_title() -> None:
    by_title = Waiver("440600", "百姓学习之星", *(getattr(WAIVER, each) for each in WAIVER.__struct_fields__[2:]))
    assert "提示" in checked(submission(MESSY), plan=replace(year(), waivers=(by_title,)))[0]


@pytest.mark.parametrize(
    ("city", "form", "key", "code", "waived"),
    [
        ("440600", "star", "", "sheet-missing", ["star"]),
        ("440600", "终身学习活动品牌", "", "sheet-missing", ["brand"]),
        ("440600", "", "", "sheet-missing", [""]),
        ("440600", "units", "", "sheet-missing", []),
        ("440600", "star", "440600-S01", "sheet-missing", []),
        ("440600", "star", "", "header-missing", []),
        ("442000", "star", "", "sheet-missing", []),
    ],
)
def test_a_waiver_covers_one_finding_of_one_form_of_one_city(
    city: str, form: str, key: str, code: str, waived: list[str]
) -> None:
    plan = replace(year(), waivers=(Waiver(city, form, key, code, "示例主任", date(2014, 9, 1), "已电话核实"),))
    found = [Finding("sheet-missing", form=each, params={"title": each}) for each in ("star", "brand", "")]
    assert [each.form for each in grade(found, "440600", plan, MESSAGES) if each.code == "waived"] == waived


def test_a_waiver_that_matches_nothing_any_more_is_told_to_the_operator() -> None:
    stale = Waiver("440600", "star", "440600-S02", "honoured", "示例主任", date(2014, 9, 1), "同名")
    unheard = Waiver("442000", "star", "442000-S01", "honoured", "示例主任", date(2014, 9, 1), "同名")
    plan = replace(year(), waivers=(WAIVER, stale, unheard))
    made = submission(MESSY)
    found = {"440600": check(made, season(made, plan=plan), MESSAGES)}
    assert idle_waivers(plan, found) == (stale,)


def changed(tmp_path: Path, file: str, old: str, new: str) -> Plan:
    shutil.copytree(CONFIG, tmp_path / "config")
    path = tmp_path / "config" / "2014" / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    return load(2014, tmp_path / "config")


@pytest.mark.parametrize(
    ("old", "new", "place", "expected"),
    [
        ('rule = "within"', 'rule = "whitin"', "forms.activities.checks.whitin", "没有这条规则"),
        (
            '"week_start", "week_end"] },\n    { rule = "needed',
            '"week_start"] },\n    { rule = "needed',
            "forms.unit.checks.ordered",
            "至少要写2个栏目",
        ),
    ],
)
def test_an_unknown_check_is_refused(tmp_path: Path, old: str, new: str, place: str, expected: str) -> None:
    plan = changed(tmp_path, "forms.toml", old, new)
    with pytest.raises(PlanError, match=expected) as refused:
        refuse_unknown_checks(plan)
    assert (refused.value.file, refused.value.key) == ("forms.toml", place)


@pytest.mark.parametrize("key", ["discuoraged", "discouraged@star.oficial"])
def test_an_unknown_code_or_field_among_the_severities_is_refused(key: str) -> None:
    with pytest.raises(PlanError) as refused:
        refuse_unknown_codes(replace(year(), severities={key: "警告"}), MESSAGES)
    assert (refused.value.file, refused.value.key) == ("plan.toml", f"severities.{key}")


def test_a_waiver_of_an_unknown_code_is_refused() -> None:
    wrong = Waiver("440600", "star", "440600-S01", "requird", "示例主任", date(2014, 9, 1), "同名")
    with pytest.raises(PlanError, match="requird"):
        refuse_unknown_codes(replace(year(), waivers=(wrong,)), MESSAGES)


@pytest.fixture
def third(tmp_path: Path) -> Plan:
    return year_with_third_award(tmp_path)


def test_a_third_award_is_configuration_alone(third: Plan) -> None:
    schools = "# 单位信息\n| 院校零报告 | 是 |\n# 优秀成人继续教育院校\n| 编号 | 院校名称 |\n|--|--|\n{}"
    two = submission(schools.format("| 440600-Y01 | 示例学院 |\n| | 示例 学院 |"), plan=third)
    other = submission(schools.format("| 442000-Y01 | 示例学院 |"), "442000", plan=third)
    over = "错误 “优秀成人继续教育院校”推荐了2所，超过每市名额（0～1所）。"
    elsewhere = "错误 院校名称与中山市报送的相同，不能由两市同时推荐。"
    assert checked(two, other, plan=third) == [
        "“单位信息”E18 错误 “院校零报告”填了“是”，但“优秀成人继续教育院校”里又填了2所。",
        f"“优秀成人继续教育院校”D6 {over}",
        f"“优秀成人继续教育院校”D6 {elsewhere}",
        f"“优秀成人继续教育院校”D7 {over}",
        "“优秀成人继续教育院校”D7 错误 与D6的院校名称相同，重复填报。",
        f"“优秀成人继续教育院校”D7 {elsewhere}",
    ]


def test_a_third_award_answered_by_a_nil_report_needs_no_sheet(third: Plan) -> None:
    nil = submission("# 单位信息\n| 院校零报告 | 是 |\n# 优秀成人继续教育院校\n| 编号 | 院校名称 |", plan=third)
    assert [each for each in checked(nil, plan=third, now=AUTUMN) if "院校" in each] == []
