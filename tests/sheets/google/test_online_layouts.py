"""What people do to the look of a tab: merge, hide, leave rows blank, sort it with its header; dates of all kinds."""

from collections.abc import Mapping

from sync.desk.standing import Standing
from tests.google import requests_dimensions, requests_moves
from tests.google.people import Page
from tests.sheets.google.online_desk import Desk, fill, rows

FORM, STAR = "参会回执", "百姓学习之星"


def asked(page: Page, kinds: Mapping[str, object], kind: str, **request: object) -> None:
    """Have the owner do what the browser does by one of the requests that the stand-in knows."""
    book = page.inner.book
    with book.lock:
        kinds[kind](book, request, book.owner)
        book.touched()


def names(judged: Standing, form: str = "attendance") -> list[tuple[str, str]]:
    """Row key and name of each entry, of all cities."""
    cities = judged.season.submissions.values()
    return [(entry.key, entry.text("name")) for each in cities for entry in each.entries(form)]


def test_blank_rows_between_entries_end_nothing(desk: Desk) -> None:
    desk.issue()
    page = desk.book.owner.sheet(FORM)
    fill(page, 6, 姓名="示例甲")
    page.insert_rows(7, 15)
    fill(page, 25, 姓名="示例乙")
    _, judged = desk.sync()
    assert names(judged) == [("440100-R01", "示例甲"), ("440100-R05", "示例乙")]
    assert dict(rows(page))[25]["核验状态"] == "待修改"


def test_hidden_rows_count(desk: Desk) -> None:
    desk.issue()
    page = desk.book.sheet(FORM)
    fill(page, 6, 姓名="示例甲")
    span = {"sheetId": page.id, "dimension": "ROWS", "startIndex": 5, "endIndex": 6}
    properties = {"hiddenByUser": True}
    kinds = requests_dimensions.KINDS
    asked(page, kinds, "updateDimensionProperties", range=span, properties=properties, fields="hiddenByUser")
    assert names(desk.sync()[1]) == [("440100-R01", "示例甲")]


def test_keys_merged_into_one_leave_the_second_entry_its_city(desk: Desk) -> None:
    desk.issue()
    page = desk.book.sheet(FORM)
    fill(page, 6, 姓名="示例甲")
    fill(page, 7, 姓名="示例乙", 性别="女")
    span = {"sheetId": page.id, "startRowIndex": 5, "endRowIndex": 7, "startColumnIndex": 0, "endColumnIndex": 1}
    asked(page, requests_moves.KINDS, "mergeCells", range=span, mergeType="MERGE_ALL")
    _, judged = desk.sync()
    assert names(judged) == [("440100-R01", "示例甲"), ("", "示例乙")]
    codes = [each.code for each in judged.verdicts[0].all_findings() if "key" in each.code]
    shown = dict(rows(page))
    assert (codes, shown[6]["核验状态"], shown[7]["核验状态"]) == (["key-missing"], "待修改", "")


def test_a_tab_sorted_with_its_header_is_said_once(desk: Desk) -> None:
    desk.issue()
    page = desk.book.owner.sheet(FORM)
    fill(page, 6, 姓名="示例甲")
    page.sort("A1:R60", "A")
    before = page.entered()
    online, judged = desk.sync()
    told = "“参会回执”的表头不在原处（可能连表头一起排了序），各市填的这张表都读不出来："
    assert online.remarks == [told + "请在“文件—版本记录”中恢复。"]
    assert names(judged) == []
    assert desk.issue().kept == (told + "请在“文件—版本记录”中恢复。",)
    assert page.entered() == before


def test_a_list_sorted_from_its_header_on_is_read_as_it_stands(desk: Desk) -> None:
    desk.issue()
    page = desk.book.owner.sheet(FORM)
    fill(page, 6, 姓名="示例甲")
    fill(page, 16, 姓名="示例丙")
    page.sort("A4:R60", "A", descending=True)
    _, judged = desk.sync()
    assert names(judged) == [("440100-R01", "示例甲"), ("440300-R01", "示例丙")]


def test_dates_of_all_kinds_are_the_same_month(desk: Desk) -> None:
    desk.issue()
    page = desk.book.sheet(STAR)
    for row, written in enumerate(("1960年5月", "1960-05-01", "1960/5/1", "1960.5", "22042"), start=6):
        fill(page, row, 姓名="示例甲", 出生年月=written)
    _, judged = desk.sync()
    cities = judged.season.submissions.values()
    months = [str(entry["birth"]).partition("月")[0] for each in cities for entry in each.entries("star")]
    assert months == ["1960年5"] * 5
