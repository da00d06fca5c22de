"""What the office ruled on its pages, laid over the plan as if it stood in the year's files."""

from dataclasses import replace
from datetime import date

from sync.model import Received
from sync.plan import Decision, Plan, Waiver
from sync.season import Revocation, Ruled, Ruling, decided, ruled
from tests.submissions import IN_TIME, year

CONFIGURED = Decision(date(2014, 7, 1), "示例主任", "440600", "440600-S09", "接收", "示例")


def ruling(number: int, what: Ruled, key: str, *, revoked: bool = False) -> Ruling:
    received = Received(number, "", "示例", "网页·440000", IN_TIME, 1)
    named = ("star", "required") if what == "豁免" else ("", "")
    back = Revocation("示例员", "有误", replace(received, id=number + 100)) if revoked else None
    return Ruling("440600", key, what, *named, "示例员", "示例理由", received, back)


def plan() -> Plan:
    return replace(year(), decisions=(CONFIGURED,))


def test_rulings_come_after_the_files_and_what_was_taken_back_is_none() -> None:
    own = (
        ruling(1, "不接收", "440600-S01"),
        ruling(2, "豁免", "440600-S02"),
        ruling(3, "接收", "440600-S03", revoked=True),
        ruling(4, "豁免", "440600-S04", revoked=True),
    )
    day, who, why = IN_TIME.date(), "示例员", "示例理由"
    refused = Decision(day, who, "440600", "440600-S01", "不接收", why)
    made = ruled(plan(), own)
    assert made.decisions == (CONFIGURED, refused)
    assert made.waivers == (Waiver("440600", "star", "440600-S02", "required", who, day, why),)
    assert list(decided(plan(), own)) == [(1, refused)]
