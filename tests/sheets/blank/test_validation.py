"""What Excel asks of a cell follows from the field's declaration."""

import pytest
from msgspec import convert

from sync.plan import Field, Plan, load
from sync.sheets.blank.lists import Lists
from sync.sheets.blank.validation import prompt, validation

LISTS = Lists({("甲", "乙"): "选项_组别", ("东区", "西区"): "选项_区", ("是", "否"): "选项_是否"}, ("东区", "西区"))


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load(2014)


def field(kind: str, **more: object) -> Field:
    return convert({"key": "x", "title": "栏目", "type": kind, **more}, Field)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (field("choice", choices=["甲", "乙"]), ("list", None, "选项_组别", None, "stop")),
        (field("yesno"), ("list", None, "选项_是否", None, "stop")),
        (field("district"), ("list", None, "选项_区", None, "warning")),
        (field("count", min=1), ("whole", "greaterThanOrEqual", "1", None, "warning")),
        (field("score", min=0, max=100), ("whole", "between", "0", "100", "warning")),
        (field("year"), ("whole", "between", "1900", "2014", "warning")),
        (field("date"), ("date", "greaterThanOrEqual", "1", None, "warning")),
        (field("mobile"), ("textLength", "equal", "11", None, "warning")),
        (field("credit_code"), ("textLength", "equal", "18", None, "warning")),
        (field("email"), ("custom", None, 'ISNUMBER(FIND("@",E6))', None, "warning")),
        (field("text"), (None, None, None, None, None)),
        (field("month"), (None, None, None, None, None)),
        (field("files", min=2), (None, None, None, None, None)),
    ],
    ids=lambda each: each.type if isinstance(each, Field) else None,
)
def test_each_type_asks_for_what_it_needs(plan: Plan, asked: Field, expected: tuple[str | None, ...]) -> None:
    made = validation(plan, asked, LISTS, "E6")
    assert (made.type, made.operator, made.formula1, made.formula2, made.errorStyle) == expected


def test_characters_are_counted_without_blanks_and_line_breaks(plan: Plan) -> None:
    made = validation(plan, field("text", min=150, max=500), LISTS, "E6")
    count = 'LEN(SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(E6," ",""),"　",""),CHAR(10),""))'
    assert made.formula1 == f"AND({count}>=150,{count}<=500)"
    assert made.error == "字数应为150～500字（不计空格）。点“是”可先保留，报送前请修改。"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (
            field("text", required=True, max=40, hint="填全称", example="甲"),
            "必填。填全称\n不超过40字，不计空格。\n例：甲",
        ),
        (field("text", max=40, hint="40字以内"), "选填。40字以内"),
        (field("count", min=1), "选填。\n填数字，不少于1。"),
        (field("files", min=2, suffixes=["jpg", "png"]), "选填。\n文件不少于2个。\n文件格式：jpg、png。"),
    ],
)
def test_the_input_message_says_what_to_write(asked: Field, expected: str) -> None:
    assert prompt(asked) == expected


def test_a_long_hint_is_cut_where_excel_would_call_the_file_damaged(plan: Plan) -> None:
    made = validation(plan, field("text", hint="长" * 300), LISTS, "E6")
    assert len(made.prompt or "") == 255
