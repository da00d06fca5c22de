"""A file is there in full or as it was, and nothing is left beside it."""

import os
from pathlib import Path
from stat import S_IMODE

import pytest

from sync.aside import beside, put_in_full


def test_a_file_is_put_in_place_and_replaced(tmp_path: Path) -> None:
    for data in (b"one", b"two, longer", b""):
        put_in_full(tmp_path / "文件", data)
        assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("文件", data)]


def test_where_somebody_was_first_that_stays(tmp_path: Path) -> None:
    put_in_full(tmp_path / "key", b"mine", first=True)
    put_in_full(tmp_path / "key", b"yours", first=True)
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("key", b"mine")]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such modes")
def test_nobody_else_reads_what_is_for_its_owner(tmp_path: Path) -> None:
    put_in_full(tmp_path / "key", b"mine", mode=0o600)
    assert S_IMODE((tmp_path / "key").stat().st_mode) == 0o600


def test_what_cannot_be_replaced_stays_and_nothing_lies_beside(tmp_path: Path) -> None:
    (tmp_path / "文件").mkdir()
    with pytest.raises(OSError, match="文件"):
        put_in_full(tmp_path / "文件", b"one")
    assert [each.name for each in tmp_path.iterdir()] == ["文件"]


def test_each_writer_has_a_place_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "文件"
    assert (beside(path).name, beside(path, "7-1").name) == (".文件.part", ".文件.7-1.part")
