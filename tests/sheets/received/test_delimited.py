import pytest

from sync.model import Broken, Finding, Grid, Workbook
from sync.sheets.received.file_formats.delimited import read

TABLE = '姓名,简介,数\r\n示例一,"一行\n又行, 再加",3\r\n示例二,,#N/A\r\n,,\r\n'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_table_is_read_in_any_encoding(encoding: str) -> None:
    rows = [["姓名", "简介", "数"], ["示例一", "一行\n又行, 再加", "3"], ["示例二", None, Broken("#N/A")]]
    assert read(TABLE.encode(encoding)) == Workbook((Grid("", rows),), (Finding("file-csv"),))


@pytest.mark.parametrize("separator", ["\t", ";"])
def test_columns_may_be_separated_otherwise(separator: str) -> None:
    answer = read(f"姓名{separator}单位, 职务\n示例一{separator}甲, 乙\n".encode())
    assert isinstance(answer, Workbook)
    assert answer.grids[0].rows == [["姓名", "单位, 职务"], ["示例一", "甲, 乙"]]


def test_a_title_above_the_table_does_not_hide_it() -> None:
    answer = read("学习之星推荐表\n姓名,单位\n示例一,甲\n示例二,乙\n".encode())
    assert isinstance(answer, Workbook)
    assert answer.grids[0].rows[0] == ["学习之星推荐表"]


def test_prose_is_no_table() -> None:
    assert read("各市：\n附件请查收，谢谢。\n".encode()) == Finding("file-text")
