"""Cells, sheets and files made to hold the desk up: each is read in proportion, or given up with a finding."""

import re
from collections.abc import Callable
from dataclasses import replace
from time import process_time
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.desk.standing import judged
from sync.inbox.gather import Pile
from sync.messages import load as load_messages
from sync.model import Grid, Workbook
from sync.normal import MOST_MARKS, normal
from sync.plan import Field, FieldType, Limits, load
from sync.reading import Setting, read, read_column, read_value
from sync.reading.cell_value import READERS
from sync.reading.values.places import Cities, Gazetteer
from sync.rules import check, check_all
from tests import submissions
from tests.grids import drawn, reading, received

PLAN = load(2014)
CITY = PLAN.city_by_code["440600"]
LONGEST = 32_767
OPEN = Setting(
    PLAN.year, CITY, Cities(PLAN.cities, "广东省"), Gazetteer(PLAN, CITY), Limits(cell=LONGEST, text=LONGEST)
)
"""Reads whatever fits into a cell, so that no cap hides a slow reader."""
PUMPS = (
    *(
        " ",
        "　",
        "\n",
        " \n",
        "\u200b",
        "1",
        "1,",
        "2008，",
        "1万",
        "共计",
        "+",
        "(",
        "(1)",
        "副本",
        "-",
        "1-",
        "至",
        "人",
    ),
    *(
        "138",
        "0757-",
        "a@",
        "a.",
        "、",
        "甲、",
        "·",
        "甲·",
        "全市",
        "(县)",
        "佛山市",
        "440600-S01",
        "年",
        "T",
        "Ａ",
        "\u0316\u0301",
    ),
)
QUICK = 0.05
"""CPU seconds; what is done within them for the longest cell is not worth measuring."""
MOST = 9
"""Four times the text may take so much more: 16 is quadratic."""


def spent(work: Callable[[str], object], text: str) -> float:
    """Return the CPU time of the fastest of a few runs, as soon as one is quick."""
    least = float("inf")
    for count in range(4):
        start = process_time()
        work(f"{count}{text[1:]}")  # another text each time: what was read before is remembered
        least = min(least, process_time() - start)
        if least < QUICK:
            break
    return least


