import re
from pathlib import Path

import pytest

from sync import messages
from sync.model import Finding, Workbook
from sync.sheets.received import open_file as opening
from sync.sheets.received.file_formats.file_kinds import READABLE, Kind, finding_of
from sync.sheets.received.open_file import READERS, opened
from tests.containers import ole2, zipped
from tests.markdown import workbook

FORM = workbook("# 一表\n| 姓名 |\n| 示例一 |")


def test_every_readable_kind_has_its_reader() -> None:
    """An encrypted workbook is tried with Excel's own password, and refused where that does not open it."""
    assert set(READERS) == READABLE | {Kind.ENCRYPTED}


@pytest.mark.parametrize("kind", sorted(set(Kind) - READABLE))
def test_every_refusal_has_words_of_its_own(kind: Kind) -> None:
    finding = finding_of(kind)
    words = messages.load()
    assert (bool(words.sentence(finding)), bool(words.remedy(finding))) == (True, True)


def test_every_code_made_while_opening_has_words() -> None:
    sources = Path(opening.__file__).parent.glob("*.py")
    used = {
        code for path in sources for code in re.findall(r'"((?:file|sheet|cell)-[a-z-]+)"', path.read_text("utf-8"))
    }
    assert sorted(used - set(messages.load().wordings)) == []


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file-empty"),
        (FORM[:-40], "file-damaged"),
        (ole2({"EncryptedPackage": b"x"}), "file-encrypted"),
        (ole2({"Workbook": b"\x09\x08\x10\x00" + b"\xff" * 90}), "file-damaged"),
        (zipped({"word/document.xml": b"<w/>"}), "file-word"),
        (zipped({"xl/workbook.xml": b"<workbook/>"}), "file-damaged"),
        (zipped({"xl/workbook.xml": "<!DOCTYPE x><workbook/>".encode("utf-16")}), "file-entities"),
        ("<html>".encode("utf-16"), "file-html"),
    ],
)
def test_what_cannot_be_read_is_a_finding(data: bytes, code: str) -> None:
    answer = opened(data)
    assert isinstance(answer, Finding)
    assert answer.code == code


def test_a_workbook_is_read_whatever_its_kind() -> None:
    assert [type(opened(data)) for data in (FORM, "姓名,单位\n示例一,甲\n".encode("gb18030"))] == [Workbook, Workbook]
