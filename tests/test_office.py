from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from tests import fonts, office
from tests.markdown import workbook

pytestmark = pytest.mark.office


def letter(path: Path) -> Path:
    document = Document()
    for family in fonts.FACES:
        run = document.add_paragraph().add_run(f"{family}终身学习")
        run.font.name = family
        run._element.rPr.rFonts.set(qn("w:eastAsia"), family)  # noqa: SLF001  # python-docx has no public name for it
    document.save(path)
    return path


def test_a_letter_is_printed_in_the_faces_it_asks_for(tmp_path: Path) -> None:
    [pdf] = office.render([letter(tmp_path / "函 件.docx")], tmp_path / "印")
    assert office.faces(pdf) == fonts.names(*fonts.FACES)
    [image] = office.pages(pdf)
    assert image.read_bytes().startswith(b"\x89PNG")
    [first, *others] = office.words(pdf)
    assert "".join(word.text for word in (first, *others)).startswith("仿宋_GB2312终身学习仿宋终身学习")
    assert (first.page, first.left) == (1, pytest.approx(31.75, abs=1))  # the margin of python-docx's own template


def test_workbooks_come_back_calculated_and_as_other_kinds(tmp_path: Path) -> None:
    paths = [tmp_path / "甲.xlsx", tmp_path / "乙.xlsx"]
    for path in paths:
        path.write_bytes(workbook("# 甲\n| `=1+1` | 文 |"))
    [calculated, _] = office.convert(paths, tmp_path / "out", "xlsx")
    assert load_workbook(BytesIO(calculated.read_bytes()), data_only=True)["甲"]["A1"].value == 2
    [old] = office.convert(paths[:1], tmp_path / "out", "xls")
    assert old.read_bytes().startswith(bytes.fromhex("d0cf11e0"))


def test_a_file_that_did_not_come_out_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04")
    with pytest.raises(office.OfficeError, match=r"坏\.pdf"):
        office.render([broken], tmp_path / "out")


def test_a_source_is_never_overwritten(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="overwrite"):
        office.convert([tmp_path / "甲.xlsx"], tmp_path, "xlsx")


def test_a_run_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "START", 0.05)
    monkeypatch.setattr(office, "PER_FILE", 0)
    with pytest.raises(office.OfficeError, match="no answer within"):
        office.render([letter(tmp_path / "函.docx")], tmp_path / "out")
