"""The office's pages in a real browser: its way by keys alone, and every page for everybody. A new page is a line."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from tests.web.town import Town, book
from tests.web.window import Window, window

pytestmark = pytest.mark.browser
FIRST = "粤成教协函〔2014〕1号"
PAGES = {  # name: who looks, where
    "秘书处登录": ("", "/office/enter"),
    "各市情况": ("秘书处", "/office"),
    "各市情况-只读": ("只读", "/office"),
    "一个市": ("秘书处", "/office/city/440600"),
    "一个市-只读": ("只读", "/office/city/440600"),
    "决定": ("秘书处", "/office/rulings"),
    "公文": ("秘书处", "/office/documents"),
    "一份草稿": ("秘书处", "/office/drafts/notice"),
    "发文": ("秘书处", "/office/drafts/notice/issue"),
    "遴选": ("秘书处", "/office/selection"),
    "办理记录": ("秘书处", "/office/trail"),
}


@pytest.fixture(scope="module")
def town(shared_town: Town) -> Town:
    return shared_town


@pytest.fixture(scope="module", autouse=True)
def sent(town: Town) -> None:
    with town.browser("佛山市") as browser:
        browser.upload(("佛山市.xlsx", book()))


@pytest.mark.parametrize("name", PAGES)
def test_everybody_can_use_the_page(visitor: Callable[[str], Window], name: str) -> None:
    who, path = PAGES[name]
    assert visitor(who).open(path).inspect(f"办公-{name}") == []


def test_from_the_code_to_the_board_by_keys_alone(chromium: Browser, town: Town) -> None:
    with window(chromium, town) as own:
        own.open("/office/enter").type("访问码", town.code("秘书处")).go()
        assert own.path() == "/office"
        assert own.page.get_by_role("row").filter(has_text="佛山市").count() == 1
        assert own.press("退出", "button").path() == "/"


def test_from_the_board_to_an_issued_letter_by_keys_alone(chromium: Browser, town: Town) -> None:
    with window(chromium, town) as own:
        own.enter("秘书处").press("公文").press("催报函-云浮市").press("发文")
        assert own.heading() == "发出“催报函-云浮市”？"
        own.press("确认发文", "button")
        assert own.heading() == f"{FIRST} 催报函-云浮市 已发"
        assert own.inspect("办公-已发公文") == []
        own.open("/office/documents")
        row = own.page.get_by_role("row").filter(has_text="催报函-云浮市")
        assert row.locator("td").first.inner_text() == FIRST
        own.press("催报函-云浮市").press("作废这份公文")
        own.type("理由", "示例：日期有误").press("确认作废", "button")
        assert own.heading() == f"{FIRST} 催报函-云浮市 作废"
