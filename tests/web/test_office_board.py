"""The board and the page of a city: who stands where, who owes, what whoever may only read does not see."""

import re
from io import BytesIO

import pytest
from openpyxl import load_workbook
from PIL import Image

from tests.files import photo
from tests.web.town import FOSHAN, JIANGMEN, Town, book, number

SENT = book()


@pytest.fixture(autouse=True)
def sent(town: Town) -> int:
    """Let 佛山 and 江门 send, 江门 with a telephone number that cannot be one."""
    with town.browser("江门市") as browser:
        browser.upload(("江门市.xlsx", book("江门市", "440700", **{"13800000001": "1380000000199"})))
    with town.browser("佛山市") as browser:
        return number(browser.upload(("佛山市13800000001.xlsx", SENT)))


def shown(page: str) -> list[str]:
    """Return the cities on the board."""
    return re.findall(r'<th scope="row"><a href="/office/city/\d+">(\S+?)</a>', page)


def test_filters_show_some_cities(town: Town) -> None:
    with town.browser("只读") as browser:
        everybody = shown(browser.get("/office").text)
        assert everybody == [each.name for each in town.run.plan.cities]
        assert shown(browser.get("/office", params={"status": "待修改"}).text) == ["江门市"]
        assert shown(browser.get("/office", params={"status": "已接收（有提示）", "form": "unit"}).text) == ["佛山市"]
        owing = shown(browser.get("/office", params={"owing": "1"}).text)
        assert ("佛山市" in owing, "肇庆市" in owing) == (False, True)
        assert "从未来件" in browser.get("/office").text


def test_the_overview_is_that_of_the_programme(town: Town) -> None:
    with town.browser("只读") as browser:
        sheets = load_workbook(BytesIO(browser.get("/office/progress.xlsx").content)).sheetnames
    assert sheets[:3] == ["进度总览", "欠报清单", "核验意见"]


def test_whoever_may_only_read_sees_no_personal_value(town: Town, sent: int) -> None:
    path = f"/office/city/{FOSHAN}"
    with town.browser("秘书处") as browser, town.browser("只读") as reader:
        pages = [each.get(path).text for each in (browser, reader)]
        assert ["13800000001" in each for each in pages] == [True, False]
        assert [f"{path}/file/{sent}" in each for each in pages] == [True, False]
        assert browser.get(f"{path}/file/{sent}").content == SENT
        assert browser.get(f"/office/city/440700/file/{sent}").status_code == 404


def test_a_wrong_number_is_told_of_and_quoted_to_nobody(town: Town) -> None:
    path = f"/office/city/{JIANGMEN}"
    with town.browser("秘书处") as browser, town.browser("只读") as reader:
        for page in (browser.get(path).text, reader.get(path).text):
            assert ("“手机”填的号码有13位数字" in page, "13800000001" in page) == (True, False)


def test_a_photo_is_shown_small_to_the_office_alone(town: Town) -> None:
    with town.browser("佛山市") as city:
        own = number(city.upload((f"{FOSHAN}-S01-1.jpg", photo(3000, 2000))))
    path = f"/office/city/{FOSHAN}"
    with town.browser("秘书处") as browser, town.browser("只读") as reader:
        assert f"{path}/photo/{own}" in browser.get(path).text
        small = browser.get(f"{path}/photo/{own}")
        image = Image.open(BytesIO(small.content))
        assert (small.headers["content-type"], image.format, max(image.size) <= 900) == ("image/jpeg", "JPEG", True)
        assert f"{path}/photo/{own}" not in reader.get(path).text
        assert reader.get(f"{path}/photo/{own}").status_code == 403
        assert browser.get(f"/office/city/{JIANGMEN}/photo/{own}").status_code == 404
