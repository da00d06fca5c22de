"""Issuing a spreadsheet: complete, atomic, and run again without moving anything."""

from dataclasses import replace

import msgspec
import pytest

from sync.errors import OnlineError
from sync.plan import Field, Form, GoogleSheet, Plan
from tests.google.faults import committed
from tests.sheets.google.online_desk import PLAN, Desk, fill, rows, small

STAR = "百姓学习之星"


def with_fields(plan: Plan, key: str, fields: tuple[Field, ...]) -> Plan:
    def changed(form: Form) -> Form:
        return msgspec.structs.replace(form, fields=fields) if form.key == key else form

    return replace(plan, forms=tuple(map(changed, plan.forms)))


def test_everything_is_issued_in_one_write(desk: Desk) -> None:
    desk.issue()
    assert [each.method for each in desk.service.requests] == ["GET", "GET", "POST"]
    assert desk.book.titles == ["填报说明", STAR, "参会回执", "核验结果", "_meta"]
    page = desk.book.sheet(STAR)
    assert [row["编号"] for _, row in rows(page)][1:] == [
        f"{city.code}-S0{number}" for city in PLAN.cities for number in (1, 2)
    ]
    assert page.frozen == (4, 1)


def test_run_again_nothing_is_done(desk: Desk) -> None:
    desk.issue()
    assert desk.issue().done == ()
    assert [each.method for each in desk.service.requests] == ["GET", "GET", "POST", "GET", "GET", "GET"]


def test_what_is_ours_is_protected_even_from_the_domain(desk: Desk) -> None:
    desk.sheet = GoogleSheet(editors=("office@example.org",))
    desk.issue()
    ranges = [each for title in desk.book.titles for each in desk.book.sheet(title).protected_ranges]
    assert len(ranges) == 7
    for each in ranges:
        assert not each["editors"].get("domainUsersCanEdit")
        assert {desk.service.address, "office@example.org"} <= set(each["editors"]["users"])


def test_a_new_editor_is_added(desk: Desk) -> None:
    desk.issue()
    desk.sheet = GoogleSheet(editors=("clerk@example.org",))
    assert desk.issue().done == ("受保护区域的编辑者已更新。",)
    assert desk.issue().done == ()


def test_a_new_field_comes_at_the_right_and_moves_nothing(desk: Desk) -> None:
    desk.issue()
    page = desk.book.sheet(STAR)
    fill(page, 6, 姓名="示例甲", 性别="男")
    before = page.entered()
    star = PLAN.form_by_key["star"]
    new = Field(key="hobby", title="爱好", type="text", hint="可不填")
    desk.plan = with_fields(PLAN, "star", (*star.fields[:3], new, *star.fields[3:]))
    assert desk.issue().done == (
        "“百姓学习之星”增加栏目“爱好”（加在最右边）。",
        "“百姓学习之星”的提示、下拉列表和格式已更新。",
    )
    after = page.entered()
    added = {address: value for address, value in after.items() if before.get(address) != value}
    assert sorted(value for value in added.values() if value) == ["可不填", "爱好"]
    assert desk.issue().done == ()


def test_a_removed_field_is_kept_and_reported_and_nobody_is_blamed(desk: Desk) -> None:
    desk.issue()
    fill(desk.book.sheet(STAR), 6, 姓名="示例甲")
    star = PLAN.form_by_key["star"]
    desk.plan = with_fields(PLAN, "star", tuple(each for each in star.fields if each.key != "video"))
    kept = "“百姓学习之星”的栏目“视频文件或链接”已不在当年表格中，原样保留，不再核验；确认不要的请手工删除。"
    assert desk.issue().kept == (kept,)
    assert desk.issue().kept == (kept,)
    _, judged = desk.sync()
    assert [each for each in judged.verdicts[0].all_findings() if each.code == "column-unknown"] == []


def test_a_field_called_otherwise_keeps_its_column(desk: Desk) -> None:
    desk.issue()
    star = PLAN.form_by_key["star"]
    fields = tuple(
        msgspec.structs.replace(each, title="候选人姓名") if each.key == "name" else each for each in star.fields
    )
    desk.plan = with_fields(PLAN, "star", fields)
    assert desk.issue().done[0] == "“百姓学习之星”的栏目“姓名”改名为“候选人姓名”。"
    assert desk.book.sheet(STAR).values()[3][5] == "候选人姓名"


def test_a_new_city_gets_rows_at_the_end(desk: Desk) -> None:
    desk.issue()
    desk.plan = small("star", "attendance", cities=4)
    assert desk.issue().done == ("“百姓学习之星”增加2行（加在最后）。", "“参会回执”增加10行（加在最后）。")
    last = [row["编号"] for _, row in rows(desk.book.sheet(STAR)) if row.get("编号")][-1]
    assert last == "440500-S02"
    assert desk.issue().done == ()


def test_an_answer_lost_after_the_deed_is_looked_up_not_repeated(desk: Desk) -> None:
    desk.service.faults.add(committed().on("POST", ":batchUpdate"))
    desk.issue()
    writes = [each for each in desk.service.requests if each.writes]
    assert (len(writes), desk.issue().done) == (1, ())


def test_a_spreadsheet_that_is_not_shared_names_the_address(desk: Desk) -> None:
    desk.book = desk.service.create("未共享")
    with pytest.raises(OnlineError, match=r"请在表格的“共享”里把 desk@example-project\.iam\.gserviceaccount\.com 加为"):
        desk.issue()
