"""Every way, every role, every foreign number: who may do what, drawn as one table. A way without a line here fails.

佛山 owns the receipts and candidates that are asked for; 江门 is another city.
"""

import httpx
import pytest

from sync.web.app import WAYS
from tests.markdown import table
from tests.web.town import Browser, Town, book, number

WHO = {"nobody": "", "佛山": "佛山市", "江门": "江门市", "只读": "只读", "秘书处": "秘书处"}
ALLOWED = """
| way                     | nobody     | 佛山 | 江门 | 只读 | 秘书处 |
|-------------------------|------------|------|------|------|--------|
| GET /                   | 200        | /home | /home | /office | /office |
| POST /enter             | 422        | 422  | 422  | 422  | 422    |
| GET /k/{code}           | /          | /    | /    | /    | /      |
| POST /leave             | /          | /    | /    | /    | /      |
| GET /office/enter       | 200        | /home | /home | /office | /office |
| GET /style.css          | 200        | 200  | 200  | 200  | 200    |
| GET /home               | /          | 200  | 200  | 403  | 403    |
| GET /blank              | /          | 200  | 200  | 403  | 403    |
| GET /send               | /          | 200  | 200  | 403  | 403    |
| POST /send              | 403        | 422  | 422  | 403  | 403    |
| GET /sent/{number:int}  | /          | 200  | 404  | 403  | 403    |
| GET /history            | /          | 200  | 200  | 403  | 403    |
| GET /file/{number:int}  | /          | 200  | 404  | 403  | 403    |
| GET /returned/{number:int} | /       | 200  | 404  | 403  | 403    |
| GET /zero/{award}       | /          | 200  | 200  | 403  | 403    |
| GET /withdraw           | /          | 200  | 200  | 403  | 403    |
| GET /withdraw/{key}     | /          | 200  | 404  | 403  | 403    |
| POST /withdraw/{key}    | 403        | SENT | 404  | 403  | 403    |
| POST /zero/{award}      | 403        | SENT | SENT | 403  | 403    |
| GET /office | /office/enter | 403 | 403 | 200 | 200 |
| GET /office/progress.xlsx | /office/enter | 403 | 403 | 200 | 200 |
| GET /office/city/{city} | /office/enter | 403 | 403 | 200 | 200 |
| GET /office/city/{city}/file/{number:int} | /office/enter | 403 | 403 | 403 | 200 |
| GET /office/city/{city}/returned/{number:int} | /office/enter | 403 | 403 | 403 | 200 |
| GET /office/city/{city}/photo/{number:int} | /office/enter | 403 | 403 | 403 | 404 |
| GET /office/city/{city}/decide | /office/enter | 403 | 403 | 403 | 404 |
| POST /office/city/{city}/decide | 403 | 403 | 403 | 403 | 404 |
| GET /office/city/{city}/waive | /office/enter | 403 | 403 | 403 | 404 |
| POST /office/city/{city}/waive | 403 | 403 | 403 | 403 | 404 |
| GET /office/rulings | /office/enter | 403 | 403 | 200 | 200 |
| GET /office/rulings/{ruling:int} | /office/enter | 403 | 403 | 403 | 404 |
| POST /office/rulings/{ruling:int} | 403 | 403 | 403 | 403 | 404 |
| GET /office/documents | /office/enter | 403 | 403 | 200 | 200 |
| GET /office/drafts/{document} | /office/enter | 403 | 403 | 200 | 200 |
| GET /office/drafts/{document}/pages | /office/enter | 403 | 403 | 200 | 200 |
| GET /office/drafts/{document}/file | /office/enter | 403 | 403 | 200 | 200 |
| GET /office/drafts/{document}/report | /office/enter | 403 | 403 | 200 | 200 |
| GET /office/drafts/{document}/issue | /office/enter | 403 | 403 | 403 | 200 |
| POST /office/drafts/{document}/issue | 403 | 403 | 403 | 403 | 422 |
| GET /office/issued/{line:int} | /office/enter | 403 | 403 | 404 | 404 |
| GET /office/issued/{line:int}/pages | /office/enter | 403 | 403 | 404 | 404 |
| GET /office/issued/{line:int}/file | /office/enter | 403 | 403 | 404 | 404 |
| GET /office/issued/{line:int}/report | /office/enter | 403 | 403 | 404 | 404 |
| GET /office/issued/{line:int}/void | /office/enter | 403 | 403 | 403 | 404 |
| POST /office/issued/{line:int}/void | 403 | 403 | 403 | 403 | 404 |
| GET /office/selection | /office/enter | 403 | 403 | 200 | 200 |
| GET /office/selection.xlsx | /office/enter | 403 | 403 | 404 | 404 |
| GET /office/trail | /office/enter | 403 | 403 | 200 | 200 |
| GET /office/trail.xlsx | /office/enter | 403 | 403 | 200 | 200 |
"""
HEAD, *ROWS = table(ALLOWED)
LINES = {str(row[0]): dict(zip(HEAD[1:], row[1:], strict=True)) for row in ROWS}
CASES = [(way, who, wanted) for way, line in LINES.items() for who, wanted in line.items()]


