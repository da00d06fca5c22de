"""Pulling, checking and answering: what a city sees, what it costs, and what stays untouched."""

from dataclasses import replace
from datetime import timedelta

from sync.plan import GoogleSheet
from tests.google.service import Service
from tests.sheets.google.online_desk import NOW, WHOLE, Desk, fill, rows

STAR = "百姓学习之星"


def test_a_verdict_shows_beside_its_row(desk: Desk) -> None:
    desk.issue()
    page = desk.book.sheet(STAR)
    fill(page, 8, 姓名="示例甲", 性别="不详")
    desk.sync()
    shown = dict(rows(page))[8]
    assert (shown["编号"], shown["核验状态"]) == ("440300-S01", "待修改")
    assert "“性别”填的“不详”不在选项之内" in shown["问题与修改建议"] or "不详" in shown["问题与修改建议"]
    assert {address for address in page.coloured() if address.endswith("8")} >= {"G8"}


def test_a_sync_takes_three_requests_and_the_next_two(desk: Desk) -> None:
    desk.issue()
    fill(desk.book.sheet(STAR), 6, 姓名="示例甲")
    before = len(desk.service.requests)
    first, _ = desk.sync()
    second, _ = desk.sync()
    asked = [(each.method, each.path.rpartition("/")[2]) for each in desk.service.requests[before:]]
    read = [("GET", desk.book.id), ("GET", "values:batchGet")]
    assert asked == [*read, ("POST", "values:batchUpdate"), *read]
    assert (first.written, second.written) == (1, 0)


def test_only_our_own_tab_is_written(desk: Desk) -> None:
    desk.issue()
    page = desk.book.sheet(STAR)
    fill(page, 6, 姓名="示例甲", 性别="=1+1")
    before = desk.book.everything(STAR, "参会回执", "填报说明", "_meta")
    desk.sync()
    assert desk.book.everything(STAR, "参会回执", "填报说明", "_meta") == before


def test_personal_columns_are_not_asked_for_and_not_missed(desk: Desk) -> None:
    desk.issue()
    fill(desk.book.sheet("参会回执"), 6, 姓名="示例甲")
    _, judged = desk.sync()
    told = [each.code for each in judged.verdicts[0].all_findings() if "missing" in each.code]
    assert ("手机" in desk.book.sheet("参会回执").values()[3], told) == (False, [])


def test_personal_columns_come_by_setting(service: Service, desk: Desk) -> None:
    desk.sheet = GoogleSheet(personal=True)
    desk.issue()
    assert "手机" in desk.book.sheet("参会回执").values()[3]
    assert service.violations == []


def test_a_pull_without_news_makes_nothing_newer(desk: Desk) -> None:
    desk.issue()
    fill(desk.book.sheet(STAR), 6, 姓名="示例甲")
    desk.sync()
    later, judged = desk.sync(now=NOW + timedelta(days=9))
    received = judged.verdicts[0].received
    assert (later.written, received and received.received_at) == (0, NOW)


def test_a_row_without_key_between_two_of_a_city_is_that_citys(desk: Desk) -> None:
    desk.issue()
    page = desk.book.owner.sheet("参会回执")
    fill(page, 6, 姓名="示例甲")
    page.insert_rows(8)
    page.clear("A8:D8")
    fill(page, 8, 姓名="示例丙", 性别="女")
    online, judged = desk.sync()
    assert [each.code for each in judged.verdicts[0].all_findings() if each.code.startswith("key")] == ["key-missing"]
    assert online.remarks == []


def test_a_key_that_reading_gave_shows_nowhere(desk: Desk) -> None:
    desk.issue()
    page = desk.book.owner.sheet("参会回执")
    page.insert_rows(8)
    page.clear("A8:D8")
    fill(page, 8, 姓名="示例丙", 性别="女")
    desk.sync()
    assert {row.get("核验状态", "") for _, row in list(rows(page))[1:]} == {""}


def test_a_row_between_two_cities_is_nobodys_and_said(desk: Desk) -> None:
    desk.issue()
    page = desk.book.owner.sheet("参会回执")
    page.insert_rows(16)
    page.clear("A16:D16")
    fill(page, 16, 姓名="示例丙")
    online, judged = desk.sync()
    assert online.remarks == ["“参会回执”第16行既没有编号也没有地市，不知道是哪个市的，没有核验。"]
    assert [each for verdict in judged.verdicts for each in verdict.all_findings() if "key" in each.code] == []


def test_a_key_used_twice_gets_a_remedy_instead_of_a_verdict(desk: Desk) -> None:
    desk.issue()
    page = desk.book.owner.sheet("参会回执")
    fill(page, 6, 姓名="示例甲", 性别="男")
    fill(page, 7, 姓名="示例乙", 性别="不详")
    page.edit("A7", "440100-R01")
    desk.sync()
    texts = [row["问题与修改建议"] for _, row in rows(page) if row.get("姓名") in {"示例甲", "示例乙"}]
    assert [text.partition("，")[0] for text in texts] == ["编号“440100-R01”在表中出现了2次（第6行、第7行）"] * 2


def test_a_renamed_tab_is_read_all_the_same(desk: Desk) -> None:
    desk.issue()
    page = desk.book.sheet(STAR)
    fill(page, 6, 姓名="示例甲")
    page.rename("各市之星")
    online, judged = desk.sync()
    assert online.remarks == ["工作表“百姓学习之星”被改名为“各市之星”，照常读取；运行 make sheet 可改回。"]
    assert judged.verdicts[0].forms[0].status == "待修改"
    assert desk.issue().done == ("工作表“各市之星”已改回“百姓学习之星”。",)


def test_a_form_of_cards_is_read_and_answered_line_by_line(desk: Desk) -> None:
    desk.plan = replace(WHOLE, cities=WHOLE.cities[:2])
    desk.issue()
    page = desk.book.sheet("单位信息")
    labels = {(row["地市"], row["项目"]): number for number, row in rows(page) if row.get("项目")}
    page.paste(f"F{labels['深圳市', '电子邮箱']}", [["不是邮箱"]])
    desk.sync()
    shown = {(row["地市"], row["项目"]): row["核验状态"] for _, row in rows(page) if row.get("项目")}
    assert shown["深圳市", "电子邮箱"] == "待修改"
    assert shown["广州市", "电子邮箱"] == ""
