"""Word files printed by the LibreOffice of whoever runs the product."""

import os
from io import BytesIO
from pathlib import Path

import docx
import pymupdf
import pytest
from docx.oxml.ns import qn

from sync.documents import rendering
from sync.documents.proof import PointVerdict, load, proof_all
from sync.documents.proof.proofing import WordFile, laid_out
from tests import fonts
from tests.documents.proof.sound import sound


def text_of(pdf: bytes | None) -> str:
    assert pdf
    with pymupdf.open(stream=pdf, filetype="pdf") as document:
        return str(document[0].get_text())


@pytest.mark.office
def test_many_files_are_printed_in_one_call_and_a_broken_one_is_left_out() -> None:
    printed = rendering.pdfs([sound("普通"), b"PK\x03\x04", sound("信函")])
    assert printed is not None
    assert "情况总结" in text_of(printed[0])
    assert printed[1] is None
    assert "的函" in text_of(printed[2])


def test_without_office_nothing_is_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "NAMES", ())
    monkeypatch.setattr(rendering, "PLACES", ())
    assert rendering.soffice() is None
    assert rendering.pdfs([sound("普通")]) is None


def test_office_is_found_where_it_is_installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.touch()
    monkeypatch.setattr(rendering, "NAMES", ("no-such-programme",))
    monkeypatch.setattr(rendering, "PLACES", (tmp_path / "elsewhere", program))
    assert rendering.soffice() == str(program)


@pytest.mark.skipif(os.name != "posix", reason="the stand-in is a shell script")
def test_office_is_told_no_password(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexec env\n", "utf-8")
    program.chmod(0o700)
    monkeypatch.setenv("STORE_URL", "postgresql://desk:secret@db/desk")
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", "/secret.json")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    said = rendering.run(str(program), [], tmp_path, 60, {"FONTCONFIG_FILE": "字体.conf"})
    told = dict(line.split("=", 1) for line in said.splitlines())
    assert (told["LC_ALL"], told["FONTCONFIG_FILE"], told["PATH"]) == ("C.UTF-8", "字体.conf", os.environ["PATH"])
    assert {"STORE_URL", "GOOGLE_APPLICATION_CREDENTIALS"} & set(told) == set()


@pytest.mark.office
def test_an_office_that_does_not_answer_prints_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "START", 0.05)
    monkeypatch.setattr(rendering, "PER_FILE", 0)
    assert rendering.pdfs([sound("普通")]) is None


@pytest.mark.office
def test_faces_that_the_machine_lacks_are_named_and_their_measures_not_trusted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", str(fonts.LACKING))
    [judged] = proof_all({"函.docx": sound("信函")})
    assert judged.substituted == ("方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312")
    assert judged.verdict is PointVerdict.SUBSTITUTED
    assert judged.numbers(PointVerdict.SUBSTITUTED) == (24, 28, 37, 42, 43, 46, 47, 50)


@pytest.mark.office
def test_where_no_face_is_asked_for_none_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", str(fonts.LACKING))
    word = docx.Document()
    for element in list(word.styles.element.iter(qn("w:rFonts"))):
        element.getparent().remove(element)
    word.add_paragraph("示例正文。")
    stream = BytesIO()
    word.save(stream)
    [judged] = proof_all({"示例.docx": stream.getvalue()})
    assert (judged.rendered, judged.substituted) == (True, ())


@pytest.mark.office
def test_every_part_of_a_document_is_found_on_its_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FONTCONFIG_FILE", str(fonts.CONFIGURATION))
    [pdf] = rendering.pdfs([sound("文件")]) or [None]
    paper = laid_out(WordFile("通知.docx", sound("文件"), pdf), "", load())
    lost = [each.role for each in paper.parts if not paper.seen(each.paragraph) and each.role != "表格"]
    assert lost == []
