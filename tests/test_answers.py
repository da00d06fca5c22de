"""A verdict in words: what the row shows, what the list says, what stands above it."""

from datetime import UTC, datetime

from sync.answers import Answer, ResultLine, answer
from sync.messages import Messages, Wording
from sync.model import Address, CityVerdict, Finding, FormVerdict, Mark, Received, Severity, Status, Verdict
from tests.submissions import year

ERROR, WARNING, HINT = Severity
STAR = "百姓学习之星"
MESSAGES = Messages(
    {
        "empty": Wording(ERROR, "“{title}”没有填。", "请补填。"),
        "odd": Wording(WARNING, "“{title}”少见。", "请核实。"),
        "no-file": Wording(ERROR, "读不出来。", "请重发。"),
        "no-sheet": Wording(ERROR, "缺少工作表。", "请补上。"),
        "answer-errors": Wording(ERROR, "{city}{received}：{status}，{errors}、{warnings}、{hints}。", "请改。"),
        "answer-warnings": Wording(ERROR, "{city}：{status}，{warnings}、{hints}。", "请核实。"),
        "answer-clean": Wording(HINT, "{city}：{status}。", "不用改。"),
    }
)


def finding(code: str, cell: tuple[str, int], field: str, title: str, severity: Severity = ERROR) -> Finding:
    return Finding(code, Address(STAR, *cell), "star", f"440600-S0{cell[1] - 5}", field, {"title": title}, severity)


def told(status: Status, *entries: Verdict, form: tuple[Finding, ...] = (), file: tuple[Finding, ...] = ()) -> Answer:
    received = Received(1, "0" * 64, "示例.xlsx", "folder", datetime(2014, 9, 5, 1, 30, tzinfo=UTC), 1)
    forms = (FormVerdict("star", status, entries, form),)
    return answer(CityVerdict("440600", status, forms, file, received), year(), MESSAGES)


def test_neighbours_are_told_once_and_the_gravest_comes_first() -> None:
    odd = finding("odd", ("G", 6), "sex", "性别", WARNING)
    empty = [finding("empty", ("F", row), "name", "姓名") for row in (6, 7)]
    made = told(
        Status.RETURNED,
        Verdict("440600-S01", "star", Status.RETURNED, (odd, empty[0])),
        Verdict("440600-S02", "star", Status.RETURNED, (empty[1],)),
    )
    assert made.lines == (
        ResultLine(
            *(ERROR, STAR, "F6 至 F7", "440600-S01、440600-S02", "姓名", "“姓名”没有填。", "请补填。"),
            (Address(STAR, "F", 6), Address(STAR, "F", 7)),
        ),
        ResultLine(*(WARNING, STAR, "G6", "440600-S01", "性别", "“性别”少见。", "请核实。"), (Address(STAR, "G", 6),)),
    )
    assert made.marks == (
        Mark("440600-S01", "待修改", "1. “性别”少见。请核实。\n2. “姓名”没有填。请补填。", ("性别", "姓名")),
        Mark("440600-S02", "待修改", "“姓名”没有填。请补填。", ("姓名",)),
    )
    assert made.heading == "佛山市2014年9月5日09:30：待修改，2、1、0。请改。"


def test_findings_without_a_cell_name_the_form_or_nothing() -> None:
    made = told(Status.RETURNED, form=(Finding("no-sheet", form="star"),), file=(Finding("no-file"),))
    assert made.lines == (
        ResultLine(ERROR, "", "", "", "", "读不出来。", "请重发。"),
        ResultLine(ERROR, STAR, "", "", "", "缺少工作表。", "请补上。"),
    )


def test_a_row_without_a_key_is_in_the_list_alone() -> None:
    made = told(Status.RETURNED, Verdict("", "star", Status.RETURNED, (finding("empty", ("F", 9), "name", "姓名"),)))
    assert (made.marks, [line.cells for line in made.lines]) == ((), ["F9"])


def test_rows_that_share_a_key_both_show_all_that_is_said_of_them() -> None:
    odd, empty = finding("odd", ("G", 6), "sex", "性别", WARNING), finding("empty", ("F", 6), "name", "姓名")
    made = told(
        Status.RETURNED,
        Verdict("440600-S01", "star", Status.REMARKED, (odd,)),
        Verdict("440600-S01", "star", Status.RETURNED, (empty,)),
    )
    assert made.marks == (
        Mark("440600-S01", "待修改", "1. “性别”少见。请核实。\n2. “姓名”没有填。请补填。", ("性别", "姓名")),
    )


def test_the_heading_says_what_to_do_next() -> None:
    odd = finding("odd", ("G", 6), "sex", "性别", WARNING)
    assert told(Status.REMARKED, Verdict("440600-S01", "star", Status.REMARKED, (odd,))).heading == (
        "佛山市：已接收（有提示），1、0。请核实。"
    )
    assert told(Status.ACCEPTED, Verdict("440600-S01", "star", Status.ACCEPTED)) == Answer(
        (Mark("440600-S01", "已接收", ""),), (), "佛山市：已接收。不用改。"
    )
