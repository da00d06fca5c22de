"""Markers say what a test needs beyond Python; without it the test is skipped, and under CI=true nothing may be.

`office`: LibreOffice and the test fonts; `postgresql`: Debian's PostgreSQL; `browser`: Chromium.
"""

import os
import re
import shutil
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings

from tests import browser, office, postgresql
from tests.databases import World

# A busy machine is no fault of the code, and what a run finds may not hang on chance: new examples are asked for.
PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("desk", PATIENT, derandomize=True)
settings.register_profile("explore", PATIENT)
settings.load_profile("desk")

pytest_plugins = ["tests.order", "tests.fixed_year"]

CI = os.environ.get("CI") == "true"
NEEDS = {"office": office.missing, "postgresql": postgresql.missing, "browser": browser.missing}
CLUSTER, RUN = "DESK_TEST_CLUSTER", "DESK_TEST_RUN"


def pytest_configure() -> None:
    """Tell the processes of this run where their server is and with whom it ends."""
    if not postgresql.missing() and CLUSTER not in os.environ:
        os.environ[CLUSTER], os.environ[RUN] = str(postgresql.place()), str(os.getpid())


def pytest_unconfigure() -> None:
    """Leave no empty folder behind; a server that was started removes its own."""
    if os.environ.get(RUN) == str(os.getpid()) and not (Path(os.environ[CLUSTER]) / "ready").exists():
        shutil.rmtree(os.environ[CLUSTER])


def pytest_itemcollected(item: pytest.Item) -> None:
    """Let -k find a test by the Chinese in its name, which pytest escapes."""
    item.extra_keyword_matches.add(re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), item.name))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker, missing in NEEDS.items():
        if item.get_closest_marker(marker) and (reason := missing()):
            pytest.skip(reason)


@pytest.fixture(scope="session")
def processes() -> Iterator[ProcessPoolExecutor]:
    """Three other processes, which start but once."""
    with ProcessPoolExecutor(3, mp_context=get_context("spawn")) as pool:
        yield pool


@pytest.fixture(scope="session")
def cluster() -> postgresql.Cluster:
    """The server of this test run."""
    return postgresql.cluster(Path(os.environ[CLUSTER]))


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def world(request: pytest.FixtureRequest, tmp_path: Path) -> World:
    """An empty world on each of the databases."""
    folder = tmp_path / "存档#a%20b"
    if request.param == "sqlite":
        return World(folder)
    return World(folder, request.getfixturevalue("cluster").url(), f"desk_{uuid4().hex}")


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
