"""What the office does to a sheet in use, and what it is told: headers, copies, formulas, protections, rights, time."""

import json
from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from sync.commands.sheet import Sheets
from sync.plan import OFFICE, City, Form, GoogleSheet, Plan
from sync.sheets.google import hand_out
from sync.sheets.google.pulled.pulling import Pulled
from sync.sheets.google.reconciling import SheetHandout, todo
from sync.sheets.google.service.parts import MOST, parts, values_in_parts
from tests.google.refusals import Refusal
from tests.sheets.google.online_desk import NOW, WHOLE, Desk, fill, own_sheet, rows, small

if TYPE_CHECKING:
    from collections.abc import Sequence

STAR, FORM = "百姓学习之星", "参会回执"
GUANGZHOU, SHENZHEN = "office@gz.example.org", "office@sz.example.org"
OLD = '=IFERROR(VLOOKUP($A{row}&"/"&$F{row},\'核验结果\'!$J$5:$L,{column},FALSE)&"","")'


def status(desk: Desk, row: int, title: str = STAR) -> str:
    return str(dict(rows(desk.book.sheet(title)))[row].get("核验状态", ""))


def test_a_header_called_by_its_alias_is_the_naming_column_still(desk: Desk) -> None:
    desk.issue()
    page = desk.book.owner.sheet(STAR)
    fill(page, 6, 姓名="示例甲", 性别="甲", 民族="汉族")
    page.edit("F4", "候选人姓名")
    online, judged = desk.sync()
    assert (online.remarks, status(desk, 6)) == ([], "待修改")
    assert [entry.text("name") for entry in judged.season.submissions["440100"].entries("star")] == ["示例甲"]
    page.edit("F6", "")
    desk.sync()
    assert page.coloured()["F6"] == page.coloured()["G6"]
    assert desk.issue().done == ()
    assert page.values()[3].count("候选人姓名") + page.values()[3].count("姓名") == 1


def test_a_copy_of_a_tab_is_named(desk: Desk) -> None:
    desk.issue()
    desk.book.copy_tab(STAR)
    fill(desk.book.sheet("百姓学习之星的副本"), 6, 姓名="示例甲")
    desk.book.copy_tab("填报说明", "草稿").clear("A1:B20")
    online, _ = desk.sync()
    told = "工作表“百姓学习之星的副本”是“百姓学习之星”的副本，没有读取："
    assert online.remarks == [told + "请把副本里新填的内容移回“百姓学习之星”，再删掉副本。"]
    desk.book.sheet("草稿").paste("A1", [["示例甲", "补充"]])
    assert desk.sync()[0].remarks[1:] == ["工作表“草稿”不是发放的表，里面的内容没有读取：要算数的，请填到原来的表里。"]


def test_a_status_typed_over_its_formula_is_said_and_put_back(desk: Desk) -> None:
    desk.issue()
    fill(desk.book.sheet(STAR), 6, 姓名="示例甲", 性别="不详")
    desk.sync()
    page = desk.book.owner.sheet(STAR)
    page.edit("B6", "已接收")
    page.clear("B7")
    online, _ = desk.sync()
    said = "“百姓学习之星”第6行的“核验状态”不是公式查来的结果（“已接收”），市里看到的不准：请运行 make sheet 恢复。"
    assert (online.remarks, status(desk, 6)) == ([said], "已接收")
    assert desk.issue().done == ("“百姓学习之星”第6行的“核验状态”被手工改成了“已接收”，已恢复公式。",)
    assert (status(desk, 6), desk.issue().done, desk.sync()[0].remarks) == ("待修改", (), [])


def test_formulas_of_sheets_already_issued_are_renewed(desk: Desk) -> None:
    desk.issue()
    page = desk.book.owner.sheet(STAR)
    fill(page, 6, 姓名="示例甲", 性别="不详", 民族="汉族")
    for row in range(6, 12):
        page.paste(f"B{row}", [[OLD.format(row=row, column=column) for column in (2, 3)]])
    condition = page.inner.conditional[0]["booleanRule"]["condition"]
    old = '=COUNTIF(INDIRECT("\'核验结果\'!$N$5:$N"),$A6&"/"&$F6&"/"&D$4)>0'
    condition["values"] = [{"userEnteredValue": old}]
    desk.sync()
    assert status(desk, 6) == "待修改"
    page.drag("E6:U6", "E7")
    page.drag("E7:U7", "E6")
    page.drag("E6:U6", "E8")
    assert desk.issue().done == (
        "“百姓学习之星”6行的“核验状态”换成了新公式（原来的会跟着单元格移动，或已失效）。",
        "“百姓学习之星”6行的“问题与修改建议”换成了新公式（原来的会跟着单元格移动，或已失效）。",
        "“百姓学习之星”标红的规则换成了新的。",
    )
    desk.sync()
    assert (status(desk, 8), "G8" in page.coloured(), desk.issue().done) == ("待修改", True, ())


