"""Unmodified gspread and google-auth against the stand-in: what the two of them say to each other."""

import gspread
import pytest
from gspread.utils import ValidationConditionType, ValueInputOption, ValueRenderOption

from tests.google.people import Person
from tests.google.service import Service


def test_a_sheet_is_written_and_read(google: gspread.Client, book: Person) -> None:
    sheet = google.open_by_key(book.id).sheet1
    sheet.update([["编号", "姓名"], ["001", "示例甲"]], "A1")
    assert sheet.get_all_values() == [["编号", "姓名"], ["001", "示例甲"]]
    assert book.sheet("sheet1").values() == [["编号", "姓名"], ["001", "示例甲"]]


def test_each_call_is_the_requests_that_are_known_of_it(google: gspread.Client, book: Person, service: Service) -> None:
    sheet = google.open_by_key(book.id).sheet1
    service.log.clear()
    sheet.update_cell(2, 3, "=1+1")
    sheet.batch_get(["A1:B2", "D:E"])
    sheet.insert_row(["示例甲"], 2)
    assert [(each.method, each.path.partition(book.id)[2]) for each in service.requests] == [
        ("PUT", "/values/%27Sheet1%27%21C2"),
        ("GET", "/values:batchGet"),
        ("POST", ":batchUpdate"),
        ("POST", "/values/%27Sheet1%27%21A2:append"),
    ]
    assert service.requests[0].query == {"valueInputOption": ["USER_ENTERED"]}


def test_the_token_is_fetched_once_and_again_when_it_is_taken_back(
    google: gspread.Client, book: Person, service: Service
) -> None:
    sheet = google.open_by_key(book.id)
    sheet.fetch_sheet_metadata()
    service.tokens.expire()
    sheet.fetch_sheet_metadata()
    assert [(each.path == "/token", each.status) for each in service.log] == [
        (True, 200),
        (False, 200),
        (False, 200),
        (False, 401),
        (True, 200),
        (False, 200),
    ]


def test_formats_notes_rules_and_protection_are_kept(google: gspread.Client, book: Person, service: Service) -> None:
    sheet = google.open_by_key(book.id).sheet1
    sheet.format("A1:B1", {"textFormat": {"bold": True}, "backgroundColor": {"red": 0.5, "green": 0, "blue": 1}})
    sheet.freeze(rows=1, cols=2)
    sheet.insert_note("A1", "示例说明")
    sheet.add_validation("C2:C3", ValidationConditionType.one_of_list, ["是", "否"], strict=True, showCustomUi=True)
    sheet.add_protected_range("A1:B1", editor_users_emails=["office@example.org"])
    page = book.sheet("Sheet1")
    bold = {"textFormat": {"bold": True}, "backgroundColor": {"red": 0.49803922, "blue": 1.0}}
    assert page.formats == {"A1": bold, "B1": bold}
    assert (page.frozen, page.notes) == ((1, 2), {"A1": "示例说明"})
    assert [page.validations["C2"]["condition"]["type"], list(page.validations)] == ["ONE_OF_LIST", ["C2", "C3"]]
    assert page.protected_ranges[0]["editors"]["users"] == ["office@example.org", service.address]


def test_sheets_are_added_renamed_moved_resized_and_deleted(google: gspread.Client, book: Person) -> None:
    spreadsheet = google.open_by_key(book.id)
    added = spreadsheet.add_worksheet("核验结果", rows=10, cols=3)
    added.update_title("结果")
    added.resize(rows=12)
    spreadsheet.reorder_worksheets([added, spreadsheet.sheet1])
    assert (book.titles, book.sheet("结果").size) == (["结果", "Sheet1"], (12, 3))
    spreadsheet.del_worksheet(added)
    assert [each.title for each in spreadsheet.worksheets()] == ["Sheet1"]


def test_drive_finds_shares_and_creates(google: gspread.Client, book: Person, service: Service) -> None:
    assert google.open("示例报表").id == book.id
    made = google.create("另一份")
    made.share("office@example.org", perm_type="user", role="writer", notify=False)
    people = {each["emailAddress"]: each["role"] for each in made.list_permissions()}
    assert people == {service.address: "owner", "office@example.org": "writer"}
    assert made.get_lastUpdateTime()
    google.del_spreadsheet(made.id)
    assert [each["name"] for each in google.list_spreadsheet_files()] == ["示例报表"]


def test_values_are_shown_raw_and_as_formulas(google: gspread.Client, book: Person) -> None:
    sheet = google.open_by_key(book.id).sheet1
    sheet.update([["2014-09-10", '=B2&"人"', "12%"], ["", 35]], "A1", value_input_option=ValueInputOption.user_entered)
    assert sheet.get("A1:C2") == [["2014/9/10", "35人", "12%"], ["", "35"]]
    assert sheet.get("A1:C1", value_render_option=ValueRenderOption.unformatted) == [[41892, "35人", 0.12]]
    assert sheet.get("A1:B1", value_render_option=ValueRenderOption.formula) == [[41892, '=B2&"人"']]


def test_rows_are_sorted_copied_merged_and_appended(google: gspread.Client, book: Person) -> None:
    sheet = google.open_by_key(book.id).sheet1
    sheet.update([["丙", 3], ["甲", 1], ["乙", 2]], "A1")
    sheet.sort((2, "asc"))
    sheet.append_row(["丁", 4])
    sheet.copy_range("A1:B1", "D1:E2")
    sheet.merge_cells("A6:B7")
    assert book.sheet("Sheet1").values() == [
        ["甲", 1, "", "甲", 1],
        ["乙", 2, "", "甲", 1],
        ["丙", 3],
        ["丁", 4],
    ]
    assert book.sheet("Sheet1").merges == ["A6:B7"]


def test_strangers_learn_nothing(google: gspread.Client, service: Service) -> None:
    private = service.create("未共享")
    with pytest.raises(PermissionError) as refused:
        google.open_by_key(private.id)
    assert str(refused.value.__cause__) == "APIError: [403]: The caller does not have permission"
    with pytest.raises(gspread.SpreadsheetNotFound):
        google.open_by_key("no-such-id")
    with pytest.raises(gspread.SpreadsheetNotFound):
        google.open("没有这个标题")
