"""Which sheet is which form."""

from tests.grids import reading, submission, told

UNITS = """
| 编号 | 单位名称 | 单位类别 | 主要事迹 | 联系人 | 联系电话 |
| 440600-X01 | {} | 学校 | 办学 | 示例甲 | 13800000000 |
"""


def names(markdown: str, file_name: str = "佛山市.xlsx") -> tuple[list[object], list[str]]:
    made = submission(markdown, file_name)
    return [entry["name"] for entry in made.entries("units")], told(made.observations)


def test_numbered_names_are_known() -> None:
    assert names("# 附件8：先进单位" + UNITS.format("甲院")) == (["甲院"], [])


def test_a_misspelt_name() -> None:
    assert names("# 先近单位" + UNITS.format("甲院")) == (
        ["甲院"],
        ["sheet-near 先近单位 found=先近单位 title=先进单位"],
    )


def test_a_name_of_their_own() -> None:
    found = ["sheet-by-header 汇总 found=汇总 title=先进单位"]
    assert names("# 汇总" + UNITS.format("甲院")) == (["甲院"], found)


def test_a_copy_that_says_otherwise_is_asked_about() -> None:
    drawn = "# 先进单位 (2)" + UNITS.format("旧院") + "# 先进单位" + UNITS.format("甲院")
    asked = "sheet-conflict 先进单位 (2)B2 found=先进单位 (2) title=先进单位 first=先进单位 row=2 other=2"
    assert names(drawn) == (["甲院"], [asked])


def test_a_copy_alone_is_read() -> None:
    found = ["sheet-near 先进单位（2） found=先进单位（2） title=先进单位"]
    assert names("# 先进单位（2）" + UNITS.format("甲院")) == (["甲院"], found)


def test_extra_sheets_are_mentioned_when_they_hold_something() -> None:
    drawn = "# 先进单位" + UNITS.format("甲院") + "# Sheet2\n| 随手记 |\n# Sheet3\n| |"
    assert names(drawn) == (["甲院"], ["sheet-unread Sheet2 found=Sheet2"])


def test_our_own_sheets_are_not() -> None:
    drawn = "# 填报说明\n| 说明 |\n# 核验结果\n| 结果 |\n# _选项\n| 学校 |\n# 先进单位" + UNITS.format("甲院")
    assert names(drawn) == (["甲院"], [])


def test_a_sheet_of_the_office_in_a_city_s_workbook() -> None:
    drawn = "# 先进单位" + UNITS.format("甲院") + "# 颁牌名单\n| 牌匾 | 单位 |\n| 示例 | 示例 |"
    assert names(drawn) == (["甲院"], ["sheet-foreign 颁牌名单 found=颁牌名单"])


def test_an_export_of_one_sheet_is_known_by_its_header() -> None:
    made = reading("# _\n" + UNITS.format("甲院"), "佛山市导出.csv").submission
    assert made is not None
    assert [entry["name"] for entry in made.entries("units")] == ["甲院"]


def test_a_file_without_any_form() -> None:
    made = reading("# Sheet1\n| 随手记 |", "佛山市.xlsx")
    assert (made.submission, told(made.findings)) == (
        None,
        ["sheet-unread Sheet1 found=Sheet1", "no-forms name=佛山市.xlsx"],
    )
