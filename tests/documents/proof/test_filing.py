"""Word files from the disk, and the command that proofs them."""

from pathlib import Path

import pytest

from scripts import proof as command
from sync.documents import rendering
from sync.documents.proof import named
from tests.documents.proof.sound import sound


@pytest.fixture(autouse=True)
def without_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "NAMES", ())
    monkeypatch.setattr(rendering, "PLACES", ())


def test_several_files_stand_between_blanks_and_one_may_have_a_blank(tmp_path: Path) -> None:
    spaced = tmp_path / "通 知.docx"
    spaced.touch()
    assert named([str(spaced)]) == [spaced]
    assert named(["甲.docx 乙.docx"]) == [Path("甲.docx"), Path("乙.docx")]
    assert named([f"甲.docx '{spaced}'", r"C:\公文\乙.docx"]) == [Path("甲.docx"), spaced, Path(r"C:\公文\乙.docx")]


def test_a_folder_stands_for_the_word_files_in_it(tmp_path: Path) -> None:
    for name in ("乙.docx", "甲.docx", "~$甲.docx", "甲.pdf"):
        (tmp_path / name).touch()
    assert named([str(tmp_path), "丙.docx"]) == [tmp_path / "乙.docx", tmp_path / "甲.docx", Path("丙.docx")]


def test_a_folder_without_any_is_one_chinese_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--file", str(tmp_path), "--out", str(tmp_path)]) == 2
    assert capsys.readouterr().err.splitlines() == ["FILE 里没有 .docx 文件，请检查路径"]


def test_findings_are_output_and_no_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "函.docx").write_bytes(sound("信函"))
    assert command.main(["--file", str(tmp_path / "函.docx"), "--format", "文件", "--out", str(tmp_path / "出")]) == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("函.docx：不合格；按“文件”格式核对；未渲染")
    assert sorted(path.name for path in (tmp_path / "出").iterdir()) == ["公文核对报告.html", "公文核对报告.json"]


def test_a_file_that_is_not_there_is_one_chinese_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--file", str(tmp_path / "无.docx"), "--out", str(tmp_path)]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert [line.startswith("文件打不开：") for line in lines] == [True]


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("甲", "乙"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "函.docx").write_bytes(sound("信函"))
    paths = [str(tmp_path / folder / "函.docx") for folder in ("甲", "乙")]
    assert command.main(["--file", " ".join(paths), "--out", str(tmp_path)]) == 0
    told = "".join(capsys.readouterr().out.split())
    assert [path in told for path in paths] == [True, True]
