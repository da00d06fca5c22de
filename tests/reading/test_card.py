"""Card forms as they come back."""

import pytest

from sync.model import Submission
from tests.grids import submission, told

TEMPLATE = """
# 单位信息
| 单位信息 |
| 每市一份，请先填本表。 |
| |
| 编号 | 核验状态 | 问题与修改建议 | 项目 | 填写内容 | 填写说明 |
| 示例 | | | 填报单位 | 示例市教育局 | |
| 440600-U01 | 未报 | | 地市 | 佛山市 | 已预填 |
| 440600-U02 | 未报 | | 填报单位 | 示例教育局 | 填全称 |
| 440600-U03 | 未报 | | 联系人 | 示例甲 | 一人 |
| 440600-U04 | 未报 | | 职务 | | 如：职成教科科员 |
| 440600-U05 | 未报 | | 手机 | `13800000000` | 11位 |
| 440600-U06 | 未报 | | 办公电话 | 0757-83330000 | 区号-号码 |
| 440600-U07 | 未报 | | 电子邮箱 | shili@example.org | 回执发到这里 |
| 440600-U08 | 未报 | | 是否举办活动周 | 是 | 是 / 否 |
| 440600-U09 | 未报 | | 活动周开始日期 | `2014-10-20` | 如：2014-10-20 |
| 440600-U10 | 未报 | | 活动周结束日期 | 2014.10.26 | 如：2014-10-26 |
| 440600-U11 | 未报 | | 参加县（市、区） | 禅城、南海 | 几个之间用顿号隔开；东莞、中山不填 |
| 440600-U12 | 未报 | | 学习之星零报告 | 否 | 不推荐时填“是” |
| 440600-U13 | 未报 | | 品牌零报告 | 否 | 不推荐时填“是” |
| 440600-U14 | 未报 | | 填报日期 | 2014-09-05 | 如：2014-09-05 |
""".replace("| 示例 | | | 填报单位 | 示例市教育局 | |\n", "| |\n")


def cells(made: Submission) -> dict[str, tuple[str, str]]:
    entry = next(made.entries("unit"))
    return {key: (entry.address(key).cell, entry.text(key)) for key in entry.table.columns}


def test_the_template() -> None:
    made = submission(TEMPLATE)
    assert cells(made) == {
        "city": ("E6", "佛山市"),
        "office": ("E7", "示例教育局"),
        "contact": ("E8", "示例甲"),
        "post": ("E9", ""),
        "mobile": ("E10", "13800000000"),
        "phone": ("E11", "0757-83330000"),
        "email": ("E12", "shili@example.org"),
        "hosts_week": ("E13", "True"),
        "week_start": ("E14", "2014-10-20"),
        "week_end": ("E15", "2014-10-26"),
        "districts": ("E16", "禅城区、南海区"),
        "zero_star": ("E17", "False"),
        "zero_brand": ("E18", "False"),
        "filled_on": ("E19", "2014-09-05"),
    }
    assert (made.tables["unit"].keys, made.observations) == (("440600-U01",), ())


def test_only_what_we_prefilled_is_no_entry() -> None:
    made = submission("# 单位信息\n| 地市 | 佛山市 | 已预填 |\n| 填报单位 | | 填全称 |\n| 手机 | | 11位 |")
    assert (len(made.tables["unit"]), made.observations) == (0, ())


def test_without_our_columns() -> None:
    made = submission("# 单位信息\n| 手机号 | 13800000000 |\n| 联系人： | 示例甲 |\n| 单位名称 | 示例教育局 |")
    assert cells(made) == {"office": ("B3", "示例教育局"), "contact": ("B2", "示例甲"), "mobile": ("B1", "13800000000")}


