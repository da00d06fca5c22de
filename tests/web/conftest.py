"""A real server on the loopback for each test, or for a module whose tests only look, and the people who visit it."""

from collections.abc import Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.web.town import Town

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser

    from tests.web.window import Window


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    """A town of the test's own."""
    with Town(tmp_path) as made:
        yield made


@pytest.fixture(scope="module")
def shared_town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """What a module may take for its `town` where no test minds what another one did."""
    with Town(tmp_path_factory.mktemp("town")) as made:
        yield made


@pytest.fixture(scope="module")
def chromium() -> "Iterator[Browser]":
    """The machine's own Chromium, without a window on the screen."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # for the tests of other pages it is not needed

    from tests.web.window import launched  # noqa: PLC0415

    with sync_playwright() as playwright, launched(playwright) as made:
        yield made


@pytest.fixture(scope="module")
def visitor(chromium: "Browser", town: Town) -> "Iterator[Callable[[str], Window]]":
    """Return the window of somebody who has logged in, or of nobody."""
    from tests.web.window import window  # noqa: PLC0415

    with ExitStack() as stack:

        @cache
        def of(who: str) -> "Window":
            own = stack.enter_context(window(chromium, town))
            return own.enter(who) if who else own

        yield of