def grows(work: Callable[[str], object], pump: str) -> bool:
    """Say whether work takes more than in proportion, from size to size, so that a slow one is noticed early."""
    texts = [(pump * (LONGEST // len(pump)))[:size] + "\x01" for size in (512, 2048, 8192, LONGEST - 1)]
    before = spent(work, texts[0])
    for text in texts[1:]:
        now = spent(work, text)
        if now > QUICK and now > MOST * max(before, QUICK / MOST):
            return True
        before = now
    return False


def test_what_is_slow_is_seen() -> None:
    slow = re.compile(r"\s+$")
    assert [grows(slow.search, " "), grows(slow.match, " ")] == [True, False]


def of(kind: FieldType) -> Field:
    return Field(key="cell", title="栏目", type=kind, choices=("学校", "企业"))


@pytest.mark.parametrize("kind", READERS)
def test_every_type_of_field_reads_in_proportion(kind: FieldType) -> None:
    field = of(kind)
    slow = [pump for pump in PUMPS if grows(lambda text: read_value(field, text, OPEN), pump)]
    slow += [pump for pump in PUMPS if grows(lambda text: read_column(field, (text, "甲"), OPEN), pump)]
    assert slow == []


SHEETS: dict[str, Callable[[str], Workbook]] = {
    "title": lambda text: drawn(f"# 百姓学习之星\n| 编号 | 姓名 | {text} |\n| 440600-S01 | 示例甲 | 甲 |"),
    "key": lambda text: drawn(f"# 百姓学习之星\n| 编号 | 地市 | 姓名 |\n| {text} | {text} | 示例甲 |"),
    "mark": lambda text: drawn(f"# _meta\n| template | {text} |\n| city | {text} |\n# 百姓学习之星\n| 地市 | 姓名 |"),
    "card": lambda text: drawn(f"# 单位信息\n| 地市 | {text} |\n| {text} | 示例 |\n| 联系人 | 示例甲 |"),
    "sheet": lambda text: Workbook((Grid(text, (("编号", "姓名"), ("440600-S01", "示例甲"))),)),
}


@pytest.mark.parametrize("place", SHEETS)
def test_titles_keys_marks_and_names_of_sheets_are_read_in_proportion(place: str) -> None:
    def work(text: str) -> object:
        return read(SHEETS[place](text.replace("\n", " ").replace("|", " ")), received("佛山市.xlsx"), PLAN)

    assert [pump for pump in PUMPS if grows(work, pump)] == []


def test_a_name_of_a_file_is_read_in_proportion() -> None:
    book = drawn("# 百姓学习之星\n| 编号 | 姓名 |\n| 440600-S01 | 示例甲 |")
    assert [pump for pump in PUMPS if grows(lambda text: read(book, received(text), PLAN), pump)] == []


def test_years_in_place_of_a_number_are_told_at_once() -> None:
    years = "2008，2009，2010，2011，2012，2013年"
    assert [each.code for each in read_value(of("integer"), years, OPEN)[1]] == ["number-unreadable"]


@pytest.mark.parametrize(
    ("kind", "length", "codes"),
    [
        ("name", 2_000, ["name-unlikely"]),
        ("name", 2_001, ["cell-long"]),
        ("email", 2_001, ["cell-long"]),
        ("text", LONGEST, []),
        ("text", LONGEST + 1, ["cell-long"]),
    ],
)
def test_a_cell_is_read_up_to_a_length(kind: FieldType, length: int, codes: list[str]) -> None:
    usual = replace(OPEN, limits=Limits())
    text = ("a" * length) if kind != "email" else "a" * (length - 6) + "@b.com"
    alone = read_value(of(kind), text, usual)
    assert [each.code for each in alone[1]] == codes
    column = read_column(of(kind), (text, text + "甲"[:0]), usual)
    assert (column.values[0], column.remarks.get(0, ())) == alone


def test_blanks_are_nothing_however_many() -> None:
    assert read_value(of("integer"), " " * 40_000, replace(OPEN, limits=Limits())) == (None, ())


@given(st.text(st.sampled_from("e\u0301\u0316가ㄱ1Ａ"), max_size=40))
def test_lawful_texts_keep_their_unicode_form(text: str) -> None:
    if "\u0301" not in text and "\u0316" not in text:
        assert normal(text) == normalize("NFKC", text)
    assert normal("e\u0301") == "é"
    assert len(normal("e" + "\u0316" * 1000)) == 1 + MOST_MARKS


# ------------------------------------------------------------------------------------------------------- given up

SMALL = replace(submissions.year(), limits=Limits(work=1_000_000))
STAR = "# 百姓学习之星\n| 编号 | 地市 | 姓名 |\n| {key} | {city} | {name} |"


def poisoned() -> Workbook:
    """A workbook of 佛山市 with more in it than a form can hold."""
    book = drawn(STAR.format(key="440600-S01", city="佛山市", name="示例甲"))
    return Workbook((*book.grids, Grid("其他", [["示例" * 500] * 20] * 60)))


def test_a_file_with_too_much_in_it_is_given_up_and_the_others_stand() -> None:
    messages = load_messages()
    pile = Pile(SMALL, messages)
    other = drawn(STAR.format(key="440100-S01", city="广州市", name="示例乙"))
    pile.add(replace(received("佛山市.xlsx"), id=1), poisoned())
    pile.add(replace(received("广州市.xlsx"), id=2), other)
    gathered = pile.gathered(submissions.SUMMER.replace(month=9))
    told = judged(gathered, messages)
    assert {city: [each.code for each in found] for city, found in gathered.filed.items()} == {
        "440600": ["file-laborious"]
    }
    assert list(told.season.submissions) == ["440100"]


def test_the_same_file_is_read_where_the_year_allows_it() -> None:
    assert read(poisoned(), received("佛山市.xlsx"), submissions.year()).submission is not None


def many(city: str, count: int) -> str:
    rows = "\n".join(f"| {city}-S{number:02d} | | 示例某{number} |" for number in range(1, count + 1))
    return f"# 百姓学习之星\n| 编号 | 推荐类别 | 姓名 |\n|---|---|---|\n{rows}"


def test_a_submission_with_too_much_to_check_is_given_up_and_the_others_stand() -> None:
    poison = submissions.submission(many("440600", 3000), plan=SMALL)
    sound = submissions.submission(many("440100", 2), city="440100", plan=SMALL)
    together = check_all(submissions.season(poison, sound, plan=SMALL), submissions.MESSAGES)
    alone = check_all(submissions.season(sound, plan=SMALL), submissions.MESSAGES)
    assert [each.code for each in together["440600"]] == ["check-laborious"]
    assert together["440100"] == alone["440100"]
    assert [each.code for each in check(poison, submissions.season(poison, plan=SMALL), submissions.MESSAGES)] == [
        "check-laborious"
    ]


def test_an_allowance_ends_where_it_was_given() -> None:
    reading(STAR.format(key="440600-S01", city="佛山市", name="示例甲"), plan=SMALL)
    assert read(poisoned(), received("佛山市.xlsx"), SMALL).findings[0].code == "file-laborious"
    assert read_value(of("text"), "示例" * 10_000, OPEN) == ("示例" * 10_000, ())
