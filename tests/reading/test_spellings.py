"""The tables of spellings can be read, agree with themselves and with the forms they speak of."""

import datetime as dt
from collections import Counter

import pytest
from stdnum.cn import ric

from sync.model import Broken, PartialDate, Raw, Value
from sync.plan import load
from sync.reading.cell_value import READERS
from sync.reading.values.folding import is_blank
from tests.reading.spellings.spellings import Spelling, every, spellings, written

SPELLINGS = list(every())
PLAN = load(2014)
FIELDS = {f"{form.key}.{field.key}": field for form in PLAN.forms for field in form.fields}
REGISTER = "收件登记.收到时间"

TABLE = """
# 数量

类型：count
年份：2014
必填：是

一句说明。

## 人次

栏目：summary.visits, activities.expected
上一行：1200

| 写法 | 读作 | 说什么 | 为什么 |
|---|---|---|---|
| ␣三万五 | 35000 | 提示：“35000” | 口语 |
| `35000` | 35000 | | 数字格 |
| 300-500 | | 错误：“300”“500” | 范围 |
| - | | 错误：“没有填” | 划掉 |

## 县区

栏目：unit.districts
必填：否
选项：甲、乙
同行：end=

| 地市 | 写法 | 读作 | 说什么 | 为什么 |
|---|---|---|---|---|
| 440600 | 甲\\|乙<br>{U+4DAE} | 甲、乙 | | 分隔 |
| 440600 | 示{×3} | 示{×3} | | 长 |
"""


def test_rows_carry_their_context() -> None:
    first, number, _, struck, place, repeated = spellings("count.md", TABLE)
    assert first == Spelling(
        place="count.md:17",
        kind="count",
        year=2014,
        fields=("summary.visits", "activities.expected"),
        required=True,
        options=(),
        city="",
        above="1200",
        beside={},
        typed="␣三万五",
        raw=" 三万五",
        reading="35000",
        severity="提示",
        names=("35000",),
        why="口语",
    )
    assert (number.raw, number.severity, number.names) == (35000, "", ())
    assert (struck.raw, struck.reading, struck.names) == ("-", "", ("没有填",))
    assert (place.city, place.raw, place.required, place.above) == ("440600", "甲|乙\n䶮", False, "")
    assert (place.options, place.beside) == (("甲", "乙"), {"end": ""})
    assert (repeated.raw, repeated.reading) == ("示示示", "示示示")


