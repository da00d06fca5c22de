"""batchUpdate: all or nothing, replies in order, and refusals in Google's words."""

from typing import Any

import gspread
import pytest

from tests.google.people import Person
from tests.google.service import Service

Request = dict[str, Any]
BOT = "desk@example-project.iam.gserviceaccount.com"
ROW = {"sheetId": 0, "startRowIndex": 0, "endRowIndex": 1}


@pytest.fixture
def spreadsheet(google: gspread.Client, book: Person) -> gspread.Spreadsheet:
    return google.open_by_key(book.id)


def update(spreadsheet: gspread.Spreadsheet, *requests: Request) -> list[Any]:
    return spreadsheet.batch_update({"requests": list(requests)})["replies"]


def refusal(spreadsheet: gspread.Spreadsheet, *requests: Request) -> str:
    with pytest.raises(gspread.exceptions.APIError) as refused:
        update(spreadsheet, *requests)
    return refused.value.error["message"]


def told(spreadsheet: gspread.Spreadsheet, fields: str) -> Any:
    return spreadsheet.fetch_sheet_metadata({"fields": fields})


def protect(span: Request, *users: str, **more: Any) -> Request:
    editors = {"users": list(users), "domainUsersCanEdit": False}
    return {"addProtectedRange": {"protectedRange": {"range": span, "editors": editors, **more}}}


def rule(formula: str) -> Request:
    condition = {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": formula}]}
    colour = {"backgroundColorStyle": {"rgbColor": {"red": 1, "green": 0.8, "blue": 0.8}}}
    return {"ranges": [{"sheetId": 0, "startRowIndex": 1}], "booleanRule": {"condition": condition, "format": colour}}


def test_nothing_happens_where_one_request_is_refused(spreadsheet: gspread.Spreadsheet, book: Person) -> None:
    good = {"addSheet": {"properties": {"title": "核验结果"}}}
    rename = {"updateSheetProperties": {"properties": {"sheetId": 0, "title": "总表"}, "fields": "title"}}
    message = refusal(spreadsheet, good, rename, protect(ROW), good)
    assert message == (
        'Invalid requests[3].addSheet: A sheet with the name "核验结果" already exists. Please enter another name.'
    )
    assert (book.titles, book.sheet("Sheet1").protected_ranges) == (["Sheet1"], [])


def test_replies_stand_in_the_order_of_the_requests(spreadsheet: gspread.Spreadsheet) -> None:
    freeze = {
        "updateSheetProperties": {
            "properties": {"sheetId": 7, "gridProperties": {"frozenRowCount": 4}},
            "fields": "gridProperties.frozenRowCount",
        }
    }
    grid = {"rowCount": 20, "columnCount": 4}
    sheet = {"addSheet": {"properties": {"sheetId": 7, "title": "_meta", "hidden": True, "gridProperties": grid}}}
    assert update(spreadsheet, sheet, freeze) == [
        {
            "addSheet": {
                "properties": {
                    "sheetId": 7,
                    "title": "_meta",
                    "index": 1,
                    "sheetType": "GRID",
                    "gridProperties": grid,
                    "hidden": True,
                }
            }
        },
        {},
    ]


def test_zeros_are_not_told_and_the_first_sheet_neither(spreadsheet: gspread.Spreadsheet) -> None:
    update(spreadsheet, protect({"startRowIndex": 0, "endRowIndex": 2}, description="", warningOnly=False))
    answer = told(spreadsheet, "sheets(properties(sheetId,hidden,gridProperties),protectedRanges(range,editors))")
    assert answer == {
        "sheets": [
            {
                "properties": {"sheetId": 0, "gridProperties": {"rowCount": 1000, "columnCount": 26}},
                "protectedRanges": [
                    {
                        "range": {"startRowIndex": 0, "endRowIndex": 2},
                        "editors": {"users": [BOT, "office@example.org"], "domainUsersCanEdit": False},
                    }
                ],
            }
        ]
    }


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        ({"repeatCell": {"range": {"sheetId": 9}, "fields": "note"}}, "No grid with id: 9"),
        (
            {
                "repeatCell": {
                    "range": {"startRowIndex": 1000, "startColumnIndex": 0, "endColumnIndex": 2},
                    "fields": "note",
                }
            },
            "Range (Sheet1!A1001:B) exceeds grid limits. Max rows: 1000, max columns: 26",
        ),
        (
            {"repeatCell": {"range": {**ROW, "endRowIndex": 2, "startColumnIndex": 26}, "fields": "note"}},
            "Range (Sheet1!AA1:2) exceeds grid limits. Max rows: 1000, max columns: 26",
        ),
        (
            {"repeatCell": {"range": ROW, "fields": ""}},
            "At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)",
        ),
        (
            {"updateCells": {"start": {"rowIndex": 1000}, "rows": [{"values": [{}]}], "fields": "note"}},
            "Attempting to write row: 1000, beyond the last requested row of: 999",
        ),
        (
            {"updateCells": {"start": {"columnIndex": 25}, "rows": [{"values": [{}, {}]}], "fields": "note"}},
            "Attempting to write column: 26, beyond the last requested column of: 25",
        ),
        (
            {"insertDimension": {"range": {"dimension": "ROWS", "startIndex": 1000, "endIndex": 1001}}},
            "range.startIndex must be less than the grid size (1000) if inheritFromBefore is false.",
        ),
        (
            {"deleteDimension": {"range": {"dimension": "ROWS", "startIndex": 0}}},
            "Sorry, it is not possible to delete all non-frozen rows.",
        ),
        (
            {"deleteDimension": {"range": {"dimension": "ROWS", "startIndex": 1000, "endIndex": 1001}}},
            "Cannot delete a row that doesn't exist. Tried to delete row index 1000 but there are only 1000 rows.",
        ),
        (
            {"updateSheetProperties": {"properties": {"sheetId": 0, "hidden": True}, "fields": "hidden"}},
            "You can't hide all the sheets in a document.",
        ),
        (
            {"addProtectedRange": {"protectedRange": {"range": ROW, "warningOnly": True, "editors": {"users": [BOT]}}}},
            "ProtectedRange is warningOnly. Editors cannot be set on it.",
        ),
    ],
)
def test_nonsense_is_refused_in_googles_words(
    spreadsheet: gspread.Spreadsheet, request_: Request, message: str
) -> None:
    assert refusal(spreadsheet, request_) == f"Invalid requests[0].{next(iter(request_))}: {message}"


