"""The year that is shipped fits the programme: it loads, asks for nothing unknown, every document can be written."""

import subprocess
import sys
from pathlib import Path

import pytest

from sync.desk.run import example_folder
from sync.documents.preview import previews
from sync.messages import load as load_messages
from sync.plan import config_folder, load, load_google, load_web, newest_year
from sync.plan.config.config_files import VARIABLE
from sync.plan.config.room_limits import load_room
from sync.rules import refuse_unknown_checks, refuse_unknown_codes
from tests.fixed_year import BUNDLED, ROOT, SHIPPED

pytestmark = pytest.mark.shipped("whatever an office makes of config/, the programme has to be able to work with it")


def test_it_is_the_shipped_one() -> None:
    assert config_folder() == SHIPPED


@pytest.mark.parametrize(
    ("named", "folder"),
    [(None, SHIPPED), (" ", SHIPPED), (" /别处/config ", Path("/别处/config")), ("副本", Path.cwd() / "副本")],
)
def test_another_one_is_named_in_the_environment(named: str | None, folder: Path) -> None:
    assert config_folder({} if named is None else {VARIABLE: named}) == folder


def test_another_one_may_have_an_example_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "config"))
    assert example_folder(2014) == BUNDLED
    (tmp_path / "examples" / "2014").mkdir(parents=True)
    assert example_folder(2014) == tmp_path / "examples" / "2014"


def test_every_year_loads_and_asks_for_nothing_unknown() -> None:
    for folder in SHIPPED.glob("[0-9]*"):
        plan = load(int(folder.name))
        refuse_unknown_checks(plan)
        refuse_unknown_codes(plan, load_messages())


def test_the_settings_of_the_house_load() -> None:
    load_web()
    load_room()
    load_google(load(newest_year()))


def test_every_document_can_be_written() -> None:
    plan = load(newest_year())
    assert [each.title for each in previews(plan)] == [each.title for each in plan.documents]


def test_a_whole_season_goes_through(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "scripts.report", "--out", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)  # noqa: S603  # our own
    assert (done.returncode, done.stderr.strip()) == (0, "")
