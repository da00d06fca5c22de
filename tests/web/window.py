"""A window of Chromium on the town: what can be done in it by keys alone, and whether everybody can use what it shows.

Pictures of every page are left in out/截图, to be looked at.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from re import Pattern
from typing import Self

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, FilePayload, Locator, Page, Playwright

from tests import browser, fonts
from tests.web.town import Town

PICTURES = Path(__file__).parents[2] / "out" / "截图"
WIDE, NARROW = 1280, 360
HEIGHT = 800
MOST_STEPS = 60
PATIENCE = 120_000
"""Milliseconds that a page may take on a busy machine."""
GRAVE = frozenset({"serious", "critical"})
FOCUS = """() => {
  const focused = document.activeElement, style = getComputedStyle(focused), box = focused.getBoundingClientRect();
  return {
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    shown: box.width > 0 && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight,
  };
}"""
OVERHANG = """() => [...document.querySelectorAll("body *")].filter(each => !each.closest(".scroll") &&
  each.getBoundingClientRect().right > innerWidth + 1).map(each => each.outerHTML.slice(0, 80))"""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def launched(playwright: Playwright) -> Browser:
    """Start the machine's own Chromium, with the test fonts."""
    env = {**os.environ, "LANG": "C.UTF-8"}  # else Chinese file names are taken for none
    env |= {"FONTCONFIG_FILE": str(fonts.CONFIGURATION)} if fonts.ready() else {}
    return playwright.chromium.launch(executable_path=browser.programme(), args=["--no-sandbox"], env=env)


class Window:
    """One window, with cookies of its own."""

    def __init__(self, page: Page, town: Town) -> None:
        self.page = page
        self.town = town

    def open(self, path: str) -> Self:
        self.page.goto(self.town.address + path)
        return self

    def enter(self, who: str) -> Self:
        """Log somebody in, the quick way."""
        self.open("/office/enter" if who in {"秘书处", "只读"} else "/")
        self.page.fill("#code", self.town.code(who))
        self.page.focus("#code")
        return self.go()

    def tab_to(self, target: Locator) -> Self:
        """Press Tab until the focus is there; wherever it is on the way, it can be seen."""
        for _ in range(MOST_STEPS):
            self.page.keyboard.press("Tab")
            assert self.page.evaluate(FOCUS) == {"outlined": True, "shown": True}, self.focused()
            if target.evaluate("each => each === document.activeElement"):
                return self
        raise AssertionError(f"Tab does not lead to {target}")

    def focused(self) -> str:
        return str(self.page.evaluate("document.activeElement.outerHTML"))

    def press(self, name: str | Pattern[str], role: str = "link") -> Self:
        """Go to a link or button by Tab and press Enter."""
        return self.tab_to(self.page.get_by_role(role, name=name, exact=True).first).go()

    def go(self) -> Self:
        """Press Enter, and be where that leads."""
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")
        return self

    def type(self, label: str, text: str) -> Self:
        """Go to a field by Tab and type."""
        self.tab_to(self.page.get_by_label(label, exact=True))
        self.page.keyboard.type(text)
        return self

    def send(self, *files: tuple[str, bytes]) -> Self:
        """Choose files where the focus has come to, and send them off."""
        field = self.page.locator("#files")
        self.tab_to(field)
        field.set_input_files([FilePayload(name=name, mimeType=XLSX, buffer=data) for name, data in files])
        return self.press("上传并核验", "button")

    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    def path(self) -> str:
        return self.page.url.removeprefix(self.town.address)

    def inspect(self, name: str) -> list[str]:
        """Take pictures at both widths; return what would hinder somebody: by axe, and what hangs over the edge."""
        told = Axe().run(self.page).response["violations"]
        found = [f"{each['id']} {node['html']}" for each in told if each["impact"] in GRAVE for node in each["nodes"]]
        for width in (NARROW, WIDE):
            self.page.set_viewport_size({"width": width, "height": HEIGHT})
            self.page.screenshot(path=PICTURES / f"{name}-{width}.png", full_page=True)
            if self.page.evaluate("document.documentElement.scrollWidth") > width:
                found += [f"{width} {each}" for each in self.page.evaluate(OVERHANG)] or [f"{width}"]
        return found


@contextmanager
def window(chromium: Browser, town: Town, *, scripts: bool = True) -> Iterator[Window]:
    """Open a window in a browser that runs scripts, or does not."""
    size = {"width": WIDE, "height": HEIGHT}
    with chromium.new_context(viewport=size, java_script_enabled=scripts, locale="zh-CN") as context:
        context.set_default_timeout(PATIENCE)
        yield Window(context.new_page(), town)
