"""`make access` as it is run."""

import re
from pathlib import Path

import pytest

from scripts.access import main
from sync.store import Store
from sync.store.access_codes import tidy
from sync.store.accesses import Accesses

CODE = re.compile(r"[2-9A-Z]{4}(?:-[2-9A-Z]{4}){3}")


@pytest.fixture
def place(tmp_path: Path) -> list[str]:
    return ["--year", "2014", "--out", str(tmp_path)]


def test_a_code_is_told_once_and_can_be_taken_away(
    place: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*place, "--city", "佛山"]) == 0
    said = capsys.readouterr().out
    (code, linked) = CODE.findall(said)
    assert (code == linked, f"http://127.0.0.1:8000/k/{code}" in said) == (True, True)
    found = Accesses(Store(tmp_path / "示例-2014" / "存档")).of_code(tidy(code))
    assert (found and found.city) == "440600"
    assert main(place) == 0
    listed = capsys.readouterr().out
    assert (code[:4] in listed, code in listed) == (True, False)
    assert main([*place, "--city", "佛山市", "--revoke", "1"]) == 0
    assert capsys.readouterr().out == "已停用佛山市的1个访问码，正在使用的也即刻失效。\n"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["--city", "某市"], "CITY=某市：没有这个市，请写全称，如 广州市"),
        (["--office", "示例甲"], "ROLE=：请写 ROLE=秘书处（可办理）或 ROLE=只读"),
        (["--office", "示例甲", "--role", "地市"], "ROLE=地市：请写 ROLE=秘书处（可办理）或 ROLE=只读"),
        (["--office", "示例甲", "--city", "佛山市"], "CITY 和 OFFICE 只写一个：一个访问码只属于一个市，或秘书处的一位"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(
    place: list[str], asked: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (main([*place, *asked]), capsys.readouterr().err) == (2, told + "\n")
