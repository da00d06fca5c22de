"""The tests' own year (tests/year): a fixed copy of a configuration, and of an example season made for it.

What an office changes in config/ must fail no test but those that are about it. So DESK_CONFIG leads this process, and
with it all that are started from it, to the copy. A test that says `@pytest.mark.shipped("why")` is about what is
shipped: while it runs there is no such variable (what its module loads when imported it loads from `SHIPPED`). Any
other test that opens a file there fails. `python -m tests.fixed_year` makes the copy anew.
"""

import os
import shutil
import sys
from collections.abc import Generator
from pathlib import Path

import pytest

from sync.plan.config.config_files import CONFIG as SHIPPED
from sync.plan.config.config_files import VARIABLE

ROOT = SHIPPED.parent
BUNDLED = ROOT / "examples" / "2014"
CHARACTERS = SHIPPED / "characters"
"""What a standard fixes; every year is read by it, and no office changes it."""
YEAR = Path(__file__).parent / "year"
CONFIG = YEAR / "config"
EXAMPLE = YEAR / "examples" / "2014"
OF_EXAMPLE = ("inbox", "judges.csv", "meetings.csv", "decisions.csv", "example.toml")
"""What the desk reads of an example season; the rest is what it was made from."""
LED = f"配置取自环境变量 {VARIABLE} 所指的文件夹：{CONFIG}\n"
"""What a programme that a test starts says first, beside what it has to say."""


class Watch:
    """Python tells it of every file that is opened here; it refuses those of the shipped year while told to."""

    def __init__(self) -> None:
        self.on = False

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        if not self.on or event != "open" or str(arguments[0]).startswith(f"{CHARACTERS}{os.sep}"):
            return
        if str(arguments[0]).startswith((f"{SHIPPED}{os.sep}", f"{BUNDLED}{os.sep}")):
            raise AssertionError(f"only tests marked `shipped` may read {arguments[0]}: see tests/fixed_year.py")


WATCH = Watch()


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "shipped(why): is about the shipped configuration or example, and reads these")
    os.environ[VARIABLE] = str(CONFIG)
    sys.addaudithook(WATCH)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    marks = ((item.nodeid, mark) for item in items for mark in item.iter_markers("shipped"))
    if unsaid := [nodeid for nodeid, mark in marks if not mark.args]:
        raise pytest.UsageError(f'shipped needs a reason, shipped("…"): {", ".join(unsaid)}')


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Show a test the year it is about."""
    if item.get_closest_marker("shipped"):
        del os.environ[VARIABLE]
    else:
        WATCH.on = True
    try:
        return (yield)
    finally:
        os.environ[VARIABLE] = str(CONFIG)
        WATCH.on = False


def renew() -> None:
    """Copy what is shipped: where configuration has got another shape, not where it only says something else."""
    shutil.rmtree(YEAR)
    shutil.copytree(SHIPPED, CONFIG, ignore=shutil.ignore_patterns(CHARACTERS.name))
    EXAMPLE.mkdir(parents=True)
    for name in OF_EXAMPLE:
        (shutil.copytree if (BUNDLED / name).is_dir() else shutil.copy)(BUNDLED / name, EXAMPLE / name)


if __name__ == "__main__":
    renew()
