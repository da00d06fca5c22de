"""Saved mails: what is attached, when they came, from whom."""

import struct
from datetime import UTC, datetime, timedelta, timezone
from email.message import EmailMessage

import pytest

from sync.model import Finding
from sync.sheets.received.enclosed import Enclosed, measured, members
from sync.sheets.received.file_formats.attachments import Budget, Size
from sync.sheets.received.file_formats.file_kinds import Kind, kind_of
from tests.containers import ole2_tree, zipped

BEIJING = timezone(timedelta(hours=8))
AT = datetime(2014, 8, 1, 9, 30, tzinfo=BEIJING)
FROM = "示例 <a@example.org>"


def mail(*attached: tuple[str, bytes] | EmailMessage, sender: str = FROM, at: datetime | None = AT) -> EmailMessage:
    made = EmailMessage()
    made["Subject"] = "广州市申报表"
    made["From"] = sender
    made["To"] = "b@example.org"
    if at:
        made["Date"] = at
    made.set_content("附件请查收")
    for each in attached:
        if isinstance(each, EmailMessage):
            made.add_attachment(each)
        else:
            made.add_attachment(each[1], maintype="application", subtype="octet-stream", filename=each[0])
    return made


def files(data: bytes) -> list[Enclosed]:
    kind = kind_of(data)
    found = list(members(data, kind, Budget()))
    assert measured(data, kind, Budget()) == Size(len(found), sum(len(each.data) for each in found))
    return found


def test_what_is_attached_comes_when_and_from_whom_the_mail_did() -> None:
    data = mail(("广州市.xlsx", b"12"), ("照片.jpg", b"3")).as_bytes()
    assert files(data) == [Enclosed("广州市.xlsx", b"12", AT, FROM), Enclosed("照片.jpg", b"3", AT, FROM)]


def test_the_receiving_server_knows_better_when_it_came() -> None:
    data = b"Received: from x by y;\r\n\tMon, 4 Aug 2014 10:00:00 +0800\r\n" + mail(("表.xlsx", b"1")).as_bytes()
    assert [each.at for each in files(data)] == [datetime(2014, 8, 4, 10, tzinfo=BEIJING)]


@pytest.mark.parametrize(
    ("date", "at"),
    [
        (b"Fri, 1 Aug 2014 09:30:00 -0000", datetime(2014, 8, 1, 9, 30, tzinfo=UTC)),
        (b"Fri, 1 Aug 1014 09:30:00 +0800", None),
        (b"yesterday", None),
        (b"", None),
    ],
)
def test_a_date_that_is_none_says_nothing(date: bytes, at: datetime | None) -> None:
    data = b"Date: " + date + b"\r\n" + mail(("表.xlsx", b"1"), at=None).as_bytes()
    assert [each.at for each in files(data)] == [at]


def test_a_forwarded_mail_is_opened_and_came_with_the_one_that_brought_it() -> None:
    inner = mail(("表.xlsx", b"1"), sender="c@example.org", at=datetime(2014, 7, 1, 8, 0, tzinfo=BEIJING))
    assert files(mail(inner).as_bytes()) == [Enclosed("广州市申报表/表.xlsx", b"1", AT, FROM)]


def test_an_attached_mail_and_an_archive_are_opened_too() -> None:
    data = mail(("转发.eml", mail(("表.xlsx", b"1")).as_bytes()), ("材料.zip", zipped({"夹/图.jpg": b"2"}))).as_bytes()
    assert [each.name for each in files(data)] == ["转发.eml/表.xlsx", "材料.zip/夹/图.jpg"]


def test_mails_in_an_archive_are_opened_each_with_its_own_date() -> None:
    data = zipped({"甲.eml": mail(("表.xlsx", b"1")).as_bytes(), "乙.jpg": b"2"})
    assert files(data) == [Enclosed("乙.jpg", b"2"), Enclosed("甲.eml/表.xlsx", b"1", AT, FROM)]


def test_two_attachments_of_one_name_stay_two() -> None:
    data = mail(("表.xlsx", b"1"), ("表.xlsx", b"2"), ("表.XLSX", b"3")).as_bytes()
    assert [each.name for each in files(data)] == ["表.xlsx", "表(2).xlsx", "表(3).XLSX"]


@pytest.mark.parametrize(
    "disposition",
    [
        b'attachment; filename="=?gb2312?B?' + b"ufrW3crQLnhsc3g=" + b'?="',
        b"attachment; filename*=gbk''%B9%FA%D6%DD%CA%D0.xlsx",
        b'attachment; filename="' + "国州市.xlsx".encode("gbk") + b'"',
        b'attachment; filename="' + "国州市.xlsx".encode() + b'"',
        b'attachment; filename="=?utf-8?Q?=E5=9B=BD=E5=B7=9E?=\r\n =?utf-8?Q?=E5=B8=82.xlsx?="',
    ],
    ids=["words", "rfc2231", "raw GBK", "raw UTF-8", "two words"],
)
def test_names_are_read_whichever_way_mailers_write_them(disposition: bytes) -> None:
    data = (
        b"Subject: a\r\nFrom: a@example.org\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
        b"--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: "
        + disposition
        + b"\r\n\r\nx\r\n--b--\r\n"
    )
    assert [each.name for each in files(data)] == ["国州市.xlsx"]


