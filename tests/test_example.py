"""The example season is what its README says, and it is of today's template."""

import csv
import io
import re
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path

import olefile
import openpyxl
import pytest
import xlrd
from stdnum.cn import ric

from examples.builder.ballots import ballots, given_by
from examples.builder.inbox import REGISTER, content_of
from examples.builder.readme import readme
from examples.builder.story import stories
from sync.errors import PlanError
from sync.plan import load, with_people
from tests.fixed_year import BUNDLED, SHIPPED

pytestmark = pytest.mark.shipped("the bundled example, and whether it is still of the year that is shipped")
FOLDER = BUNDLED
INBOX = FOLDER / "inbox"
PLAN = load(2014, SHIPPED)
STORIES = {story.city: story for story in stories(FOLDER / "season", PLAN)}
SENT = {sent.name: sent for story in STORIES.values() for sent in story.files}
FILES = sorted(path for path in INBOX.rglob("*") if path.is_file())
LONG_TEXTS = [
    (entry["name"], re.sub(r"\s", "", entry[key]))
    for story in STORIES.values()
    for form, key in (("star", "deed"), ("brand", "intro"))
    for entry in story.answers.get(form, ())
]
SPOILT = {"潮州市申报表.xlsx", "阳江市（加密，密码另发）.xlsx"}
WORKBOOKS = [path for path in FILES if path.suffix == ".xlsx" and path.name not in SPOILT]
BALLOTS = [path for path in WORKBOOKS if path.parent.name == "评委"]
OF_TEMPLATE = [path for path in WORKBOOKS if path not in BALLOTS and not path.name.startswith("韶关")]


def name(path: Path) -> str:
    return path.relative_to(INBOX).as_posix()


def star_header() -> list[str]:
    words = PLAN.words
    fields = PLAN.form_by_key["star"].fields
    return [words.key_title, words.status_title, words.text_title, *(field.title for field in fields)]


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {each: archive.read(each) for each in archive.namelist()}


def workbook(file: str) -> openpyxl.Workbook:
    return openpyxl.load_workbook(INBOX / file)


# ------------------------------------------------------------------------------------------------------- as a whole


def test_eighteen_cities_sent_something_and_three_did_not() -> None:
    silent = [city.name for city in PLAN.cities if city.code not in STORIES]
    assert (len(STORIES), silent) == (18, ["河源市", "茂名市", "云浮市"])


def test_every_deed_and_introduction_but_one_has_its_proper_length() -> None:
    assert [who for who, text in LONG_TEXTS if not 180 <= len(text) <= 360] == ["潘兴旺"]


def test_no_two_deeds_are_alike() -> None:
    openings = Counter(text[:12] for _, text in LONG_TEXTS)
    assert [opening for opening, count in openings.items() if count > 1] == []


def test_thirty_candidates_and_sixteen_brands() -> None:
    counts = {form: sum(len(story.answers.get(form, ())) for story in STORIES.values()) for form in ("star", "brand")}
    assert counts == {"star": 30, "brand": 16}


def test_every_unit_says_that_it_is_invented() -> None:
    units = [
        entry[key]
        for story in STORIES.values()
        for entries in story.answers.values()
        for entry in entries
        for key in ("office", "employer", "organiser", "host")
        if key in entry
    ]
    assert [unit for unit in units if "示例" not in unit] == []


def test_every_telephone_number_is_of_the_invented_range() -> None:
    text = "".join(path.read_text("utf-8") for path in (FOLDER / "season").rglob("*.*"))
    numbers = [each for each in re.findall(r"\d+", text) if len(each) in {10, 11}]
    assert len(numbers) > 70
    assert [each for each in numbers if not each.startswith("1380000")] == []


def test_every_identity_number_is_valid_and_of_no_county() -> None:
    numbers = [str(e["id_number"]) for s in STORIES.values() for e in s.answers.get("star", ()) if "id_number" in e]
    assert [(each[4:6], each[14:16], ric.is_valid(each)) for each in numbers] == [("00", "00", True)] * 2


def test_the_inbox_is_small() -> None:
    sizes = [path.stat().st_size for path in FILES]
    assert (max(sizes) <= 200_000, sum(sizes) <= 3_000_000) == (True, True)


def test_photos_are_small_and_large_enough() -> None:
    photos = [path for path in FILES if path.suffix == ".jpg"]
    assert len(photos) == 7
    assert max(path.stat().st_size for path in photos) <= 25_000