@pytest.mark.parametrize(
    ("typed", "raw"),
    [
        ("`2014-10-20`", dt.date(2014, 10, 20)),
        ("`2014-10-20 09:00`", dt.datetime(2014, 10, 20, 9)),  # noqa: DTZ001 # a sheet's moments have no zone
        ("`09:30`", dt.time(9, 30)),
        ("`3.5`", 3.5),
        ("`TRUE`", True),
        ("`#N/A`", Broken("#N/A")),
        ("20141020", "20141020"),
    ],
)
def test_what_is_in_backticks_is_not_text(typed: str, raw: Raw) -> None:
    table = TABLE.replace("␣三万五", typed)
    read = next(spellings("count.md", table)).raw
    assert (read, type(read)) == (raw, type(raw))


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("提示：“35000”", "提示：35000"),
        ("提示：“35000”", "留意：“35000”"),
        ("`35000`", "`三万五`"),
        ("年份：2014", "年分：2014"),
        ("| 口语 |", "| 口语 | 又一格 |"),
        ("| 写法 | 读作 |", "| 写法 | 读 |"),
    ],
)
def test_a_table_that_is_not_so_is_refused(right: str, wrong: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 # each fault has words of its own
        list(spellings("count.md", TABLE.replace(right, wrong, 1)))


@pytest.mark.parametrize(
    ("value", "reading"),
    [
        (None, ""),
        (True, "是"),
        (35000, "35000"),
        (("禅城区", "南海区"), "禅城区、南海区"),
        (dt.date(2014, 10, 20), "2014-10-20"),
        (PartialDate(1962, 5), "1962-05"),
        ("示例", "示例"),
    ],
)
def test_values_are_written_as_the_tables_do(value: Value, reading: str) -> None:
    assert written(value) == reading


def test_every_type_has_forty_spellings() -> None:
    counts = Counter(each.kind for each in SPELLINGS)
    assert {kind: counts[kind] for kind in READERS if counts[kind] < 40} == {}


def test_no_cell_is_decided_twice() -> None:
    seen = Counter((field, each.city, each.required, repr(each.raw)) for each in SPELLINGS for field in each.fields)
    twice = {key: count for key, count in seen.items() if count > 1}
    fillers = {(each.reading, each.severity) for each in SPELLINGS if each.place.startswith("fillers")}
    assert (twice, fillers) == ({}, {("", ""), ("", "错误")})


def test_the_fields_are_those_of_the_year() -> None:
    named = {(field, each.required) for each in SPELLINGS for field in each.fields if field != REGISTER}
    assert {field for field, _ in named if field not in FIELDS} == set()
    assert {field for field, required in named if FIELDS[field].required != required} == set()


def test_the_types_and_choices_are_those_of_the_year() -> None:
    typed = [each for each in SPELLINGS if each.kind in READERS and "ethnicity" not in each.place]
    assert {each.place for each in typed for field in each.fields if FIELDS[field].type != each.kind} == set()
    chosen = [each for each in typed if each.kind == "choice"]
    assert {each.place for each in chosen for field in each.fields if FIELDS[field].choices != each.options} == set()


def test_a_choice_is_read_as_one_of_the_choices() -> None:
    read = [each for each in SPELLINGS if each.kind == "choice" and each.reading]
    assert [str(each) for each in read if each.reading not in each.options] == []


def test_places_are_units_of_their_city() -> None:
    units = {code: {each.name for each in PLAN.districts_of(city)} for code, city in PLAN.city_by_code.items()}
    read = [each for each in SPELLINGS if each.kind == "district" and each.reading and units[each.city]]
    assert [str(each) for each in read if not units[each.city].issuperset(each.reading.split("、"))] == []


def test_a_reading_and_an_error_part_ways() -> None:
    """Of several names one may be read and another refused; a figure or a text is read that a rule then refuses.

    What is neither read nor complained of is empty.
    """
    both = [str(each) for each in SPELLINGS if each.severity == "错误" and each.reading]
    assert [
        each for each in both if not each.startswith(("district.md", "text.md", "count.md", "score.md", "integer.md"))
    ] == []
    silent = [each for each in SPELLINGS if not each.reading and not each.severity]
    assert [str(each) for each in silent if each.required or is_blank(each.typed)] == []


def test_what_is_read_of_a_row_above_is_what_stands_there() -> None:
    repeated = [each for each in SPELLINGS if each.typed in {"同上", "〃"} and each.reading]
    assert [str(each) for each in repeated if each.reading != each.above] == []


def of_eighteen(kind: str, word: str = "") -> list[str]:
    """Return numbers of eighteen characters: those that are read, or those refused with a word."""
    rows = [each for each in SPELLINGS if each.kind == kind and (word in each.names or not word)]
    return [text for each in rows if len(text := each.typed if word else each.reading) == 18]


def test_identity_numbers_are_right_where_they_are_read() -> None:
    assert [number for number in of_eighteen("id_number") if ric.calc_check_digit(number) != number[-1]] == []
    assert [number for number in of_eighteen("id_number", "校验码") if ric.calc_check_digit(number) == number[-1]] == []


def test_credit_codes_are_right_where_they_are_read() -> None:
    assert [code for code in of_eighteen("credit_code") if checked(code[:-1]) != code[-1]] == []
    assert [code for code in of_eighteen("credit_code", "校验码") if checked(code[:-1]) == code[-1]] == []


def checked(body: str) -> str:
    """Return the check character of GB 32100-2015 for seventeen characters, letters in front or not."""
    letters = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    total = sum(letters.index(letter) * pow(3, i, 31) for i, letter in enumerate(body))
    return letters[-total % 31]
