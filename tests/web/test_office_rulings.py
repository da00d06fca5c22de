"""What the office decides on its pages: with a reason, seen by every programme, listed, taken back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from sync.desk.standing import Standing, look
from sync.documents.contexts.minutes import of_waiver
from tests.web.town import FOSHAN, NOON, Browser, Town, book

DECIDE, WAIVE = f"/office/city/{FOSHAN}/decide", f"/office/city/{FOSHAN}/waive"
STAR, BRAND = f"{FOSHAN}-S01", f"{FOSHAN}-B01"


@pytest.fixture(autouse=True)
def late(town: Town) -> None:
    """Let 佛山's workbook come in after the deadline, with a year where a month is wanted."""
    town.now = NOON + timedelta(days=10)
    with town.browser("佛山市") as browser:
        browser.upload(("佛山市.xlsx", book(**{"1962-05": "1962年"})))


def seen(town: Town) -> Standing:
    """Return the season as the programmes see it that the office runs."""
    return look(replace(town.run, now=town.clock()))


def standing(town: Town, key: str) -> str:
    """Return where one candidate stands."""
    forms = (form for verdict in seen(town).verdicts for form in verdict.forms)
    return next(str(each.status) for form in forms for each in form.entries if each.key == key)


def said(browser: Browser, path: str, **fields: str) -> int:
    """Send the form of a page as it is now; return the status."""
    based = {"base": browser.base(path, **fields)}
    return browser.post(path, data={"token": browser.token(), **based, **fields}).status_code


def test_a_late_candidate_is_accepted_refused_and_comes_back(town: Town) -> None:
    with town.browser("秘书处") as browser:
        assert standing(town, BRAND) == "逾期待定"
        page = browser.get(DECIDE, params={"key": BRAND}).text
        assert [each in page for each in ('value="接收"', 'value="不接收"', 'value="撤回"')] == [True] * 3
        assert said(browser, DECIDE, key=BRAND, ruled="接收", reason="示例：邮路中断") == 303
        accepted = standing(town, BRAND)
        assert said(browser, DECIDE, key=BRAND, ruled="不接收", reason="示例：再议") == 303
        assert (accepted.startswith("已接收"), standing(town, BRAND)) == (True, "未入选")
        last = seen(town).gathered.rulings[-1].received.id
        assert "示例秘书处" in browser.get("/office/rulings").text
        assert said(browser, f"/office/rulings/{last}", reason="") == 422
        assert said(browser, f"/office/rulings/{last}", reason="示例：误判") == 303
        assert standing(town, BRAND).startswith("已接收")
        assert said(browser, f"/office/rulings/{last}", reason="示例：再撤") == 409
        assert "示例：误判" in browser.get("/office/rulings").text


def test_a_finding_is_waived_and_the_minutes_say_who_when_and_why(town: Town) -> None:
    with town.browser("秘书处") as browser:
        verdicts = seen(town).verdicts
        wrong = next(
            each
            for verdict in verdicts
            for each in verdict.all_findings()
            if each.key == STAR and each.severity == "错误"
        )
        about = {"form": wrong.form, "key": STAR, "code": wrong.code}
        assert browser.get(WAIVE, params=about).status_code == 200
        assert said(browser, WAIVE, **about, reason="示例：档案无月份") == 303
        judged = seen(town)
        assert standing(town, STAR) == "逾期待定"
        (waiver,) = judged.season.plan.waivers
        told = of_waiver(judged.season.plan, waiver)
        assert (told["approver"], str(told["date"]), told["reason"]) == ("示例秘书处", "2014-09-15", "示例：档案无月份")
        assert "示例：档案无月份" in browser.get(f"/office/city/{FOSHAN}").text
        assert said(browser, WAIVE, **about, reason="示例：两次") == 409


def test_nothing_is_decided_without_a_reason_or_by_whoever_may_only_read(town: Town) -> None:
    before = seen(town).gathered.rulings
    with town.browser("秘书处") as browser:
        assert said(browser, DECIDE, key=BRAND, ruled="撤回", reason=" ") == 422
        assert said(browser, DECIDE, key=BRAND, ruled="入选", reason="示例") == 422
        assert said(browser, DECIDE, key="440700-B01", ruled="撤回", reason="示例") == 404
    with town.browser("只读") as browser:
        assert said(browser, DECIDE, key=BRAND, ruled="撤回", reason="示例") == 403
    assert seen(town).gathered.rulings == before
