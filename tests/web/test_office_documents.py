"""Documents on the office's pages: looked at, issued once with who did it, voided with a reason; the trail of it."""

import re
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

from docx import Document
from openpyxl import load_workbook

from sync.store.letter_register import Issued
from tests.web.town import Browser, Town

NOTICE = "/office/drafts/notice"


def lines(town: Town) -> list[Issued]:
    """Return what the register says."""
    return town.site.desk.register.lines(2014)


def issue(browser: Browser, path: str, about: str = "") -> str:
    """Confirm; return where the browser is sent, or what is wrong."""
    form = {"token": browser.token(), "sure": "1", "about": about}
    answer = browser.post(f"{path}/issue", data=form)
    return answer.headers.get("location", "") or re.sub("<[^>]+>", "", answer.text)


def trail(browser: Browser) -> list[tuple[str, ...]]:
    """Return who did what about what."""
    (sheet,) = load_workbook(BytesIO(browser.get("/office/trail.xlsx").content)).worksheets
    return [tuple(map(str, row[1:])) for row in sheet.iter_rows(min_row=5, values_only=True)]


def test_a_draft_is_looked_at_issued_and_voided(town: Town) -> None:
    with town.browser("秘书处") as browser:
        assert "活动周通知" in browser.get("/office/documents").text
        assert "格式核对" in browser.get(NOTICE).text
        assert Document(BytesIO(browser.get(f"{NOTICE}/file").content)).paragraphs
        unsure = browser.post(f"{NOTICE}/issue", data={"token": browser.token()})
        assert (unsure.status_code, lines(town)) == (422, [])
        place = issue(browser, NOTICE)
        (line,) = lines(town)
        assert place == f"/office/issued/{line.id}"
        assert (town.run.out / "已发" / f"{line.mark}-{line.name}.docx").exists()
        assert browser.get(NOTICE).status_code == 404
        assert "示例秘书处" in browser.get(place).text
        token = browser.token()
        assert browser.post(f"{place}/void", data={"token": token, "reason": " "}).status_code == 422
        assert browser.post(f"{place}/void", data={"token": token, "reason": "示例：日期有误"}).status_code == 303
        assert browser.get(f"{place}/void").status_code == 404
        assert [(each.valid, each.reason) for each in lines(town)] == [(False, "示例：日期有误")]
        told = trail(browser)
    assert ("示例秘书处", "发文", f"{line.mark} 活动周通知") in told
    assert ("示例秘书处", "作废", f"{line.mark} 活动周通知：示例：日期有误") in told


def test_two_people_issue_at_once_and_get_two_numbers(town: Town) -> None:
    with town.browser("秘书处") as browser:
        found = re.findall(r"/office/drafts/(\w+)\?about=(\d{6})", browser.get("/office/documents").text)
    kind = found[0][0]
    about = [city for each, city in found if each == kind][:2]

    def one(city: str) -> str:
        with town.browser("秘书处") as browser:
            return issue(browser, f"/office/drafts/{kind}", city)

    with ThreadPoolExecutor(2) as pool:
        places = list(pool.map(one, about))
    made = [each for each in lines(town) if each.document == kind]
    assert sorted(places) == sorted(f"/office/issued/{each.id}" for each in made)
    assert len({each.number for each in made}) == len(about)


def test_all_letters_of_a_kind_go_out_at_once(town: Town) -> None:
    path = "/office/drafts/reminder"
    with town.browser("秘书处") as browser:
        asked = browser.get(f"{path}/issue", params={"about": "全部"}).text
        wanted = sorted(re.findall(r"<li>(催报函-\S+?)</li>", asked))
        before = {each.id for each in lines(town)}
        assert len(wanted) > 1
        assert issue(browser, path, "全部") == "/office/documents"
        sent = [each for each in lines(town) if each.id not in before]
        assert sorted(each.name for each in sent) == wanted
        assert len({each.number for each in sent}) == len(wanted)
        assert browser.get(f"{path}/issue", params={"about": "全部"}).status_code == 404
