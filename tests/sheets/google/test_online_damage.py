"""What people do to a shared sheet: delete, duplicate, swap, unprotect; who is told what, and how it is mended."""

from datetime import timedelta

import pytest

from tests.google import requests_sheets
from tests.sheets.google.online_desk import NOW, Desk, fill, rows

FORM = "参会回执"


def delete(desk: Desk, title: str) -> None:
    book = desk.book.book
    with book.lock:
        requests_sheets.delete_sheet(book, {"sheetId": book.sheet(title).id}, book.owner)
        book.touched()


def test_swapped_keys_leave_every_row_with_its_city_and_are_findings(desk: Desk) -> None:
    desk.issue()
    page = desk.book.owner.sheet(FORM)
    fill(page, 6, 姓名="示例甲")
    fill(page, 16, 姓名="示例丙")
    for address, key in (("A6", "440300-R01"), ("A16", "440100-R01")):
        page.edit(address, key)
    _, judged = desk.sync()
    entries = {
        each.city: [entry.text("name") for entry in each.entries("attendance")]
        for each in judged.season.submissions.values()
    }
    assert entries == {"440100": ["示例甲"], "440300": ["示例丙"]}
    findings = ((verdict.city, each) for verdict in judged.verdicts for each in verdict.all_findings())
    found = [(city, each.code, each.params["city"]) for city, each in findings if "key" in each.code]
    assert found == [("440100", "key-foreign", "深圳市"), ("440300", "key-foreign", "广州市")]
    assert [row["核验状态"] for number, row in rows(page) if number in {6, 16}] == ["", ""]


def test_an_entry_taken_out_is_told_to_the_office(desk: Desk) -> None:
    desk.issue()
    page = desk.book.owner.sheet(FORM)
    fill(page, 6, 姓名="示例甲")
    fill(page, 7, 姓名="示例乙")
    desk.sync()
    page.clear("E6:R6")
    page.delete_rows(7)
    online, _ = desk.sync(now=NOW + timedelta(days=1))
    told = "“参会回执”里广州市的440100-R01、440100-R02上次同步时有内容，现在没有了："
    assert online.remarks == [told + "请向该市核实，误删的可在“文件—版本记录”中恢复。"]
    assert desk.sync(now=NOW + timedelta(days=2))[0].remarks == []


@pytest.mark.parametrize("title", ["_meta", "填报说明", "核验结果"])
def test_a_tab_of_ours_that_is_deleted_is_made_again(desk: Desk, title: str) -> None:
    desk.issue()
    page = desk.book.sheet(FORM)
    fill(page, 6, 姓名="示例甲", 性别="不详")
    _, before = desk.sync()
    codes = [each.code for each in before.verdicts[0].all_findings()]
    delete(desk, title)
    online, judged = desk.sync()
    assert online.remarks == [f"系统用表“{title}”不见了：请运行 make sheet 重新建立（各市填的不受影响）。"]
    assert [each.code for each in judged.verdicts[0].all_findings()] == codes
    assert desk.issue().done == (f"新建工作表“{title}”。",)
    desk.sync()
    assert dict(rows(page))[6]["核验状态"] == "待修改"
    assert desk.issue().done == ()


def test_formulas_that_lost_their_tab_are_written_again(desk: Desk) -> None:
    desk.issue()
    page = desk.book.owner.sheet(FORM)
    fill(page, 6, 姓名="示例甲", 性别="不详")
    delete(desk, "核验结果")
    page.paste("B6", [['=IFERROR(VLOOKUP($A6,#REF!,2,FALSE)&"","")']])  # what is left of a reference to a deleted tab
    desk.issue()
    desk.sync()
    assert dict(rows(page))[6]["核验状态"] == "待修改"


def test_our_tab_is_not_written_where_its_columns_moved(desk: Desk) -> None:
    desk.issue()
    fill(desk.book.sheet(FORM), 6, 姓名="示例甲")
    desk.book.owner.sheet("核验结果").insert_columns("C")
    before = desk.book.everything("核验结果")
    online, _ = desk.sync()
    told = "系统用表“核验结果”被移动过行列或改了表头，没有写回："
    remedy = "请在“文件—版本记录”中恢复，或删掉这张表后运行 make sheet 重建。"
    assert (online.remarks, online.written) == ([told + remedy], 0)
    assert desk.book.everything("核验结果") == before


def test_what_somebody_wrote_into_our_tab_is_put_right(desk: Desk) -> None:
    desk.issue()
    fill(desk.book.sheet(FORM), 6, 姓名="示例甲")
    desk.sync()
    ours = desk.book.owner.sheet("核验结果")
    before = ours.values()
    ours.paste("J5", [["乱写", "已接收"]])
    desk.sync()
    assert ours.values() == before


def test_protection_taken_away_is_put_back(desk: Desk) -> None:
    desk.issue()
    for sheet in desk.book.book.sheets:
        sheet.protected = []
    titles = ("核验结果", "填报说明", "_meta", "百姓学习之星", FORM)
    told = tuple(f"“{title}”的保护区域不见了，或被改过，已重新保护。" for title in titles)
    assert (desk.issue().done, desk.issue().done) == (told, ())
