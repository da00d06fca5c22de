"""The order of tests, and their groups: real runs of pytest with xdist's processes, in a folder of their own."""

import os
import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MODULES = {"test_a.py": 6, "test_b.py": 5, "test_c.py": 4}
SPREADING = """
import pytest
from xdist.scheduler import LoadScheduling

@pytest.hookimpl(tryfirst=True)
def pytest_xdist_make_scheduler(config, log):
    return LoadScheduling(config, log)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three modules of tests that say by which process they run."""
    for name, count in MODULES.items():
        lines = (
            f"def test_{number}(worker_id): print('ran', __name__, {number}, worker_id)" for number in range(count)
        )
        (tmp_path / name).write_text("\n".join(lines), "utf-8")
    return tmp_path


def run(folder: Path, *options: str) -> tuple[int, str]:
    """Run pytest in a folder with nothing but xdist and our order; return its exit code and what it says."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    plugins = [] if "no:xdist" in options else ["-p", "xdist.plugin"]
    command = [sys.executable, "-m", "pytest", "-p", "tests.order", *plugins, "-p", "no:cacheprovider", "-q", "-rP"]
    environment = {**clean, "PYTHONPATH": str(ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    done = subprocess.run(  # noqa: S603  # our own
        [*command, *options], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


def ran(said: str) -> list[tuple[str, str, str]]:
    """Return which tests ran: module, number, process."""
    return re.findall(r"^ran (\w+) (\d+) (\w+)$", said, re.MULTILINE)


@pytest.mark.parametrize("options", [(), ("--dist", "load"), ("--dist", "loadgroup"), ("--shuffle", "7")], ids=" ".join)
def test_a_module_stays_in_one_process_whatever_is_asked_for(folder: Path, options: tuple[str, ...]) -> None:
    code, said = run(folder, "-n", "2", *options)
    told = ran(said)
    assert (code, len(told)) == (0, sum(MODULES.values()))
    assert len({(module, process) for module, _, process in told}) == len(MODULES)
    assert {process for _, _, process in told} == {"gw0", "gw1"}


def test_a_module_in_several_processes_fails_the_run_and_is_named(folder: Path) -> None:
    (folder / "conftest.py").write_text(SPREADING, "utf-8")
    code, said = run(folder, "-n", "2")
    assert {process for module, _, process in ran(said) if module == "test_a"} == {"gw0", "gw1"}
    assert (code, "15 passed" in said) == (1, True)
    assert "tests of one module ran in several processes: test_a.py (gw0, gw1); see tests/order.py" in said


def test_xdist_s_own_groups_are_refused(folder: Path) -> None:
    (folder / "test_d.py").write_text("import pytest\n@pytest.mark.xdist_group('d')\ndef test(): pass", "utf-8")
    code, said = run(folder)
    assert code == pytest.ExitCode.USAGE_ERROR
    assert "xdist_group does nothing, a module is a group (tests/order.py): test_d.py" in said


def collected(folder: Path, *options: str) -> list[str]:
    return [line for line in run(folder, "--collect-only", *options)[1].splitlines() if "::" in line]


def test_a_seed_shuffles_modules_and_the_tests_of_each_and_keeps_modules_whole(folder: Path) -> None:
    plain = collected(folder)
    orders = [collected(folder, "--shuffle", seed) for seed in ("1", "2", "1")]
    modules = [[each.partition("::")[0] for each in order] for order in orders]
    assert [sorted(order) for order in orders] == [plain] * 3
    assert (orders[0] == orders[2], plain in orders, orders[0] == orders[1]) == (True, False, False)
    assert [sum(a != b for a, b in pairwise(order)) for order in modules] == [2] * 3


def test_what_takes_long_begins_first(folder: Path) -> None:
    long = folder / "test_c.py"
    long.write_text(f"import pytest\npytestmark = pytest.mark.long\n{long.read_text('utf-8')}", "utf-8")
    order = dict.fromkeys(module for module, _, _ in ran(run(folder, "-n", "1")[1]))
    assert list(order) == ["test_c", "test_a", "test_b"]


def test_one_process_needs_no_xdist(folder: Path) -> None:
    for file in folder.glob("test_*.py"):
        file.write_text(file.read_text("utf-8").replace("worker_id", "tmp_path"), "utf-8")
    code, said = run(folder, "-p", "no:xdist", "--shuffle", "3")
    assert (code, "15 passed" in said) == (0, True)
