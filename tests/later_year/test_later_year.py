"""A later year, of another province and with three awards: from `make newyear` to issued letters, by configuration.

The year before is invented (config/2030 beside this file); only the kinds of documents are the product's own, under
another series. Nothing that comes out may hold a word of the year the product was made for.
"""

import re
import shutil
from collections.abc import Iterator
from datetime import datetime
from html import unescape
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from examples.builder.ballots import type_in
from examples.builder.filling import filled_blank
from examples.builder.story import Answers
from sync.commands.config import sheet_of
from sync.commands.report import report
from sync.commands.scoring import scoring
from sync.commands.select import select
from sync.desk.portraits import pictured
from sync.desk.run import Run
from sync.desk.standing import look
from sync.letters.issue import issue
from sync.plan import Plan, load, open_year
from sync.store import Store
from tests.documents.reading import lines
from tests.fixed_year import CONFIG

HERE = Path(__file__).parent
KEPT = ("notice", "reminder", "minutes", "publicity", "recommendation")
JUDGES = (
    "code,name,city,unit,awards,recusals\r\nA1,示例评委甲,,,,\r\nA2,示例评委乙,,,,\r\nA3,示例评委丙,,,,\r\n,,,,,\r\n"
)
MEETINGS = (
    "round,date,time,place,chair,present,excused,observers\r\n"
    "first,2031/5/20,9时,示例会议室,示例主任,示例评委甲、示例评委乙、示例评委丙,,\r\n"
    "main,2031/6/25,9时,示例会议室,示例主任,示例评委甲、示例评委乙、示例评委丙,,\r\n"
)
OLD = re.compile(
    "2014|2030|创造出彩人生|全民终身学习活动|学习活动周(?!工作台)|广东|粤|佛山|重庆|百姓学习之星|终身学习活动品牌|事迹特别感人"
    "|特别受百姓喜爱|特别推荐|一般推荐|[89]月10日"
)
"""Words of the years before, and of the province the product was made for; its own name is none of them."""
MADE_FOR = re.compile(r"<(?:dcterms|cp):[^>]*>[^<]*<")
"""When a file was made, by its properties, and by whom last: no words of ours."""

Row = tuple[str, str, str, int]
READERS: dict[str, list[Row]] = {
    "990100": [("示例甲", "带动一村", "办起村里的读书会", 9), ("示例乙", "普通", "每天读书一小时", 5)],
    "990200": [("示例丙", "普通", "田头读书二十年", 8), ("示例丁", "普通", "教邻居识字读报", 4)],
    "990300": [("示例戊", "普通", "骑车送书进山村", 7), ("示例己", "普通", "建起家庭小书屋", 6)],
}
FAMILIES = {"990100": ("示例庚", 8), "990200": ("示例辛", 6), "990300": ("示例壬", 9)}


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The configuration after `make newyear` and what an office adds to it: judges and meetings, saved by Excel."""
    folder = Path(shutil.copytree(HERE / "config", tmp_path_factory.mktemp("后年") / "config"))
    (folder / "2030" / "documents.toml").write_text("\n".join(documents()), encoding="utf-8")
    open_year(2031, None, folder)
    (folder / "2031" / "judges.csv").write_bytes(JUDGES.encode("gb18030"))
    (folder / "2031" / "meetings.csv").write_bytes(MEETINGS.encode("utf-8-sig"))
    return folder


def documents() -> Iterator[str]:
    """Yield the declarations of the documents that the invented year has, under its own series and rounds."""
    _, *declared = (CONFIG / "2014" / "documents.toml").read_text(encoding="utf-8").split("[[documents]]")
    for each in declared:
        if re.search(r'^key = "(\w+)"', each, re.MULTILINE)[1] in KEPT:  # type: ignore[index]
            own = each.replace("粤成教协", "云共促").replace('["early", "regular"]', '["first", "main"]')
            yield "[[documents]]" + re.sub(r"^(personal|evidence) = .*\n", "", own, flags=re.MULTILINE)


@pytest.fixture(scope="module")
def run(config: Path) -> Run:
    """The season from the cities' workbooks to the issued letters, once for all tests."""
    plan = load(2031, config)
    place = config.parent
    inbox = place / "收件"
    inbox.mkdir()
    for city in plan.cities[:3]:
        filled_blank(plan, city, answers(city.code)).save(inbox / f"{city.name}.xlsx")
    before = at(plan, place, inbox, datetime(2031, 5, 10, 9, tzinfo=plan.zone))
    report(before)
    for each in scoring(before).booklets:
        ballots(before, each.judge.name, each.round.title, inbox)
    after = at(plan, place, inbox, datetime(2031, 6, 28, 9, tzinfo=plan.zone))
    select(after)
    report(after)
    scene = pictured(look(after).scene, Store(after.store))
    for document, about in (("notice", ""), ("reminder", "湖畔市"), ("minutes", "main"), ("recommendation", "main")):
        issue(after, scene, document, about)
    return after


