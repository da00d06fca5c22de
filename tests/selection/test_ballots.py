"""What a judge's workbook can come back with, and what is said of it.

评委甲 is from 广州市, whose candidate is S-GZ; 评委乙 marks all three.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO

import pytest
from openpyxl import Workbook as Book
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from sync.model import Received, Workbook
from sync.plan import Judge
from sync.selection import Handed, Roll, handed_in
from sync.sheets.judging.ballot_book import ballot_workbook
from sync.sheets.judging.booklet import booklet
from sync.sheets.received.reader import Reader
from sync.sheets.received.tasks import OPEN
from tests.selection.contests import award, candidate, plan
from tests.submissions import BEIJING, MESSAGES

STARS = award()
PLAN = replace(
    plan((Judge("P1", "示例评委甲", "440100"), Judge("P2", "示例评委乙")), comment_title="评语"), awards=(STARS,)
)
NUMBERS = {"440100-S01": "S-GZ", "440300-S01": "S-SZ", "440600-S01": "S-FS"}
ROLL = Roll(STARS, tuple(replace(candidate(key), number=number) for key, number in NUMBERS.items()))
NOON = datetime(2014, 9, 13, 12, 0, tzinfo=BEIJING)
HOUR = timedelta(hours=1)
SHEET = "百姓学习之星"
Spoil = Callable[[Book], None]


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader(OPEN) as opened:
        yield opened


def returned(judge: str, *spoils: Spoil) -> bytes:
    """Return a judge's workbook filled in with 80 and 90 everywhere, then spoilt."""
    asked = booklet(PLAN, PLAN.judge_by_code[judge], PLAN.round_by_key["regular"], [ROLL])
    assert asked is not None
    book = load_workbook(BytesIO(ballot_workbook(asked)))
    sheet = book[SHEET]
    for row in range(5, sheet.max_row + 1):
        put(sheet, str(sheet.cell(row, 1).value), "感染力", 80)
        put(sheet, str(sheet.cell(row, 1).value), "认可度", 90)
    for spoil in spoils:
        spoil(book)
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def put(sheet: Worksheet, number: str, title: str, value: object) -> None:
    titles = [cell.value for cell in sheet[4]]
    row = next(row for row in range(5, sheet.max_row + 1) if sheet.cell(row, 1).value == number)
    sheet.cell(row, titles.index(title) + 1).value = value  # type: ignore[assignment]


def marked(number: str, title: str, value: object) -> Spoil:
    return lambda book: put(book[SHEET], number, title, value)


def meta(item: str, value: str) -> Spoil:
    def spoil(book: Book) -> None:
        for row in book["_meta"].iter_rows():
            if row[0].value == item:
                row[1].value = value

    return spoil


def handed(reader: Reader, *files: tuple[str, bytes]) -> Handed:
    books = []
    for number, (name, data) in enumerate(files):
        book = reader.read(data)
        assert isinstance(book, Workbook)
        books.append((Received(number, str(number), name, "", NOON + timedelta(hours=number), len(data)), book))
    return handed_in(books, PLAN, {"star": ROLL}, MESSAGES)


def said(result: Handed) -> list[str]:
    return [
        f"{each.code} {each.address.cell if each.address else ''} {MESSAGES.sentence(each)}"
        for one in result.returned
        for each in one.findings
    ]


def counted(result: Handed) -> dict[str, list[str]]:
    return {each.judge: sorted(each.marks) for each in result.ballots}


def test_a_clean_workbook_counts_whole(reader: Reader) -> None:
    result = handed(reader, ("评委乙.xlsx", returned("P2", marked("S-SZ", "评语", "示例评语"))))
    assert (said(result), counted(result)) == ([], {"P2": sorted(NUMBERS)})
    assert result.ballots[0].marks["440300-S01"] == {"appeal": 80, "esteem": 90}
    assert result.ballots[0].comments == {"440300-S01": "示例评语"}


