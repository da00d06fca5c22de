"""What the programmes write is its owner's alone, unless the folder is shared."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from sync.errors import PlanError
from sync.modes import load_files, shut
from tests.web.house import House, opened

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows has no such permissions")


def modes(*places: Path) -> set[tuple[str, int]]:
    """Return what kinds of things lie in folders, themselves included, and who may do what with them."""
    found = [each for place in places for each in (place, *place.rglob("*"))]
    return {("folder" if each.is_dir() else "file", stat.S_IMODE(each.stat().st_mode)) for each in found}


def run(house: House, script: str) -> None:
    """Run a programme for the office's own season, as somebody whose files everybody may read."""
    command = [
        sys.executable,
        "-c",
        f"import os, runpy; os.umask(0o022); runpy.run_module('scripts.{script}', {{}}, '__main__')",
    ]
    command += house.command(script)[3:]
    subprocess.run(command, cwd=house.place, env=house.environment(), check=True, capture_output=True)  # noqa: S603  # our own


@pytest.mark.parametrize(("readers", "folder", "file"), [("本人", 0o700, 0o600), ("同组", 0o770, 0o660)])
def test_what_is_received_and_made_is_for_those_named(tmp_path: Path, readers: str, folder: int, file: int) -> None:
    house = House(tmp_path)
    (tmp_path / "config/files.toml").write_text(f'readers = "{readers}"\n', "utf-8")
    (tmp_path / "收件" / "某市.xlsx").write_bytes(b"no workbook")
    (tmp_path / "out").mkdir(mode=0o755)
    run(house, "report")
    assert modes(tmp_path / "var", tmp_path / "out") == {("folder", folder), ("file", file)}


def test_what_the_page_is_sent_is_for_its_owner_alone(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        with opened(tmp_path, workers=2) as house:
            sent = house.visitors()[0].send("示例.xlsx", b"no workbook")
            assert (sent.number, modes(tmp_path / "var")) == (1, {("folder", 0o700), ("file", 0o600)})
    finally:
        os.umask(before)


def test_without_a_file_of_settings_it_is_the_owner_alone(tmp_path: Path) -> None:
    assert load_files(tmp_path).readers == "本人"


def test_a_setting_nobody_knows_is_told(tmp_path: Path) -> None:
    (tmp_path / "files.toml").write_text('readers = "大家"\n', "utf-8")
    with pytest.raises(PlanError, match=r"files\.toml，第1行 readers：不能是“大家”"):
        load_files(tmp_path)


def test_a_folder_made_before_is_shut_and_what_it_has_else_stays(tmp_path: Path) -> None:
    folder = tmp_path / "var"
    folder.mkdir()
    folder.chmod(0o2755)
    shut(folder, 0o007)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o2770
    shut(folder, 0o077)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o2700
    shut(tmp_path / "none", 0o077)
    assert not (tmp_path / "none").exists()
