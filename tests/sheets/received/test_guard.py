from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import pytest

from sync.model import Finding
from sync.sheets.received.file_formats.guard import MEGABYTE, MemberRefused, refuse_if_large, unpacked
from tests.containers import SHEET, sheet_xml, with_parts, zipped
from tests.markdown import workbook

FORM = workbook("# 一表\n| 姓名 |\n| 示例一 |")
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet>&b;</worksheet>'
OUTSIDE = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet>&e;</worksheet>'


def code(data: bytes) -> str:
    answer = unpacked(data)
    return answer.code if isinstance(answer, Finding) else "read"


def test_a_workbook_of_its_kind_passes_with_its_xml() -> None:
    answer = unpacked(with_parts(FORM, {"xl/media/image1.png": b"\x89PNG"}))
    with ZipFile(BytesIO(FORM)) as archive:
        assert answer == {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("part", [LAUGHS, OUTSIDE, OUTSIDE.decode().encode("utf-16")])
def test_entities_are_refused_in_any_part_and_encoding(part: bytes) -> None:
    assert code(with_parts(FORM, {SHEET: part})) == "file-entities"


def test_a_picture_may_declare_its_type() -> None:
    assert code(with_parts(FORM, {"xl/media/image1.svg": b'<?xml version="1.0"?><!DOCTYPE svg><svg/>'})) == "read"


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    assert code(with_parts(FORM, {SHEET: sheet_xml(" " * (50 * MEGABYTE))})) == "file-bomb"


def test_a_size_that_lies_in_the_header_does_not_help_a_bomb() -> None:
    bomb = bytearray(zipped({SHEET: b" " * (20 * MEGABYTE)}))
    entry = bomb.rindex(b"PK\x01\x02")
    bomb[entry + 24 : entry + 28] = (5).to_bytes(4, "little")
    assert code(bytes(bomb)) in {"file-bomb", "file-damaged"}


def test_what_packs_well_by_nature_passes() -> None:
    ghosts = "".join(f'<row r="{number}" spans="1:20"><c r="A{number}" s="3"/></row>' for number in range(1, 60_000))
    assert code(with_parts(FORM, {SHEET: sheet_xml(ghosts)})) == "read"


def test_a_broken_member_is_damage() -> None:
    noise = b"".join(sha256(bytes([n % 256, n // 256])).digest() for n in range(4000))
    data = bytearray(zipped({"xl/workbook.xml": noise}))
    data[5000:5100] = bytes(100)
    assert code(bytes(data)) == "file-damaged"


def test_more_than_a_form_can_need_is_refused() -> None:
    with pytest.raises(MemberRefused) as caught:
        refuse_if_large(3 * MEGABYTE + 1, 3 * MEGABYTE)
    assert caught.value.finding == Finding("file-too-large", params={"megabytes": 3})
