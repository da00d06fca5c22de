"""What protection forbids to whom, and what people do between two requests."""

import gspread
import pytest

from tests.google.faults import Match
from tests.google.people import Page, Person
from tests.google.refusals import PROTECTED, Refusal
from tests.google.service import Service


def protect(google: gspread.Client, book: Person, cells: str, **more: object) -> None:
    sheet = google.open_by_key(book.id).sheet1
    span = gspread.utils.a1_range_to_grid_range(cells, sheet.id) if cells else {"sheetId": sheet.id}
    protection = {"range": span, **more}
    sheet.spreadsheet.batch_update({"requests": [{"addProtectedRange": {"protectedRange": protection}}]})


@pytest.fixture
def page(book: Person) -> Page:
    page = book.sheet("Sheet1")
    page.paste("A1", [["编号", "姓名"], ["S01", "示例乙"], ["S02", "示例甲"]])
    return page


def test_a_protected_column_stops_a_city_and_not_the_office(google: gspread.Client, book: Person, page: Page) -> None:
    protect(google, book, "A:A")
    before = book.everything()
    for act in (
        lambda: page.edit("A2", "S09"),
        lambda: page.paste("A2", [["x", "y"]]),
        lambda: page.insert_rows(3),
        lambda: page.delete_rows(2),
        lambda: page.sort("A2:B3", "B"),
        lambda: page.move_columns("A", "C"),
    ):
        with pytest.raises(Refusal, match="protected cell or object"):
            act()
    assert book.everything() == before
    page.edit("B2", "示例丙")
    page.sort("B2:B3", "B", descending=True)
    book.owner.sheet("Sheet1").insert_rows(3)
    assert page.values("A2:B4") == [["S01", "示例甲"], [], ["S02", "示例丙"]]


def test_holes_in_a_protected_sheet_are_open(google: gspread.Client, book: Person, page: Page) -> None:
    hole = {"startRowIndex": 1, "startColumnIndex": 1}
    protect(google, book, "", unprotectedRanges=[hole])
    page.edit("B2", "示例丙")
    with pytest.raises(Refusal):
        page.edit("B1", "名字")
    with pytest.raises(Refusal):
        page.rename("别的")


def test_a_warning_stops_nobody(google: gspread.Client, book: Person, page: Page) -> None:
    protect(google, book, "A:A", warningOnly=True)
    page.edit("A2", "S09")
    assert page["A2"] == "S09"


def test_the_service_account_is_stopped_like_anybody(google: gspread.Client, service: Service, book: Person) -> None:
    sheet = google.open_by_key(book.id).sheet1
    sheet.add_protected_range("A1:B2", editor_users_emails=[])
    book.sheet("Sheet1").protected_ranges[0]["editors"]["users"].remove(service.address)
    for act, place in (
        (lambda: sheet.batch_update([{"range": "B2", "values": [["x"]]}]), "Invalid data[0]: "),
        (lambda: sheet.update([["x"]], "B2"), ""),
        (lambda: sheet.format("A1", {"textFormat": {"bold": True}}), "Invalid requests[0].repeatCell: "),
    ):
        with pytest.raises(gspread.exceptions.APIError) as refused:
            act()
        assert (refused.value.code, refused.value.error["message"]) == (400, place + PROTECTED)


def test_a_strict_drop_down_stops_typing_and_neither_pasting_nor_the_interface(
    google: gspread.Client, book: Person, page: Page
) -> None:
    sheet = google.open_by_key(book.id).sheet1
    sheet.update([["是"], ["否"]], "Z1")
    kind = gspread.utils.ValidationConditionType.one_of_range
    sheet.add_validation("C2:C4", kind, ["=$Z$1:$Z$2"], strict=True)
    page.edit("C2", "是")
    with pytest.raises(Refusal, match="violates the data validation"):
        page.edit("C3", "也许")
    page.paste("C3", [["也许"]])
    sheet.update([["未必"]], "C4")
    assert page.values("C2:C4") == [["是"], ["也许"], ["未必"]]


def test_an_edit_between_reading_and_writing(
    google: gspread.Client, book: Person, service: Service, page: Page
) -> None:
    sheet = google.open_by_key(book.id).sheet1
    service.between(lambda: page.insert_rows(2))
    row = sheet.find("S02").row
    sheet.update([["已通过"]], f"C{row}")
    assert page.values() == [["编号", "姓名"], [], ["S01", "示例乙", "已通过"], ["S02", "示例甲"]]


def test_an_edit_at_a_given_request(google: gspread.Client, book: Person, service: Service, page: Page) -> None:
    sheet = google.open_by_key(book.id).sheet1
    service.between(lambda: page.rename("第二次读之后"), Match("GET", "/values/", nth=2), after=True)
    sheet.acell("A1")
    assert book.titles == ["Sheet1"]
    sheet.acell("A1")
    assert book.titles == ["第二次读之后"]


def test_rows_are_copied_with_all_that_belongs_to_them(page: Page) -> None:
    page.edit("C2", '=A2&"！"')
    page.copy_row(2, 4)
    page.move_rows(4, 2)
    page.clear("B3")
    assert page.formatted() == [["编号", "姓名"], ["S01", "示例乙", "S01！"], ["S01", "", "S01！"], ["S02", "示例甲"]]
    assert page.entered()["C2"] == '=A2&"！"'
