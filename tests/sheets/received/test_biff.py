import struct
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook as Book
from openpyxl.worksheet.worksheet import Worksheet

from sync.model import Broken, Finding, Grid, Span, Workbook
from sync.sheets.received.file_formats.biff import read
from tests import office
from tests.containers import ole2


@pytest.mark.office
def test_an_old_workbook_is_read_like_a_new_one(tmp_path: Path) -> None:
    book = Book()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "学习之星"
    sheet.append(["姓名", None, 5, True, date(2014, 9, 10), datetime(2014, 9, 10, 8, 30), time(9, 30)])  # noqa: DTZ001
    sheet["A2"] = "=NA()"
    sheet["B2"] = "=1+1"
    sheet["A3"] = "合"
    sheet.merge_cells("A3:B4")
    sheet.row_dimensions[5].hidden = True
    sheet["A5"] = "藏"
    sheet["A40"] = " "
    book.create_sheet("_meta").sheet_state = "hidden"
    book.save(tmp_path / "表.xlsx")
    (old,) = office.convert([tmp_path / "表.xlsx"], tmp_path, "xls")
    rows = [
        ["姓名", None, 5.0, True, date(2014, 9, 10), datetime(2014, 9, 10, 8, 30), time(9, 30)],  # noqa: DTZ001
        [Broken("#N/A"), 2.0],
        ["合"],
        [],
        ["藏"],
    ]
    shown = Grid("学习之星", rows, hidden_rows=frozenset({5}), merges=(Span(3, 1, 4, 2),))
    assert read(old.read_bytes()) == Workbook((shown, Grid("_meta", [], hidden=True)))


def test_broken_records_are_a_finding() -> None:
    assert read(ole2({"Workbook": b"\x09\x08\x10\x00\x00\x06\x05\x00" + b"\xff" * 900})) == Finding("file-damaged")


def record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def text(row: int, said: str) -> bytes:
    return record(0x204, struct.pack("<HHHHB", row, 0, 15, len(said), 1) + said.encode("utf-16-le"))


def old_workbook(among_globals: bytes) -> bytes:
    """Write the records of a sheet of two rows; something else stands before it."""
    name, begin, end = "一表", record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)), record(0x0A)
    head = begin + among_globals
    at = len(head) + 4 + 8 + 2 * len(name) + len(end)
    bound = record(0x85, struct.pack("<IBBBB", at, 0, 0, len(name), 1) + name.encode("utf-16-le"))
    sheet = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)) + text(0, "姓名") + text(1, "示例一") + end
    return ole2({"Workbook": head + bound + end + sheet})


@pytest.mark.parametrize("other", [b"", record(0x1AE, b"\x01")], ids=["sound", "a link that xlrd stumbles over"])
def test_what_one_library_cannot_read_the_other_may(other: bytes) -> None:
    assert read(old_workbook(other)) == Workbook((Grid("一表", [["姓名"], ["示例一"]]),))


def test_what_makes_both_libraries_stumble_is_a_finding() -> None:
    assert read(old_workbook(record(0x1AE, b"\x01") + record(0x18, bytes(5)))) == Finding("file-damaged")


def test_a_password_is_a_finding() -> None:
    bof = b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(12)
    locked = ole2({"Workbook": bof + b"\x2f\x00\x06\x00\x00\x00" + bytes(4) + b"\x0a\x00\x00\x00"})
    assert read(locked) == Finding("file-encrypted")


def test_the_file_of_another_programme_is_a_finding() -> None:
    assert read(BytesIO(b"\x09\x08\x08\x00\x00\x05").getvalue()) == Finding("file-damaged")
