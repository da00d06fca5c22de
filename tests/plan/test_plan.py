"""A wrong configuration is refused with file, key and what was expected; a right one answers questions."""

import re
import shutil
from datetime import datetime
from pathlib import Path
from typing import get_args

import pytest

from sync.errors import PlanError
from sync.plan import OFFICE, FieldType, Plan, Quota, load
from tests.fixed_year import CONFIG


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONFIG, tmp_path / "config"))


def refusal(config: Path, file: str, old: str, new: str) -> str:
    """Return what the loader says once `old` is replaced by `new` in one file."""
    path = config / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PlanError) as refused:
        load(2014, config)
    return re.sub(r"第\d+行 ?", "", str(refused.value)).replace(f"配置有误：{config}/", "")


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load(2014)


def test_the_example_year_loads(plan: Plan) -> None:
    assert (plan.year, plan.ordinal, len(plan.cities)) == (2014, 10, 21)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("2014/plan.toml", "ordinal = 10", 'ordinal = "十"', "2014/plan.toml，ordinal：应为整数，现为“十”，如 10"),
        ("2014/plan.toml", "ordinal = 10", "", "2014/plan.toml，（整个文件）：缺少“ordinal”，请补上，如 ordinal = 10"),
        (
            "2014/plan.toml",
            "ordinal = 10",
            "ordinl = 10",
            (
                "2014/plan.toml，ordinl：没有“ordinl”这一项，请检查是否写错，是不是“ordinal”？\n"
                "2014/plan.toml，（整个文件）：缺少“ordinal”，请补上，如 ordinal = 10"
            ),
        ),
        ("2014/plan.toml", "year = 2014", "year = 2015", "2014/plan.toml，year：应为 2014（与文件夹一致），现为 2015"),
        (
            "2014/plan.toml",
            "Asia/Shanghai",
            "Asia/Shangai",
            "2014/plan.toml，timezone：没有“Asia/Shangai”这个时区，应如 Asia/Shanghai",
        ),
        (
            "2014/plan.toml",
            "date = 2014-08-10",
            'date = "8月10日"',
            "2014/plan.toml，轮次“特别推荐” date：应为日期，现为“8月10日”，如 2014-09-10",
        ),
        (
            "2014/plan.toml",
            'late = "decide"',
            'late = "maybe"',
            "2014/plan.toml，轮次“特别推荐” late：不能是“maybe”，应为 decide、accept、refuse 之一",
        ),
        (
            "2014/plan.toml",
            "grace_hours = 0",
            "grace_hours = -1",
            "2014/plan.toml，轮次“特别推荐” grace_hours：应不小于 0、不大于 240，现为“-1”",
        ),
        (
            "2014/plan.toml",
            "city_quota = { min = 1, max = 2 }",
            "city_quota = { min = 3, max = 2 }",
            "2014/plan.toml，奖项“百姓学习之星” city_quota：名额的 min 不能大于 max",
        ),
        (
            "2014/plan.toml",
            "[offices]",
            "[offices",
            "2014/plan.toml，：方括号没有成对，请补上 ]。现为：[offices",
        ),
        (
            "2014/plan.toml",
            'form = "star"',
            'form = "stars"',
            "2014/plan.toml，奖项“百姓学习之星” form：forms.toml 里应有 key = “stars”、award = “star”的表",
        ),
        (
            "2014/plan.toml",
            'category_field = "category"',
            'category_field = "sex"',
            "2014/plan.toml，奖项“百姓学习之星” special：“事迹特别感人”应是栏目 sex 的选项之一",
        ),
        (
            "2014/plan.toml",
            '"deed_title"',
            '"deedtitle"',
            "2014/plan.toml，奖项“百姓学习之星”：表“百姓学习之星”没有栏目“deedtitle”",
        ),
        (
            "2014/forms.toml",
            'type = "mobile"',
            'type = "moblie"',
            "2014/forms.toml，表“单位信息” 栏目“手机” type：不能是“moblie”，应为 "
            + "、".join(get_args(FieldType))
            + " 之一",
        ),
        (
            "2014/forms.toml",
            'key = "history"',
            'key = "training"',
            (
                "2014/forms.toml，表“培训安排”：“training”重复出现，请改名\n"
                "2014/documents.toml，公文“活动周总结” forms：没有“history”这张表，应为 forms.toml 里的表之一"
            ),
        ),
        (
            "2014/forms.toml",
            'fields = ["start", "end"]',
            'fields = ["start", "finish"]',
            "2014/forms.toml，表“活动安排” 核对“ordered”：本表没有栏目“finish”",
        ),
        (
            "2014/documents.toml",
            '"early", "regular"',
            '"early", "late"',
            "2014/documents.toml，公文“遴选会议纪要” rounds：没有“late”这一轮，应为 plan.toml 里的轮次之一",
        ),
        (
            "2014/documents.toml",
            'forms = ["bodies"]',
            'forms = ["body"]',
            "2014/documents.toml，公文“成立组织机构的通知” forms：没有“body”这张表，应为 forms.toml 里的表之一",
        ),
        (
            "2014/documents.toml",
            'forms = ["bodies"]',
            "forms = []",
            (
                "2014/documents.toml，公文“成立组织机构的通知” forms："
                'when = "listed" 的公文，要写明 forms，如 ["guests"]'
            ),
        ),
    ],
)
def test_a_wrong_configuration_is_refused(config: Path, file: str, old: str, new: str, said: str) -> None:
    assert refusal(config, file, old, new) == said


