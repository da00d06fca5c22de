"""Where a city stands: entries, forms, the city."""

from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise

import pytest

from sync.model import Address, CityVerdict, Declared, Finding, Severity, Status, Submission
from sync.plan import Decision, Plan
from sync.progress import measure
from sync.rules import check
from sync.status import judge
from sync.status.order import worst
from tests.grids import submission as read_submission
from tests.submissions import AUTUMN, BEIJING, MESSAGES, SUMMER, season, submission, year

UNIT = "# 单位信息\n| 填报单位 | 示例市教育局 |\n"
LATE = datetime(2014, 9, 12, 9, 0, tzinfo=BEIJING)


def judged(made: Submission, *, plan: Plan | None = None, now: datetime = AUTUMN) -> CityVerdict:
    known = season(made, plan=plan, now=now)
    return judge(known.plan.city_by_code[made.city], made, check(made, known, MESSAGES), known)


def forms(verdict: CityVerdict, *keys: str) -> dict[str, Status]:
    return {each.form: each.status for each in verdict.forms if each.form in keys or not keys}


def entries(verdict: CityVerdict, form: str) -> dict[str, Status]:
    return {entry.key: entry.status for each in verdict.forms if each.form == form for entry in each.entries}


def star(*rows: str) -> str:
    return "# 百姓学习之星\n| 编号 | 姓名 | 是否县处级及以上领导干部 |\n|--|--|--|\n" + "\n".join(rows) + "\n"


FINE = "| 440600-S01 | 示例甲 | 否 |"
REMARKED = "| 440600-S02 | 示例乙 | 是 |"
WRONG = "| 440600-S02 |  | 否 |"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([FINE], {"440600-S01": Status.ACCEPTED}),
        ([FINE, REMARKED], {"440600-S01": Status.ACCEPTED, "440600-S02": Status.REMARKED}),
        ([FINE, WRONG], {"440600-S01": Status.ACCEPTED, "440600-S02": Status.RETURNED}),
        ([], {"440600-S01": Status.MISSING}),
    ],
)
def test_an_entry_stands_by_its_findings_and_an_empty_row_by_what_is_owed(
    rows: list[str], expected: dict[str, Status]
) -> None:
    assert entries(judged(submission(star(*rows))), "star") == expected


def test_an_empty_row_is_not_owed_before_it_is_due() -> None:
    assert entries(judged(submission(star()), now=SUMMER), "star") == {}


def test_the_form_is_called_by_the_worst_of_its_entries_and_the_city_by_the_worst_of_its_forms() -> None:
    brand = "# 终身学习活动品牌\n| 编号 | 品牌名称 |\n|--|--|\n| 440600-B01 | 示例讲坛 |"
    verdict = judged(submission(UNIT + star(FINE, REMARKED) + brand))
    assert forms(verdict, "unit", "star", "brand") == {
        "unit": Status.ACCEPTED,
        "star": Status.REMARKED,
        "brand": Status.ACCEPTED,
    }
    assert verdict.status is Status.REMARKED
    assert judged(submission(UNIT + star(WRONG) + brand)).status is Status.RETURNED
    assert judged(submission(UNIT + star(FINE) + brand)).status is Status.ACCEPTED
    assert judged(submission(UNIT + star(FINE) + "# 终身学习活动品牌\n| 编号 | 品牌名称 |")).status is Status.MISSING


def test_rows_without_a_key_or_with_the_same_key_are_told_apart_by_their_place() -> None:
    same = ["| 440600-S01 | 示例甲 | 否 |", "| 440600-S01 |  | 否 |"]
    verdict = judged(submission(star(*same)))
    stands = [(entry.key, entry.status) for each in verdict.forms if each.form == "star" for entry in each.entries]
    assert stands == [("440600-S01", Status.ACCEPTED), ("440600-S01", Status.RETURNED)]


def test_a_card_has_a_verdict_for_each_of_its_rows() -> None:
    verdict = judged(submission("# 单位信息\n| 填报单位 | |\n| 联系人 | 示例甲 |"))
    stands = entries(verdict, "unit")
    assert len(stands) == 14
    assert {key for key, status in stands.items() if status is not Status.ACCEPTED} == {"440600-U02"}
    assert stands["440600-U02"] is Status.RETURNED


def test_a_nil_report_stands_for_the_whole_award() -> None:
    nil = UNIT + "| 学习之星零报告 | 是 |\n| 品牌零报告 | 是 |\n" + star() + "# 终身学习活动品牌\n| 编号 | 品牌名称 |"
    verdict = judged(submission(nil))
    assert forms(verdict, "unit", "star", "brand") == {
        "unit": Status.ACCEPTED,
        "star": Status.NIL,
        "brand": Status.NIL,
    }
    assert entries(verdict, "star") == {"440600-S01": Status.NIL, "440600-S02": Status.NIL}
    assert verdict.status is Status.NIL
    assert [each.on_time for each in verdict.forms if each.form == "star"] == [True]


