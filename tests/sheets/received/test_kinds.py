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
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n", Kind.WEB_ARCHIVE),
        (
            b"MIME-Version: 1.0\nX-Document-Type: Workbook\nContent-Type: multipart/related\n\n",
            Kind.WEB_ARCHIVE,
        ),
        (
            b'From: <Saved by Blink>\r\nSubject: a\r\nContent-Type: multipart/related;\r\n\tboundary="a"\r\n\r\n',
            Kind.WEB_ARCHIVE,
        ),
        (b"MIME-Version: 1.0\r\nSubject: a\r\nFrom: a@example.org\r\n\r\n", Kind.MAIL),
        (b"Received: from a\n\tby b; Mon, 1 Sep 2014\nFrom: a@example.org\n\n", Kind.MAIL),
        (b"From a@example.org Mon Sep  1 08:00:00 2014\nFrom: a@example.org\nTo: b@example.org\n\n", Kind.MAIL),
        ("Subject: 只有一行\n正文".encode(), Kind.TEXT),
        ("From: 甲,乙\nName: 丙,丁\n".encode(), Kind.CSV),
        (ole2({"__properties_version1.0": b"x"}), Kind.MAIL),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', Kind.XML_SHEET),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>', Kind.WORD),
        (b'<?xml version="1.0"?><other/>', Kind.XML),
        (b"ID;PWXL;N;E\r\nC;Y1;X1;K1\r\n", Kind.SYLK),
        (b"\xff\x00\x02\x00\x04\x04\x05\x54\x02\x00", Kind.WORKS),
        (ole2({"MatOST": b"x"}), Kind.WORKS),
        (zipped({"Index/Document.iwa": b"x", "Index/Tables/DataList.iwa": b""}), Kind.NUMBERS),
        (zipped({"Index/Document.iwa": b"\x00\x12\x04\x08\x90\x4e", "Index/Tables/DataList.iwa": b""}), Kind.PAGES),
        (zipped({"Index/Document.iwa": b"x", "preview.jpg": b""}), Kind.PAGES),
        (zipped({"Index/Document.iwa": b"x", "Index/Slide.iwa": b""}), Kind.SLIDES),
        (zipped({"佛山.numbers/Index.zip": b"", "佛山.numbers/preview.jpg": b""}), Kind.NUMBERS),
        (zipped({"OFD.xml": b"", "Doc_0/Document.xml": b""}), Kind.OFD),
        (zipped({"[Content_Types].xml": b"", "FixedDocSeq.fdseq": b""}), Kind.XPS),
        (zipped({"xl/workbook2.xml": b""}), Kind.XLSX),
        (zipped({"mimetype": b"application/epub+zip", "META-INF/container.xml": b""}), Kind.UNKNOWN),
        (zipped({"[Content_Types].xml": b"", "3D/3dmodel.model": b""}), Kind.UNKNOWN),
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


def test_a_workbook_with_macros_is_told_by_what_its_main_part_declares() -> None:
    macros = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    plain = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    main = f'<Types><Override PartName="/xl/workbook.xml" ContentType="{macros}"/></Types>'
    spare = (
        '<Types><Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{plain}"/>'
        '<Default Extension="xlsm" ContentType="application/vnd.ms-excel.sheet.macroEnabled.12"/></Types>'
    )
    declared = [zipped({"[Content_Types].xml": each.encode()}) for each in (main, spare)]
    assert [has_macros(data) for data in (*declared, FORM, b"")] == [True, False, False, False]