def test_a_conditional_format_may_not_look_at_another_sheet(spreadsheet: gspread.Spreadsheet, book: Person) -> None:
    other = {"addSheet": {"properties": {"sheetId": 7, "title": "核验结果"}}}
    named = {"addNamedRange": {"namedRange": {"name": "问题格", "range": {"sheetId": 7, "endColumnIndex": 1}}}}
    update(spreadsheet, other, named)
    for formula in ('=COUNTIF(问题格,$A2&"/"&D$1)>0', "=COUNTIF(核验结果!$A:$A,$A2)>0"):
        assert refusal(spreadsheet, {"addConditionalFormatRule": {"rule": rule(formula)}}) == (
            "Invalid requests[0].addConditionalFormatRule: Conditional format rule cannot reference a different sheet."
        )
    allowed = rule('=COUNTIF(INDIRECT("问题格"),$A2&"/"&A$1)>0')
    update(spreadsheet, {"addConditionalFormatRule": {"rule": allowed, "index": 0}})
    page = book.sheet("Sheet1")
    page.paste("A1", [["编号", "姓名"], ["440600-S01", "示例甲"]])
    book.sheet("核验结果").edit("A1", "440600-S01/姓名")
    assert list(page.coloured()) == ["B2"]


def test_what_hangs_on_rows_moves_with_them(spreadsheet: gspread.Spreadsheet, book: Person) -> None:
    row = {"sheetId": 0, "startRowIndex": 4, "endRowIndex": 5}
    meta = {"sheetId": 0, "dimension": "ROWS", "startIndex": 4, "endIndex": 5}
    place = {
        "metadataKey": "rid",
        "metadataValue": "r5",
        "visibility": "DOCUMENT",
        "location": {"dimensionRange": meta},
    }
    update(
        spreadsheet,
        protect(row),
        {"addConditionalFormatRule": {"rule": {**rule("=TRUE"), "ranges": [row]}}},
        {"addNamedRange": {"namedRange": {"namedRangeId": "n", "name": "行", "range": {**row, "endColumnIndex": 2}}}},
        {"createDeveloperMetadata": {"developerMetadata": place}},
        {"updateDimensionProperties": {"range": meta, "properties": {"hiddenByUser": True}, "fields": "hiddenByUser"}},
        {"insertDimension": {"range": {**meta, "startIndex": 0, "endIndex": 3}}},
        {"deleteDimension": {"range": {**meta, "startIndex": 1, "endIndex": 2}}},
    )
    page = book.sheet("Sheet1")
    assert [each["range"]["startRowIndex"] for each in page.protected_ranges] == [6]
    assert [each["ranges"][0]["endRowIndex"] for each in page.conditional_formats] == [7]
    assert (book.named_ranges, page.hidden_rows) == ({"行": "Sheet1!A7:B7"}, [7])
    assert book.metadata[0]["location"]["dimensionRange"]["startIndex"] == 6


