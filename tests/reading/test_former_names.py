"""Names that county-level units had before, and zones that a city treats beside them, are read as what they are."""

import pytest

from sync.plan import Field, Plan, load
from sync.reading import Setting, read_value
from sync.reading.values.places import Cities, Gazetteer

PLAN = load(2014)
DISTRICTS = Field(key="districts", title="参加县（市、区）", type="district")


def setting(city: str, plan: Plan = PLAN) -> Setting:
    owner = plan.city_by_code[city]
    return Setting(plan.year, owner, Cities(plan.cities, plan.offices.province), Gazetteer(plan, owner))


@pytest.mark.parametrize(
    ("city", "typed", "unit"),
    [
        ("440100", "番禺市", "番禺区"),
        ("440100", "东山区", "越秀区"),
        ("440100", "花县", "花都区"),
        ("440200", "曲江县", "曲江区"),
        ("440400", "斗门县", "斗门区"),
        ("440500", "潮阳市", "潮阳区"),
        ("440600", "顺德市、南海市", "顺德区、南海区"),
        ("440700", "新会市", "新会区"),
        ("440800", "海康县", "雷州市"),
        ("441300", "惠阳市", "惠阳区"),
        ("441800", "清新县、连县", "清新区、连州市"),
        ("445300", "云安县", "云安区"),
    ],
)
def test_a_former_name_is_the_unit_that_bears_it_on(city: str, typed: str, unit: str) -> None:
    value, remarks = read_value(DISTRICTS, typed, setting(city))
    units = tuple(unit.split("、"))
    assert (value, [remark.code for remark in remarks]) == (units, ["district-renamed"] * len(units))


@pytest.mark.parametrize(
    ("city", "typed", "zone"),
    [
        ("440100", "广州经济技术开发区", "广州开发区"),
        ("440300", "前海", "前海深港现代服务业合作区"),
        ("440400", "保税区", "珠海保税区"),
        ("440500", "华侨试验区", "华侨经济文化合作试验区"),
        ("440800", "东海岛", "湛江经济技术开发区"),
        ("441400", "高新区", "梅州高新区"),
        ("445300", "佛山(云浮)产业转移工业园", "佛山（云浮）产业转移工业园"),
    ],
)
def test_a_zone_is_said_to_be_one(city: str, typed: str, zone: str) -> None:
    value, remarks = read_value(DISTRICTS, typed, setting(city))
    assert (value, [remark.code for remark in remarks]) == ((zone,), ["district-zone"])


def test_a_new_area_that_is_a_district_is_the_district() -> None:
    assert read_value(DISTRICTS, "南沙新区", setting("440100")) == (("南沙区",), ())


@pytest.mark.parametrize("year", range(1996, 2026))
def test_no_two_units_of_a_city_share_a_name_in_any_year(year: int) -> None:
    names = [(each.city, each.name) for each in PLAN.districts if each.valid_in(year)]
    assert sorted(names) == sorted(set(names))
