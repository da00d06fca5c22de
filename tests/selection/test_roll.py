"""Who comes on the roll: everybody a city may send, and of one that floods it only so many."""

from dataclasses import replace
from datetime import date

from sync.model import Status, Submission
from sync.plan import Decision, Plan
from sync.progress import Progress, measure
from sync.rules import check_all
from sync.selection import Roll, roll, shortlists
from sync.status import judge
from tests.growth import growth
from tests.submissions import AUTUMN, MESSAGES, SUMMER, season, submission, worded, year


def stars(rows: range, city: str = "442000") -> Submission:
    lines = (f"| {city}-S{row:02d} | 一般 | 示例{chr(0x4E00 + row)}{chr(0x5E00 + row)} |" for row in rows)
    return submission("# 百姓学习之星\n| 编号 | 推荐类别 | 姓名 |\n|--|--|--|\n" + "\n".join(lines), city)


def progress(*sent: Submission, plan: Plan | None = None) -> Progress:
    known = season(*sent, plan=plan)
    found = check_all(known, MESSAGES)
    cities = known.plan.city_by_code
    return measure([judge(cities[code], known.submissions[code], found[code], known) for code in found], known)


def of(made: Progress) -> Roll:
    return roll(made, made.season.plan.award_by_key["star"])


def test_a_city_far_over_its_quota_has_so_many_on_the_roll_and_is_told_so() -> None:
    made = of(progress(stars(range(1, 4001)), stars(range(1, 3), "440600")))
    assert [each.key for each in made.candidates] == [
        "440600-S01",
        "440600-S02",
        *(f"442000-S{row:02d}" for row in range(1, 11)),
    ]
    assert made.beyond == {"442000": 3990}
    assert {each.city for each in made.fit()} == {"440600"}


def test_what_is_told_to_such_a_city_is_the_quota_and_what_its_first_rows_lack() -> None:
    sent = stars(range(1, 31))
    found = check_all(season(sent), MESSAGES)["442000"]
    assert worded(each for each in found if each.code == "quota-far") == [
        "“百姓学习之星” 错误 “百姓学习之星”推荐了30位，远远超过每市名额（1～2位），其中只有10位进入候选人名单。"
    ]
    rows = [each.address.row for each in found if each.code == "quota-many" and each.address]
    assert rows == list(range(6, 36))
    others = {each.address.row for each in found if each.code not in {"quota-far", "quota-many"} and each.address}
    assert max(others, default=0) <= 15


def test_of_such_a_city_every_entry_that_came_late_is_still_called_late() -> None:
    sent = stars(range(1, 31))
    late = replace(sent, received=replace(sent.received, received_at=AUTUMN))
    found = check_all(season(late, now=AUTUMN), MESSAGES)["442000"]
    rows = [each.address.row for each in found if each.code == "late" and each.address]
    assert rows == list(range(6, 36))


def test_nobodys_number_changes_when_a_city_sends_more() -> None:
    early = of(progress(stars(range(1, 3), "440600")))
    late = of(progress(stars(range(1, 3), "440600"), stars(range(1, 4001))))
    numbers = {each.key: each.number for each in late.candidates}
    assert {each.key: each.number for each in early.candidates}.items() <= numbers.items()


def test_who_can_be_chosen_and_who_was_decided_on_come_first() -> None:
    def decided(row: int, what: str) -> Decision:
        return Decision(date(2014, 8, 1), "示例员", "442000", f"442000-S{row:02d}", what, "示例")

    gone = tuple(decided(row, "撤回") for row in range(1, 14))
    made = of(progress(stars(range(1, 16)), plan=replace(year(), decisions=gone)))
    assert [(each.key[-3:], each.status) for each in made.candidates] == [
        *((f"S{row:02d}", Status.WITHDRAWN) for row in range(1, 14)),
        ("S14", Status.REMARKED),
        ("S15", Status.REMARKED),
    ]
    assert made.beyond == {}


def test_the_selection_knows_no_decision_of_a_later_day() -> None:
    made = tuple(
        Decision(date(2014, 8, day), "示例会议", "440600", f"440600-S0{row}", "不入选", "示例")
        for row, day in ((1, 1), (2, SUMMER.day), (1, SUMMER.day + 1))
    )
    known = progress(stars(range(1, 3), "440600"), plan=replace(year(), decisions=made))
    assert {each.award.key: each.decisions for each in shortlists(known, [])} == {"star": made[:2], "brand": ()}


def test_the_roll_grows_with_what_was_sent() -> None:
    def work(count: int) -> object:
        made = progress(stars(range(1, count + 1)))
        of(made)
        return lambda: of(made)

    assert growth(work) < 2.2
