"""A city's way in a real browser: by keys alone, without scripts, on a phone, and for whoever cannot see well."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from tests.web.town import Town, book, number
from tests.web.window import FOCUS, XLSX, Window, window

pytestmark = pytest.mark.browser
WRONG = {"1962-05": "1962年", "13800000001": "139"}
SHOWN = "each => { const box = each.getBoundingClientRect(); return box.top >= 0 && box.top < innerHeight; }"
RECEIPT = re.compile(r"回执号 (\d+)")
PAGES = {  # name: who looks, where
    "进入": ("", "/"),
    "没有这个页面": ("", "/nothing"),
    "首页": ("佛山市", "/home"),
    "首页-未报": ("肇庆市", "/home"),
    "报送": ("佛山市", "/send"),
    "报送记录": ("佛山市", "/history"),
    "报送记录-空": ("肇庆市", "/history"),
    "一关-表格有问题": ("佛山市", "/sent/{structure}"),
    "二关-有内容要改": ("佛山市", "/sent/{rows}"),
    "三关-已接收": ("佛山市", "/sent/{accepted}"),
    "材料": ("佛山市", "/sent/{evidence}"),
    "零报告": ("佛山市", "/zero/star"),
    "声明": ("江门市", "/sent/{statement}"),
    "撤销零报告": ("江门市", "/zero/star"),
    "撤回": ("佛山市", "/withdraw"),
    "撤回一人": ("佛山市", "/withdraw/440600-S01"),
}


@pytest.fixture(scope="module")
def town(shared_town: Town) -> Town:
    return shared_town


@pytest.fixture(scope="module")
def numbers(town: Town) -> dict[str, int]:
    """What 佛山 and 江门 have sent, by its gate."""
    sent = {"structure": b"no workbook", "rows": book(**WRONG), "accepted": book()}
    with town.browser("佛山市") as browser:
        made = {gate: number(browser.upload((f"佛山市{gate}.xlsx", data))) for gate, data in sent.items()}
        made["evidence"] = number(browser.upload(("440600-S01-示例盖章件.jpg", b"\xff\xd8\xff")))
    with town.browser("江门市") as browser:
        data = {"token": browser.token(), "holds": "1"}
        made["statement"] = number(browser.post("/zero/star", data=data, follow_redirects=True))
    return made


@pytest.mark.parametrize("name", PAGES)
def test_everybody_can_use_the_page(visitor: Callable[[str], Window], numbers: dict[str, int], name: str) -> None:
    who, path = PAGES[name]
    assert visitor(who).open(path.format(**numbers)).inspect(name) == []


def test_from_the_code_to_the_receipt_by_keys_alone(chromium: Browser, town: Town) -> None:
    with window(chromium, town) as own:
        own.open("/").type("访问码", town.code("东莞市")[:15] + "2").go()
        assert own.page.get_by_role("alert").inner_text().startswith("没有进入")
        assert own.inspect("进入-访问码不对") == []
        own.open("/").type("访问码", town.code("东莞市")).go()
        assert (own.path(), own.heading()) == ("/home", "东莞市")
        own.press("报送文件")
        assert own.press("上传并核验", "button").heading() == "报送文件"
        assert own.inspect("报送-没有选文件") == []

        own.open("/send").send(("东莞市.xlsx", b"no workbook"))
        assert own.heading() == "收到了，但表格有问题"
        own.send(("东莞市.xlsx", book("东莞市", "441900", **WRONG)))
        assert own.heading() == "收到了，有内容要改"
        own.press("百姓学习之星 F2")
        cell = own.page.locator("td:target")
        assert (cell.locator(".value").inner_text(), cell.evaluate(SHOWN)) == ("1962年", True)
        own.send(("东莞市.xlsx", book("东莞市", "441900")))
        assert own.heading() == "已接收"

        kept = town.site.store.received()[-1]
        receipt = own.page.locator(".receipt").inner_text()
        assert [each in receipt for each in (str(kept.id), kept.sha256, "2014年9月5日")] == [True] * 3
        own.press("报送记录")
        assert own.page.locator(".history li").count() == 3
        assert own.press("退出", "button").path() == "/"
        assert own.open("/home").path() == "/"


def test_the_first_key_leads_past_the_menu(chromium: Browser, town: Town) -> None:
    with window(chromium, town) as own:
        own.enter("佛山市").page.keyboard.press("Tab")
        assert own.page.evaluate(FOCUS) == {"outlined": True, "shown": True}
        assert own.go().path() == "/home#main"


def test_buttons_ask_first_and_are_pressed_by_keys(chromium: Browser, town: Town, numbers: dict[str, int]) -> None:
    assert numbers
    with window(chromium, town) as own:
        own.enter("佛山市").press("撤回").press(re.compile("撤回.*示例乙"))
        own.type("理由", "示例：本人不愿参加").press("确认撤回", "button")
        assert own.heading() == "已记录"
        assert own.open("/withdraw").page.get_by_text("已撤回").count() == 1
        own.press(re.compile("恢复.*示例乙")).press("确认恢复", "button")
        assert own.open("/withdraw").page.get_by_text("已撤回").count() == 0


def test_without_scripts_nothing_is_missing(chromium: Browser, town: Town) -> None:
    with window(chromium, town, scripts=False) as own:
        page = own.enter("湛江市").open("/send").page
        for data, wanted in (
            (book("湛江市", "440800", **WRONG), "收到了，有内容要改"),
            (book("湛江市", "440800"), "已接收"),
        ):
            page.set_input_files("#files", {"name": "湛江市.xlsx", "mimeType": XLSX, "buffer": data})
            page.click("text=上传并核验")
            assert own.heading() == wanted
        assert RECEIPT.search(page.inner_text("main"))
        with page.expect_download() as told:
            page.click("text=下载带核验结果的表")
        assert told.value.suggested_filename.endswith(".xlsx")
