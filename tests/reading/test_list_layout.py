"""Headers as they come back: moved, renamed, misspelt, repeated, merged, pushed down."""

import pytest

from sync.model import Submission
from sync.reading import Reading
from tests.grids import reading, submission, told

HEADER = "| 编号 | 单位名称 | 单位类别 | 主要事迹 | 联系人 | 联系电话 |"
ENTRY = "| 440600-X01 | 示例学院 | 学校 | 办学 | 示例甲 | 13800000000 |"
VALUES = {
    "name": ("示例学院", "B"),
    "kind": ("学校", "C"),
    "deed": ("办学", "D"),
    "contact": ("示例甲", "E"),
    "phone": ("13800000000", "F"),
}


def units(*lines: str, **more: object) -> Submission:
    return submission("\n".join(("# 先进单位", *lines)), **more)  # type: ignore[arg-type]


def read_first(made: Submission) -> dict[str, tuple[object, str]]:
    table = made.tables["units"]
    return {key: (column.values[0], column.letter) for key, column in table.columns.items()}


def test_a_plain_sheet() -> None:
    made = units(HEADER, ENTRY)
    assert read_first(made) == VALUES
    assert list(made.tables["units"].keys) == ["440600-X01"]
    assert made.observations == ()


def test_every_value_keeps_its_address() -> None:
    made = units("| 随手加的一行 |", "| |", HEADER, "| |", ENTRY)
    assert read_first(made) == VALUES
    assert [each.cell for each in map(made.tables["units"].address, ["name", "phone"], [0, 0])] == ["B5", "F5"]


def test_a_grid_that_begins_elsewhere() -> None:
    made = units(HEADER, ENTRY, top=7, left=3)
    assert made.tables["units"].address("name", 0).cell == "D8"


def test_moved_columns_need_no_word() -> None:
    made = units(
        "| 编号 | 联系电话 | 单位名称 | 联系人 | 主要事迹 | 单位类别 |",
        "| 440600-X01 | 13800000000 | 示例学院 | 示例甲 | 办学 | 学校 |",
    )
    assert {key: value for key, (value, _) in read_first(made).items()} == {k: v for k, (v, _) in VALUES.items()}
    assert made.observations == ()


@pytest.mark.parametrize(
    "title",
    [
        "单位名称*",
        " 单位 名称 ",
        "单位\u3000名称",
        "单位名称（必填）",
        "＊单位名称：",
        "1.单位名称",
        "单位<br>名称",
    ],
)
def test_titles_are_compared_without_their_trimmings(title: str) -> None:
    made = units(HEADER.replace("单位名称", title), ENTRY)
    assert (read_first(made), made.observations) == (VALUES, ())


def test_aliases_and_brackets() -> None:
    made = submission(
        """
        # 活动安排
        | 编号 | 县(市,区) | 活动名称 | 类别 | 活动日期 |
        | 440600-H01 | 南海 | 示例阅读日 | 阅读 | 2014-10-20 |
        """
    )
    assert {key: column.letter for key, column in made.tables["activities"].columns.items()} == {
        "district": "B",
        "name": "C",
        "kind": "D",
        "start": "E",
    }


def test_a_misspelt_title_is_taken_and_mentioned() -> None:
    made = units(HEADER.replace("主要事迹", "主要事绩"), ENTRY)
    assert read_first(made) == VALUES
    assert told(made.observations) == ["column-near 先进单位D1 found=主要事绩 title=主要事迹"]


def test_a_short_title_is_known_by_its_neighbours() -> None:
    made = submission(
        """
        # 参会回执
        | 编号 | 会议 | 性名 | 性别 | 民族 |
        | 440600-R01 | 全省总开幕式·佛山 | 示例甲 | 男 | 汉族 |
        """
    )
    assert list(made.tables["attendance"].columns["name"].values) == ["示例甲"]
    assert told(made.observations)[0] == "column-near 参会回执C1 found=性名 title=姓名"


