"""Completing a spreadsheet that is in use: whatever people move meanwhile, what they wrote stays as they wrote it."""

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pytest
from msgspec.structs import replace as replaced

from sync.plan import Field, Form, Plan
from tests.google.faults import Match, committed
from tests.google.people import Page
from tests.google.refusals import Refusal
from tests.sheets.google.online_desk import PLAN, WHOLE, Desk, fill, rows, small

STAR, CARD = "百姓学习之星", "单位信息"
HOBBY = Field(key="hobby", title="爱好", type="text", hint="可不填")
CARDS = replace(WHOLE, cities=WHOLE.cities[:2], forms=tuple(each for each in WHOLE.forms if each.kind == "card"))


def changed(plan: Plan, key: str, change: Callable[[tuple[Field, ...]], tuple[Field, ...]]) -> Plan:
    """The plan with other fields in one of its forms."""

    def mended(form: Form) -> Form:
        return replaced(form, fields=change(form.fields)) if form.key == key else form

    return replace(plan, forms=tuple(map(mended, plan.forms)))


def titled(fields: tuple[Field, ...], before: str, after: str) -> tuple[Field, ...]:
    return tuple(replaced(each, title=after) if each.title == before else each for each in fields)


def lines(page: Page) -> dict[tuple[str, str], tuple[str, str]]:
    """City and label of each line of a card → row key and what was filled in."""
    found = ((row.get("地市"), row.get("项目"), row) for _, row in rows(page))
    return {(city, label): (row["编号"], row.get("填写内容", "")) for city, label, row in found if city and label}


def filled_card(desk: Desk) -> Page:
    """An issued card in which the second city says something of its own behind every label."""
    desk.plan = CARDS
    desk.issue()
    page = desk.book.sheet(CARD)
    for number, row in list(rows(page)):
        if row.get("地市") == "深圳市" and row["项目"] != "地市":
            page.paste(f"F{number}", [[f"示例{row['项目']}"]])
    return page


def test_a_new_field_of_a_card_gives_the_lines_behind_it_their_new_keys(desk: Desk) -> None:
    page = filled_card(desk)
    before = lines(page)
    desk.plan = changed(CARDS, CARDS.forms[0].key, lambda fields: (*fields[:2], HOBBY, *fields[2:]))
    desk.issue()
    after = lines(page)
    form = desk.plan.forms[0]
    for city in desk.plan.cities:
        fields = zip(form.fields, desk.plan.keys(form, city), strict=True)
        keys = {field.title: key for field, key in fields if not field.personal}
        assert {label: key for (name, label), (key, _) in after.items() if name == city.name} == keys
    assert {place: said for place, (_, said) in after.items() if place in before} == {
        place: said for place, (_, said) in before.items()
    }
    assert desk.issue().done == ()


def test_a_label_called_otherwise_keeps_what_was_filled_in(desk: Desk) -> None:
    page = filled_card(desk)
    desk.plan = changed(CARDS, CARDS.forms[0].key, lambda fields: titled(fields, "电子邮箱", "邮箱"))
    assert "“单位信息”的栏目“电子邮箱”改名为“邮箱”。" in desk.issue().done
    assert lines(page)["深圳市", "邮箱"][1] == "示例电子邮箱"
    assert desk.issue().done == ()


def test_new_lines_show_their_verdicts_and_offer_their_choices(desk: Desk) -> None:
    desk.issue()
    desk.plan = small("star", "attendance", cities=4)
    desk.issue()
    page = desk.book.sheet(STAR)
    row = next(number for number, each in rows(page) if each.get("编号") == "440500-S01")
    fill(page, row, 姓名="示例甲", 性别="不详")
    desk.sync()
    assert dict(rows(page))[row]["核验状态"] == "待修改"
    assert page.inner.cell(row - 1, 6).validation == page.inner.cell(5, 6).validation


