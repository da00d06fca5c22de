"""The command blank: every city's workbook and the office's, all or none, the same bytes at every run."""

from dataclasses import replace
from pathlib import Path

import pytest

from scripts.blank import main
from sync.commands.blank import blank
from sync.errors import FolderError
from sync.plan import Plan, load
from tests.markdown import table
from tests.office import render, words


@pytest.fixture(scope="module")
def plan() -> Plan:
    """Return the year's plan with short forms: what is tested here is which files are made."""
    whole = load(2014)
    return replace(whole, forms=tuple(form for form in whole.forms if form.key in {"unit", "bodies"}))


def test_all_cities_and_the_office_get_a_workbook(plan: Plan, tmp_path: Path) -> None:
    made = blank(plan, tmp_path)
    names = [f"2014年学习活动周申报表（{city.name}）v1.xlsx" for city in plan.cities]
    assert [path.name for path in made] == [*names, "2014年学习活动周申报表（秘书处）v1.xlsx"]
    assert {path.name for path in tmp_path.iterdir()} == {path.name for path in made} | {"manifest.json"}


def test_a_second_run_writes_the_same_bytes(plan: Plan, tmp_path: Path) -> None:
    few = replace(plan, cities=plan.cities[:2])
    first = {path.name: path.read_bytes() for path in blank(few, tmp_path / "一")}
    assert {path.name: path.read_bytes() for path in blank(few, tmp_path / "二")} == first


def test_progress_sees_every_filler_in(plan: Plan, tmp_path: Path) -> None:
    seen: list[str] = []
    few = replace(plan, cities=plan.cities[:2])
    blank(few, tmp_path, lambda cities: (seen.append(city.name) or city for city in cities))
    assert [seen] == table("| 广州市 | 深圳市 | 秘书处 |")


def test_two_cities_with_one_file_name_write_nothing(plan: Plan, tmp_path: Path) -> None:
    twice = replace(plan, cities=(plan.cities[0], plan.cities[0]))
    with pytest.raises(FolderError, match="重名"):
        blank(twice, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_script_says_in_chinese_where_the_files_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--year", "2014", "--out", str(tmp_path)]) == 0
    assert capsys.readouterr().out == f"已生成22份空白表，在：{tmp_path}\n"


def test_the_script_refuses_a_year_without_configuration_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--year", "1999"]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n"), "没有1999年的配置" in said.err) == ("", 1, True)


@pytest.mark.office
def test_libreoffice_renders_every_blank_without_an_error_or_a_number_cut_off(tmp_path: Path) -> None:
    made = blank(load(2014), tmp_path / "表")
    for pdf in render(made, tmp_path / "页"):
        shown = [word.text for word in words(pdf)]
        assert {"核验结果", "未报"} <= set(shown), pdf.name
        assert [text for text in shown if text.startswith(("#", "Err:"))] == [], pdf.name
