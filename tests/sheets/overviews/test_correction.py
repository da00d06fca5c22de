"""The correction workbook: the findings on a file that cannot be marked itself."""

from io import BytesIO

from openpyxl import load_workbook

from sync.answers import ResultLine
from sync.model import Severity
from sync.sheets.overviews.correction_book import correction_workbook
from tests.submissions import year

LINES = [
    ResultLine(Severity.ERROR, "Sheet1", "E5、E7 至 E9", "", "姓名", "“姓名”没有填。", "请补填。"),
    ResultLine(Severity.WARNING, "=A1", "", "", "", "@\x07示例", "-示例"),
]


def test_the_findings_are_listed_under_what_to_do() -> None:
    data = correction_workbook("佛山市", "示例.xls", LINES, "错误1处。请改。", year())
    sheet = load_workbook(BytesIO(data)).active
    assert sheet is not None
    assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)] == [
        ["序号", "级别", "工作表", "单元格", "编号", "栏目", "问题", "怎么改"],
        [1, "错误", "Sheet1", "E5、E7 至 E9", None, "姓名", "“姓名”没有填。", "请补填。"],
        [2, "警告", "=A1", None, None, None, "@示例", "-示例"],
    ]
    assert sheet["A1"].value == "核验意见（佛山市）"
    assert str(sheet["A2"].value).splitlines() == [
        "错误1处。请改。",
        "收到的文件：示例.xls。该文件不是今年下发的工作簿或者打不开，不能直接标注，意见列在下面，原文件没有改动。",
    ]
    assert [sheet[f"C{row}"].data_type for row in (4, 5)] == ["s", "s"]
    assert data == correction_workbook("佛山市", "示例.xls", LINES, "错误1处。请改。", year())


def test_what_is_made_of_the_example_says_so() -> None:
    sheet = load_workbook(BytesIO(correction_workbook("佛山市", "示例.xls", [], "", year(), example=True))).active
    assert sheet is not None
    assert sheet["A1"].value == "核验意见（佛山市）（示例）"


def test_a_file_of_no_known_city_has_a_title_too() -> None:
    sheet = load_workbook(BytesIO(correction_workbook("", "示例.csv", [], "", year()))).active
    assert sheet is not None
    assert (sheet["A1"].value, sheet.max_row) == ("核验意见（市名待核）", 3)
