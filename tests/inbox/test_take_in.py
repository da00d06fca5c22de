import os
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import pytest

from sync.errors import DeskError, FolderError
from sync.inbox import Taken, take_in
from sync.model import Received
from sync.store import Role, Store
from tests.illustrated import by_wps
from tests.markdown import workbook

CHINA = ZoneInfo("Asia/Shanghai")
FORM = workbook("# 一表\n| 姓名 |\n| 示例一 |")
OTHER = workbook("# 一表\n| 姓名 |\n| 示例二 |")
MODIFIED = datetime(2014, 9, 9, 8, 0, tzinfo=CHINA)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "收件"
    folder.mkdir()
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "存档")


def put(inbox: Path, name: str, data: bytes) -> None:
    path = inbox / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    os.utime(path, (MODIFIED.timestamp(),) * 2)


def names(receptions: tuple[Received, ...]) -> list[str]:
    return [each.name for each in receptions]


def test_everything_in_every_folder_is_kept_as_it_came(inbox: Path, store: Store) -> None:
    files = {
        "乙.XLSX": FORM,
        "佛山市/申报表.et": OTHER,
        "空.xlsx": b"",
        "无后缀": FORM,
        "佛山市/照片.jpg": b"\xff\xd8\xff1",
    }
    for name, data in files.items():
        put(inbox, name, data)
    taken = take_in(inbox, store, CHINA)
    assert names(taken.forms) == ["乙.XLSX", "佛山市/申报表.et", "无后缀", "空.xlsx"]
    assert names(taken.evidence) == ["佛山市/照片.jpg"]
    assert {each.name: store.data(each) for each in store.received()} == files


def test_material_is_evidence_and_what_poses_as_a_workbook_is_not(inbox: Path, store: Store) -> None:
    put(inbox, "事迹.pdf", b"%PDF-1.4")
    put(inbox, "事迹.docx", b"PK broken")
    put(inbox, "申报表.xls", b"<html><table>")
    put(inbox, "其实是表.docx", FORM)
    put(inbox, "来历不明", b"\x7fELF\xff\x00")
    put(inbox, "说明.txt", "附件请查收".encode("gb18030"))
    put(inbox, "导出.txt", "姓名,单位\n示例一,甲\n".encode())
    taken = take_in(inbox, store, CHINA)
    assert names(taken.forms) == ["其实是表.docx", "导出.txt", "来历不明", "申报表.xls"]
    assert names(taken.evidence) == ["事迹.docx", "事迹.pdf", "说明.txt"]


def test_files_of_systems_and_programmes_are_skipped_and_told(inbox: Path, store: Store) -> None:
    for name in ("~$申报表.xlsx", ".DS_Store", "佛山市/Thumbs.db", ".~lock.申报表.xlsx#", "desktop.ini", ".旧/表.xlsx"):
        put(inbox, name, b"x")
    assert take_in(inbox, store, CHINA) == Taken(
        forms=(),
        skipped=(".DS_Store", ".~lock.申报表.xlsx#", ".旧/表.xlsx", "desktop.ini", "~$申报表.xlsx", "佛山市/Thumbs.db"),
    )
    assert store.received() == []


def test_the_register_says_when_and_how_a_file_came(inbox: Path, store: Store) -> None:
    put(inbox, "佛山市/申报表.xlsx", FORM)
    put(inbox, "乙.xlsx", OTHER)
    put(inbox, "丙.xlsx", b"3")
    lines = (
        "文件,收到时间,渠道",
        "佛山市/申报表.xlsx,2014-09-10 17:30,邮件",
        "乙.xlsx,2014年9月11日,",
        "丁.xlsx,2014-09-12,邮件",
    )
    put(inbox, "收件登记.csv", "\n".join(lines).encode("gb18030"))
    taken = take_in(inbox, store, CHINA)
    assert [(each.name, each.received_at, each.channel) for each in taken.forms] == [
        ("丙.xlsx", MODIFIED, "收件文件夹"),
        ("乙.xlsx", datetime(2014, 9, 11, 23, 59, 59, tzinfo=CHINA), "收件登记"),
        ("佛山市/申报表.xlsx", datetime(2014, 9, 10, 17, 30, tzinfo=CHINA), "邮件"),
    ]
    assert taken.missing == ("丁.xlsx",)