@pytest.mark.parametrize("name", ["示例*", "示例?", "示~例", "～示例＊"])
def test_signs_of_a_pattern_are_only_signs(desk: Desk, name: str) -> None:
    desk.issue()
    page = desk.book.sheet(STAR)
    fill(page, 6, 姓名=name, 性别="不详")
    fill(page, 8, 姓名="示例乙", 性别="未知", 民族="汉族")
    desk.sync()
    shown = {row: cells.get("问题与修改建议", "") for row, cells in rows(page)}
    assert ("不详" in shown[6], "未知" in shown[8], {"G6", "G8"} <= page.coloured().keys()) == (True, True, True)
    page.edit("F8", name)
    page.edit("G8", "男")
    assert status(desk, 8) == ""


def test_a_naming_cell_with_an_error_value_keeps_its_verdict(desk: Desk) -> None:
    desk.issue()
    page = desk.book.owner.sheet(STAR)
    fill(page, 6, 姓名="示例甲", 性别="不详", 民族="汉族")
    fill(page, 8, 姓名="示例乙", 性别="女", 民族="汉族")
    desk.sync()
    page.inner.change(page.area("F6:F8"), lambda cell: cell._replace(format={}))
    page.edit("F6", '=IMPORTRANGE("示例","A1")')
    assert (page["F6"], status(desk, 6)) == ("#NAME?", "待修改")
    desk.sync(now=NOW + timedelta(days=1))
    assert status(desk, 6) == "待修改"
    page.edit("F6", "示例甲")
    desk.sync(now=NOW + timedelta(days=2))
    assert status(desk, 6) == "待修改"


def guarded(desk: Desk) -> Desk:
    """A shared sheet of three cities, two of which have their accounts in the settings."""
    desk.sheet = GoogleSheet(accounts={"440100": (GUANGZHOU,), "440300": (SHENZHEN,)})
    desk.issue()
    return desk


def test_a_city_with_accounts_alone_may_change_its_rows(desk: Desk) -> None:
    book = guarded(desk).book
    fill(book.by(GUANGZHOU).sheet(STAR), 6, 姓名="示例甲")
    fill(book.by(SHENZHEN).sheet(STAR), 8, 姓名="示例乙")
    before = book.everything(STAR)
    page = book.by(GUANGZHOU).sheet(STAR)
    for act in (
        lambda: page.sort("E6:U11", "F"),
        lambda: page.edit("F8", "示例丙"),
        lambda: page.delete_cells("E6:U6"),
        lambda: page.drag("E6:U6", "E8"),
    ):
        with pytest.raises(Refusal, match="protected cell"):
            act()
    assert book.everything(STAR) == before
    page.sort("E6:U7", "F", descending=True)
    assert desk.issue().done == ()


def test_guards_follow_rows_and_settings(desk: Desk) -> None:
    book = guarded(desk).book
    book.owner.sheet(STAR).insert_rows(7)
    assert desk.issue().done == ()
    desk.sheet = GoogleSheet(accounts={"440100": (GUANGZHOU, "two@gz.example.org")})
    assert desk.issue().done == ("受保护区域的编辑者已更新。",)
    said = [(each["description"], each["editors"]["users"][1]) for each in book.sheet(STAR).protected_ranges[2:]]
    assert [description for description, _ in said] == ["广州市的行（只限本市填写）"]
    assert desk.issue().done == ()


def edited(desk: Desk, **changes: Any) -> None:
    """Have the owner edit the protection of 核验结果."""
    desk.book.sheet("核验结果").protected_ranges[0].update(changes)
    desk.book.book.touched()


@pytest.mark.parametrize(
    "change",
    [
        {"description": "别动"},
        {"warningOnly": True},
        {"unprotectedRanges": [{"startRowIndex": 4, "endRowIndex": 9}]},
        {"range": {"startRowIndex": 0, "endRowIndex": 3}},
    ],
)
def test_a_protection_edited_by_hand_is_mended(desk: Desk, change: dict[str, Any]) -> None:
    desk.issue()
    page = desk.book.sheet("核验结果")
    for span in (change.get("range", {}), *change.get("unprotectedRanges", ())):
        span["sheetId"] = page.id
    edited(desk, **change)
    assert desk.issue().done == ("“核验结果”的保护区域不见了，或被改过，已重新保护。",)
    kept = page.protected_ranges
    assert [(each["description"], each["range"], each.get("warningOnly", False)) for each in kept] == [
        ("系统用表（勿改）", {"sheetId": page.id}, False)
    ]
    assert (kept[0].get("unprotectedRanges", []), desk.issue().done) == ([], ())


def test_a_protection_that_is_not_ours_to_mend_is_told_truly(desk: Desk) -> None:
    desk.issue()
    edited(desk, editors={"users": ["office@example.org"]})
    made = desk.issue()
    told = f"“核验结果”的保护区域“系统用表（勿改）”不许 {desk.service.address} 修改，恢复不了："
    assert (made.done, [each[: len(told)] for each in made.kept]) == ((), [told])


