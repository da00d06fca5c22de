"""Generated files appear together or not at all, and a manifest says what they were made from."""

import errno
import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from sync.errors import FolderError
from sync.manifest import ListedSource
from sync.output import Committed, Output, fit, trouble


def files(folder: Path) -> dict[str, bytes]:
    """Everything in a folder but the manifest."""
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return {name: data for name, data in found.items() if name != "manifest.json"}


def made(folder: Path, **contents: bytes) -> Committed:
    with Output(folder) as output:
        for name, data in contents.items():
            output.put(f"回执/{name}.xlsx", data)
    return output.committed


def test_files_appear_at_the_end_with_a_manifest(tmp_path: Path) -> None:
    with Output(tmp_path / "out", example=True) as output:
        output.put(
            "回执/佛山市.xlsx", b"2", frozenset({ListedSource("乙", "22"), ListedSource("甲", "11")}), "学习活动周@1"
        )
        output.put("进度总览.xlsx", b"1")
        assert [name for name in files(tmp_path) if not name.endswith(".part")] == []
    assert files(tmp_path / "out") == {"回执/佛山市.xlsx": b"2", "进度总览.xlsx": b"1"}
    assert json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8")) == {
        "example": True,
        "sources": [{"name": "乙", "sha256": "22"}, {"name": "甲", "sha256": "11"}],
        "source_sets": [[0, 1], []],
        "files": [
            {
                "path": "回执/佛山市.xlsx",
                "sha256": sha256(b"2").hexdigest(),
                "size": 1,
                "template": "学习活动周@1",
                "made_from": 0,
            },
            {"path": "进度总览.xlsx", "sha256": sha256(b"1").hexdigest(), "size": 1, "template": "", "made_from": 1},
        ],
    }


def test_the_manifest_does_not_depend_on_the_order_of_work(tmp_path: Path) -> None:
    made(tmp_path / "a", 甲=b"1", 乙=b"2")
    made(tmp_path / "b", 乙=b"2", 甲=b"1")
    assert (tmp_path / "a/manifest.json").read_bytes() == (tmp_path / "b/manifest.json").read_bytes()


