"""A protected structure makes Excel lock the file with a password that it never asks for."""

from io import BytesIO

import pytest
from docx import Document
from msoffcrypto.format.ooxml import OOXMLFile

from sync.model import Finding, Workbook
from sync.sheets.received.file_formats.file_kinds import Kind, kind_of
from sync.sheets.received.open_file import opened
from tests.containers import ole2
from tests.markdown import workbook

FORM = workbook("# 一表\n| 姓名 |\n| 示例一 |")


def locked(data: bytes, password: str) -> bytes:
    made = BytesIO()
    OOXMLFile(BytesIO(data)).encrypt(password, made)
    return made.getvalue()


def letter() -> bytes:
    made = BytesIO()
    Document().save(made)
    return made.getvalue()


def test_excels_own_password_is_no_lock() -> None:
    data = locked(FORM, "VelvetSweatshop")
    assert kind_of(data) == Kind.ENCRYPTED
    assert opened(data) == opened(FORM)
    assert isinstance(opened(FORM), Workbook)


@pytest.mark.parametrize(
    "data",
    [
        locked(FORM, "示例"),
        locked(letter(), "VelvetSweatshop"),
        ole2({"EncryptedPackage": b"x", "EncryptionInfo": b"y"}),
    ],
    ids=["own password", "no workbook", "no lock"],
)
def test_a_password_of_the_citys_own_is_told_as_before(data: bytes) -> None:
    assert opened(data) == Finding("file-encrypted")