def test_an_account_that_may_only_read_is_told_so_though_there_is_nothing_to_write(desk: Desk) -> None:
    desk.issue()
    desk.sync()
    desk.book.share(desk.service.address, "reader")
    online, _ = desk.sync()
    assert (online.written, [each[:60] for each in online.remarks]) == (
        0,
        [f"{desk.service.address} 在这个表格里不能修改受保护的区域"[:60]],
    )
    assert (desk.issue().done, len(desk.issue().kept)) == ((), 5 + 2)


def test_the_sheet_says_when_it_was_looked_at(desk: Desk) -> None:
    desk.issue()
    stamp = desk.book.sheet("核验结果")
    desk.sync()
    assert stamp["A3"] == "最近同步 9月5日 17:00"
    desk.sync(now=NOW + timedelta(hours=1))
    assert stamp["A3"] == "最近同步 9月5日 17:00"
    fill(desk.book.sheet(STAR), 6, 姓名="示例甲")
    desk.sync(now=NOW + timedelta(hours=2, minutes=5))
    assert stamp["A3"] == "最近同步 9月5日 19:05"


def many(number: int, *forms: str) -> Plan:
    """A plan of many invented cities."""
    city = WHOLE.cities[0]
    cities = tuple(
        msgspec.structs.replace(city, code=f"{450000 + n}", name=f"示例{n}市", aliases=(), order=n)
        for n in range(number)
    )
    plan = small(*forms) if forms else replace(WHOLE, waivers=(), decisions=())
    return replace(plan, cities=cities)


def test_the_forms_of_200_cities_go_in_parts_below_what_google_recommends() -> None:
    made = todo(SheetHandout(many(200), GoogleSheet(), OFFICE, ("desk@example.org",)), Pulled({}, ()), {})
    sizes = [len(json.dumps({"requests": part})) for part in parts(made.requests)]
    assert (max(sizes) < 2_000_000, 1 < len(sizes) < 14) == (True, True)


def test_what_was_cut_short_is_completed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.plan = many(12, "unit", "attendance")
    monkeypatch.setattr(hand_out, "parts", partial(parts, most=40_000, frame=20_000))
    client, writes = desk.connected(), count()
    request = client.request

    def once(method: str, endpoint: str, **options: Any) -> Any:
        if method == "post" and next(writes) == 3:
            raise KeyboardInterrupt
        return request(method, endpoint, **options)

    monkeypatch.setattr(client, "request", once)  # the operator's Ctrl+C between two parts
    with pytest.raises(KeyboardInterrupt):
        desk.issue()
    desk.issue()
    assert (next(writes) > 5, desk.issue().done) == (True, ())
    for form in desk.plan.forms:
        keys = [str(cells["编号"]) for _, cells in rows(desk.book.sheet(form.title)) if "-" in str(cells.get("编号"))]
        assert sorted(keys) == sorted(key for city in desk.plan.cities for key in issued_keys(desk.plan, form, city))


def issued_keys(plan: Plan, form: Form, city: City) -> list[str]:
    """Keys of the rows of a form online: without those of personal fields of a card."""
    keys = plan.keys(form, city)
    if form.kind != "card":
        return list(keys)
    return [key for key, each in zip(keys, form.fields, strict=True) if not each.personal]


def test_requests_are_parted_in_their_order_and_a_tab_arrives_with_its_head() -> None:
    requests: list[dict[str, Any]] = [{"put": "甲" * 10}, {"addSheet": 1}, {"put": "乙"}, {"put": "丙" * 9}]
    found = list(parts(requests, most=100, frame=40))
    assert [request for part in found for request in part] == requests
    assert [len(part) for part in found] == [1, 2, 1]
    values: dict[str, Sequence[Sequence[str]]] = {"A1": [["甲" * 10]], "B1": [["乙"]], "C1": [["丙" * 10]]}
    assert [list(part) for part in values_in_parts(values, most=100)] == [["A1", "B1"], ["C1"]]
    assert MOST < 2_000_000


def test_the_office_is_advised_which_cities_have_no_accounts() -> None:
    cities = WHOLE.cities[:2]
    advice = Sheets((), 0, unguarded=cities, shared=True).advice
    assert advice[0].startswith("没有登记账号、各市的人都能改其行的市：广州市（440100）、深圳市（440300）。")
    assert advice[1].startswith("建议改用每市一份")
    assert Sheets((), 0).advice == ()


def test_a_sheet_of_ones_own_has_no_blocks(desk: Desk) -> None:
    desk = own_sheet(desk, "star")
    desk.sheet = GoogleSheet(layout="city", cities=desk.sheet.cities, accounts={"440100": (GUANGZHOU,)})
    desk.issue()
    assert len(desk.book.sheet(STAR).protected_ranges) == 2
