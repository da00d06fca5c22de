"""The correction workbook: the findings on a file that cannot be marked itself."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from sync.answers import ResultLine
from sync.model import Severity
from sync.sheets.overviews.correction_book import ReadAs, correction_workbook
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
        "收到的文件：示例.xls。该文件不是申报表或者打不开，没有读取，不能直接标注。意见列在下面，原文件没有改动。",
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


@pytest.mark.parametrize(
    ("read_as", "why"),
    [
        (
            "xls",
            "这是旧格式（.xls、.et），不能在里面直接标注，要得到标注好的回执，请另存为“Excel 工作簿（.xlsx）”报送。",
        ),
        ("csv", "这是 CSV 文本，没有格式，不能在里面直接标注，要得到标注好的回执，请用下发的申报表（.xlsx）报送。"),
        (
            "encrypted",
            "这份工作簿保护了结构，整份是加密的，不能在里面直接标注，要得到标注好的回执，请取消“保护工作簿”后报送。",
        ),
        ("xlsx", "该文件不是由今年下发的工作簿填成的，或者被别的软件改写过，不能在里面直接标注。"),
    ],
)
def test_of_a_file_that_was_read_it_is_said_so_and_why_it_cannot_be_marked(read_as: ReadAs, why: str) -> None:
    sheet = load_workbook(BytesIO(correction_workbook("佛山市", "示例.xls", [], "", year(), read_as=read_as))).active
    assert sheet is not None
    assert sheet["A2"].value == f"收到的文件：示例.xls。内容已读取核验；{why}意见列在下面，原文件没有改动。"
