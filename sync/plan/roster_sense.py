"""Cities and districts that cannot be told apart (名册分不清); part of `sense`."""

import re
from collections import defaultdict
from collections.abc import Iterator

from sync.plan.plan import Plan
from sync.plan.rosters import City

CODE = re.compile(r"[0-9]{6}")


def senseless_rosters(plan: Plan) -> Iterator[tuple[str, str, str]]:
    """Yield what is wrong with the cities, their other names and their districts."""
    yield from shared(plan.cities)
    for city in plan.cities:
        if not CODE.fullmatch(city.code):
            yield "cities.csv", city.code, f"市代码现为“{city.code}”，应为六位数字，如 440600"
        if not city.name:
            yield "cities.csv", city.code, "要写市的名称"
    for each in plan.districts:
        if each.city not in plan.city_by_code:
            yield "districts.csv", each.name, f"没有代码为“{each.city}”的市，应为 cities.csv 里的代码，如 440600"


def shared(cities: tuple[City, ...]) -> Iterator[tuple[str, str, str]]:
    """Yield each code, name or other name that two cities have."""
    owners: dict[str, list[City]] = defaultdict(list)
    for city in cities:
        for name in {city.code, city.name, *city.aliases} - {""}:
            owners[name].append(city)
    for name, those in owners.items():
        if len(those) > 1:
            names = "、".join(f"{each.name}（{each.code}）" for each in those)
            yield "cities.csv", those[-1].code, f"“{name}”是几个市共用的：{names}，每个代码、名称、别名只能属于一个市"
