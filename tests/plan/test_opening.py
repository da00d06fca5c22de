"""A new year: last year's plan a year on, with marks where somebody has to look."""

import re
import shutil
from pathlib import Path

import pytest

from sync.errors import DeskError, PlanError
from sync.plan import load, open_year
from sync.plan.config.new_year import marked
from sync.plan.config.year_bound import year_bound
from tests.fixed_year import CONFIG

WINNERS = "奖项,姓名,单位,地市\n百姓学习之星,示例甲,示例社区,佛山市\n终身学习活动品牌,示例讲坛,示例学院,珠海市\n"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    shutil.copytree(CONFIG, tmp_path / "config")
    return tmp_path / "config"


def tree(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_dates_move_and_comments_stay() -> None:
    lines = """# 2014年的方案
# 2014年的附件未见原件
year = 2014
ordinal = 10          # 第几次
date = 2014-08-10     # 样例待确认
next = 2015-01-05
leap = 2014-02-29
theme = "学习"
remind_days = 10
template = "周-2014"
first_held = 2005""".splitlines()
    assert list(marked(lines, 2015)) == [
        "# 2015年的方案",
        "# 2014年的附件未见原件",
        "year = 2015  # 待改",
        "ordinal = 11          # 第几次；待改",
        "date = 2015-08-10     # 样例待确认；待改",
        "next = 2016-01-05  # 待改",
        "leap = 2015-02-28  # 待改",
        'theme = "学习"  # 待改',
        "remind_days = 10",
        'template = "周-2015"  # 待改',
        "first_held = 2005",
    ]


def test_the_new_year_loads_and_last_year_is_as_it_was(config: Path) -> None:
    before = tree(config)
    todo = open_year(2015, None, config)
    old, new = load(2014, config), load(2015, config)
    assert [each.date.replace(year=2014) for each in new.rounds] == [each.date for each in old.rounds]
    assert (new.year, new.ordinal, new.decisions, new.waivers, new.forms[1].key) == (2015, 11, (), (), "unit")
    assert {name: data for name, data in tree(config).items() if not name.startswith("2015/")} == before
    assert "plan.toml 第5行：ordinal = 11" in todo
    assert [re.sub(r"第\d+行", "", each) for each in todo if not each.startswith(("plan.toml", "honours.csv"))] == [
        "forms.toml ：写有“11月13日”，请看是否要改",
        "forms.toml ：写有“11月15日”，请看是否要改",
    ]
    assert todo[-1].startswith("honours.csv：没有加入2014年的入选名单")


def test_a_year_that_is_there_is_not_overwritten(config: Path) -> None:
    open_year(2015, None, config)
    before = tree(config)
    with pytest.raises(DeskError, match="2015 已经有了，不能覆盖"):
        open_year(2015, None, config)
    assert tree(config) == before


def test_without_last_year_there_is_nothing_to_copy(config: Path) -> None:
    with pytest.raises(PlanError, match="没有2015年的配置，无从复制"):
        open_year(2016, None, config)


def test_winners_become_past_winners_once(config: Path, tmp_path: Path) -> None:
    (tmp_path / "名单.csv").write_text(WINNERS, encoding="utf-8-sig")
    known = load(2014, config).honours
    todo = open_year(2015, tmp_path / "名单.csv", config)
    assert todo[-1] == "honours.csv：已加入2014年入选的2项，请删去全国没有公布的"
    assert [(each.year, each.name, each.city) for each in load(2015, config).honours[len(known) :]] == [
        (2014, "示例甲", "佛山市"),
        (2014, "示例讲坛", "珠海市"),
    ]
    shutil.rmtree(config / "2015")
    said = "honours.csv：2014年入选的2项原来都有了，请删去全国没有公布的"
    assert open_year(2015, tmp_path / "名单.csv", config)[-1] == said


def test_a_winner_may_be_of_no_unit(config: Path, tmp_path: Path) -> None:
    """An award may name as unit a field that need not be filled in."""
    (tmp_path / "名单.csv").write_text(WINNERS.replace("示例社区", ""), encoding="utf-8")
    open_year(2015, tmp_path / "名单.csv", config)
    assert [each.unit for each in load(2015, config).honours if each.name == "示例甲"] == [""]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("姓名,单位\n示例甲,示例社区\n", "应有“奖项、姓名（或名称）、单位、地市”这几列"),
        (WINNERS.replace("示例甲", ""), "第2行：奖项、姓名（或名称）、地市都要填"),
    ],
)
def test_winners_that_cannot_be_read_leave_everything_as_it_was(
    config: Path, tmp_path: Path, table: str, said: str
) -> None:
    (tmp_path / "名单.csv").write_text(table, encoding="utf-8")
    before = tree(config)
    with pytest.raises(PlanError, match=said):
        open_year(2015, tmp_path / "名单.csv", config)
    assert tree(config) == before


def test_a_plan_that_would_not_load_is_taken_back(config: Path) -> None:
    (config / "2014" / "plan.toml").write_text("year = 2014\n", encoding="utf-8")
    before = tree(config)
    with pytest.raises(PlanError):
        open_year(2015, None, config)
    assert tree(config) == before


def test_what_is_written_out_of_a_year_is_listed(config: Path, tmp_path: Path) -> None:
    templates = tmp_path / "templates" / "documents"
    templates.mkdir(parents=True)
    (templates / "notice.md.j2").write_text("{# 2014 #}\n定于11月中旬在佛山\n第十次{{ year }}\n", encoding="utf-8")
    (config / "2014" / "forms.toml").write_text('# 2014\na = "2013年禅城、重庆"  # 2014年\n', encoding="utf-8")
    assert list(year_bound(config / "2014", load(2014, CONFIG), tmp_path / "templates")) == [
        "forms.toml 第2行：写有“2013”“重庆”“禅城”，请看是否要改",
        "templates/documents/notice.md.j2 第2行：写有“11月中旬”“佛山”，请看是否要改",
        "templates/documents/notice.md.j2 第3行：写有“第十次”，请看是否要改",
    ]


def test_what_is_written_opens_in_excel(config: Path, tmp_path: Path) -> None:
    (tmp_path / "名单.csv").write_text(WINNERS, encoding="utf-8")
    open_year(2015, tmp_path / "名单.csv", config)
    assert (config / "honours.csv").read_bytes().startswith(b"\xef\xbb\xbfyear,")
    assert (config / "2015" / "judges.csv").read_bytes().startswith(b"\xef\xbb\xbfcode,")
