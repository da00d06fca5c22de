"""Ranges, values and formulas: one example for each thing that is documented or was measured."""

from typing import Any

import gspread
import pytest

from tests.google.people import Person
from tests.google.ranges import ends_of, quoted

Sheet = gspread.Worksheet


@pytest.fixture
def sheet(google: gspread.Client, book: Person) -> Sheet:
    book.sheet("Sheet1").paste("A1", [["编号", "姓名", "年龄"], ["1", "示例甲", 40], ["2", "", 50]])
    return google.open_by_key(book.id).sheet1


def values(sheet: Sheet, text: str, **query: Any) -> dict[str, Any]:
    return sheet.spreadsheet.values_get(text, params=query)


def refusal(sheet: Sheet, text: str) -> str:
    with pytest.raises(gspread.exceptions.APIError) as refused:
        values(sheet, text)
    return refused.value.error["message"]


@pytest.mark.parametrize(
    ("asked", "echoed"),
    [
        ("Sheet1!A1:C5", "Sheet1!A1:C5"),
        ("sheet1!a1", "Sheet1!A1"),
        ("'Sheet1'!B2:A1", "Sheet1!A1:B2"),
        ("Sheet1", "Sheet1!A1:Z1000"),
        ("A2:B", "Sheet1!A2:B1000"),
        ("A:A", "Sheet1!A1:A1000"),
        ("2:3", "Sheet1!A2:Z3"),
        ("A1:1", "Sheet1!A1:Z1"),
        ("A1:AA5", "Sheet1!A1:Z5"),
        ("R1C1:R2C2", "Sheet1!A1:B2"),
        ("R[1]C[1]", "Sheet1!B2"),
        ("!A1", "Sheet1!A1"),
    ],
)
def test_a_range_is_echoed_as_the_grid_has_it(sheet: Sheet, asked: str, echoed: str) -> None:
    assert values(sheet, asked)["range"] == echoed


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("Sheet1!A1001", "Range (Sheet1!A1001) exceeds grid limits. Max rows: 1000, max columns: 26"),
        ("Sheet1!A1001:ZZ", "Range (Sheet1!A1001:ZZ) exceeds grid limits. Max rows: 1000, max columns: 26"),
        ("AA1:AB2", "Range (Sheet1!AA1:AB2) exceeds grid limits. Max rows: 1000, max columns: 26"),
        ("没有!A1", "Unable to parse range: 没有!A1"),
        ("Sheet1!A0", "Unable to parse range: Sheet1!A0"),
        ("Sheet1!B", "Unable to parse range: Sheet1!B"),
        ("", "Unable to parse range: "),
    ],
)
def test_a_range_outside_is_refused_in_googles_words(sheet: Sheet, asked: str, message: str) -> None:
    if asked:
        assert refusal(sheet, asked) == message
    else:
        assert ends_of(asked) is None


def test_titles_are_quoted_where_they_are_no_plain_words() -> None:
    assert [quoted(title) for title in ("Data", "A1", "2024", "a b", "Bob's", "百姓学习之星")] == [
        "Data",
        "'A1'",
        "'2024'",
        "'a b'",
        "'Bob''s'",
        "'百姓学习之星'",
    ]


def test_rows_are_trimmed_one_by_one_and_gaps_are_empty_text(sheet: Sheet) -> None:
    answer = values(sheet, "A2:E9", valueRenderOption="UNFORMATTED_VALUE")
    assert answer["values"] == [[1, "示例甲", 40], [2, "", 50]]
    assert values(sheet, "E5:F9") == {"range": "Sheet1!E5:F9", "majorDimension": "ROWS"}
    assert values(sheet, "B1:C3", majorDimension="COLUMNS")["values"] == [["姓名", "示例甲"], ["年龄", "40", "50"]]


def test_raw_text_stays_text_and_null_leaves_a_cell_alone(sheet: Sheet, book: Person) -> None:
    sheet.update([["=1+1", None, "001", True]], "A2")
    assert book.sheet("Sheet1").values("A2:D2") == [["=1+1", "示例甲", "001", True]]
    sheet.update([["", None]], "A2")
    assert book.sheet("Sheet1").values("A2:B2") == [["", "示例甲"]]


def test_a_text_format_keeps_what_is_typed(sheet: Sheet, book: Person) -> None:
    sheet.format("A5", {"numberFormat": {"type": "TEXT"}})
    page = book.sheet("Sheet1")
    page.edit("A5", "001")
    page.edit("B5", "001")
    page.edit("C5", "'001")
    page.edit("D5", "440600196205011234")
    assert page.values("A5:C5") == [["001", 1, "001"]]
    assert page["D5"] == "4.40600196205011E+17"


