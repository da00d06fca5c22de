"""The bench's contestants on tiny sizes; its figures are looked at, never asserted. The peers are not installed."""

import json
import subprocess
import sys
from importlib import import_module
from io import BytesIO
from pathlib import Path

import docx
import pytest

from scripts.bench import checking, google, google_cities, intake, letters, season, start, web
from scripts.bench.__main__ import GROUPS
from scripts.bench.workbooks import ROWS, write
from sync.documents.proof.points import POINTS

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("module", "function"), [(group.module, each.function) for group in GROUPS for each in group.contestants]
)
def test_every_contestant_exists(module: str, function: str) -> None:
    assert callable(getattr(import_module(f"scripts.bench.{module}"), function))


def test_bare_readers_see_every_cell_that_was_filled_in(tmp_path: Path) -> None:
    write(tmp_path, 2)
    filled = 2 * season.SHEETS * ROWS * len(season.FIELDS)
    assert [work(tmp_path, 2)() > filled for work in (intake.calamine, intake.openpyxl)] == [True, True]


def test_the_desk_finds_the_one_spoilt_cell_of_each_workbook(tmp_path: Path) -> None:
    write(tmp_path, 3)
    assert intake.desk(tmp_path, 3)() == 3


def test_the_desk_finds_every_spoilt_cell_of_the_form_and_nothing_else(tmp_path: Path) -> None:
    rows = season.SPOILT_EVERY * len(season.SPOILT)
    found = [work(tmp_path, rows)() for work in (checking.desk, checking.desk_rules)]
    assert found == [len(season.SPOILT)] * 2


def test_a_contestant_tells_its_time_its_count_and_its_memory(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "scripts.bench.contest", "checking", "desk_rules", str(tmp_path), "100"]
    told = json.loads(subprocess.run(command, check=True, capture_output=True, cwd=ROOT).stdout)  # noqa: S603  # our own
    assert (sorted(told), told["found"], told["seconds"] > 0) == (["found", "memory", "seconds"], 1, True)


def test_the_report_makes_the_same_files_again(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    first, again = (start.report(tmp_path, "--inbox", str(inbox), "--today", "2014-08-01") for _ in range(2))
    assert (start.imports(tmp_path, 1)(), first > 0, again) == (1, True, first)


def test_the_desk_makes_a_letter_for_each_set_of_values_and_asks_every_point_of_each() -> None:
    made = [letters.writer()(each) for each in letters.values(2)]
    shown = [
        [paragraph.text for paragraph in word.paragraphs if "教育局" in paragraph.text]
        for word in (docx.Document(BytesIO(each)) for each in made)
    ]
    assert shown == [["示例001市教育局："], ["示例002市教育局："]]
    assert len(docx.Document(BytesIO(made[0])).tables[-1].rows) == 1 + letters.ROWS


def test_every_contestant_over_letters_does_its_job(tmp_path: Path) -> None:
    size = sum(map(len, map(letters.writer(), letters.values(2)))) // 1000
    assert [work(tmp_path, 2)() for work in (letters.desk, letters.desk_layout)] == [size, size]
    assert letters.proof(tmp_path, 2)() == 2 * len(POINTS)
    assert letters.python_docx(tmp_path, 2)() == 2 * letters.python_docx(tmp_path, 1)()


def test_the_shared_sheet_costs_as_many_requests_as_are_made(tmp_path: Path) -> None:
    entries = 42
    assert google.desk(tmp_path / "first", entries)() < 10
    assert google.desk_again(tmp_path / "again", entries)() == 2
    assert google.naive(tmp_path / "naive", entries)() > entries


def test_a_sync_of_some_cities_tells_its_requests_and_its_waits(tmp_path: Path) -> None:
    shared = google_cities.sync_of(tmp_path / "shared", 2, 3, "shared")()
    own = google_cities.sync_of(tmp_path / "own", 2, 3, "city")()
    assert (shared.found, own.found) == (3, 9)


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc for the memory of others")
def test_every_city_gets_its_receipt_and_what_it_waited_is_told(tmp_path: Path) -> None:
    told = web.receipt(tmp_path, 3)()
    assert (told.found, told.seconds > 0, told.memory > 1) == (3, True, True)
