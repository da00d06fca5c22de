from hashlib import shake_256
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from sync.inbox.file_roles import is_archive
from sync.model import Finding
from sync.sheets.received.file_formats.attachments import Budget, Size, measured, members
from sync.sheets.received.file_formats.file_kinds import kind_of
from tests.containers import zipped
from tests.markdown import workbook

FORM = workbook("# 一表\n| 姓名 |")


def written_by_windows(name: str) -> bytes:
    """Chinese Windows writes names in GBK and does not say so."""
    raw = name.encode("gbk")
    stand_in = "x" * len(raw)
    return zipped({stand_in: FORM}).replace(stand_in.encode(), raw)


def test_names_in_gbk_are_decoded() -> None:
    assert list(members(written_by_windows("佛山市申报表.xlsx"))) == [("佛山市申报表.xlsx", FORM)]


def test_names_in_utf8_without_saying_so_are_decoded() -> None:
    raw = "佛山市.xlsx".encode()
    data = zipped({"x" * len(raw): FORM}).replace(b"x" * len(raw), raw)
    assert list(members(data)) == [("佛山市.xlsx", FORM)]


def test_names_lead_nowhere() -> None:
    hostile = {"../../etc/表.xlsx": b"1", "/usr/表.xlsx": b"2", "C:\\Windows\\表.xlsx": b"3", "..": b"4", "夹/": b""}
    assert list(members(zipped(hostile))) == [("Windows/表.xlsx", b"3"), ("etc/表.xlsx", b"1"), ("usr/表.xlsx", b"2")]


def test_only_a_zip_that_is_no_document_is_an_archive() -> None:
    archive = zipped({"表.xlsx": FORM})
    files = (
        ("全市.zip", archive),
        ("无后缀", archive),
        ("全市.zip", FORM),
        ("申报表.xlsx", archive),
        ("全市.zip", b"PK"),
    )
    assert [is_archive(name, kind_of(data)) for name, data in files] == [True, True, False, False, False]


def test_what_would_come_out_is_counted() -> None:
    assert measured(zipped({"甲.xlsx": b"12", "夹/": b"", "夹/乙.jpg": b"345"}), Budget()) == Size(2, 5)


def test_a_bomb_is_not_unpacked() -> None:
    told = measured(zipped({"表.xlsx": bytes(20 << 20)}), Budget())
    assert isinstance(told, Finding)
    assert told.code == "file-bomb"


def test_an_archive_over_its_budget_is_not_unpacked() -> None:
    data = zipped({"甲": shake_256(b"1").digest(256 * 4096), "乙": shake_256(b"2").digest(255 * 4096)})
    megabytes = Finding("archive-too-large", params={"megabytes": 1})
    assert measured(data, Budget(2, 1 << 20)) == megabytes
    assert measured(data, Budget(1, 2 << 20)) == Finding("archive-many-files", params={"most": 1})
    assert measured(data, Budget(2, 2 << 20)) == Size(2, 511 * 4096)


def test_a_locked_archive_is_not_unpacked() -> None:
    locked = bytearray(zipped({"表.xlsx": FORM}))
    locked[locked.rindex(b"PK\x01\x02") + 8] |= 1
    assert measured(bytes(locked), Budget()) == Finding("file-archive")


def test_a_broken_archive_is_not_unpacked() -> None:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("表.xlsx", bytes(range(256)) * 40)
    data = bytearray(file.getvalue())
    data[60:80] = bytes(20)
    assert measured(bytes(data), Budget()) == Finding("file-archive")
