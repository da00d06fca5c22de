"""Cities, districts and openings that cannot be told apart (分不清的市、县区、开幕式); asked by `consistency`."""

import re
from collections import defaultdict

from sync.plan.checks import Contradictions
from sync.plan.document_kinds import DocumentSpec
from sync.plan.form import Form
from sync.plan.plan import Plan
from sync.plan.rosters import City

CODE = re.compile(r"[0-9]{6}")
SAME = (
    "选项“{choices}”都含“{place}”，《{document}》分不出是哪个总开幕式；"
    "请在 plan.toml 把两处 city 写得更细，如“广州市天河区”"
)


def senseless_rosters(plan: Plan) -> Contradictions:
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


def shared(cities: tuple[City, ...]) -> Contradictions:
    """Yield each code, name or other name that two cities have."""
    owners: dict[str, list[City]] = defaultdict(list)
    for city in cities:
        for name in {city.code, city.name, *city.aliases} - {""}:
            owners[name].append(city)
    for name, those in owners.items():
        if len(those) > 1:
            names = "、".join(f"{each.name}（{each.code}）" for each in those)
            yield "cities.csv", those[-1].code, f"“{name}”是几个市共用的：{names}，每个代码、名称、别名只能属于一个市"


def senseless_events(plan: Plan) -> Contradictions:
    """Yield each form with several choices for the one opening that a document lists people of."""
    for document in plan.documents:
        form = plan.form_by_key.get(document.forms[0]) if document.event and document.forms else None
        if form and (expected := choices_alike(plan, document, form)):
            yield "forms.toml", f"forms.{form.key}", expected


def choices_alike(plan: Plan, document: DocumentSpec, form: Form) -> str:
    """Say which choices of a form a document would take for the same opening; "" where it takes but one."""
    place = plan.opening_of(document.event).place if document.event else ""
    naming = ([each for each in field.choices if place and place in each] for field in form.fields)
    found = next((each for each in naming if len(each) > 1), [])
    return SAME.format(choices="、".join(found), place=place, document=document.title) if found else ""