def test_a_judge_is_not_asked_about_the_own_city(reader: Reader) -> None:
    result = handed(reader, ("评委甲.xlsx", returned("P1")))
    assert (said(result), counted(result)) == ([], {"P1": ["440300-S01", "440600-S01"]})


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (101, "ballot-score-range"),
        (-1, "ballot-score-range"),
        ("优秀", "ballot-score-text"),
        (True, "ballot-score-text"),
        (80.5, "ballot-score-step"),
        (None, "ballot-score-missing"),
        ("  ", "ballot-score-missing"),
        ("=50+40", "ballot-score-formula"),
    ],
)
def test_a_mark_that_does_not_hold_takes_its_row_out(reader: Reader, value: object, code: str) -> None:
    result = handed(reader, ("评委乙.xlsx", returned("P2", marked("S-SZ", "感染力", value))))
    assert [each.code for each in result.returned[0].findings] == [code]
    assert counted(result) == {"P2": ["440100-S01", "440600-S01"]}


@pytest.mark.parametrize("value", ["95", "９５", "95分", 95.0])
def test_a_mark_may_be_typed_in_many_ways(reader: Reader, value: object) -> None:
    result = handed(reader, ("评委乙.xlsx", returned("P2", marked("S-SZ", "感染力", value))))
    assert (said(result), result.ballots[0].marks["440300-S01"]["appeal"]) == ([], 95)


def test_the_sentence_names_candidate_criterion_and_value(reader: Reader) -> None:
    result = handed(reader, ("评委乙.xlsx", returned("P2", marked("S-SZ", "感染力", 101))))
    assert [MESSAGES.sentence(each) for each in result.returned[0].findings] == [
        "候选人S-SZ的“感染力”填了“101”，不在0～100之间，这一行没有计入。"
    ]


def test_a_row_left_empty_is_asked_for_once(reader: Reader) -> None:
    empty = (marked("S-SZ", "感染力", None), marked("S-SZ", "认可度", None))
    result = handed(reader, ("评委乙.xlsx", returned("P2", *empty)))
    assert [each.code for each in result.returned[0].findings] == ["ballot-row-empty"]


def test_altered_numbers_are_noticed_and_do_not_count(reader: Reader) -> None:
    result = handed(reader, ("评委乙.xlsx", returned("P2", marked("S-SZ", "编号", "S-XX"))))
    assert sorted(each.code for each in result.returned[0].findings) == ["ballot-key-absent", "ballot-key-unknown"]
    assert counted(result) == {"P2": ["440100-S01", "440600-S01"]}


def test_a_number_twice_counts_neither_time(reader: Reader) -> None:
    result = handed(reader, ("评委乙.xlsx", returned("P2", marked("S-SZ", "编号", "S-FS"))))
    assert sorted(each.code for each in result.returned[0].findings) == ["ballot-key-absent", "ballot-key-repeated"]
    assert counted(result) == {"P2": ["440100-S01"]}


def test_marks_for_a_recused_candidate_do_not_count(reader: Reader) -> None:
    result = handed(reader, ("评委甲.xlsx", returned("P1", marked("S-SZ", "编号", "S-GZ"))))
    assert sorted(each.code for each in result.returned[0].findings) == ["ballot-key-absent", "ballot-recused"]
    assert counted(result) == {"P1": ["440600-S01"]}


@pytest.mark.parametrize(
    ("item", "value", "code"),
    [
        ("judge", "P9", "ballot-judge-unknown"),
        ("judge", "P1", "ballot-judge-other"),
        ("round", "week", "ballot-round-unknown"),
        ("year", "2013", "ballot-template"),
        ("template", "评分表-2013@1", "ballot-template"),
    ],
)
def test_a_workbook_of_somebody_or_something_else_does_not_count(
    reader: Reader, item: str, value: str, code: str
) -> None:
    result = handed(reader, ("评分表.xlsx", returned("P2", meta(item, value))))
    assert ([each.code for each in result.returned[0].findings], counted(result)) == ([code], {})