def test_papers_have_1500_to_3000_characters() -> None:
    lengths = [len(re.sub(r"\s", "", path.read_text("utf-8"))) for path in (FOLDER / "season").rglob("*-事迹.txt")]
    assert [1500 <= length <= 3000 for length in lengths] == [True, True]


def test_the_register_lists_every_file_with_its_time_and_channel() -> None:
    rows = list(csv.DictReader((INBOX / REGISTER).read_text("utf-8-sig").splitlines()))
    assert sorted(row["文件"] for row in rows) == [name(path) for path in FILES if path.name != REGISTER]
    told = {row["文件"]: (row["收到时间"], row["渠道"]) for row in rows if row["文件"] in SENT}
    assert told == {each.name: (f"{each.received:%Y-%m-%d %H:%M}", each.channel) for each in SENT.values()}


def test_the_readme_is_made_from_the_stories() -> None:
    assert (FOLDER / "README.md").read_text("utf-8") == readme(PLAN, tuple(STORIES.values()))


# ---------------------------------------------------------------------------------- of today's template (make example)


@pytest.mark.parametrize("path", WORKBOOKS, ids=name)
def test_every_workbook_opens(path: Path) -> None:
    assert openpyxl.load_workbook(path).sheetnames != []


@pytest.mark.parametrize("path", OF_TEMPLATE, ids=name)
def test_every_workbook_of_ours_has_the_marks_and_columns_of_this_year(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    header = [cell.value for cell in book["百姓学习之星"][4]]
    assert (book["_meta"]["B1"].value, header) == (PLAN.template_id, star_header())


def test_the_old_format_has_the_columns_of_this_year() -> None:
    book = xlrd.open_workbook(INBOX / "珠海市申报表.xls")
    assert book.sheet_by_name("百姓学习之星").row_values(3) == star_header()


def test_what_is_committed_is_what_the_builder_makes() -> None:
    story = STORIES["440100"]
    made = content_of(PLAN, story, story.files[0])
    assert members(made) == members((INBOX / story.files[0].name).read_bytes())


def test_every_ballot_is_of_this_year_and_of_a_judge_of_the_example() -> None:
    judges = {each.code for each in with_people(PLAN, FOLDER).judges}
    said = [dict(row[:2] for row in openpyxl.load_workbook(path)["_meta"].values) for path in BALLOTS]
    assert {each["template"] for each in said} == {PLAN.selection.template_id}
    assert {each["judge"] for each in said} <= judges
    assert sorted(map(name, BALLOTS)) == sorted(each.name for each in ballots(FOLDER).sent)


def test_a_candidate_without_marks_is_told_by_judge_round_and_key() -> None:
    told = ballots(FOLDER)
    with pytest.raises(
        PlanError, match=r"^配置有误：ballots\.toml，marks\.P01\.early\.440500-S01：没有这位（个）候选人的评分"
    ):
        given_by(told, told.sent[0], "440500-S01")


# ------------------------------------------------------------------------------------------------------- case by case


def test_foshan_sent_the_special_candidates_early_and_the_others_in_a_second_version() -> None:
    first, second = STORIES["440600"].files
    early = {form: [each["category"] for each in STORIES["440600"].held(first)[form]] for form in ("star", "brand")}
    assert early == {"star": ["事迹特别感人"], "brand": ["特别受百姓喜爱"]}
    assert first.received.date() <= PLAN.round_by_key["early"].date < second.received.date()
    assert [each["category"] for each in STORIES["440600"].held(second)["star"]] == ["事迹特别感人", "一般"]


def test_jiangmen_mended_its_first_version() -> None:
    first, second = (STORIES["440700"].held(sent) for sent in STORIES["440700"].files)
    assert (first["star"][0]["sex"], second["star"][0]["sex"]) == ("", "男")


def test_shenzhen_was_saved_by_libreoffice() -> None:
    application = members((INBOX / "深圳市学习活动周申报表.xlsx").read_bytes())["docProps/app.xml"]
    assert b"LibreOffice" in application


def test_shantou_is_late() -> None:
    received = SENT["汕头市—百姓学习之星、品牌申报.xlsx"].received
    assert received.replace(tzinfo=PLAN.zone) > PLAN.round_by_key["regular"].closes(PLAN.zone)


def test_shaoguan_made_its_own_sheets() -> None:
    book = workbook("韶关市汇总表（教育局自制）.xlsx")
    sheet = book["百姓学习之星"]
    header = [cell.value for cell in sheet[5]]
    assert book.sheetnames == ["单位信息", "百姓学习之星", "终身学习活动品牌"]
    assert header[:5] == ["序号", "地市", "候选人姓名", "性别", "出生日期"]
    assert "B6:B7" in {str(each) for each in sheet.merged_cells.ranges}
    assert book["终身学习活动品牌"]["K5"].value == "3.5万"


def test_meizhou_lost_the_last_digits_of_identity_numbers() -> None:
    sheet = workbook("梅州市申报表.xlsx")["百姓学习之星"]
    column = star_header().index("身份证件号") + 1
    assert [sheet.cell(row, column).value for row in (6, 7)] == [4.4140019570812e17, 4.4140019720305e17]


def test_huizhou_wrote_below_its_rows() -> None:
    book = workbook("惠州市学习之星及品牌（共5项）.xlsx")
    stars, brands = book["百姓学习之星"], book["终身学习活动品牌"]
    assert (stars["A8"].value, stars["D8"].value, stars["F8"].value) == (None, "惠州市", "李秋萍")
    assert (brands["A7"].value, brands["F7"].value) == (None, "银龄手机课")
    assert not stars.protection.sheet


def test_shanwei_recommends_nobody() -> None:
    sheet = workbook("汕尾市零报告.xlsx")["单位信息"]
    answers = {sheet.cell(row, 4).value: sheet.cell(row, 5).value for row in range(6, 20)}
    assert (answers["学习之星零报告"], answers["品牌零报告"]) == ("是", "是")


def test_dongguan_has_a_picture_a_note_and_a_sheet_of_its_own() -> None:
    book = workbook("东莞市申报表.xlsx")
    assert len(book["单位信息"]._images) == 1  # noqa: SLF001  # openpyxl has no public list of pictures
    assert [cell.comment.author for cell in book["百姓学习之星"][6] if cell.comment] == ["东莞经办（示例）"]
    assert "办理记录" in book.sheetnames


def test_zhongshan_sent_the_same_file_twice() -> None:
    first, second = ((INBOX / sent.name).read_bytes() for sent in STORIES["442000"].files)
    assert first == second


def test_two_cities_recommend_the_same_person() -> None:
    people = Counter((e["name"], e["birth"]) for s in STORIES.values() for e in s.answers.get("star", ()))
    assert [each for each, count in people.items() if count > 1] == [("廖志明", "1957-08")]


def test_zhanjiang_has_an_error_value_a_formula_without_result_and_an_official() -> None:
    book = workbook("湛江市2014申报.xlsx")
    header = [cell.value for cell in book["终身学习活动品牌"][4]]
    row = dict(zip(header, book["终身学习活动品牌"][6], strict=True))
    assert (row["首次举办年份"].value, row["首次举办年份"].data_type) == ("#N/A", "e")
    assert row["年均参与人次"].value == "=245*40"
    values = openpyxl.load_workbook(INBOX / "湛江市2014申报.xlsx", data_only=True)
    assert values["终身学习活动品牌"][row["年均参与人次"].coordinate].value is None
    assert [each["official"] for each in STORIES["440800"].answers["star"]] == ["否", "是"]


def test_qingyuan_recommends_a_past_winner_in_a_gb18030_table() -> None:
    data = (INBOX / "清远市-百姓学习之星（在线表格导出）.csv").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        data.decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(data.decode("gb18030"), newline="")))
    assert [row["姓名"] for row in rows] == ["韦春兰", "潘兴旺"]
    assert [each.year for each in PLAN.honours if each.name == "韦春兰"] == [2012]


def test_every_past_winner_of_the_example_is_marked() -> None:
    assert [each for each in PLAN.honours if "示例" not in each.unit] == []


def test_yangjiang_cannot_be_opened_without_a_password() -> None:
    with olefile.OleFileIO(INBOX / "阳江市（加密，密码另发）.xlsx") as container:
        assert container.listdir() == [["EncryptedPackage"], ["EncryptionInfo"]]


def test_chaozhou_sent_a_word_file_and_a_web_page() -> None:
    assert "word/document.xml" in members((INBOX / "潮州市申报表.xlsx").read_bytes())
    assert (INBOX / "潮州市申报表（重发）.xls").read_bytes().startswith(b"<html>")


def test_jieyang_sent_a_zip() -> None:
    assert list(members((INBOX / "揭阳市报送材料.zip").read_bytes())) == ["揭阳市报送材料.xlsx"]


def test_the_example_plays_after_the_deadline() -> None:
    assert max(sent.received for sent in SENT.values()).date() < date(2014, 9, 15)
