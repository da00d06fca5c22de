"""Which rows are entries, and what is said of odd ones."""

import pytest

from sync.model import Submission
from tests.grids import submission, told

TEMPLATE = """
# 先进单位
| 先进单位推荐表 |
| 每市推荐先进单位不超过3个。 |
| | | | 填全称 | 从下拉列表选 | 800字以内，不计空格 | 一人 | 手机或区号-号码 |
| 编号 | 核验状态 | 问题与修改建议 | 单位名称 | 单位类别 | 主要事迹 | 联系人 | 联系电话 |
| 示例 | | | 示例区社区学院 | 社区教育机构 | （800字以内） | 示例己 | 13800000000 |
"""


def units(*rows: str, **more: object) -> Submission:
    return submission(TEMPLATE + "\n".join(rows), **more)  # type: ignore[arg-type]


def names(made: Submission) -> list[tuple[str, int, object]]:
    table = made.tables["units"]
    column = table.columns["name"]
    return list(zip(table.keys, column.rows, column.values, strict=True))


def test_title_note_hints_example_and_empty_rows_are_skipped() -> None:
    made = units(
        "| 440600-X01 | 未报 | | | | | | |",
        "| 440600-X02 | 未报 | | 示例学院 | 学校 | 办学 | 示例甲 | 13800000000 |",
        "| 440600-X03 | 未报 | | \u3000 | | | | |",
    )
    assert names(made) == [("440600-X02", 7, "示例学院")]
    assert made.observations == ()


def test_a_prefilled_city_makes_no_entry() -> None:
    made = submission(
        """
        # 百姓学习之星
        | 编号 | 地市 | 推荐类别 | 姓名 |
        | 440600-S01 | 佛山市 | | |
        """
    )
    assert len(made.tables["star"]) == 0


def test_the_example_is_known_without_its_mark() -> None:
    made = submission(
        """
        # 先进单位
        | 单位名称 | 单位类别 | 主要事迹 | 联系人 | 联系电话 |
        | 填全称 | 从下拉列表选 | 800字以内，不计空格 | 一人 | 手机或区号-号码 |
        | 示例区社区学院 | 社区教育机构 | （800字以内） | 示例己 | `13800000000` |
        | 示例学院 | 学校 | 办学 | 示例甲 | 13800000000 |
        """
    )
    assert names(made) == [("440600-X01", 4, "示例学院")]
    assert told(made.observations) == ["keys-absent 先进单位"]


def test_a_filled_example_row_is_mentioned() -> None:
    drawn = TEMPLATE.replace(
        "示例区社区学院 | 社区教育机构 | （800字以内） | 示例己", "示例学院 | 学校 | 办学 | 示例甲"
    )
    made = submission(drawn + "| 440600-X02 | | | 又一学院 | 学校 | 办学 | 示例甲 | 13800000000 |")
    assert names(made) == [("440600-X02", 6, "又一学院")]
    assert told(made.observations) == ["example-filled 先进单位A5 row=5"]


def test_totals_are_no_entries() -> None:
    made = units(
        "| 440600-X01 | | | 示例学院 | 学校 | 办学 | 示例甲 | 13800000000 |",
        "| 合 计 | | | 1个 | | | | |",
    )
    assert names(made) == [("440600-X01", 6, "示例学院")]
    assert told(made.observations) == ["rows-aside 先进单位A7 rows=(7,) called=('合计',)"]


def test_a_pasted_header_is_no_entry() -> None:
    made = units(
        "| 440600-X01 | | | 示例学院 | 学校 | 办学 | 示例甲 | 13800000000 |",
        "| 编号 | | | 单位名称 | 单位类别 | 主要事迹 | 联系人 | 联系电话 |",
        "| 440600-X02 | | | 又一学院 | 学校 | 办学 | 示例甲 | 13800000000 |",
    )
    assert [name for _, _, name in names(made)] == ["示例学院", "又一学院"]


