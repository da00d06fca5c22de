"""The bundled example season, whole: golden JSON, the same bytes at every run, every file opens and says 示例."""

import json
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from scripts.report import main as report
from sync.documents.proof import PointVerdict, WordFile, proof
from tests.fixed_year import EXAMPLE
from tests.office import render, words

GOLDEN = Path(__file__).parent / "golden" / "核验结果.json"
INBOX = EXAMPLE / "inbox"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run `make report` as it comes, but for the place; return the season's output folder."""
    place = tmp_path_factory.mktemp("out")
    assert report(["--out", str(place)]) == 0
    return place / "示例-2014"


def generated(out: Path) -> dict[str, str]:
    """Return path → sha256 of what was generated, the store left aside."""
    files = (path for path in out.rglob("*") if path.is_file() and "存档" not in path.parts)
    return {path.relative_to(out).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_verdicts_are_those_on_record(out: Path) -> None:
    """When they change for a reason: copy out/示例-2014/核验结果.json over the golden file and read the difference."""
    assert (out / "核验结果.json").read_text(encoding="utf-8") == GOLDEN.read_text(encoding="utf-8")


def test_every_city_has_its_answer(out: Path) -> None:
    assert sorted(path.name for path in (out / "回执").iterdir()) == [
        "东莞市.xlsx",
        "中山市.xlsx",
        "佛山市.xlsx",
        "广州市.xlsx",
        "惠州市.xlsx",
        "揭阳市.xlsx",
        "梅州市.xlsx",
        "汕头市.xlsx",
        "汕尾市.xlsx",
        "江门市.xlsx",
        "深圳市.xlsx",
        "清远市（核验意见）.xlsx",
        "湛江市.xlsx",
        "潮州市（核验意见）.xlsx",
        "珠海市（核验意见）.xlsx",
        "肇庆市.xlsx",
        "阳江市（核验意见）.xlsx",
        "韶关市（核验意见）.xlsx",
    ]


def test_two_runs_give_the_same_bytes(out: Path, tmp_path: Path) -> None:
    first = generated(out)
    assert report(["--out", str(out.parent)]) == 0
    assert generated(out) == first
    assert report(["--out", str(tmp_path)]) == 0
    assert generated(tmp_path / "示例-2014") == first


def test_the_manifest_lists_every_file_with_its_hash(out: Path) -> None:
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    listed = {each["path"]: each["sha256"] for each in manifest["files"]}
    assert {**listed, "manifest.json": generated(out)["manifest.json"]} == generated(out)
    assert manifest["example"] is True


def test_every_file_says_that_it_is_an_example(out: Path) -> None:
    silent = [name for name in generated(out) if name.endswith((".xlsx", ".docx")) and not says_so(out / name)]
    assert silent == []


def says_so(path: Path) -> bool:
    """Say whether somebody who opens a file reads 示例 in it."""
    if path.suffix == ".docx":
        document = docx.Document(str(path))
        return any("示例" in each.text for section in document.sections for each in section.header.paragraphs)
    book = load_workbook(BytesIO(path.read_bytes()))
    return any("示例" in str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)


def test_what_was_received_is_kept_as_it_came(out: Path) -> None:
    kept = {path.name for path in (out / "存档").rglob("*") if len(path.name) == len(sha256().hexdigest())}
    sent = {sha256(path.read_bytes()).hexdigest() for path in INBOX.rglob("*.*") if path.name != "收件登记.csv"}
    assert sent <= kept


@pytest.mark.office
def test_every_document_as_printed_fails_no_point_of_the_standard(out: Path, tmp_path: Path) -> None:
    documents = sorted((out / "公文").glob("*.docx"))
    printed = render(documents, tmp_path / "pdf")
    files = [
        WordFile(path.name, path.read_bytes(), pdf.read_bytes()) for path, pdf in zip(documents, printed, strict=True)
    ]
    proofs = [proof(each) for each in files]
    assert [(each.name, points) for each in proofs if (points := each.numbers(PointVerdict.FAILED))] == []
    assert [each.name for each in proofs if each.substituted or each.numbers(PointVerdict.UNRENDERED)] == []


@pytest.mark.office
def test_a_returned_workbook_shows_its_verdict_in_libreoffice(out: Path, tmp_path: Path) -> None:
    shown = render([out / "回执" / "惠州市.xlsx"], tmp_path / "pdf")
    text = "".join(word.text for word in words(shown[0]))
    assert "“百姓学习之星”推荐了3位" in text