def test_a_name_alone_registers_a_file_in_a_folder(inbox: Path, store: Store) -> None:
    put(inbox, "佛山市/申报表.xlsx", FORM)
    put(inbox, "收件登记.csv", "文件,收到时间,渠道\n申报表.XLSX,2014-09-10T17:30:05,邮件\n".encode("utf-8-sig"))
    taken = take_in(inbox, store, CHINA)
    assert [each.received_at for each in taken.forms] == [datetime(2014, 9, 10, 17, 30, 5, tzinfo=CHINA)]
    assert taken.missing == ()


def test_the_same_file_twice_is_two_receptions_of_the_same_bytes(inbox: Path, store: Store) -> None:
    put(inbox, "一次.xlsx", FORM)
    put(inbox, "又一次.xlsx", FORM)
    put(inbox, "收件登记.csv", "文件,收到时间,渠道\n又一次.xlsx,2014-09-01,邮件\n".encode())
    taken = take_in(inbox, store, CHINA)
    assert names(taken.forms) == ["一次.xlsx", "又一次.xlsx"]
    assert [each.name for each in store.received(Role.FORM)] == ["又一次.xlsx", "一次.xlsx"]
    assert len({each.sha256 for each in taken.forms}) == 1


def test_taking_in_again_receives_nothing_twice(inbox: Path, store: Store) -> None:
    put(inbox, "甲.xlsx", FORM)
    first = take_in(inbox, store, CHINA)
    assert (take_in(inbox, store, CHINA), store.received()) == (first, list(first.forms))
    put(inbox, "甲.xlsx", OTHER)
    take_in(inbox, store, CHINA)
    assert [store.data(each) for each in store.received()] == [FORM, OTHER]


def test_an_archive_is_kept_and_its_members_are_taken_in(inbox: Path, store: Store) -> None:
    with ZipFile(inbox / "全市.zip", "w") as archive:
        archive.writestr("../佛山市/申报表.xlsx", FORM)
        archive.writestr("照片.jpg", b"\xff\xd8\xff")
        archive.writestr("__MACOSX/._申报表.xlsx", b"x")
        archive.writestr("包中包.zip", b"PK\x05\x06" + bytes(18))
    put(inbox, "收件登记.csv", "文件,收到时间,渠道\n全市.zip,2014-09-10 17:30,邮件\n".encode())
    taken = take_in(inbox, store, CHINA)
    assert names(taken.archives) == ["全市.zip"]
    assert names(taken.forms) == ["全市.zip/佛山市/申报表.xlsx", "全市.zip/包中包.zip"]
    assert names(taken.evidence) == ["全市.zip/照片.jpg"]
    assert taken.skipped == ("全市.zip/__MACOSX/._申报表.xlsx",)
    assert {(each.received_at, each.channel) for each in store.received()} == {
        (datetime(2014, 9, 10, 17, 30, tzinfo=CHINA), "邮件")
    }


def test_an_archive_that_cannot_be_unpacked_is_to_be_read_so_that_its_city_is_told(inbox: Path, store: Store) -> None:
    with ZipFile(inbox / "炸弹.zip", "w", 8) as archive:
        archive.writestr("申报表.xlsx", bytes(30 << 20))
    taken = take_in(inbox, store, CHINA)
    assert (names(taken.forms), taken.archives) == (["炸弹.zip"], ())


def mail(**attached: bytes) -> bytes:
    made = EmailMessage()
    made["From"] = "示例 <a@example.org>"
    made["To"] = "b@example.org"
    made["Date"] = datetime(2014, 8, 1, 9, 30, tzinfo=CHINA)
    made.set_content("附件请查收")
    for name, data in attached.items():
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name.replace("_", "."))
    return made.as_bytes()


def test_a_mail_is_kept_and_what_is_attached_came_when_and_from_whom_it_did(inbox: Path, store: Store) -> None:
    put(inbox, "来信.eml", mail(申报表_xlsx=FORM, 照片_jpg=b"\xff\xd8\xff"))
    taken = take_in(inbox, store, CHINA)
    assert names(taken.archives) == ["来信.eml"]
    sent, sender = datetime(2014, 8, 1, 9, 30, tzinfo=CHINA), "邮件 示例 <a@example.org>"
    assert [(each.name, each.received_at, each.channel) for each in (*taken.forms, *taken.evidence)] == [
        ("来信.eml/申报表.xlsx", sent, sender),
        ("来信.eml/照片.jpg", sent, sender),
    ]