def at(plan: Plan, place: Path, inbox: Path, now: datetime) -> Run:
    return Run(plan, inbox, place / "结果", place / "存档", now)


def answers(code: str) -> dict[str, list[Answers]]:
    """Return what a city writes into its workbook."""
    readers: list[Answers] = [
        {"category": category, "name": name, "village": "示例村", "deed": deed, "mobile": "13800000000"}
        for name, category, deed, _ in READERS[code]
    ]
    head, _ = FAMILIES[code]
    family: Answers = {"name": head, "street": "示例街道", "members": 4, "story": "晚饭以后一起读书"}
    place: Answers = {"name": f"示例书屋{code[3]}", "keeper": "示例村委会", "visits": 1200}
    return {"unit": [{"office": "示例市教育体育局"}], "reader": readers, "family": [family], "place": [place]}


def ballots(run: Run, judge: str, round_: str, inbox: Path) -> None:
    """Fill a judge's workbook in: marks as READERS and FAMILIES say, out of ten of each criterion."""
    (path,) = (run.out / "评分表" / round_).glob(f"*{judge}*.xlsx")
    merits = {deed: merit for rows in READERS.values() for _, _, deed, merit in rows}
    book = load_workbook(path)
    for award in run.plan.awards:
        if award.title not in book.sheetnames:
            continue
        sheet = book[award.title]
        for row in sheet.iter_rows(min_row=5, values_only=True):
            merit = next((merits[cell] for cell in row if cell in merits), 6)
            marks = {(str(row[0]), each.title): each.max * merit // 10 for each in award.criteria}
            type_in(book, award.title, marks)
    book.save(inbox / f"{round_}-{judge}.xlsx")


def test_the_year_is_set_up_by_its_configuration(config: Path) -> None:
    plan = load(2031, config)
    assert [str(each.date) for each in plan.rounds] == ["2031-05-15", "2031-06-20"]
    assert (
        plan.form_by_key["reader"].note
        == "每市2名，其中带动一村的0～1名（计入总数），于5月15日前报送，其余于6月20日前。"
    )
    assert "| 届次 | 3 | 4 |" in sheet_of(2031, plan.rounds[0].date, config).lines


def test_the_letters_are_issued_under_the_years_numbers(run: Run) -> None:
    assert sorted(path.name for path in (run.out / "已发").glob("*.docx")) == [
        "云共促〔2031〕1号-活动周通知.docx",
        "云共促函〔2031〕1号-催报函-湖畔市.docx",
        "云共促函〔2031〕2号-推荐函-集中推荐.docx",
        "第1期-遴选会议纪要-集中推荐.docx",
    ]


def test_those_who_won_are_recommended(run: Run) -> None:
    (path,) = (run.out / "已发").glob("*推荐函*.docx")
    text = "\n".join(lines(path.read_bytes()))
    assert [name for name in ("示例丙", "示例丁", "示例戊", "示例己", "示例乙") if name in text] == ["示例丙", "示例戊"]


def test_no_output_holds_a_word_of_the_years_before(run: Run) -> None:
    texts = {path: f"{path}\n{text_of(path.read_bytes())}" for path in run.out.rglob("*") if path.is_file()}
    assert {path.suffix for path, text in texts.items() if "云岭" in text} == {".docx", ".xlsx", ".json", ".csv"}
    assert {(path.name, word) for path, text in texts.items() for word in OLD.findall(text)} == set()


def text_of(data: bytes) -> str:
    """Return all text of a file that was made: of Office files, of every part, properties and footers included."""
    if not data.startswith(b"PK"):
        return data.decode("utf-8", "replace")
    with ZipFile(BytesIO(data)) as parts:
        texts = [parts.read(name).decode("utf-8") for name in parts.namelist() if name.endswith((".xml", ".rels"))]
    return "\n".join(unescape(re.sub(r"<[^>]*>", "", MADE_FOR.sub("", each))) for each in texts)
