"""Other spellings of choices are checked when the year is loaded."""

import shutil
from pathlib import Path

import pytest

from sync.errors import PlanError
from sync.plan import load
from tests.fixed_year import CONFIG


def refused(folder: Path, more: str) -> str:
    config = Path(shutil.copytree(CONFIG, folder / "config"))
    forms = config / "2014" / "forms.toml"
    forms.write_text(forms.read_text(encoding="utf-8") + more, encoding="utf-8")
    with pytest.raises(PlanError) as error:
        load(2014, config)
    return str(error.value)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ('fields = ["star.nothing"]\n[spellings.also]\n"男" = ["甲"]', "没有这个选项栏目"),
        ('fields = ["star.name"]\n[spellings.also]\n"男" = ["甲"]', "没有这个选项栏目"),
        ('fields = ["star.sex"]\n[spellings.also]\n"难" = ["甲"]', "“难”不是这个栏目的选项"),
        ('fields = ["star.sex"]\n[spellings.asked]\n"甲" = ["男", "难"]', "“难”不是这个栏目的选项"),
        ('fields = ["star.sex"]\n[spellings.also]\n"男" = ["甲"]\n"女" = ["甲"]', "“甲”写了几次"),
        ('fields = ["star.sex"]\n[spellings.also]\n"男" = ["女"]', "“女”写了几次"),
    ],
)
def test_a_spelling_that_cannot_be_is_refused(tmp_path: Path, more: str, said: str) -> None:
    assert said in refused(tmp_path, f"\n[[spellings]]\n{more}\n")


def test_the_spellings_of_a_year_are_known_to_their_fields() -> None:
    party = load(2014).form_by_key["star"].field("party")
    assert "党员" in dict(party.also)["中共党员"]
