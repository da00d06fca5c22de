"""The three forms of a report: for the screen, for programmes, for the eye."""

import json
import re
from io import StringIO

import pytest
from rich.console import Console

from sync.documents.proof import Proof, WordFile, load, proof
from sync.documents.proof.proof_report import as_html, as_json, on_screen
from tests import office
from tests.documents.proof import sabotages as spoilt
from tests.documents.proof.sound import sound

NAME = "通知<一>.docx"
WORDS = load()


def notice() -> bytes:
    return spoilt.sabotaged(sound("文件"), spoilt.reworded("主送机关", "：", ":"))


@pytest.fixture(scope="module")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Proof:
    folder = tmp_path_factory.mktemp("telling")
    (folder / "通知.docx").write_bytes(notice())
    [pdf] = office.render([folder / "通知.docx"], folder / "pdf")
    return proof(WordFile(NAME, notice(), pdf.read_bytes()))


def test_the_screen_shows_what_needs_somebody_in_80_characters() -> None:
    screen = Console(width=80, record=True, file=StringIO())
    screen.print(*on_screen(proof(WordFile("通知.docx", notice())), WORDS), sep="\n")
    text = screen.export_text()
    assert text.startswith("通知.docx：不合格；按“文件”格式核对；未渲染")
    assert re.search(r"不合格 +│ 24 主送机关 +│ 末尾是“:”，不是全角冒号。 +│", text)
    assert "末尾改为全角冒号“：”。" in text
    assert "份号" not in text


@pytest.mark.office
def test_json_names_the_place(rendered: Proof) -> None:
    [file] = json.loads(as_json([rendered]))["files"]
    [addressees] = [each for each in file["outcomes"] if each["number"] == 24]
    [wrong] = [each for each in addressees["remarks"] if each["verdict"] == "不合格"]
    assert (file["name"], file["verdict"], file["rendered"]) == (NAME, "不合格", True)
    assert (wrong["code"], [place["page"] for place in wrong["places"]]) == ("addressees_colon", [1])


@pytest.mark.office
def test_the_web_page_is_one_file_that_asks_for_nothing(rendered: Proof) -> None:
    page = as_html([rendered], WORDS).decode()
    assert re.findall(r'(?:src|href)="(?!#|data:image/png;base64,)[^"]*"|https?://|@import|<script', page) == []
    assert page.count("<img ") == len(rendered.pages)
    assert "通知&lt;一&gt;.docx" in page


@pytest.mark.office
def test_every_link_of_the_web_page_leads_to_one_box(rendered: Proof) -> None:
    page = as_html([rendered, rendered], WORDS).decode()
    links, marks = set(re.findall(r'href="#([^"]+)"', page)), re.findall(r'id="([^"]+)"', page)
    assert links <= set(marks)
    assert len(marks) == len(set(marks))


@pytest.mark.office
def test_a_box_lies_where_the_text_is(rendered: Proof) -> None:
    page = as_html([rendered], WORDS).decode()
    [left, top] = re.findall(r'class="box failed" id="f1-24-1".*?left:([\d.]+)%;top:([\d.]+)%', page, re.DOTALL)[0]
    [line] = [each for each in rendered.outcomes[23].remarks if each.code == "addressees_colon"]
    assert (float(left), float(top)) == (
        pytest.approx(line.places[0].left / 210 * 100, abs=0.1),
        pytest.approx(line.places[0].top / 297 * 100, abs=0.1),
    )


@pytest.mark.office
def test_the_same_file_gives_the_same_reports(rendered: Proof) -> None:
    assert as_html([rendered], WORDS) == as_html([rendered], WORDS)
    assert as_json([rendered]) == as_json([rendered])
