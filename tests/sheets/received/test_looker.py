"""What has just arrived, looked at and unpacked by a child, piece by piece."""

from hashlib import shake_256

from sync.sheets.received.file_formats.attachments import Budget
from sync.sheets.received.file_formats.file_kinds import Kind
from sync.sheets.received.looker import Looker
from sync.sheets.received.looking import PIECE, FirstLook
from tests.containers import zipped
from tests.markdown import workbook

FORM = workbook("# 一表\n| 姓名 |\n| 示例一 |")
LARGE = shake_256(b"2014").digest(2 * PIECE + 7)
ARCHIVE = zipped({"申报表.xlsx": FORM, "夹/材料.bin": LARGE, "空.txt": b""})


def test_an_archive_is_unpacked_member_by_member() -> None:
    with Looker() as looker, looker.looked(ARCHIVE) as arrival:
        assert arrival.look == FirstLook(Kind.ARCHIVE, 3, len(FORM) + len(LARGE))
        found = [(member.name, member.kind, content.read()) for member, content in arrival.members()]
    assert found == [
        ("夹/材料.bin", Kind.UNKNOWN, LARGE),
        ("申报表.xlsx", Kind.XLSX, FORM),
        ("空.txt", Kind.EMPTY, b""),
    ]


def test_one_child_looks_at_many_files_whether_they_are_unpacked_or_not() -> None:
    with Looker() as looker:
        for data in (FORM, ARCHIVE, b"", FORM):
            with looker.looked(data):
                pass
        with looker.looked(ARCHIVE) as arrival:
            assert [content.read() for _, content in arrival.members()] == [LARGE, FORM, b""]
        (child,) = looker.idle
    assert child.process.poll() == 0


def test_a_child_in_the_middle_of_an_archive_is_not_asked_again() -> None:
    with Looker() as looker:
        with looker.looked(ARCHIVE) as arrival:
            next(arrival.members())
        assert looker.idle == []
        with looker.looked(FORM) as arrival:
            assert arrival.look == FirstLook(Kind.XLSX)


def test_an_archive_over_the_budget_has_no_members() -> None:
    with Looker(Budget(2)) as looker, looker.looked(ARCHIVE) as arrival:
        assert arrival.look == FirstLook(Kind.ARCHIVE)


def test_an_archive_of_nothing_has_nothing_in_it() -> None:
    with Looker() as looker:
        with looker.looked(zipped({"夹/": b""})) as arrival:
            assert (arrival.look, list(arrival.members())) == (FirstLook(Kind.ARCHIVE, 0, 0), [])
        assert len(looker.idle) == 1
