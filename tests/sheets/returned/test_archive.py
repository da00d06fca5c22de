"""Only named parts are replaced; everything else in the zip stays as it came."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest

from sync.sheets.returned.parts.archive import Archive, UnfitArchiveError
from tests.markdown import workbook
from tests.sheets.returned.samples import changed, parts_of, records

BOOK = workbook("""
    # 甲表
    | 一 |
    # 乙表
    | 二 |
""")


class Pipe(BytesIO):
    """A target that cannot be rewound: zipfile then writes sizes behind the data, as many programmes do."""

    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        raise OSError


def streamed(data: bytes) -> bytes:
    made = Pipe()
    with ZipFile(made, "w") as archive:
        archive.comment = "示例".encode()
        for name, part in parts_of(data).items():
            info = ZipInfo(name, (2014, 9, 5, 8, 0, 0))
            info.compress_type = ZIP_STORED
            archive.writestr(info, part)
    return made.getvalue()


def test_sheets_are_found_by_their_titles() -> None:
    assert dict(Archive(BOOK).sheets) == {"甲表": "xl/worksheets/sheet1.xml", "乙表": "xl/worksheets/sheet2.xml"}


def test_targets_may_be_absolute_and_parts_in_another_case() -> None:
    def moved(name: str, part: bytes) -> bytes:
        return part.replace(b'"/xl/worksheets/', b'"/XL/Worksheets/') if name.endswith("workbook.xml.rels") else part

    archive = Archive(changed(BOOK, moved))
    assert archive.part(archive.sheets["乙表"]) == parts_of(BOOK)["xl/worksheets/sheet2.xml"]


@pytest.mark.parametrize("book", [BOOK, streamed(BOOK)], ids=["as usual", "sizes behind the data"])
def test_a_patched_part_leaves_every_other_member_alone(book: bytes) -> None:
    name = "xl/worksheets/sheet1.xml"
    made = Archive(book).patched({name: b"<new/>"})
    before, after = records(book), records(made)
    with ZipFile(BytesIO(book)) as old, ZipFile(BytesIO(made)) as new:
        assert new.testzip() is None
        assert new.read(name) == b"<new/>"
        assert new.comment == old.comment
        assert [(each.filename, each.date_time) for each in new.infolist()] == [
            (each.filename, each.date_time) for each in old.infolist()
        ]
    assert {each for each in before if after[each] != before[each]} == {name}


def test_what_is_as_it_was_gives_the_very_same_bytes() -> None:
    assert Archive(BOOK).patched({"xl/workbook.xml": parts_of(BOOK)["xl/workbook.xml"]}) is BOOK


def test_shared_texts_are_joined_without_their_pronunciation() -> None:
    shared = "<sst><si><t>甲</t></si><si><r><t>乙</t></r><r><t> 丙</t></r><rPh><t>bing</t></rPh></si><si/></sst>"
    parts = parts_of(BOOK) | {"xl/sharedStrings.xml": shared.encode()}
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    parts["xl/_rels/workbook.xml.rels"] = (
        f'<Relationships><Relationship Id="rId9" Type="{kind}" Target="sharedStrings.xml"/></Relationships>'.encode()
    )
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    assert Archive(made.getvalue()).strings == ("甲", "乙 丙", "")


@pytest.mark.parametrize("data", [b"", b"not a zip", BOOK[:400]])
def test_what_is_no_zip_is_refused(data: bytes) -> None:
    with pytest.raises(UnfitArchiveError):
        Archive(data)


def test_a_part_that_unpacks_to_more_than_any_form_is_refused() -> None:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        archive.writestr("bomb.xml", bytes(33 << 20))
    with pytest.raises(UnfitArchiveError):
        Archive(made.getvalue()).part("bomb.xml")


def test_a_part_that_is_damaged_is_refused() -> None:
    at = BOOK.index(b"xl/worksheets/sheet1.xml") + 60
    damaged = BOOK[:at] + b"\xff\xff\xff\xff" + BOOK[at + 4 :]
    with pytest.raises(UnfitArchiveError):
        Archive(damaged).part("xl/worksheets/sheet1.xml")
