"""No test hangs on the shipped year unless it says so: not here, not in what is started from here."""

import re
import shutil
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple, cast

import pytest

from scripts.progress import main as progress
from sync.desk.run import example_folder
from sync.plan import config_folder, load
from tests.fixed_year import BUNDLED, CONFIG, EXAMPLE, LED, ROOT, SHIPPED, pytest_collection_modifyitems

TESTS = Path(__file__).parent
KNOWN = {"fixed_year.py", "edited_year.py"}
"""Modules that have to name it: what makes the copy, and what edits a copy of all."""
NAMED = re.compile(
    r"""(?:ROOT|\]|parent)\ /\ "(?:config|examples)\b   # ROOT / "config", Path(__file__).parents[2] / "examples"
    | Path\("(?:config|examples)\b
    | \b(?:BUNDLED|SHIPPED)\b                            # tests.fixed_year's names
    | config_files\ import\ .*\bCONFIG\b""",
    re.VERBOSE,
)
PLACE = "from sync.plan import config_folder; print(config_folder())"


def children(code: str) -> str:
    command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout.strip()  # noqa: S603  # our own


def test_the_tests_have_a_year_of_their_own(processes: ProcessPoolExecutor) -> None:
    assert (config_folder(), children(PLACE), processes.submit(config_folder).result()) == (CONFIG, str(CONFIG), CONFIG)
    assert example_folder(2014) == EXAMPLE


@pytest.mark.shipped("this is what the mark does")
def test_a_marked_test_sees_the_shipped_one() -> None:
    assert (config_folder(), children(PLACE), example_folder(2014)) == (SHIPPED, str(SHIPPED), BUNDLED)
    assert load(2014).year == 2014


FILES = [SHIPPED / "cities.csv", SHIPPED / "2014" / "plan.toml", BUNDLED / "inbox" / "收件登记.csv"]


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.name)
def test_no_other_test_can_open_a_file_of_it(file: Path, tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="only tests marked `shipped` may read"):
        file.read_bytes()
    with pytest.raises(AssertionError, match="only tests marked `shipped` may read"):
        shutil.copy(file, tmp_path)


@pytest.mark.shipped("this is what the mark does")
@pytest.mark.parametrize("file", FILES, ids=lambda path: path.name)
def test_a_marked_test_can(file: Path) -> None:
    assert file.read_bytes()


class Marked(NamedTuple):
    """A test as far as its marks go."""

    nodeid: str
    marks: tuple[pytest.Mark, ...]

    def iter_markers(self, name: str) -> list[pytest.Mark]:
        return [each for each in self.marks if each.name == name]


def test_a_mark_without_a_reason_is_refused() -> None:
    said, unsaid = pytest.mark.shipped("why").mark, pytest.mark.shipped.mark
    items = [Marked("said", (said,)), Marked("unsaid", (unsaid,)), Marked("unmarked", ())]
    with pytest.raises(pytest.UsageError, match=r'^shipped needs a reason, shipped\("…"\): unsaid$'):
        pytest_collection_modifyitems(cast("list[pytest.Item]", items))


def test_no_module_of_tests_names_the_shipped_one_unless_it_is_marked() -> None:
    modules = [path for path in TESTS.rglob("*.py") if path.name not in KNOWN]
    naming = [path for path in modules if NAMED.search(path.read_text("utf-8"))]
    assert [path.name for path in naming if "mark.shipped(" not in path.read_text("utf-8")] == []
    assert {"test_example.py", "test_shipped.py", "test_architecture.py"} <= {path.name for path in naming}


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ('shutil.copytree(ROOT / "config", place)', True),
        ('INBOX = Path(__file__).parents[2] / "examples" / "2014" / "inbox"', True),
        ("from sync.plan.config.config_files import CONFIG, typed", True),
        ('(tmp_path / "config/files.toml").write_text("")', False),
        ("from tests.fixed_year import CONFIG", False),
    ],
)
def test_what_counts_as_naming_it(line: str, named: bool) -> None:  # noqa: FBT001
    assert bool(NAMED.search(line)) == named


def test_whoever_types_a_command_is_told_of_a_configuration_from_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "收件").mkdir()
    season = ["--inbox", str(tmp_path / "收件"), "--out", str(tmp_path / "结果"), "--today", "2014-09-15"]
    command = [sys.executable, "-m", "scripts.progress", *season]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)  # noqa: S603  # our own
    assert (done.returncode, done.stderr) == (progress(season), LED)
