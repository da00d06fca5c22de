"""In which order tests run, and in which process: a module's tests share fixtures, so `pytest -n` keeps them together.

A module is the group, and needs no mark for it: ids of tests begin with their module, whatever else pytest and xdist
make of them. (xdist's own mark for groups wrote itself into ids that pytest 9.2 works out anew; it does nothing there
and is refused here.) A run in which a module was spread over processes fails and says which. No test needs another
one, though: `--shuffle SEED` runs modules, and the tests of each, in an order of chance.
"""

from collections import defaultdict
from random import Random
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from xdist.scheduler import LoadFileScheduling


def pytest_addoption(parser: pytest.Parser) -> None:
    told = "run modules, and the tests of each, in an order of chance; the same SEED gives the same order"
    parser.addoption("--shuffle", metavar="SEED", help=told)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "long: a module that takes long begins first: short ones fill up beside it")
    config.pluginmanager.register(Groups(), "groups")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> "LoadFileScheduling":
    from xdist.scheduler import LoadFileScheduling  # noqa: PLC0415  # a run in one process does without xdist

    config.option.loadscopereorder = False  # xdist would begin with the modules of most tests
    return LoadFileScheduling(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if marked := sorted({module(each.nodeid) for each in items if each.get_closest_marker("xdist_group")}):
        raise pytest.UsageError(f"xdist_group does nothing, a module is a group (tests/order.py): {', '.join(marked)}")
    if (seed := config.getoption("shuffle")) is not None:
        items[:] = shuffled(items, Random(seed))  # noqa: S311  # an order, not a secret
    elif config.getoption("numprocesses", None) or hasattr(config, "workerinput"):
        items.sort(key=lambda each: each.get_closest_marker("long") is None)


def module(nodeid: str) -> str:
    return nodeid.partition("::")[0]


def shuffled(items: list[pytest.Item], chance: Random) -> list[pytest.Item]:
    """Return the items in another order, those of a module side by side: what they share is made once."""
    of: defaultdict[str, list[pytest.Item]] = defaultdict(list)
    for each in items:
        of[module(each.nodeid)].append(each)
    modules = chance.sample(list(of.values()), len(of))
    return [each for tests in modules for each in chance.sample(tests, len(tests))]


class Groups:
    """On which of xdist's processes the tests of each module ran."""

    def __init__(self) -> None:
        self.processes: defaultdict[str, set[str]] = defaultdict(set)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if node := getattr(report, "node", None):
            self.processes[module(report.nodeid)].add(node.gateway.id)

    def split(self) -> list[str]:
        return [f"{name} ({', '.join(sorted(on))})" for name, on in sorted(self.processes.items()) if len(on) > 1]

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if self.split():
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        for each in self.split():
            terminalreporter.line(f"tests of one module ran in several processes: {each}; see tests/order.py", red=True)
