"""The manifest of generated files: every source once, what was made from what, and no more text than that takes."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sync.manifest import Generated, ListedSource, Sources, manifest, recorded, sources_of
from sync.model import Received


def made(count: int, made_from: Sources) -> dict[str, Generated]:
    return {f"{n}.xlsx": Generated(f"{n}.xlsx", "0" * 64, 1, "", made_from) for n in range(count)}


def received(name: str, digest: str) -> Received:
    return Received(1, digest, name, "收件夹", datetime(2014, 9, 1, tzinfo=UTC), 1)


def test_every_source_is_named_once_and_every_set_listed_once() -> None:
    first, second, third = ListedSource("甲", "1"), ListedSource("乙", "2"), ListedSource("丙", "3")
    files = made(3, frozenset({first, second, third})) | {
        "回执": Generated("回执", "9", 1, "t", frozenset({third}), {"verdict": "合格"})
    }
    told = json.loads(manifest(files, example=False))
    names = [each["name"] for each in told["sources"]]
    made_from = {each["path"]: [names[n] for n in told["source_sets"][each["made_from"]]] for each in told["files"]}
    assert (names, len(told["source_sets"])) == (["丙", "乙", "甲"], 2)
    assert made_from == {**{f"{n}.xlsx": ["丙", "乙", "甲"] for n in range(3)}, "回执": ["丙"]}
    assert [each.get("proof") for each in told["files"]] == [None, None, None, {"verdict": "合格"}]


def test_two_files_of_one_name_are_two_sources_and_numbers_of_people_are_masked() -> None:
    found = sources_of(received("申报表13900001234.xlsx", "1"), received("申报表13900001234.xlsx", "2"))
    assert found == {ListedSource("申报表139****1234.xlsx", "1"), ListedSource("申报表139****1234.xlsx", "2")}


def test_a_manifest_grows_with_senders_and_files_never_with_their_product() -> None:
    """As many letters as senders, each made from all of them."""

    def size(senders: int) -> int:
        sources = frozenset(ListedSource(f"{n:05d}市申报表.xlsx", f"{n:064d}") for n in range(senders))
        return len(manifest(made(senders, sources), example=False))

    assert (size(800) - size(400)) / (size(400) - size(200)) == pytest.approx(2, rel=0.02)


@pytest.mark.parametrize(
    ("text", "files"),
    [
        ('{"files": [{"path": "甲", "sha256": "1", "made_from": {"乙": "2"}}]}', {"甲": "1"}),
        ('{"sources": [], "source_sets": [[]], "files": []}', {}),
        ('{"files": [{"path": "甲"}]}', None),
        ("[]", None),
        ("{", None),
    ],
    ids=["of an earlier version", "of nothing", "without a hash", "a list", "half written"],
)
def test_what_a_manifest_records_is_read_back(tmp_path: Path, text: str, files: dict[str, str] | None) -> None:
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    assert recorded(tmp_path) == files


def test_where_there_is_no_manifest_nothing_is_recorded(tmp_path: Path) -> None:
    assert recorded(tmp_path) is None
