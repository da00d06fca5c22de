"""What no year can be meant to be is refused with its line; no fact stands in two files."""

import re
import shutil
from pathlib import Path

import pytest

from sync.errors import PlanError
from sync.plan import load
from tests.fixed_year import CONFIG

JUDGES = "code,name,city,unit,awards,recusals\nP1,示例甲,,,,\nP2,示例乙,,,star,\nP3,示例丙,,,star,\n"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONFIG, tmp_path / "config"))


def change(config: Path, file: str, old: str, new: str) -> None:
    path = config / file
    words = path.read_text(encoding="utf-8-sig")
    assert old in words
    path.write_text(words.replace(old, new, 1), encoding="utf-8")


def refused(config: Path) -> list[str]:
    """Return what is said of each fault, without folder and line."""
    with pytest.raises(PlanError) as error:
        load(2014, config)
    said = str(error.value).replace(f"配置有误：{config}/", "").replace("2014/", "")
    return re.sub(r"第\d+行 ?", "", said).split("\n")


STAR = "奖项“百姓学习之星”"
SLIP = re.compile(r"\| (\S+) \| `(.+?)` \| `(.+?)` \| (.+) \|")
SLIPS = SLIP.findall((Path(__file__).parent / "slips.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("file", "old", "new", "said"), SLIPS)
def test_what_cannot_be_meant_is_refused(config: Path, file: str, old: str, new: str, said: str) -> None:
    change(config, f"2014/{file}", old, new)
    assert refused(config) == [said]


def test_criteria_as_on_paper_are_not_multiplied_twice(config: Path) -> None:
    """40 points and 60 points: the maxima alone say it, or the weights alone."""
    paper = {"weight = 40, max = 100": (40, "appeal"), "weight = 30, max = 100": (30, "esteem")}
    paper |= {"weight = 20, max = 100": (20, "grassroots"), "weight = 10, max = 100": (10, "lead")}
    for old, (points, _) in paper.items():
        change(config, "2014/plan.toml", old, f"weight = {points}, max = {points}")
    (said,) = refused(config)
    assert said.startswith(f"plan.toml，{STAR} criteria：weight 和 max 都写了分值，得分会乘两次。")
    for points, _ in paper.values():
        change(config, "2014/plan.toml", f"weight = {points}, max = {points}", f"max = {points}")
    assert [each.max for each in load(2014, config).awards[0].criteria] == [40, 30, 20, 10]


def test_maxima_that_are_no_hundred_together_are_refused(config: Path) -> None:
    for old, new in (("weight = 40, max = 100", "max = 50"), ("weight = 30, max = 100", "max = 30")):
        change(config, "2014/plan.toml", old, new)
    for old, new in (("weight = 20, max = 100", "max = 20"), ("weight = 10, max = 100", "max = 10")):
        change(config, "2014/plan.toml", old, new)
    assert refused(config) == [f"plan.toml，{STAR} criteria：max（各项满分）加起来是 110，应为 100，如 40、30、20、10"]


def test_more_ballots_than_judges_are_refused_once_judges_are_known(config: Path) -> None:
    (config / "2014" / "judges.csv").write_text(JUDGES, encoding="utf-8")
    short = "现为 3，而 judges.csv 里的评委不够：“终身学习活动品牌”1位；请补评委，或把 quorum 改小"
    assert refused(config) == [f"plan.toml，selection quorum：{short}"]


def test_two_cities_with_one_code_or_name_are_refused(config: Path) -> None:
    change(config, "cities.csv", "440300,深圳市,深圳", "440300,深圳市,深圳 广州")
    (config / "districts.csv").write_text("city,code,name,kind,since,until,aliases\n", encoding="utf-8")
    change(config, "cities.csv", "440500,汕头市", "440400,汕头市")
    assert refused(config) == [
        "cities.csv，440300：“广州”是几个市共用的：广州市（440100）、深圳市（440300），每个代码、名称、别名只能属于一个市",
        "cities.csv，440400：“440400”是几个市共用的：珠海市（440400）、汕头市（440400），每个代码、名称、别名只能属于一个市",
    ]


def test_two_openings_in_one_city_are_to_be_told_apart(config: Path) -> None:
    change(config, "2014/plan.toml", 'city = "重庆市"', 'city = "佛山市"')
    said = (
        "选项“全国总开幕式·佛山、全省总开幕式·佛山”都含“佛山”，《{}》分不出是哪个总开幕式；"
        "请在 plan.toml 把两处 city 写得更细，如“广州市天河区”"
    )
    assert refused(config) == [
        "forms.toml，表“参会回执”：" + said.format("组团参加全国总开幕式的通知"),
        "forms.toml，表“嘉宾名单”：" + said.format("邀请函"),
    ]


def test_faults_of_all_files_are_told_in_one_run(config: Path) -> None:
    change(config, "2014/plan.toml", "ordinal = 10", 'ordinal = "十"')
    change(config, "2014/forms.toml", 'type = "mobile"', 'type = "moblie"')
    change(config, "2014/documents.toml", 'key = "notice"', 'key = "notice')
    change(config, "cities.csv", "440100,广州市,广州,1", "440100,广州市,广州,一")
    files = [each.split("，")[0] for each in refused(config)]
    assert files == [
        "plan.toml",
        "forms.toml",
        "documents.toml",
        "cities.csv",
    ]


def test_a_deadline_is_changed_in_one_place(config: Path) -> None:
    change(config, "2014/plan.toml", "date = 2014-08-10", "date = 2014-8-20")
    notes = [form.note for form in load(2014, config).forms if form.award]
    assert all("8月20日前" in each and "8月10日" not in each for each in notes)


def test_a_host_city_is_changed_in_one_place(config: Path) -> None:
    change(config, "2014/plan.toml", 'city = "重庆市"', 'city = "成都市"')
    plan = load(2014, config)
    choices = {field.choices for form in plan.forms for field in form.fields if field.key == "meeting"}
    assert choices == {("全国总开幕式·成都", "全省总开幕式·佛山")}
    assert "（成都）" in plan.form_by_key["attendance"].note


def test_quotas_bounds_and_awards_are_written_once(config: Path) -> None:
    change(config, "2014/plan.toml", "city_quota = { min = 1, max = 2 }", "city_quota = { min = 2, max = 4 }")
    change(config, "2014/plan.toml", 'special = "事迹特别感人"', 'special = "特别突出"')
    change(config, "2014/forms.toml", "min = 150, max = 500", "min = 200, max = 600")
    star = load(2014, config).form_by_key["star"]
    assert star.note.startswith(
        "每市2～4位，其中特别突出的0～2位（计入总数）。特别突出的于8月10日前、其余于9月10日前报送。"
    )
    assert (star.field("category").choices, star.field("deed").hint) == (("一般", "特别突出"), "200～600字，不计空格")
