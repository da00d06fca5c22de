"""Evidence looked at: figures come back, whatever the file tries."""

import io
import zipfile
from pathlib import Path

import pytest

from sync.model import Inspection
from sync.sheets.received.inspecting import inspected
from sync.sheets.received.reader import Reader
from sync.sheets.received.tasks import INSPECT
from tests.files import pdf, photo, word
from tests.office import convert

DAMAGED = Inspection(trouble="evidence-damaged")
BODY = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</w:document>'


def package(body: str) -> bytes:
    """A .docx that has a body and nothing else."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", BODY.format(body))
    return made.getvalue()


def test_words_are_counted_without_blanks() -> None:
    assert [inspected(word(count)) for count in (0, 1, 1500)] == [Inspection("docx", n) for n in (0, 1, 1500)]


def test_tables_count_text_boxes_count_once_and_what_is_deleted_does_not() -> None:
    names = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = (
        f"<mc:AlternateContent {names}><mc:Choice><w:t>框内</w:t></mc:Choice><mc:Fallback><w:t>框内</w:t></mc:Fallback>"
    )
    table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>表 中</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    deleted = "<w:del><w:r><w:delText>删去的字</w:delText></w:r></w:del>"
    assert inspected(package(box + "</mc:AlternateContent>" + table + deleted)).letters == 4


def test_photos_are_measured_on_their_long_side() -> None:
    assert [inspected(photo(*size, kind=kind)) for size, kind in (((640, 1200), "JPEG"), ((1024, 768), "PNG"))] == [
        Inspection("jpg", long_side=1200),
        Inspection("png", long_side=1024),
    ]


def test_another_kind_of_picture_says_what_it_is() -> None:
    assert (inspected(photo(kind="GIF")).kind, inspected(photo(kind="WEBP")).kind) == ("gif", "webp")


def test_a_pdf_opens() -> None:
    assert [inspected(pdf(1)), inspected(pdf(3)), inspected(pdf(0))] == [Inspection("pdf"), Inspection("pdf"), DAMAGED]


@pytest.mark.parametrize("whole", [photo(1024, 768, kind="JPEG"), photo(400, 400, kind="PNG"), word(300)])
def test_what_is_cut_short_is_damaged(whole: bytes) -> None:
    assert inspected(whole[: len(whole) * 2 // 3]) == DAMAGED


def test_a_pdf_without_anything_in_it_is_damaged() -> None:
    assert inspected(b"%PDF-1.4\n" + b"\0" * 400) == DAMAGED


def test_nothing_is_nothing() -> None:
    assert inspected(b"") == Inspection(trouble="evidence-empty")


@pytest.mark.parametrize(
    "body",
    [b'<!DOCTYPE d [<!ENTITY a "aaaa">]>' + BODY.format("<w:t>&a;</w:t>").encode(), b"<a>" + b" " * 50_000_000],
    ids=["entities", "bomb"],
)
def test_what_blows_up_is_not_unpacked(body: bytes) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", body)
    assert inspected(made.getvalue()) == DAMAGED


def test_what_kills_the_child_is_damaged_and_the_next_file_is_read() -> None:
    deep = "<w:p>" * 200_000 + "</w:p>" * 200_000
    with Reader(INSPECT, seconds=20) as inspector:
        assert (inspector.read(package(deep)), inspector.read(word(10))) == (DAMAGED, Inspection("docx", 10))


@pytest.mark.office
def test_of_an_old_word_file_its_own_count_is_taken(tmp_path: Path) -> None:
    (tmp_path / "示例.docx").write_bytes(word(1600))
    (old,) = convert([tmp_path / "示例.docx"], tmp_path / "doc", "doc")
    seen = inspected(old.read_bytes())
    assert (seen.kind, seen.letters in {None, 1600}, seen.trouble) == ("doc", True, "")