def test_another_judge_in_the_file_name_is_noticed(reader: Reader) -> None:
    result = handed(reader, ("评分表-示例评委甲.xlsx", returned("P2")))
    assert [each.code for each in result.returned[0].findings] == ["ballot-judge-other"]


def test_candidates_of_this_round_marked_in_the_sheet_of_another_do_not_count(reader: Reader) -> None:
    result = handed(reader, ("评委乙.xlsx", returned("P2", meta("round", "early"))))
    assert {each.code for each in result.returned[0].findings} == {"ballot-round-other"}
    assert counted(result) == {}


def test_a_newer_version_takes_the_place_of_the_older(reader: Reader) -> None:
    old, new = returned("P2", marked("S-SZ", "感染力", 101)), returned("P2")
    result = handed(reader, ("评委乙.xlsx", old), ("评委乙（改）.xlsx", new))
    assert [each.code for one in result.returned for each in one.findings] == ["ballot-superseded"]
    assert [(each.received and each.received.name, sorted(each.marks)) for each in result.ballots] == [
        ("评委乙（改）.xlsx", sorted(NUMBERS))
    ]


def test_what_came_last_is_the_newer_whatever_number_it_was_kept_under(reader: Reader) -> None:
    old, new = (reader.read(returned("P2", marked("S-SZ", "感染力", mark))) for mark in (70, 75))
    assert isinstance(old, Workbook)
    assert isinstance(new, Workbook)
    books = [(Received(1, "1", "新.xlsx", "", NOON, 1), new), (Received(2, "2", "旧.xlsx", "", NOON - HOUR, 1), old)]
    result = handed_in(books, PLAN, {"star": ROLL}, MESSAGES)
    assert [each.received.name for each in result.returned] == ["旧.xlsx", "新.xlsx"]
    assert [each.marks["440300-S01"]["appeal"] for each in result.ballots] == [75]


def test_a_newer_workbook_without_a_mark_leaves_the_older_one_as_it_is(reader: Reader) -> None:
    def renamed(book: Book) -> None:
        book[SHEET].title = "打分"

    result = handed(reader, ("评委乙.xlsx", returned("P2")), ("评委乙（改）.xlsx", returned("P2", renamed)))
    assert [[each.code for each in one.findings] for one in result.returned] == [[], ["ballot-sheet-missing"]]
    assert counted(result) == {"P2": sorted(NUMBERS)}


def test_numbers_drawn_anew_since_are_told_once(reader: Reader) -> None:
    """The seed was changed after the workbooks went out: nothing counts, and one sentence says what happened."""

    def anew(book: Book) -> None:
        for row in range(5, 8):
            book[SHEET].cell(row, 1).value = f"S-9{row}"

    result = handed(reader, ("评委乙.xlsx", returned("P2", anew)))
    why = "多半是评分表发出以后，抽签种子（plan.toml 的 seed）改过。"
    assert said(result) == [f"ballot-numbers-strange  这张表里的候选人编号没有一个对得上，没有计入：{why}"]
    assert counted(result) == {}


def test_a_criterion_in_two_columns_counts_in_neither(reader: Reader) -> None:
    def doubled(book: Book) -> None:
        book[SHEET].cell(4, book[SHEET].max_column + 1).value = "感染力"

    result = handed(reader, ("评委乙.xlsx", returned("P2", doubled)))
    assert ([each.code for each in result.returned[0].findings], counted(result)) == (["ballot-column-repeated"], {})


def test_a_header_or_a_sheet_gone_is_told(reader: Reader) -> None:
    def renamed(book: Book) -> None:
        book[SHEET].title = "打分"

    def headless(book: Book) -> None:
        for cell in book[SHEET][4]:
            cell.value = "分数" if cell.value == "感染力" else cell.value

    codes = [
        [each.code for one in handed(reader, ("评委乙.xlsx", returned("P2", spoil))).returned for each in one.findings]
        for spoil in (renamed, headless)
    ]
    assert codes == [["ballot-sheet-missing"], ["ballot-column-missing"]]
