"""Drop-down lists: equal ones share a name, different ones of one title do not."""

from dataclasses import replace

from msgspec import convert

from sync.plan import Form, load
from sync.sheets.blank.lists import lists_of


def form(title: str, *fields: dict[str, object]) -> Form:
    return convert({"key": "x", "title": title, "kind": "list", "fields": fields}, Form)


def test_lists_are_named_by_field_then_by_form() -> None:
    plan = load(2014)
    forms = (
        form("甲表", {"key": "a", "title": "类别（一）", "type": "choice", "choices": ["子", "丑"]}),
        form("乙表", {"key": "a", "title": "类别一", "type": "choice", "choices": ["寅"]}),
        form("丙表", {"key": "a", "title": "别名", "type": "choice", "choices": ["子", "丑"]}),
        form("丁表", {"key": "a", "title": "文字", "type": "text"}),
    )
    made = lists_of(replace(plan, forms=forms), plan.cities[0])
    assert made.names == {("子", "丑"): "选项_类别一", ("寅",): "选项_类别一_乙表"}