def test_what_the_register_says_of_a_mail_holds_for_what_is_attached(inbox: Path, store: Store) -> None:
    put(inbox, "来信.eml", mail(申报表_xlsx=FORM))
    put(inbox, "收件登记.csv", "文件,收到时间,渠道\n来信.eml,2014-09-10 17:30,传真\n".encode())
    (form,) = take_in(inbox, store, CHINA).forms
    assert (form.received_at, form.channel) == (datetime(2014, 9, 10, 17, 30, tzinfo=CHINA), "传真")


def test_a_mail_cannot_claim_to_have_come_after_it_was_saved(inbox: Path, store: Store) -> None:
    put(inbox, "来信.eml", mail(申报表_xlsx=FORM).replace(b"2014", b"2024"))
    (form,) = take_in(inbox, store, CHINA).forms
    assert form.received_at == MODIFIED


def test_a_mail_without_attachments_is_opened_so_that_somebody_is_told(inbox: Path, store: Store) -> None:
    put(inbox, "来信.eml", mail())
    taken = take_in(inbox, store, CHINA)
    assert (names(taken.forms), taken.archives) == (["来信.eml"], ())


def test_pictures_in_a_workbook_are_evidence_beside_it(inbox: Path, store: Store) -> None:
    put(inbox, "佛山市.xlsx", by_wps())
    taken = take_in(inbox, store, CHINA)
    assert (names(taken.forms), names(taken.evidence), taken.archives) == (
        ["佛山市.xlsx"],
        ["佛山市.xlsx/440600-S01-表内图片1.png"],
        (),
    )


def test_forms_are_found_again_apart_from_all_else_in_the_store(inbox: Path, store: Store) -> None:
    put(inbox, "甲.xlsx", FORM)
    put(inbox, "照片.jpg", b"\xff\xd8\xff")
    with ZipFile(inbox / "丙.zip", "w") as archive:
        archive.writestr("乙.xlsx", OTHER)
    take_in(inbox, store, CHINA)
    assert sorted(each.name for each in store.received(Role.FORM)) == ["丙.zip/乙.xlsx", "甲.xlsx"]
    assert len(store.received()) == 4


def test_a_file_nobody_registered_has_not_come_after_the_moment_of_the_run(inbox: Path, store: Store) -> None:
    put(inbox, "甲.xlsx", FORM)
    before = datetime(2014, 8, 1, tzinfo=CHINA)
    assert [each.received_at for each in take_in(inbox, store, CHINA, latest=before).forms] == [before]


def test_progress_is_told_file_by_file(inbox: Path, store: Store) -> None:
    told: list[tuple[int, int]] = []
    for name in ("甲.xlsx", "乙.xlsx", ".DS_Store"):
        put(inbox, name, FORM)
    take_in(inbox, store, CHINA, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path, store: Store) -> None:
    with pytest.raises(FolderError, match=r"^收件文件夹不存在：[^\n]+，请检查 INBOX 所写的路径$"):
        take_in(tmp_path / "无", store, CHINA)


@pytest.mark.parametrize(
    ("register", "problem"),
    [
        ("文件,收到时间\n甲.xlsx,昨天下午\n", "第2行：收到时间“昨天下午”看不懂，应如 2014-09-10 17:30"),
        ("文件,收到时间\n甲.xlsx,2014-02-30\n", "第2行：收到时间“2014-02-30”看不懂，应如 2014-09-10 17:30"),
        ("文件,时间\n甲.xlsx,2014-09-10\n", "第1行：缺少“收到时间”列，应为 文件,收到时间,渠道"),
        ("文件,收到时间\n甲.xlsx,2014-09-10\n\n甲.XLSX,2014-09-11\n", "第4行：“甲.XLSX”登记了两次，请删去一行"),
    ],
)
def test_a_register_that_cannot_be_understood_is_the_operators_to_mend(
    inbox: Path, store: Store, register: str, problem: str
) -> None:
    put(inbox, "甲.xlsx", FORM)
    put(inbox, "收件登记.csv", register.encode())
    with pytest.raises(DeskError) as caught:
        take_in(inbox, store, CHINA)
    assert str(caught.value) == f"收件登记有误：{inbox / '收件登记.csv'} {problem}"
    assert store.received() == []


def test_a_register_that_is_no_text_is_the_operators_to_mend(inbox: Path, store: Store) -> None:
    put(inbox, "收件登记.csv", FORM)
    with pytest.raises(DeskError, match=r"^收件登记有误：[^\n]+请用 Excel 另存为 CSV UTF-8$"):
        take_in(inbox, store, CHINA)
