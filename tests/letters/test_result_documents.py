"""The example season's result in documents: golden words, issued, packed, told to the cities."""

import json
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from openpyxl import load_workbook

from scripts.issue import main as issue
from scripts.package import main as package
from scripts.report import main as report
from scripts.select import main as select
from tests.documents.reading import lines

GOLDEN = Path(__file__).parent / "golden" / "遴选公文.txt"
PHONE = "13800000611"
"""Of the candidate chosen in the early round."""

pytestmark = pytest.mark.long
Run = Callable[..., str]


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The season after `make report`, which every test has a copy of."""
    place = tmp_path_factory.mktemp("结果")
    assert report(["--out", str(place)]) == 0
    return place


@pytest.fixture
def place(reported: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(reported, tmp_path / "结果"))


@pytest.fixture
def out(place: Path) -> Path:
    return place / "示例-2014"


@pytest.fixture
def run(place: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(programme: Callable[[list[str]], int], *options: str, code: int = 0) -> str:
        assert programme([*options, "--out", str(place)]) == code
        said = capsys.readouterr()
        return (said.out + said.err).replace("\n", "")

    return run


def told(out: Path) -> str:
    names = ("遴选会议纪要-特别推荐", "遴选会议纪要-一般推荐", "推荐对象公示", "推荐函-特别推荐")
    parts = [[f"【{name}】", *lines((out / "公文" / f"{name}.docx").read_bytes()), ""] for name in names]
    return "\n".join(line for part in parts for line in part)


def test_the_documents_say_what_is_on_record(out: Path) -> None:
    """When they change for a reason, write told(out) over the golden file and read the difference."""
    assert told(out) == GOLDEN.read_text(encoding="utf-8")


def test_personal_data_is_in_the_recommendation_and_nowhere_else(out: Path) -> None:
    holding = [path.stem for path in sorted((out / "公文").iterdir()) if PHONE in "".join(lines(path.read_bytes()))]
    assert holding == ["推荐函-特别推荐"]


def test_a_letter_that_goes_out_is_packed_with_what_it_declares(run: Run, out: Path) -> None:
    said = run(issue, "--doc", "recommendation", "--round", "early")
    folder = out / "报送材料" / "推荐函-特别推荐"
    assert "已发文：粤成教协函〔2014〕1号 推荐函-特别推荐，成文日期2014-09-15。" in said
    assert "推荐函-特别推荐（已发文）：附材料7个" in said
    files = sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())
    assert files == [
        *(f"01-百姓学习之星-霍启明/{name}" for name in ("事迹材料文件1.docx", "照片文件1.jpg", "照片文件2.jpg")),
        "02-终身学习活动品牌-水乡月光课堂/成果材料文件1.docx",
        *(f"02-终身学习活动品牌-水乡月光课堂/照片文件{number}.jpg" for number in (1, 2, 3)),
        "校验值（sha256）.txt",
        "清单.xlsx",
        "粤成教协函〔2014〕1号-推荐函-特别推荐.docx",
    ]
    sums = (folder / "校验值（sha256）.txt").read_text("utf-8").splitlines()
    assert sums == [f"{sha256((folder / line[66:]).read_bytes()).hexdigest()}  {line[66:]}" for line in sums]
    assert {line[66:] for line in sums} == set(files) - {"校验值（sha256）.txt", "清单.xlsx"}


def test_the_list_tells_what_is_missing(run: Run, out: Path) -> None:
    said = run(package)
    assert "推荐函-一般推荐（草稿，还没有发文）：附材料3个" in said
    assert "百姓学习之星：梁婉仪 照片文件：没有收到" in said
    sheet = load_workbook(out / "报送材料" / "推荐函-特别推荐" / "清单.xlsx").active
    assert sheet is not None
    rows = [[cell for cell in row[1:] if cell is not None] for row in sheet.iter_rows(min_row=5, values_only=True)]
    assert [(row[1], row[-1]) for row in rows if row[-1] != "已附"] == [("视频文件或链接", "没有收到")] * 2


def test_what_somebody_else_put_into_the_folder_is_named(run: Run, out: Path) -> None:
    assert "不是本程序放的" not in run(package)
    own = out / "报送材料" / "推荐函-特别推荐" / "身份证.txt"
    own.write_text("示例", encoding="utf-8")
    assert "文件夹里有不是本程序放的文件，报送前请取出：身份证.txt" in run(package)
    own.unlink()
    assert "不是本程序放的" not in run(package)


def test_packing_twice_gives_the_same_bytes(run: Run, out: Path) -> None:
    def hashes() -> dict[str, str]:
        files = (path for path in (out / "报送材料").rglob("*") if path.is_file())
        return {str(path): sha256(path.read_bytes()).hexdigest() for path in files}

    run(package)
    before = hashes()
    run(package)
    assert hashes() == before


def test_cities_see_the_result_after_the_publicity_went_out(run: Run, out: Path) -> None:
    assert results(out) == {"已入选": set(), "未入选": set()}
    run(issue, "--doc", "publicity")
    run(report)
    winners = [row.split(",") for row in run(select) and winners_of(out)]
    told = results(out)
    assert {key[:6] for key in told["已入选"]} == {"440100", "440300", "440400", "440600", "440700", "441400"}
    assert (len(told["已入选"]), len(winners), len(told["未入选"])) == (12, 12, 15)


def test_what_is_out_stays_as_it_was_when_the_report_runs_again(run: Run, out: Path) -> None:
    for document, round_ in (("recommendation", "early"), ("minutes", "regular")):
        run(issue, "--doc", document, "--round", round_)
    before = {path.name: path.read_bytes() for path in (out / "已发").iterdir()}
    assert "发出后数据有变化" not in run(report)
    assert {path.name: path.read_bytes() for path in (out / "已发").iterdir()} == before
    assert not (out / "公文" / "遴选会议纪要-一般推荐.docx").exists()


def test_all_letters_of_a_kind_go_out_at_once(run: Run, out: Path) -> None:
    drafts = sorted(path.stem for path in (out / "公文").glob("催报函-*.docx"))
    said = run(issue, "--doc", "reminder", "--city", "全部")
    assert [said.count(f" {name}，成文日期") for name in drafts] == [1] * len(drafts)
    assert list((out / "公文").glob("催报函-*.docx")) == []
    assert run(issue, "--doc", "reminder", "--city", "全部", code=2) == "没有要发的“催报函”：都发出了，或者现在不需要"


def results(out: Path) -> dict[str, set[str]]:
    """Return the row keys of who is in and who is not, by what their city is told."""
    cities = json.loads((out / "核验结果.json").read_text("utf-8"))["cities"]
    entries = [each for city in cities for form in city["forms"] for each in form["entries"]]
    return {status: {each["key"] for each in entries if each["status"] == status} for status in ("已入选", "未入选")}


def winners_of(out: Path) -> list[str]:
    return (out / "遴选" / "入选名单.csv").read_text("utf-8-sig").splitlines()[1:]