def test_names_lead_nowhere() -> None:
    assert [each.name for each in files(mail(("../../etc/表.xlsx", b"1")).as_bytes())] == ["etc/表.xlsx"]


def test_a_mail_without_attachments_has_no_files() -> None:
    assert measured(mail().as_bytes(), Kind.MAIL, Budget()) == Size(0, 0)


def test_a_picture_in_the_text_is_a_file_too() -> None:
    made = mail()
    made.add_related(b"x", maintype="image", subtype="png", cid="<1>")
    assert [each.name for each in files(made.as_bytes())] == ["附件.png"]


def test_a_mail_over_its_budget_is_not_opened() -> None:
    data = mail(("甲", b"12"), ("乙", b"34")).as_bytes()
    assert measured(data, Kind.MAIL, Budget(1)) == Finding("archive-many-files", params={"most": 1})
    assert measured(data, Kind.MAIL, Budget(9, 3)) == Finding("archive-too-large", params={"megabytes": 0})


def test_mails_within_too_many_mails_are_not_opened() -> None:
    made = mail(("表.xlsx", b"1"))
    for _ in range(9):
        made = mail(made)
    assert measured(made.as_bytes(), Kind.MAIL, Budget()) == Finding("file-mail")


def test_an_archive_in_a_mail_that_cannot_be_unpacked_stays_a_file() -> None:
    bomb = zipped({"表.xlsx": bytes(20 << 20)})
    assert [each.name for each in files(mail(("材料.zip", bomb)).as_bytes())] == ["材料.zip"]


# ---- Outlook

STRING, BINARY, TIME, INTEGER = 0x1F, 0x102, 0x40, 0x3
DATA, NAME, METHOD, HEADERS, DELIVERED = 0x3701, 0x3707, 0x3705, 0x7D, 0xE06
SINCE_1601 = datetime(1601, 1, 1, tzinfo=UTC)


def outlook(head: int, values: dict[tuple[int, int], bytes | int]) -> dict[str, object]:
    """Write the properties of an object of a .msg ([MS-OXMSG] 2.4): streams, and which there are."""
    listed, streams = bytes(head), {}
    for (pid, kind), value in values.items():
        size = value if isinstance(value, int) else len(value)
        listed += struct.pack("<HHIQ", kind, pid, 6, size)
        if isinstance(value, bytes):
            streams[f"__substg1.0_{pid:04X}{kind:04X}"] = value
    # The test's container pads streams; the properties are as long as they say.
    return {"__properties_version1.0": listed, **streams}


def attachment(name: str, data: bytes) -> dict[str, object]:
    return outlook(8, {(NAME, STRING): name.encode("utf-16-le"), (METHOD, INTEGER): 1, (DATA, BINARY): data})


def saved(*attached: dict[str, object], at: datetime = AT) -> dict[str, object]:
    ticks = (at - SINCE_1601) // timedelta(microseconds=1) * 10
    values: dict[tuple[int, int], bytes | int] = {
        (HEADERS, STRING): f"From: {FROM}\r\n\r\n".encode("utf-16-le"),
        (DELIVERED, TIME): ticks,
    }
    listed = {f"__attach_version1.0_#{number:08X}": each for number, each in enumerate(attached)}
    return outlook(32, values) | listed


def test_a_mail_saved_by_outlook_is_opened_with_its_date_and_sender() -> None:
    data = ole2_tree(saved(attachment("广州市.xlsx", b"1" * 5000), attachment("照片.jpg", b"2" * 5000)))
    assert files(data) == [
        Enclosed("广州市.xlsx", b"1" * 5000, AT, FROM),
        Enclosed("照片.jpg", b"2" * 5000, AT, FROM),
    ]


def test_a_mail_attached_to_one_of_outlook_is_opened_too() -> None:
    inner = saved(attachment("表.xlsx", b"1" * 5000), at=datetime(2014, 7, 1, tzinfo=BEIJING))
    outer = saved({**outlook(8, {(NAME, STRING): "转发".encode("utf-16-le")}), "__substg1.0_3701000D": inner})
    assert files(ole2_tree(outer)) == [Enclosed("转发/表.xlsx", b"1" * 5000, AT, FROM)]


def test_a_broken_mail_of_outlook_is_a_finding() -> None:
    data = ole2_tree(saved(attachment("表.xlsx", b"1" * 5000)))[:700]
    assert measured(data, Kind.MAIL, Budget()) == Finding("file-mail")