def test_a_missing_file_is_named(config: Path) -> None:
    (config / "2014" / "forms.toml").unlink()
    with pytest.raises(PlanError, match=r"forms\.toml，文件：缺少这个文件"):
        load(2014, config)


def test_a_wrong_row_of_a_register_is_named(config: Path) -> None:
    (config / "honours.csv").write_text(
        "year,award,name,unit,city\n2012年,star,示例甲,示例单位,440600\n", encoding="utf-8"
    )
    with pytest.raises(PlanError, match=r"honours\.csv，第2行：year：应为整数，现为“2012年”，如 10"):
        load(2014, config)


def test_a_year_without_configuration_is_refused(config: Path) -> None:
    with pytest.raises(PlanError, match="没有2031年的配置"):
        load(2031, config)


def test_a_waiver_without_a_reason_is_refused(config: Path) -> None:
    text = "city,form,key,code,approver,date,reason\n440600,star,440600-S01,official-rank,示例处长,2014-09-01,\n"
    (config / "2014" / "waivers.csv").write_text(text, encoding="utf-8")
    with pytest.raises(PlanError, match=r"waivers\.csv，第2行 440600-S01：豁免要写明批准人和理由"):
        load(2014, config)


@pytest.mark.parametrize(
    ("city", "key", "said"),
    [
        ("44060", "440600-S01", "没有代码为“44060”的市"),
        ("440600", "440100-S01", "应为佛山市的编号（如 440600-U01）或表的名称"),
        ("440600", "学习之星", "应为佛山市的编号（如 440600-U01）或表的名称"),
    ],
)
def test_a_decision_on_nothing_is_refused(config: Path, city: str, key: str, said: str) -> None:
    text = f"date,who,city,key,decision,reason,place\n2014-09-12,示例处长,{city},{key},接收,台风停课\n"
    (config / "2014" / "decisions.csv").write_text(text, encoding="utf-8")
    with pytest.raises(PlanError, match=f"decisions.csv，第2行 {key}：{re.escape(said)}"):
        load(2014, config)


@pytest.mark.parametrize(
    ("quota", "least", "most", "text"),
    [
        (Quota(exactly=6), 6, 6, "6"),
        (Quota(min=1, max=2), 1, 2, "1～2"),
        (Quota(max=2), 0, 2, "0～2"),
        (Quota(min=3), 3, None, "至少3"),
        (Quota(), 0, None, "不限"),
    ],
)
def test_quota_shapes(quota: Quota, least: int, most: int | None, text: str) -> None:
    assert (quota.least, quota.most, str(quota)) == (least, most, text)


def test_the_tenth_of_september_counts_in_full(plan: Plan) -> None:
    deadline = plan.round_by_key["regular"].deadline(plan.zone)
    assert deadline == datetime(2014, 9, 11, tzinfo=plan.zone)


def test_row_keys_are_as_many_as_the_quota(plan: Plan) -> None:
    foshan = plan.city_by_code["440600"]
    assert plan.keys(plan.form_by_key["star"], foshan) == ("440600-S01", "440600-S02")
    assert plan.keys(plan.form_by_key["brand"], foshan) == ("440600-B01",)
    assert len(plan.keys(plan.form_by_key["unit"], foshan)) == len(plan.form_by_key["unit"].fields)


def test_the_office_has_its_own_forms(plan: Plan) -> None:
    assert {form.title for form in plan.forms_of(OFFICE)} == {
        "嘉宾名单", "议程", "筹备分工", "机构名单", "颁牌名单", "参观路线", "展示内容", "培训安排", "历届活动周",
    }  # fmt: skip


@pytest.mark.parametrize(("year", "units"), [(2014, 121), (2020, 122)])
def test_districts_follow_the_year(plan: Plan, year: int, units: int) -> None:
    """119 at the end of 2014, 萝岗区 and 茂港区 being merged away during it; 122 since 2018."""
    assert sum(each.valid_in(year) and each.kind not in {"功能区", "镇街"} for each in plan.districts) == units
