from datetime import datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from tests.markdown import sheets, table, workbook


def test_a_table_is_rows_of_texts_and_gaps() -> None:
    assert table(
        """
        | 姓名 | 单位       |
        |------|:----------:|
        | 张三 |            |
        | 　李四 | 一行<br>又行 |
        | -    | 甲\\|乙     |
        """
    ) == [["姓名", "单位"], ["张三", None], ["　李四", "一行\n又行"], ["-", "甲|乙"]]


def test_sheets_come_under_their_names() -> None:
    assert sheets("# 甲\n| 1 |\n# 乙\n| 2 |\n| 3 |") == {"甲": [["1"]], "乙": [["2"], ["3"]]}


@pytest.mark.parametrize("stray", ["| 1 |", "# 甲\n张三"])
def test_a_stray_line_is_refused(stray: str) -> None:
    with pytest.raises(ValueError, match="neither a sheet's name nor a row"):
        sheets(stray)


def test_a_workbook_holds_text_unless_backticks_say_otherwise() -> None:
    drawn = "# 甲\n| 2014.10 | =1+1 | #N/A | `=1+1` | `12` | `-3.5` | `2014-09-10` | |\n# 乙"
    book = load_workbook(BytesIO(workbook(drawn)))
    assert book.sheetnames == ["甲", "乙"]
    cells = [(cell.data_type, cell.value) for cell in book["甲"][1]]
    assert cells == [
        ("s", "2014.10"),
        ("s", "=1+1"),
        ("s", "#N/A"),
        ("f", "=1+1"),
        ("n", 12),
        ("n", -3.5),
        ("d", datetime(2014, 9, 10)),  # noqa: DTZ001  # a sheet knows no time zone
    ]


def test_an_unknown_kind_in_backticks_is_refused() -> None:
    with pytest.raises(ValueError, match="2014-9"):
        workbook("# 甲\n| `2014-9` |")
