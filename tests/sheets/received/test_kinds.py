import pytest

from sync.sheets.received.file_formats.file_kinds import MOST_MEMBERS, Kind, finding_of, has_macros, kind_of
from tests.containers import ole2, zipped
from tests.markdown import workbook

FORM = workbook("# 一表\n| 姓名 | 单位 |\n| 示例一 | 甲 |")
BOF = b"\x09\x08\x10\x00" + bytes(16)
FILEPASS = b"\x2f\x00\x02\x00\x00\x00"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (FORM, Kind.XLSX),
        (FORM[: len(FORM) // 2], Kind.DAMAGED),
        (b"", Kind.EMPTY),
        (bytes(9000), Kind.EMPTY),
        ("\ufeff \r\n".encode("utf-8-sig")[3:], Kind.TEXT),
        (zipped({"xl/workbook.bin": b"", "xl/styles.bin": b""}), Kind.XLSB),
        (zipped({"XL\\Workbook.xml": b""}), Kind.XLSX),
        (zipped({"word/document.xml": b"", "word/embeddings/xl/workbook.xml": b""}), Kind.WORD),
        (zipped({"ppt/presentation.xml": b""}), Kind.SLIDES),
        (
            zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"}),
            Kind.ODS,
        ),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}), Kind.WORD),
        (zipped({"佛山.xlsx": FORM}), Kind.ARCHIVE),
        (b"Rar!\x1a\x07\x01\x00", Kind.ARCHIVE),
        (ole2({"EncryptedPackage": b"x", "EncryptionInfo": b"y"}), Kind.ENCRYPTED),
        (ole2({"Workbook": BOF + bytes(40)}), Kind.XLS),
        (ole2({"Workbook": BOF + FILEPASS}), Kind.ENCRYPTED),
        (ole2({"Book": BOF}), Kind.XLS),
        (ole2({"WordDocument": b"x"}), Kind.WORD),
        (ole2({"Contents": b"x"}), Kind.UNKNOWN),
        (ole2({"Workbook": BOF})[:700], Kind.DAMAGED),
        (b"\x09\x08\x08\x00\x00\x05\x10\x00", Kind.XLS),
        ("姓名,单位\r\n示例一,甲\r\n".encode("gb18030"), Kind.CSV),
        ("姓名,单位\r\n示例一,甲\r\n".encode("utf-8-sig"), Kind.CSV),
        ("姓名\t单位\r\n示例一\t甲\r\n".encode("utf-16"), Kind.CSV),
        ("今年活动周的情况，见附件。\n谢谢".encode(), Kind.TEXT),
        ("<html><table><tr><td>姓名".encode("gb18030"), Kind.HTML),
        (b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">', Kind.HTML),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", Kind.HTML),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', Kind.XML),
        (b"%PDF-1.4\n", Kind.PDF),
        (b"\xff\xd8\xff\xe0", Kind.IMAGE),
        (b"BM\x36\x00\x0c\x00\x00\x00\x00\x00\x36", Kind.IMAGE),
        ("BM编号,单位\n1,甲\n".encode(), Kind.CSV),
        (b"\x00\x00\x00\x20ftypisom", Kind.FILM),
        (b"\x00\x00\x00\x20ftypheic", Kind.IMAGE),
        (b"\x7fELF\x02\x01\x01\x00\x80\xff", Kind.UNKNOWN),
    ],
)
def test_bytes_are_told_apart_whatever_the_name(data: bytes, kind: Kind) -> None:
    assert kind_of(data) == kind


def test_a_zip_of_too_many_members_is_not_even_listed() -> None:
    assert kind_of(zipped({f"{number}": b"" for number in range(MOST_MEMBERS + 1)})) == Kind.CROWDED


def test_a_kind_that_is_not_read_is_a_finding() -> None:
    assert finding_of(Kind.ENCRYPTED).code == "file-encrypted"


def test_a_workbook_with_macros_is_told_by_what_it_declares() -> None:
    types = b'<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'
    assert [has_macros(data) for data in (zipped({"[Content_Types].xml": types}), FORM, b"")] == [True, False, False]
