"""The office's pages in a real browser: its way by keys alone, and every page for everybody. A new page is a line."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser

from tests.web.town import Town, book
from tests.web.window import Window, window

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("chromium")]
PAGES = {  # name: who looks, where
    "秘书处登录": ("", "/office/enter"),
    "各市情况": ("秘书处", "/office"),
    "各市情况-只读": ("只读", "/office"),
}


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