@pytest.fixture(scope="module")
def town(shared_town: Town) -> Town:
    return shared_town


@pytest.fixture(scope="module")
def receipt(town: Town) -> int:
    """The receipt of 佛山's workbook."""
    with town.browser("佛山市") as browser:
        return number(browser.upload(("佛山市.xlsx", book())))


def placed(path: str, receipt: int) -> str:
    """Return a way's path to what is 佛山's; documents and rulings that are asked for by number are not there."""
    meant = {"{award}": "brand", "{key}": "440600-S01", "{code}": "AAAA-BBBB-CCCC-DDDD", "{city}": "440600"}
    meant |= {"{document}": "notice", "{ruling:int}": "999", "{line:int}": "999", "{number:int}": str(receipt)}
    for name, value in meant.items():
        path = path.replace(name, value)
    return path


def asked(browser: Browser, way: str, receipt: int) -> httpx.Response:
    """Go a way to what is 佛山's."""
    method, path = way.split(" ")
    data = {"token": browser.token(), "reason": "示例理由"} if method == "POST" else None
    return browser.request(method, placed(path, receipt), data=data)


def shown(response: httpx.Response) -> str:
    """Return the status, or where the browser is sent."""
    place = response.headers.get("location", "")
    return "SENT" if place.startswith("/sent/") else place or str(response.status_code)


def test_every_way_has_a_line() -> None:
    assert list(LINES) == [f"{each.method} {each.path}" for each in sorted(WAYS, key=order)]


def order(way: object) -> int:
    return list(LINES).index(f"{way.method} {way.path}")


@pytest.mark.parametrize(("way", "who", "wanted"), CASES, ids=[f"{way} {who}" for way, who, _ in CASES])
def test_who_may_do_what(town: Town, receipt: int, way: str, who: str, wanted: str) -> None:
    with town.browser(WHO[who]) as browser:
        assert shown(asked(browser, way, receipt)) == wanted


@pytest.mark.parametrize("way", [f"POST {each.path}" for each in WAYS if each.method == "POST"])
def test_a_form_of_somebody_else_s_page_is_refused(town: Town, receipt: int, way: str) -> None:
    path = placed(way.split(" ")[1], receipt)
    who, home = ("秘书处", "/office") if path.startswith("/office") else ("佛山市", "/home")
    with town.browser(who) as browser, town.browser("江门市") as other:
        tokens = ("", "x", other.token())
        assert [browser.post(path, data={"token": each}).status_code for each in tokens] == [403, 403, 403]
        assert browser.get(home).status_code == 200


@pytest.mark.parametrize("foreign", [0, 999, 2**63, 10**30])
def test_numbers_that_are_nobody_s_are_not_found(town: Town, foreign: int) -> None:
    with town.browser("江门市") as browser:
        asked_for = [f"/sent/{foreign}", f"/file/{foreign}", f"/returned/{foreign}"]
        assert [browser.get(each).status_code for each in asked_for] == [404, 404, 404]