@pytest.mark.parametrize(
    ("at", "on_time"),
    [(datetime(2014, 9, 11, 0, 0, 0, tzinfo=BEIJING), True), (datetime(2014, 9, 11, 0, 0, 1, tzinfo=BEIJING), False)],
)
def test_a_nil_report_by_the_button_is_in_time_until_the_deadline_itself(at: datetime, *, on_time: bool) -> None:
    verdict = judged(replace(submission(UNIT), declared={"star": Declared(holds=True, at=at)}))
    assert [(each.status, each.received_at, each.on_time) for each in verdict.forms if each.form == "star"] == [
        (Status.NIL, at, on_time)
    ]


def test_what_somebody_has_to_act_on_comes_before_what_is_done() -> None:
    order = (
        Status.RETURNED,
        Status.LATE,
        Status.MISSING,
        Status.REMARKED,
        Status.ACCEPTED,
        Status.NIL,
        Status.PASSED_OVER,
        Status.WITHDRAWN,
    )
    assert [worst((other, one)) for one, other in pairwise(order)] == list(order[:-1])
    assert (worst(()), set(Status) - set(order)) == (Status.MISSING, {Status.CHOSEN})


def test_a_late_candidate_waits_for_a_decision_unless_there_is_something_to_mend() -> None:
    verdict = judged(submission(star(FINE, WRONG), at=LATE))
    assert entries(verdict, "star") == {"440600-S01": Status.LATE, "440600-S02": Status.RETURNED}
    assert [each.on_time for each in verdict.forms if each.form == "star"] == [False]
    assert judged(submission(UNIT, at=LATE)).forms[0].status is Status.LATE


@pytest.mark.parametrize(
    ("decision", "status"),
    [("接收", Status.REMARKED), ("不接收", Status.PASSED_OVER), ("撤回", Status.WITHDRAWN)],
)
def test_a_decision_settles_a_late_candidate(decision: str, status: Status) -> None:
    made = Decision(date(2014, 9, 15), "示例主任", "440600", "440600-S01", decision, "特殊情况")  # type: ignore[arg-type]
    verdict = judged(submission(star(FINE), at=LATE), plan=replace(year(), decisions=(made,)))
    assert entries(verdict, "star") == {"440600-S01": status}


def test_a_form_that_could_not_be_read_is_to_be_mended_and_one_that_is_not_there_is_owed() -> None:
    seen = (Finding("header-missing", Address("百姓学习之星"), "star", params={"title": "百姓学习之星"}),)
    verdict = judged(submission(UNIT, observations=seen))
    assert forms(verdict, "star", "brand") == {"star": Status.RETURNED, "brand": Status.MISSING}
    assert [
        [finding.code for finding in each.findings] for each in verdict.forms if each.form in {"star", "brand"}
    ] == [
        ["header-missing"],
        ["sheet-missing"],
    ]


def test_a_city_that_sent_nothing_and_one_whose_file_cannot_be_read() -> None:
    known = season(now=AUTUMN)
    city = known.plan.city_by_code["440600"]
    silent = judge(city, None, (), known)
    assert (silent.status, silent.received) == (Status.MISSING, None)
    assert [each.form for each in silent.forms if each.due] == ["unit", "star", "brand"]
    broken = judge(city, None, (), known, (Finding("file-encrypted", severity=Severity.ERROR),))
    assert (broken.status, set(forms(broken).values())) == (Status.RETURNED, {Status.MISSING})


def test_a_form_that_nobody_expects_does_not_make_a_city_wanting() -> None:
    verdict = judged(submission(UNIT), now=SUMMER)
    assert (verdict.status, verdict.forms[1].status, verdict.forms[1].due) == (Status.ACCEPTED, Status.MISSING, False)


VIEWING = """
# 开幕式收看
| 编号 | 收看点 | 组织单位 | 地点 | 预计人数 | 负责人 | 联系电话 |
| 440600-V01 | {} | | | | | |
"""


@pytest.mark.parametrize(("typed", "status", "owes"), [("无", Status.NIL, False), ("/", Status.MISSING, True)])
def test_a_list_that_says_it_has_nothing_is_answered_and_nobody_is_reminded(
    typed: str,
    status: Status,
    owes: bool,  # noqa: FBT001  # a row of the table
) -> None:
    """The week's forms are due; a struck row is empty, and says nothing of the others."""
    sent = read_submission(VIEWING.format(typed))
    world = season(sent, now=datetime(2014, 10, 20, 12, 0, tzinfo=BEIJING))
    verdict = judge(world.plan.city_by_code["440600"], sent, (), world)
    progress = measure([verdict], world)
    assert progress.form("440600", "viewing").status is status
    assert [each.status for each in progress.form("440600", "viewing").entries] == [status]
    assert ("viewing" in {each.form for each in progress.owed("440600")}) is owes
