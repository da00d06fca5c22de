"""The guide is text from a template, filled from the plan, laid out as headings, paragraphs and tables."""

from dataclasses import replace

import pytest
from msgspec.structs import replace as changed

from sync.plan import Plan, load
from sync.sheets.blank.guide import GuideLine, escaped, parsed, text
from sync.sheets.looks import Look


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load(2014)


def test_markdown_becomes_rows() -> None:
    assert list(parsed("# 甲\n\n一段\n两行\n\n## 乙\n\n| 表 | 头 |\n| --- | --- |\n| 子 | 丑 |\n")) == [
        GuideLine(Look.TITLE, ("甲",)),
        GuideLine(Look.PARAGRAPH, ("一段\n两行",)),
        GuideLine(Look.HEADING, ("乙",)),
        GuideLine(Look.HEADER, ("表", "头")),
        GuideLine(Look.CELL, ("子", "丑")),
    ]


def test_values_never_become_markup() -> None:
    value = "# 甲 | 乙 \\ *丙*\n丁"
    assert list(parsed(f"| 表 |\n| --- |\n| {escaped(value)} |\n"))[1] == GuideLine(
        Look.CELL, ("# 甲 | 乙 \\ *丙* 丁",)
    )
    assert list(parsed(escaped(value))) == [GuideLine(Look.PARAGRAPH, ("# 甲 | 乙 \\ *丙* 丁",))]


def test_forms_are_listed_with_deadlines_and_quotas(plan: Plan) -> None:
    city = plan.city_by_code["440600"]
    lines = list(parsed(text(plan, city)))
    listed = {line.texts[0]: line.texts[2:] for line in lines[5:14]}
    assert listed == {
        "单位信息": ("2014年9月10日24时", "每市一份"),
        "百姓学习之星": (
            "事迹特别感人：2014年8月10日24时；其余：2014年9月10日24时",
            "1～2位，其中事迹特别感人0～2位（计入总数）",
        ),
        "终身学习活动品牌": (
            "特别受百姓喜爱：2014年8月10日24时；其余：2014年9月10日24时",
            "1个，其中特别受百姓喜爱0～1个（计入总数）",
        ),
        "活动安排": ("2014年10月20日24时", "不限；已备40行"),
        "开幕式收看": ("2014年10月20日24时", "不限；已备20行"),
        "参会回执": ("2014年10月31日24时", "不限；已备10行"),
        "宣传报道": ("2014年12月10日24时", "不限；已备30行"),
        "活动总结": ("2014年12月10日24时", "每市一份"),
        "先进单位": ("2014年12月10日24时", "0～3个"),
    }


def test_the_office_s_address_is_where_questions_go(plan: Plan) -> None:
    asked = changed(plan.offices, contact="示例甲", phone="020-1", email="a@example.org", address="示例路1号")
    last = list(parsed(text(replace(plan, offices=asked), plan.cities[0])))[-1]
    assert last.texts == (
        "广东省成人教育协会秘书处，联系人：示例甲，电话：020-1，邮箱：a@example.org，地址：示例路1号。",
    )