def test_inserted_rows_look_like_their_neighbour(spreadsheet: gspread.Spreadsheet, book: Person) -> None:
    choice = {"condition": {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "是"}]}, "strict": True}
    update(spreadsheet, {"setDataValidation": {"range": ROW, "rule": choice}})
    book.sheet("Sheet1").edit("A1", "是")
    span = {"dimension": "ROWS", "startIndex": 1, "endIndex": 2}
    update(spreadsheet, {"insertDimension": {"range": span, "inheritFromBefore": True}})
    page = book.sheet("Sheet1")
    assert (page.validations["A2"], page.values()) == (choice, [["是"]])


def test_repeated_formulas_point_along(spreadsheet: gspread.Spreadsheet, book: Person) -> None:
    span = {"sheetId": 0, "startRowIndex": 1, "endRowIndex": 3, "startColumnIndex": 1, "endColumnIndex": 2}
    cell = {"userEnteredValue": {"formulaValue": "=$A2&A$1"}, "note": "示例"}
    update(spreadsheet, {"repeatCell": {"range": span, "cell": cell, "fields": "userEnteredValue"}})
    assert book.sheet("Sheet1").entered() == {"B2": "=$A2&A$1", "B3": "=$A3&A$1"}


def test_rules_are_changed_and_taken_away(spreadsheet: gspread.Spreadsheet, book: Person) -> None:
    replies = update(
        spreadsheet, protect(ROW, description="表头"), {"addConditionalFormatRule": {"rule": rule("=TRUE")}}
    )
    number = replies[0]["addProtectedRange"]["protectedRange"]["protectedRangeId"]
    wider = {"protectedRangeId": number, "range": {**ROW, "endRowIndex": 3}}
    update(spreadsheet, {"updateProtectedRange": {"protectedRange": wider, "fields": "range"}})
    kept = book.sheet("Sheet1").protected_ranges[0]
    assert (kept["range"]["endRowIndex"], kept["description"]) == (3, "表头")
    update(
        spreadsheet,
        {"deleteProtectedRange": {"protectedRangeId": number}},
        {"deleteConditionalFormatRule": {"sheetId": 0, "index": 0}},
    )
    page = book.sheet("Sheet1")
    assert (page.protected_ranges, page.conditional_formats) == ([], [])


def test_cell_data_come_as_far_as_the_mask_asks(spreadsheet: gspread.Spreadsheet, book: Person) -> None:
    book.sheet("Sheet1").paste("B2", [["2014-09-10", '=B2&""']])
    query = {
        "ranges": ["B2:C9"],
        "fields": "sheets.data(startRow,startColumn,rowData.values(userEnteredValue,effectiveValue,formattedValue))",
    }
    assert spreadsheet.fetch_sheet_metadata(query)["sheets"][0]["data"][0] == {
        "startRow": 1,
        "startColumn": 1,
        "rowData": [
            {
                "values": [
                    {
                        "userEnteredValue": {"numberValue": 41892},
                        "effectiveValue": {"numberValue": 41892},
                        "formattedValue": "2014/9/10",
                    },
                    {
                        "userEnteredValue": {"formulaValue": '=B2&""'},
                        "effectiveValue": {"stringValue": "41892"},
                        "formattedValue": "41892",
                    },
                ]
            }
        ],
    }


def test_a_spreadsheet_is_created_with_its_sheets(google: gspread.Client, service: Service) -> None:
    body = {
        "properties": {"title": "示例", "locale": "zh_CN"},
        "sheets": [{"properties": {"title": "甲"}}, {"properties": {"title": "乙", "gridProperties": {"rowCount": 9}}}],
    }
    answer = google.http_client.request("post", "https://sheets.googleapis.com/v4/spreadsheets", json=body).json()
    made = service.book(answer["spreadsheetId"])
    assert (made.titles, made.sheet("乙").size, made.book.owner) == (["甲", "乙"], (9, 26), service.address)
