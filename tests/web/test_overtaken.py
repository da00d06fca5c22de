"""Two who decide on the same at once: one is told by whom it was decided just now, and may look again."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.web.town import FOSHAN, JIANGMEN, NOON, Browser, Town, book

STAR, BRAND = f"{FOSHAN}-S01", f"{FOSHAN}-B01"
DECIDE = f"/office/city/{FOSHAN}/decide"


@pytest.fixture(scope="module")
def town(shared_town: Town) -> Town:
    return shared_town


@pytest.fixture(scope="module", autouse=True)
def late(town: Town) -> None:
    """Let 佛山's workbook come in after the deadline."""
    town.now = NOON + timedelta(days=10)
    with town.browser("佛山市") as browser:
        browser.upload(("佛山市.xlsx", book()))


@pytest.fixture
def office(town: Town) -> Iterator[Browser]:
    with town.browser("秘书处") as browser:
        yield browser


def sent(browser: Browser, path: str, **fields: str) -> tuple[int, str]:
    """Send a form; return the status and what is said to have gone wrong."""
    page = browser.post(path, data={"token": browser.token(), **fields})
    return page.status_code, page.text.partition("没有办成</h2><p>")[2].partition("</p>")[0]


def test_of_two_decisions_on_one_page_the_second_is_refused_by_name(office: Browser) -> None:
    seen = office.base(DECIDE, key=BRAND)
    assert sent(office, DECIDE, key=BRAND, ruled="不接收", reason="示例甲", base=seen) == (303, "")
    told = "刚由示例秘书处于9月15日12:00决定：不接收，理由：示例甲。请看清以后再决定"
    assert sent(office, DECIDE, key=BRAND, ruled="撤回", reason="示例乙", base=seen) == (409, told)
    assert sent(office, DECIDE, key=BRAND, ruled="撤回", reason="示例乙") == (409, told)
    page = office.post(DECIDE, data={"token": office.token(), "key": BRAND, "ruled": "撤回", "reason": "示例乙"}).text
    assert ('value="示例乙"' in page, f'name="base" value="{office.base(DECIDE, key=BRAND)}"' in page) == (True, True)
    assert "最近一次：由示例秘书处于9月15日12:00决定：不接收" in page
    now = office.base(DECIDE, key=BRAND)
    assert sent(office, DECIDE, key=BRAND, ruled="撤回", reason="示例乙", base=now) == (303, "")


def test_the_same_form_sent_twice_is_one_decision(town: Town, office: Browser) -> None:
    form = {"key": BRAND, "ruled": "接收", "reason": "示例：两次", "base": office.base(DECIDE, key=BRAND)}
    assert [sent(office, DECIDE, **form) for _ in range(2)] == [(303, "")] * 2
    assert sum(each.reason == "示例：两次" for each in town.site.desk.view().judged.gathered.rulings) == 1


def test_a_city_that_withdraws_meanwhile_is_told_to_the_office_and_the_other_way(town: Town, office: Browser) -> None:
    path = f"/withdraw/{STAR}"
    with town.browser("佛山市") as city:
        ours, theirs = office.base(DECIDE, key=STAR), city.base(path)
        assert sent(city, path, holds="1", reason="示例：不参加", base=theirs) == (303, "")
        assert sent(office, DECIDE, key=STAR, ruled="接收", reason="示例", base=ours) == (
            409,
            "刚由佛山市于9月15日12:00决定：撤回，理由：示例：不参加。请看清以后再决定",
        )
        again = office.base(DECIDE, key=STAR)
        assert sent(office, DECIDE, key=STAR, ruled="接收", reason="示例：已谈妥", base=again) == (303, "")
        status, told = sent(city, path, holds="0", base=theirs)
        assert (status, told) == (409, "刚由示例秘书处于9月15日12:00决定：接收，理由：示例：已谈妥。请看清以后再决定")
    decision = town.site.desk.view().judged.season.decisions[FOSHAN, STAR]
    assert (decision.decision, decision.who) == ("接收", "示例秘书处")  # of one day what was said later counts


def test_of_two_zero_reports_the_second_is_refused(town: Town) -> None:
    with town.browser("江门市") as city:
        seen = city.base("/zero/brand")
        assert sent(city, "/zero/brand", holds="1", base=seen) == (303, "")
        told = "刚由江门市于9月15日12:00决定：零报告。请看清以后再决定"
        assert sent(city, "/zero/brand", holds="0", base=seen) == (409, told)
        assert sent(city, "/zero/brand", holds="0", base=city.base("/zero/brand")) == (303, "")


def test_of_two_waivers_and_two_revocations_the_second_is_refused(town: Town, office: Browser) -> None:
    with town.browser("江门市") as city:
        city.upload(("江门市.xlsx", book("江门市", JIANGMEN, **{"1962-05": "1962年"})))
    waive = f"/office/city/{JIANGMEN}/waive"
    about = {"form": "star", "key": f"{JIANGMEN}-S01", "code": "date-too-coarse"}
    seen = office.base(waive, **about)
    assert sent(office, waive, **about, reason="示例一", base=seen) == (303, "")
    told = "刚由示例秘书处于9月15日12:00决定：豁免，理由：示例一。请看清以后再决定"
    assert sent(office, waive, **about, reason="示例二", base=seen) == (409, told)
    path = f"/office/rulings/{town.site.desk.view().judged.gathered.rulings[-1].received.id}"
    seen = office.base(path)
    assert sent(office, path, reason="示例三", base=seen) == (303, "")
    told = "刚由示例秘书处于9月15日12:00决定：撤销“豁免”的决定，理由：示例三。请看清以后再决定"
    assert sent(office, path, reason="示例四", base=seen) == (409, told)


@pytest.mark.parametrize("base", ["", "x", "-1", "９", "9" * 5000, "1.0"])
def test_a_base_that_is_none_is_that_of_who_saw_nothing(office: Browser, base: str) -> None:
    status, told = sent(office, DECIDE, key=BRAND, ruled="撤回", reason="示例", base=base)
    assert (status, told.startswith("刚由示例秘书处")) == (409, True)
