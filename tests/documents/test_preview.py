"""Looking at a template while editing it."""

import shutil
from pathlib import Path

import pytest

from sync.documents.compose import TEMPLATES
from sync.documents.preview import Preview, previews, save
from sync.errors import DeskError, TemplateError
from sync.plan import load
from tests.documents.gongwen.documents import letter, paragraph

PLAN = load(2014)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TEMPLATES, tmp_path / "documents"))


def edit(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


def test_every_kind_of_document_has_a_preview_that_says_so() -> None:
    made = list(previews(PLAN))
    assert [each.title for each in made] == [spec.title for spec in PLAN.documents]
    assert {each.document.banner for each in made} == {"示例：由示例数据生成，非正式文件"}


def test_an_unknown_document_is_refused_with_those_there_are() -> None:
    with pytest.raises(DeskError, match="没有名为“notic”的公文，DOC 可以是：notice（活动周通知）"):
        list(previews(PLAN, "notic"))


def test_a_mistake_in_a_template_is_told_by_file_and_line(folder: Path) -> None:
    edit(folder / "reminder.md.j2", "{{ city }}", "{{ town }}")
    with pytest.raises(TemplateError, match=r"reminder\.md\.j2 第\d+行：没有名为“town”的变量"):
        list(previews(PLAN, "reminder", folder))


def test_a_mistake_in_the_dummy_data_is_told_too(folder: Path) -> None:
    edit(folder / "dummy.toml", "year = 2014", "year = ")
    with pytest.raises(TemplateError, match=r"dummy\.toml 第1行：写法不对"):
        list(previews(PLAN, "notice", folder))


@pytest.mark.office
def test_a_preview_is_word_pdf_and_pictures(tmp_path: Path) -> None:
    made = save([Preview("示例函", letter(paragraph("国" * 500)))], tmp_path)
    assert [path.name for path in made] == ["示例函.docx", "示例函.pdf", "示例函-1.png", "示例函-2.png"]
    assert all(path.stat().st_size for path in made)