def test_writing_does_not_make_the_grid_grow(sheet: Sheet, book: Person) -> None:
    sheet.resize(rows=4, cols=3)
    for text, rows, message in (
        ("A3", [["x"]] * 3, "Requested writing within range ['Sheet1'!A3], but tried writing to row [5]"),
        ("A1:B1", [["x"] * 3], "Requested writing within range ['Sheet1'!A1:B1], but tried writing to column [C]"),
        ("A5", [["x"]], "Range (Sheet1!A5) exceeds grid limits. Max rows: 4, max columns: 3"),
    ):
        with pytest.raises(gspread.exceptions.APIError) as refused:
            sheet.update(rows, text)
        assert refused.value.error["message"] == message
    sheet.append_rows([["3"], ["4"]])
    assert book.sheet("Sheet1").size == (5, 3)


def test_several_ranges_are_written_together_or_not_at_all(sheet: Sheet, book: Person) -> None:
    before = book.everything()
    with pytest.raises(gspread.exceptions.APIError) as refused:
        sheet.batch_update([{"range": "A2", "values": [["x"]]}, {"range": "AA1", "values": [["y"]]}])
    assert refused.value.error["message"] == (
        "Invalid data[1]: Range (Sheet1!AA1) exceeds grid limits. Max rows: 1000, max columns: 26"
    )
    assert book.everything() == before


LOOKUP = '=IFERROR(VLOOKUP($A2,核验表,2,FALSE)&"","未报")'


def looked_up(sheet: Sheet) -> None:
    """Give the first sheet a column of lookups into another one."""
    sheet.spreadsheet.add_worksheet("核验结果", 20, 3).update([["2", "已通过"], ["1", "需修改"]], "A1")
    identity = next(each.id for each in sheet.spreadsheet.worksheets() if each.title == "核验结果")
    span = {"sheetId": identity, "startColumnIndex": 0, "endColumnIndex": 2}
    sheet.spreadsheet.batch_update({"requests": [{"addNamedRange": {"namedRange": {"name": "核验表", "range": span}}}]})
    sheet.format("A2:A6", {"numberFormat": {"type": "TEXT"}})
    sheet.update([["1"], ["2"], ["9"]], "A2")
    span = {"sheetId": 0, "startRowIndex": 1, "endRowIndex": 5, "startColumnIndex": 3, "endColumnIndex": 4}
    cell = {"userEnteredValue": {"formulaValue": LOOKUP}}
    request = {"repeatCell": {"range": span, "cell": cell, "fields": "userEnteredValue"}}
    sheet.spreadsheet.batch_update({"requests": [request]})


def test_lookups_follow_their_rows(sheet: Sheet, book: Person) -> None:
    looked_up(sheet)
    page = book.sheet("Sheet1")
    assert page.formatted("D2:D5") == [["需修改"], ["已通过"], ["未报"], ["未报"]]
    page.insert_rows(2)
    page.sort("A3:D5", "A", descending=True)
    assert page.formatted("A3:D5") == [
        ["9", "", "", "未报"],
        ["2", "", "50", "已通过"],
        ["1", "示例甲", "40", "需修改"],
    ]
    assert page.entered()["D5"] == LOOKUP.replace("$A2", "$A5")
    page.move_columns("A", "C")
    assert page.entered()["D5"] == LOOKUP.replace("$A2", "$B5")
    page.delete_columns("B")
    assert page["C5"] == "未报"


def test_names_follow_inserted_columns_and_renamed_sheets(sheet: Sheet, book: Person) -> None:
    looked_up(sheet)
    book.sheet("核验结果").insert_columns("A")
    book.sheet("核验结果").rename("结果 表")
    assert book.named_ranges == {"核验表": "'结果 表'!B1:C20"}
    assert book.sheet("Sheet1")["D2"] == "需修改"


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        ('="甲"&1&TRUE', "甲1TRUE"),
        ("=1+2*3-4/2", "5"),
        ("=(1+2)*3", "9"),
        ("=1/0", "#DIV/0!"),
        ("=没有", "#NAME?"),
        ('=IMPORTDATA("https://example.org/?"&A1)', "#NAME?"),
        ("=VLOOKUP(7,A2:B3,2,FALSE)", "#N/A"),
        ("=VLOOKUP(1,A2:B3,3,FALSE)", "#REF!"),
        ('=IF(A2=1,"是","否")', "是"),
        ("=SUM(C:C)", "90"),
        ('=COUNTIF(B1:B3,"姓名")', "1"),
        ("=1+", "#ERROR!"),
        ("=F9", "#REF!"),
        ("=B3", "0"),
    ],
)
def test_formulas_come_to_what_sheets_shows(sheet: Sheet, book: Person, formula: str, shown: str) -> None:
    book.sheet("Sheet1").edit("F9", formula)
    assert sheet.acell("F9").value == shown