def test_what_is_no_longer_made_goes_unless_somebody_changed_it(tmp_path: Path) -> None:
    made(tmp_path, 甲=b"1", 乙=b"2", 丙=b"3")
    (tmp_path / "回执/丙.xlsx").write_bytes(b"mine")
    (tmp_path / "note.txt").write_bytes(b"mine")
    committed = made(tmp_path, 甲=b"new")
    assert committed == Committed(("回执/甲.xlsx",), ("回执/乙.xlsx",), ("回执/丙.xlsx",))
    assert files(tmp_path) == {"note.txt": b"mine", "回执/丙.xlsx": b"mine", "回执/甲.xlsx": b"new"}
    (tmp_path / "回执/丙.xlsx").unlink()
    made(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["manifest.json", "note.txt"]


@pytest.mark.parametrize("manifest", ["", "[]", '{"files": [{"path": "../a", "sha256": "0"}]}', '{"files": 1}'])
def test_a_manifest_that_makes_no_sense_removes_nothing(tmp_path: Path, manifest: str) -> None:
    (tmp_path / "a").write_bytes(b"mine")
    out = tmp_path / "out"
    made(out, 甲=b"1")
    (out / "manifest.json").write_text(manifest, encoding="utf-8")
    assert made(out, 乙=b"2").removed == ()
    assert (files(tmp_path)["a"], files(out)) == (b"mine", {"回执/甲.xlsx": b"1", "回执/乙.xlsx": b"2"})


def test_an_exception_leaves_everything_as_it_was(tmp_path: Path) -> None:
    made(tmp_path, 甲=b"1")
    before = (tmp_path / "manifest.json").read_bytes()

    def interrupted() -> None:
        with Output(tmp_path) as output:
            output.put("回执/甲.xlsx", b"new")
            output.put("进度总览.xlsx", b"new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert files(tmp_path) == {"回执/甲.xlsx": b"1"}
    assert (tmp_path / "manifest.json").read_bytes() == before


@pytest.mark.parametrize(
    "name", ["", "../a.xlsx", "/a.xlsx", "a/../../b.xlsx", "C:/a.xlsx", "a\\b.xlsx", "a?.xlsx", ".", "a/ /b"]
)
def test_no_path_leaves_the_root(tmp_path: Path, name: str) -> None:
    with pytest.raises(FolderError, match="文件名不能用"), Output(tmp_path / "out") as output:
        output.put(name, b"1")
    assert files(tmp_path) == {}


def test_a_link_out_of_the_root_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "else").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out/回执").symlink_to(tmp_path / "else")
    with pytest.raises(FolderError, match="文件名不能用"):
        made(tmp_path / "out", 甲=b"1")


@pytest.mark.parametrize("second", ["回执/a.xlsx", "回执/A.xlsx"])
def test_two_files_of_one_name_are_refused(tmp_path: Path, second: str) -> None:
    output = Output(tmp_path)
    output.put("回执/a.xlsx", b"1")
    with pytest.raises(FolderError, match="重名"):
        output.put(second, b"2")


def test_a_folder_in_the_place_of_a_file_stops_everything(tmp_path: Path) -> None:
    (tmp_path / "回执/乙.xlsx").mkdir(parents=True)
    with pytest.raises(FolderError) as raised:
        made(tmp_path, 甲=b"1", 乙=b"2")
    assert str(raised.value) == (
        f"无法写入：{tmp_path / '回执/乙.xlsx'}。该位置被同名的文件或文件夹占用，或者文件夹不存在，请检查后重试"
    )
    assert files(tmp_path) == {}


def test_a_file_in_the_place_of_the_folder_stops_everything(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"mine")
    with pytest.raises(FolderError, match="无法写入"):
        made(tmp_path / "out", 甲=b"1")
    assert files(tmp_path) == {"out": b"mine"}


FULL = """
import resource, sys
from pathlib import Path
from sync.errors import FolderError
from sync.output import Output

resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))  # a file of more than 1000 bytes fails half written
try:
    with Output(Path(sys.argv[1])) as output:
        output.put("甲.xlsx", b"new")
        output.put("乙.xlsx", b"x" * 2000)
except FolderError as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path) -> None:
    (tmp_path / "甲.xlsx").write_bytes(b"old")
    root = Path(__file__).parents[1]
    run = [sys.executable, "-X", "utf8", "-c", FULL, str(tmp_path)]
    done = subprocess.run(run, capture_output=True, cwd=root, check=True, encoding="utf-8")  # noqa: S603  # our own text
    assert done.stdout == f"磁盘空间不足，无法写入：{tmp_path / '乙.xlsx'}。请清理磁盘或换一个输出文件夹后重试\n"
    assert files(tmp_path) == {"甲.xlsx": b"old"}


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            PermissionError(errno.EACCES, "x"),
            "无法写入：甲.xlsx。请关闭正在打开的“甲.xlsx”，并检查该文件夹能否写入，然后重试",
        ),
        (OSError(errno.ENOSPC, "x"), "磁盘空间不足，无法写入：甲.xlsx。请清理磁盘或换一个输出文件夹后重试"),
        (OSError(errno.EIO, "坏道"), "无法写入：甲.xlsx（坏道）。请检查文件夹和磁盘后重试"),
    ],
)
def test_trouble_is_one_line_with_a_remedy(error: OSError, words: str) -> None:
    assert trouble(Path("甲.xlsx"), error) == words


@pytest.mark.parametrize(
    ("words", "name"),
    [("佛山市 终稿", "佛山市 终稿"), ('a/b\\c:"d"?\n', "a_b_c__d___"), (" .. ", "_"), ("长" * 90, "长" * 60)],
)
def test_somebodys_words_become_a_file_name_everywhere(tmp_path: Path, words: str, name: str) -> None:
    assert fit(words) == name
    with Output(tmp_path) as output:
        output.put(f"回执/{fit(words)}.xlsx", b"1")
    assert files(tmp_path) == {f"回执/{name}.xlsx": b"1"}