def test_hidden_rows_are_read_and_mentioned() -> None:
    row = "| 440600-X0{} | | | 示例学院 | 学校 | 办学 | 示例甲 | 13800000000 |"
    made = units(*(row.format(number) for number in (1, 2, 3)), hidden_rows=frozenset({2, 7, 8}))
    assert len(names(made)) == 3
    assert told(made.observations) == ["rows-hidden 先进单位D7 rows=(7, 8)"]


def test_merged_cells_count_for_their_first_row() -> None:
    made = units(
        "| 440600-X01 | | | 示例一院 | 学校 | 办学 | 示例甲 | 13800000000 |",
        "| 440600-X02 | | | 示例二院 | 学校 | 办学 | | 13800000000 |",
        merges="G6:G7",
    )
    assert list(made.tables["units"].columns["contact"].values) == ["示例甲", None]
    assert told(made.observations) == ["cells-merged 先进单位G6 range=G6:G7 title=联系人"]


def test_cells_merged_across() -> None:
    made = units("| 440600-X01 | | | 示例学院 | 学校 | 办学 | 示例甲 | |", merges="G6:H6")
    assert told(made.observations) == ["cells-merged-across 先进单位G6 range=G6:H6 title=联系人 lost=('联系电话',)"]


def test_a_hidden_sheet_is_read_and_mentioned() -> None:
    made = units("| 440600-X01 | | | 示例学院 | 学校 | 办学 | 示例甲 | 13800000000 |", hidden=True)
    assert told(made.observations) == ["sheet-hidden 先进单位"]


def test_remarks_go_with_their_entry() -> None:
    made = units(
        "| 440600-X01 | | | 示例学院 | 学校 | 办学 | 示例甲 | 13800000000 |",
        "| 440600-X02 | | | `#N/A` | 学校 | `=` | 示 甲 | 13800000000 |",
    )
    columns = made.tables["units"].columns
    assert {
        key: {i: [each.code for each in said] for i, said in column.remarks.items()} for key, column in columns.items()
    } == {
        "name": {1: ["cell-error"]},
        "kind": {},
        "deed": {1: ["cell-uncomputed"]},
        "contact": {},
        "phone": {},
    }


STARS = """
# 百姓学习之星
| {row}
| 编号 | 地市 | 推荐类别 | 姓名 | 性别 | 出生年月 | 是否县处级及以上领导干部 | 联系电话 |
| 440600-S01 | 佛山市 | 一般 | 示例乙 | 男 | 1962-05 | 否 | 13800000000 |
"""


@pytest.mark.parametrize(
    ("row", "findings"),
    [
        (
            "自动编号，勿改 | | 一般 | 示例甲 | 女 | 1962-05 | 否 | 13800000000 |",
            ["row-above-header 百姓学习之星C1 row=1"],
        ),
        (" | | | 示例甲 | 女 | 1962年五月 | | |", ["row-above-header 百姓学习之星D1 row=1"]),
        ("自动编号，勿改 | 必填 | 从下拉列表选 | 一人 | 男 / 女 | 如：1962-05 | 是 / 否 | 手机或区号-号码 |", []),
        ("填报单位 | 示例教育局 | | 联系人 | 示例甲 | | 电话 | 13800000000 |", []),
    ],
)
def test_what_was_filled_in_above_the_header_is_mentioned(row: str, findings: list[str]) -> None:
    made = submission(STARS.format(row=row))
    about = [each for each in made.observations if each.code == "row-above-header"]
    assert told(tuple(about)) == findings


def test_thousands_of_blocks_over_everything_are_one_finding() -> None:
    row = "| 440600-X01 | | | 示例学院 | 学校 | 办学 | 示例甲 | 13800000000 |"
    merges = " ".join(f"G6:XFD{1_048_576 - number}" for number in range(2_000))
    made = units(row, merges=merges)
    assert told(made.observations) == [
        "cells-merged-across 先进单位G6 range=G6:XFD1048576 title=联系人 lost=('联系电话',)"
    ]