def test_a_doubtful_completion_is_looked_up_not_repeated(desk: Desk) -> None:
    desk.issue()
    desk.plan = small("star", "attendance", cities=4)
    desk.service.faults.add(committed().on("POST", ":batchUpdate"))
    desk.issue()
    keys = [row["编号"] for _, row in rows(desk.book.sheet(STAR)) if "-" in row.get("编号", "")]
    assert len(keys) == len(set(keys)) == 8


Edit = Callable[[random.Random, Page], None]
EDITS: tuple[Edit, ...] = (
    lambda chance, page: page.insert_rows(chance.randrange(6, 12), 40),
    lambda chance, page: page.insert_rows(6, chance.randrange(1, 3)),
    lambda chance, page: page.delete_rows(chance.randrange(6, 9)),
    lambda chance, page: page.sort("A6:R40", chance.choice("AFG"), descending=True),
    lambda chance, page: page.move_columns(chance.choice("EFGH"), chance.choice("EJL")),
    lambda chance, page: page.insert_columns(chance.choice("EFG"), 4),
    lambda chance, page: page.move_rows(chance.randrange(6, 9), 12),
    lambda chance, page: page.paste(f"F{chance.randrange(40, 45)}", [["示例后来", "示例补写"]]),
    lambda chance, page: page.rename(f"改名{chance.randrange(9)}"),
)
MOMENTS = (Match("GET", "values:batchGet"), Match("POST", ":batchUpdate"), Match("POST", ":batchUpdate", 2))


NEW = "新名字"
OURS = {each.title for form in CARDS.forms for each in form.fields} | {city.name for city in WHOLE.cities}


def said(page: Page, renamed: str) -> list[list[str]]:
    """What cities wrote, marked as examples, with the city and label in the same row, by its old name."""
    found = ([renamed if each == NEW else str(each) for each in row] for row in page.values())
    kept = ([each for each in row if each.startswith("示例") or each in OURS] for row in found)
    return sorted(sorted(row) for row in kept if any(each.startswith("示例") and each != "示例" for each in row))


@pytest.mark.parametrize("title", [STAR, CARD])
def test_whatever_moves_meanwhile_nothing_of_a_citys_is_written_over(desk: Desk, title: str) -> None:
    whole = replace(WHOLE, cities=WHOLE.cities[:4])
    desk.plan = PLAN if title == STAR else CARDS
    wanted = small("star", "attendance", cities=4) if title == STAR else replace(whole, forms=CARDS.forms)
    renamed = "姓名" if title == STAR else "电子邮箱"
    key = wanted.forms[0].key if title == CARD else "star"
    later = changed(wanted, key, lambda fields: titled((*fields[:2], HOBBY, *fields[2:]), renamed, NEW))
    earlier = desk.plan
    desk.issue()
    for number, row in list(rows(desk.book.sheet(title))):
        if "-" in row.get("编号", ""):
            desk.book.sheet(title).paste(f"F{number}" if title == CARD else f"H{number}", [[f"示例{number}"]])
    with desk.book.book.lock:
        put_back = desk.book.book.state()
    for seed in range(16):
        chance = random.Random(seed)  # noqa: S311  # schedules, not secrets
        last: dict[str, list[list[str]]] = {}
        page = desk.book.owner.sheet(title)
        last["said"] = said(page, renamed)

        def act(edit: Edit, chance: random.Random = chance, page: Page = page, last: dict = last) -> None:
            with suppress(Refusal, ValueError):
                edit(chance, page)
            last["said"] = said(page, renamed)

        for _ in range(chance.randrange(1, 3)):
            edit = chance.choice(EDITS)
            desk.service.between(lambda edit=edit: act(edit), chance.choice(MOMENTS), after=chance.random() < 0.5)
        desk.plan = later
        desk.issue()
        desk.service.edits.clear()
        assert said(page, renamed) == last["said"], seed
        desk.issue()
        assert desk.issue().done == (), seed
        assert said(page, renamed) == last["said"], seed
        desk.plan = earlier
        put_back()
        with desk.book.book.lock:
            put_back = desk.book.book.state()
