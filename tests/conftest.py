"""Tests marked `office` need LibreOffice and the test fonts; under CI=true nothing at all may be skipped."""

import os

import pytest
from hypothesis import settings

from tests import office

settings.register_profile("desk", deadline=None)  # a busy machine is no fault of the code
settings.load_profile("desk")

CI = os.environ.get("CI") == "true"


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("office") and (reason := office.missing()):
        pytest.skip(reason)


def skipped(config: pytest.Config) -> int:
    reporter = config.pluginmanager.get_plugin("terminalreporter")  # xdist's workers have none: they only report
    return len(reporter.stats.get("skipped", [])) if reporter else 0


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    if CI and skipped(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if CI and (count := skipped(config)):
        terminalreporter.line(f"CI=true: nothing may be skipped, but {count} test(s) were; see pytest -rs", red=True)
