"""Structure: what is wrong with a form as a whole, and what is therefore not said of its cells."""

from dataclasses import replace

from sync.model import Address, Finding
from sync.rules.structure import observations
from tests.submissions import AUTUMN, checked, season, submission

STAR = """
# 百姓学习之星
| 编号       | 姓名   | 事迹标题 |
|------------|--------|----------|
| 440600-S01 |        | 好学不倦 |
"""


def test_what_reading_saw_is_passed_on_in_the_order_of_forms_and_cells() -> None:
    seen = (
        Finding(
            "column-near",
            Address("百姓学习之星", "D", 4),
            "star",
            field="name",
            params={"found": "姓 明", "title": "姓名"},
        ),
        Finding("file-name-year", params={"name": "2013.xlsx", "found": 2013, "wanted": 2014}),
    )
    assert checked(submission(STAR, observations=seen)) == [
        "警告 文件名“2013.xlsx”写的是2013年，今年是2014年。",
        "“百姓学习之星”D4 警告 栏目名“姓 明”是否写错了？已按“姓名”读取。",
        "“百姓学习之星”D6 错误 “姓名”没有填。",
    ]


def test_a_form_that_could_not_be_read_has_no_findings_on_its_cells() -> None:
    seen = (Finding("header-missing", Address("百姓学习之星"), "star", params={"title": "百姓学习之星"}),)
    assert checked(submission(STAR, observations=seen)) == ["“百姓学习之星” 错误 “百姓学习之星”里找不到表头，没有读。"]


def test_a_missing_column_does_not_hide_what_is_wrong_in_the_others() -> None:
    seen = (Finding("column-missing", Address("百姓学习之星"), "star", field="sex", params={"title": "性别"}),)
    assert checked(submission(STAR, observations=seen)) == [
        "“百姓学习之星” 错误 找不到必填栏目“性别”。",
        "“百姓学习之星”D6 错误 “姓名”没有填。",
    ]


def test_a_file_that_cannot_be_taken_has_no_other_findings() -> None:
    seen = (Finding("no-forms", params={"name": "示例.xlsx"}),)
    assert checked(submission(STAR, observations=seen)) == ["错误 “示例.xlsx”里没有认得的表。"]


def test_a_sheet_is_missed_only_when_its_form_is_due_and_nothing_was_said_of_it() -> None:
    seen = (Finding("header-missing", Address("终身学习活动品牌"), "brand", params={"title": "终身学习活动品牌"}),)
    only_star = submission(STAR, observations=seen)
    assert checked(only_star, now=AUTUMN) == [
        "错误 缺少工作表“单位信息”。",
        "“百姓学习之星”D6 错误 “姓名”没有填。",
        "“终身学习活动品牌” 错误 “终身学习活动品牌”里找不到表头，没有读。",
    ]


def test_an_older_version_of_the_workbook_is_mentioned() -> None:
    old, unmarked = (replace(submission(), template=each) for each in ("学习活动周-2014@0", ""))
    assert checked(old) == ["警告 用的是旧版表格（学习活动周-2014@0），现行版本为学习活动周-2014@1。"]
    assert checked(unmarked) == []


def test_what_reading_said_of_a_row_or_of_a_card_gets_the_row_key() -> None:
    seen = (
        Finding("cells-merged", Address("百姓学习之星", "D", 6), "star", field="name"),
        Finding("column-missing", Address("单位信息"), "unit", field="contact"),
        Finding("column-near", Address("百姓学习之星", "D", 4), "star", field="name"),
    )
    made = submission(STAR + "# 单位信息\n| 填报单位 | 示例市教育局 |", observations=seen)
    assert [each.key for each in observations(made, season(made))] == ["440600-S01", "440600-U03", ""]
