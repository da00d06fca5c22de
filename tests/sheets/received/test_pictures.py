"""Photos that a clerk put into the workbook itself: over the row, in a cell by WPS, in a cell by Excel."""

import pytest

from sync.model import Workbook
from sync.sheets.received.enclosed import Enclosed, measured, members
from sync.sheets.received.file_formats.attachments import Budget, Size
from sync.sheets.received.file_formats.file_kinds import Kind
from sync.sheets.received.open_file import opened
from tests.containers import with_parts, zipped
from tests.illustrated import FORM, ONE, TWO, anchor, by_excel, by_wps, floating


def files(data: bytes, kind: Kind = Kind.XLSX) -> list[Enclosed]:
    found = list(members(data, kind, Budget()))
    assert measured(data, kind, Budget()) == Size(len(found), sum(len(each.data) for each in found))
    return found


def test_pictures_over_rows_are_files_of_these_entries() -> None:
    data = floating(anchor(2, 2, "rId1"), anchor(3, 3, "rId2"), anchor(3, 4, "rId1"))
    assert files(data) == [
        Enclosed("440600-S01-表内图片1.png", ONE),
        Enclosed("440600-S02-表内图片1.png", TWO),
        Enclosed("440600-S02-表内图片2.png", ONE),
    ]
    assert opened(data) == opened(FORM)


def test_a_picture_that_begins_above_its_row_belongs_to_the_row_of_its_middle() -> None:
    assert [each.name for each in files(floating(anchor(2, 4, "rId1")))] == ["440600-S02-表内图片1.png"]


def test_a_picture_over_no_entry_stays_where_it_is() -> None:
    assert files(floating(anchor(1, 1, "rId1"), anchor(9, 12, "rId2"))) == []


@pytest.mark.parametrize("data", [by_wps(), by_excel()], ids=["WPS", "Excel"])
def test_a_picture_in_a_cell_is_a_file_that_the_cell_names(data: bytes) -> None:
    assert files(data) == [Enclosed("440600-S01-表内图片1.png", TWO)]
    book = opened(data)
    assert isinstance(book, Workbook)
    assert [row[2] for row in book.grids[0].rows] == ["照片文件", "440600-S01-表内图片1.png", "照片"]


def test_pictures_of_a_workbook_in_an_archive_follow_it() -> None:
    data = zipped({"佛山市.xlsx": by_wps()})
    assert [each.name for each in files(data, Kind.ARCHIVE)] == [
        "佛山市.xlsx",
        "佛山市.xlsx/440600-S01-表内图片1.png",
    ]


@pytest.mark.parametrize("part", ["xl/cellimages.xml", "xl/_rels/cellimages.xml.rels"])
def test_broken_parts_of_pictures_break_nothing_else(part: str) -> None:
    data = with_parts(by_wps(), {part: b"<broken"})
    assert files(data) == []
    assert isinstance(opened(data), Workbook)
