"""What a city sent beside its form never counts against it, and is never passed over."""

import os
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sync.desk.run import Run
from sync.desk.standing import Standing, arrived
from sync.documents.contexts import Scene
from sync.documents.contexts.reminder import reminder
from sync.inbox.set_aside import is_form_meant, materials_alone
from sync.model import Finding, Received, Severity, Status
from sync.plan import City, Plan
from tests.containers import zipped
from tests.markdown import workbook
from tests.submissions import season as season_of
from tests.submissions import submission, year

CHINA = ZoneInfo("Asia/Shanghai")
EARLY, LATE, NOW = (datetime(2014, 9, day, 12, 0, tzinfo=CHINA) for day in (1, 5, 9))
FORM = workbook(
    "# 百姓学习之星\n| 编号 | 姓名 | 性别 | 出生年月 | 工作单位 |\n| 440600-S01 | 示例甲 | 男 | 1962年5月 | 示例单位 |"
)
OFD = zipped({"OFD.xml": b"<a/>"})
NUMBERS = zipped({"Index/Document.iwa": b"", "Index/Tables/a.iwa": b""})
LIST = workbook("# 通讯录\n| 单位 | 电话 |\n| 示例 | 1 |")


def season(tmp_path: Path, files: dict[str, tuple[bytes, datetime]]) -> Standing:
    inbox = tmp_path / "收件"
    inbox.mkdir(parents=True)
    for name, (data, at) in files.items():
        (inbox / name).write_bytes(data)
        os.utime(inbox / name, (at.timestamp(),) * 2)
    return arrived(Run(year(), inbox, tmp_path, tmp_path / "存档", NOW), lambda items, _: items)


def foshan(plan: Plan) -> City:
    return plan.city_by_code["440600"]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("佛山市材料.bin", b"\x7fELF\x80\xff", "file-unknown"),
        ("佛山市材料.rar", b"Rar!\x1a\x07\x01\x00", "file-archive"),
        ("佛山市申报表.numbers", NUMBERS, "file-numbers"),
        ("佛山市申报表（改）.xlsx", b"PK\x03\x04cut", "file-damaged"),
        ("佛山市通讯录.xlsx", LIST, "no-forms"),
    ],
)
def test_a_file_beside_a_read_workbook_is_a_remark_for_the_office(
    tmp_path: Path, name: str, data: bytes, code: str
) -> None:
    found = season(tmp_path, {"佛山市.xlsx": (FORM, EARLY), name: (data, LATE)})
    alone = season(tmp_path / "alone", {"佛山市.xlsx": (FORM, EARLY)})
    assert found.season.submissions["440600"] == alone.season.submissions["440600"]
    assert found.progress.by_city["440600"] == alone.progress.by_city["440600"]
    (aside,) = found.gathered.aside
    assert (aside.city.name, aside.received.name) == ("佛山市", name)
    assert code in {each.code for each in aside.remarks}
    assert {each.severity for each in aside.remarks} == {Severity.HINT}
    lines, own = found.lines["440600"], alone.lines["440600"]
    assert (lines[: len(own)], {each.sheet for each in lines[len(own) :]}) == (own, {name})


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("佛山市申报表.numbers", NUMBERS),
        ("佛山市申报表.xlsx", b"PK\x03\x04cut"),
        ("佛山市通讯录.xlsx", LIST),
    ],
)
def test_a_spreadsheet_named_for_the_city_is_a_failed_form_where_nothing_else_was_read(
    tmp_path: Path, name: str, data: bytes
) -> None:
    found = season(tmp_path, {name: (data, LATE)})
    assert found.gathered.aside == ()
    assert found.progress.by_city["440600"].status is Status.RETURNED


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("佛山市申报表.pdf", b"%PDF-1.4\n"),
        ("佛山市申报表.docx", zipped({"word/document.xml": b"<a/>"})),
        ("佛山市截图.png", b"\x89PNG\r\n\x1a\n"),
        ("佛山市.ofd", OFD),
        ("佛山市.pages", zipped({"Index/Document.iwa": b""})),
        ("佛山市.eml", "From: a@example.org\nTo: b@example.org\nSubject: a\n\n没有附件\n".encode()),
        ("佛山市材料.bin", b"\x7fELF\x80\xff"),
    ],
)
def test_no_letter_says_that_nothing_came_where_something_did(tmp_path: Path, name: str, data: bytes) -> None:
    found = season(tmp_path, {name: (data, LATE)})
    plan = found.season.plan
    assert found.progress.by_city["440600"].status is Status.MISSING
    assert foshan(plan) not in found.progress.silent
    spec = next(each for each in plan.documents if each.key == "reminder")
    said = reminder(Scene(found.progress), spec, foshan(plan))
    assert (said["nothing_received"], said["others"]) == (False, {"names": [name], "count": 1, "more": False})
    assert [each.received.name for each in found.gathered.aside] == [name]


def test_what_shows_our_marks_or_sheets_is_a_failed_form_beside_any_other() -> None:
    ours = (Finding("wrong-year"), Finding("two-cities-marked"), Finding("header-missing"))
    assert [is_form_meant("附件", (each, Finding("no-forms")), read=True) for each in ours] == [True] * 3
    assert not is_form_meant("佛山市.xlsx", (Finding("no-forms"),), read=True)


def test_material_is_set_aside_of_a_city_of_which_no_form_was_read() -> None:
    names = ("佛山市照片.jpg", "珠海市照片.jpg", "照片.jpg")
    strays = [Received(number, "", name, "folder", EARLY, 1) for number, name in enumerate(names)]
    found = materials_alone(strays, season_of(submission(city="440600")))
    assert [(each.city.name, each.received.name) for each in found] == [("珠海市", "珠海市照片.jpg")]