def test_labels_beside_one_another() -> None:
    made = submission(
        """
        # 单位信息
        | 填报单位 | 示例教育局    | 手机 | 13800000000 |
        | 联系人   | 示例甲        | 职务 | 科员        |
        | 电子邮箱 | a@example.org |      |             |
        """
    )
    assert cells(made) == {
        "office": ("B1", "示例教育局"),
        "contact": ("B2", "示例甲"),
        "post": ("D2", "科员"),
        "mobile": ("D1", "13800000000"),
        "email": ("B3", "a@example.org"),
    }


def test_a_column_between_label_and_answer() -> None:
    made = submission("# 单位信息\n| 填报单位 | | 示例教育局 |\n| 联系人 | | 示例甲 |\n| 手机 | | |")
    assert [cell for cell, _ in cells(made).values()] == ["C1", "C2", "C3"]


def test_a_changed_label_is_known_by_its_key() -> None:
    made = submission(f"{TEMPLATE}\n# _meta\n| city | 440600 |".replace("| 联系人 |", "| 谁负责 |"))
    assert cells(made)["contact"] == ("E8", "示例甲")
    assert told(made.observations) == ["column-near 单位信息D8 found=谁负责 title=联系人"]


def test_a_misspelt_label() -> None:
    made = submission(TEMPLATE.replace("办公电话", "办公电活"))
    assert cells(made)["phone"] == ("E11", "0757-83330000")
    assert told(made.observations) == ["column-near 单位信息D11 found=办公电活 title=办公电话"]


def test_missing_labels() -> None:
    made = submission("\n".join(line for line in TEMPLATE.splitlines() if "手机" not in line and "职务" not in line))
    assert told(made.observations) == [
        "column-missing-optional 单位信息 title=职务",
        "column-missing 单位信息 title=手机",
    ]


def test_a_repeated_label_counts_where_it_is_filled_in() -> None:
    made = submission(f"{TEMPLATE}| | | | 职务 | 科员 |")
    assert cells(made)["post"] == ("E20", "科员")
    assert made.observations == ()


def test_a_repeated_label_with_another_answer_is_asked_about() -> None:
    made = submission(f"{TEMPLATE}| | | | 联系人 | 示例某 |")
    assert told(made.observations) == ["label-repeated 单位信息D20 title=联系人 rows=(8, 20) read=8"]


def test_merged_and_hidden_answers() -> None:
    made = submission(TEMPLATE, merges="E7:E8", hidden_rows=frozenset({10}))
    assert told(made.observations) == [
        "rows-hidden 单位信息E10 rows=(10,)",
        "cells-merged 单位信息E7 range=E7:E8 title=填报单位",
    ]


BESIDE = """
# 单位信息
| 编号 | 核验状态 | 问题与修改建议 | 项目 | 填写内容 | 填写说明 |
| 440600-U02 | | | 填报单位 | {office} | {help} |
| 440600-U03 | | | 联系人 | 示例甲 | 一人 | {right} |
| 440600-U05 | | | 手机 | 13800000000 | 11位 |
| | | | {below} | {value} | |
"""
PLAIN = {"office": "示例市教育局", "help": "填全称", "right": "", "below": "", "value": ""}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, []),
        ({"help": "填写单位全称（必填）"}, []),
        ({"office": "", "help": "示例市教育体育局"}, ["cell-misplaced 单位信息F2 cell=F2 title=填报单位"]),
        ({"right": "分机801"}, ["cells-outside 单位信息G3 cells=('G3',)"]),
        ({"below": "填表人：示例乙"}, ["rows-aside 单位信息D5 rows=(5,) called=('落款',)"]),
        ({"below": "盖章", "value": "2014年9月5日"}, ["rows-aside 单位信息D5 rows=(5,) called=('落款',)"]),
        ({"below": "群号", "value": "800000"}, ["cells-outside 单位信息D5 cells=('D5', 'E5')"]),
        ({"value": "/"}, []),
    ],
)
def test_what_stands_beside_a_card(typed: dict[str, str], said: list[str]) -> None:
    made = submission(BESIDE.format(**PLAIN | typed))
    assert told(tuple(each for each in made.observations if not each.code.startswith("column-missing"))) == said