def test_a_title_that_may_be_two_is_not_read() -> None:
    made = units(
        "| 编号 | 单位类别 | 主要事迹 | 联系人 | 联系电话 | 单位某称 | 单位名某 |",
        "| 440600-X01 | 学校 | 办学 | 示例甲 | 13800000000 | 甲 | 乙 |",
    )
    assert told(made.observations) == [
        "column-doubtful 先进单位F1 found=单位某称 title=单位名称",
        "column-doubtful 先进单位G1 found=单位名某 title=单位名称",
        "column-missing 先进单位 title=单位名称",
    ]


def test_a_deleted_column() -> None:
    made = units(
        "| 编号 | 单位名称 | 单位类别 | 主要事迹 | 联系人 |", "| 440600-X01 | 示例学院 | 学校 | 办学 | 示例甲 |"
    )
    assert "phone" not in made.tables["units"].columns
    assert [(each.code, each.field) for each in made.observations] == [("column-missing", "phone")]


def test_a_deleted_column_that_may_stay_empty() -> None:
    made = submission(
        """
        # 宣传报道
        | 编号       | 日期       | 媒体名称 | 媒体级别 | 报道标题 | 形式 |
        | 440600-P01 | 2014-10-21 | 示例日报 | 市       | 题       | 报纸 |
        """
    )
    assert told(made.observations) == ["column-missing-optional 宣传报道 title=链接或版面"]


def test_of_repeated_columns_the_fullest_is_read() -> None:
    made = units(
        "| 编号 | 单位名称 | 单位名称 | 单位类别 | 主要事迹 | 联系人 | 联系电话 |",
        "| 440600-X01 | | 示例一院 | 学校 | 办学 | 示例甲 | 13800000000 |",
        "| 440600-X02 | 旧名 | 示例二院 | 学校 | 办学 | 示例甲 | 13800000000 |",
    )
    assert list(made.tables["units"].columns["name"].values) == ["示例一院", "示例二院"]
    assert told(made.observations) == ["column-repeated 先进单位B1 title=单位名称 columns=('B', 'C') read=C"]


def test_an_extra_column_is_mentioned_when_it_holds_something() -> None:
    made = units(f"{HEADER} 备考 | 空列 |", f"{ENTRY} 有话 | |")
    assert told(made.observations) == ["column-unknown 先进单位G1 found=备考"]


def test_a_header_merged_over_two_columns() -> None:
    made = units(
        "| 编号 | 单位名称 | | 单位类别 | 主要事迹 | 联系人 | 联系电话 |",
        "| 440600-X01 | 示例学院 | 另一半 | 学校 | 办学 | 示例甲 | 13800000000 |",
        merges="B1:C1",
    )
    assert told(made.observations) == ["header-merged 先进单位B1 title=单位名称 read=B columns=('C',)"]


def test_a_header_of_two_rows() -> None:
    made = units(
        "| 编号 | 单位名称 | 单位类别 | 主要事迹 | 联系 | |",
        "| | | | | 联系人 | 联系电话 |",
        ENTRY,
        merges="A1:A2 B1:B2 C1:C2 D1:D2 E1:F1",
    )
    assert (read_first(made), made.observations) == (VALUES, ())


def test_a_sheet_without_header() -> None:
    made = reading(f"# 先进单位\n{ENTRY}\n# 宣传报道\n| 日期 | 媒体名称 | 报道标题 |")
    assert isinstance(made, Reading)
    assert made.submission is not None
    assert told(made.submission.observations) == ["header-missing 先进单位 found=先进单位 title=先进单位"]
    assert list(made.submission.tables) == ["press"]


def test_nothing_is_said_of_the_header_of_an_empty_form() -> None:
    made = units("| 编号 | 单位名称 | 单位类别 |", "| 440600-X01 | | |")
    assert (len(made.tables["units"]), made.observations) == (0, ())
