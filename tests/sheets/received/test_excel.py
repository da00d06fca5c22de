from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from io import BytesIO

import pytest
from openpyxl import Workbook as Book
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from sync.model import Address, Broken, Finding, Grid, Span, Workbook
from sync.sheets.received.file_formats.excel import read
from tests.containers import SHEET, sheet_xml, with_parts
from tests.markdown import workbook

FORM = workbook("# 学习之星\n| 姓名 |\n| 示例一 |")


def made(draw: Callable[[Worksheet], None]) -> bytes:
    book = Book()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "学习之星"
    draw(sheet)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def opened(data: bytes) -> Workbook:
    answer = read(data)
    assert isinstance(answer, Workbook)
    return answer


def only(data: bytes) -> Grid:
    (grid,) = opened(data).grids
    return grid


def lists(grid: Grid) -> list[list[object]]:
    return [list(row) for row in grid.rows]


def test_values_come_as_they_are_and_empty_cells_as_none() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet.append(["姓名", None, 5, 2.5, True, False, 0])
        sheet.append([date(2014, 9, 10), datetime(2014, 9, 10, 8, 30), time(9, 30), timedelta(hours=30)])  # noqa: DTZ001
        sheet["D2"].number_format = "[h]:mm:ss"

    grid = only(made(draw))
    assert lists(grid) == [
        ["姓名", None, 5.0, 2.5, True, False, 0.0],
        [date(2014, 9, 10), datetime(2014, 9, 10, 8, 30), time(9, 30), "30:00:00"],  # noqa: DTZ001
    ]


def test_a_sheet_that_starts_further_down_keeps_its_addresses() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet["C4"] = "姓名"

    grid = only(made(draw))
    assert (grid.top, grid.left, grid.cell(4, 3)) == (4, 3, "姓名")


def test_broken_cells_stand_where_they_were_even_outside_all_values() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet["C3"] = "姓名"
        sheet["B2"] = "#N/A"
        sheet["B2"].data_type = "e"
        sheet["C5"] = "=1+1"
        sheet["E3"] = "#REF!"
        sheet["E3"].data_type = "e"

    grid = only(made(draw))
    assert (grid.cell(2, 2), grid.cell(3, 3), grid.cell(3, 5), grid.cell(5, 3)) == (
        Broken("#N/A"),
        "姓名",
        Broken("#REF!"),
        Broken(""),
    )


def test_broken_cells_belong_to_their_own_sheet() -> None:
    grids = opened(workbook("# 甲\n| 一 |\n# 乙\n| `=1+1` |")).grids
    assert [(grid.name, lists(grid)) for grid in grids] == [("甲", [["一"]]), ("乙", [[Broken()]])]


def test_what_lies_under_a_merge_is_not_seen() -> None:
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" t="str"><v>上{row}</v></c><c r="B{row}" t="str"><v>旧{row}</v></c></row>'
        for row in (1, 2, 3)
    )
    merges = '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>'
    grid = only(with_parts(FORM, {SHEET: sheet_xml(rows, merges)}))
    assert (lists(grid), grid.merges) == ([["上1"], [], ["上3", "旧3"]], (Span(1, 1, 2, 2),))


def test_hidden_sheets_and_rows_are_read_and_flagged() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet.append(["姓名"])
        sheet.append(["示例一"])
        sheet.row_dimensions[2].hidden = True
        assert sheet.parent is not None
        sheet.parent.create_sheet("_meta").sheet_state = "veryHidden"

    first, second = opened(made(draw)).grids
    assert (lists(first), first.hidden, first.hidden_rows) == ([["姓名"], ["示例一"]], False, {2})
    assert (second.name, second.hidden, lists(second)) == ("_meta", True, [])


def test_thousands_of_ghost_rows_cost_nothing() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet.append(["姓名", "单位"])
        for row in range(2, 8000):
            sheet.cell(row, 20).fill = PatternFill("solid", fgColor="FFFF00")
        sheet["B9000"] = "  "

    assert lists(only(made(draw))) == [["姓名", "单位"]]


def test_a_value_in_the_last_cell_is_left_out_and_told() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet.append(["姓名", "单位"])
        sheet["XFD1048576"] = "求解器 & 数据"
        sheet["XFC1048576"] = " "

    answer = opened(made(draw))
    assert [lists(grid) for grid in answer.grids] == [[["姓名", "单位"]]]
    assert answer.notes == (
        Finding(
            "cell-far-out",
            Address("学习之星", "XFD", 1048576),
            params={"value": "求解器 & 数据", "count": 1, "cell": "XFD1048576"},
        ),
    )


def test_a_stray_blank_in_the_last_row_is_nobodys_business() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet.append(["姓名", "单位"])
        sheet["T1048576"] = " "

    answer = opened(made(draw))
    assert ([lists(grid) for grid in answer.grids], answer.notes) == ([[["姓名", "单位"]]], ())


def test_far_content_in_shared_strings_is_told_by_its_text() -> None:
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="999999"><c r="ZZ999999" t="s"><v>1</v></c></row>'
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strings = f'<sst xmlns="{main}"><si><t>姓名</t></si><si><r><t>远</t></r><r><t>处</t></r></si></sst>'
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"'
        ' Target="worksheets/sheet1.xml"/>'
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"'
        ' Target="sharedStrings.xml"/></Relationships>'
    )
    parts = {
        SHEET: sheet_xml(rows),
        "xl/sharedStrings.xml": strings.encode(),
        "xl/_rels/workbook.xml.rels": relations.encode(),
    }
    answer = opened(with_parts(FORM, parts))
    assert [lists(grid) for grid in answer.grids] == [[["姓名"]]]
    assert [note.params["value"] for note in answer.notes] == ["远处"]


def test_content_that_really_spans_too_much_is_refused_by_its_sheet() -> None:
    cells = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 200_000, 900))
    wide = "".join(f'<c r="{column}1"><v>1</v></c>' for column in ("B", "FA", "KA", "PA", "UA", "ZA"))
    data = with_parts(FORM, {SHEET: sheet_xml(f'<row r="1">{wide}</row>{cells}')})
    assert read(data) == Finding("sheet-too-large", Address("学习之星"))


def test_a_long_form_is_read_in_full() -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(1, 110_001))
    assert len(only(with_parts(FORM, {SHEET: sheet_xml(rows)})).rows) == 110_000


def test_prefixed_xml_is_read_like_any_other() -> None:
    rows = '<row r="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1"><v>2</v></c></row>'
    part = sheet_xml(rows).replace(b"<", b"<x:").replace(b"<x:/", b"</x:").replace(b"xmlns=", b"xmlns:x=")
    assert lists(only(with_parts(FORM, {SHEET: part}))) == [[Broken("#N/A"), 2.0]]


def test_a_workbook_whose_xml_breaks_off_is_damaged() -> None:
    assert read(with_parts(FORM, {"xl/workbook.xml": b"<workbook><sheets>"})) == Finding("file-damaged")


FAR = {
    "a value": '<c r="XFD1048576"><v>1</v></c>',
    "in small letters": '<c r="xfd1048576"><v>1</v></c>',
    "text of its own": '<c r="XFD1048576" t="inlineStr"><is><t>1</t></is></c>',
    "a row of its own": "<c><v>1</v></c>",
    "an error": '<c r="XFD1048576" t="e"><v>1</v></c>',
    "in the first column": '<c r="A1048576"><v>1</v></c>',
}


@pytest.mark.parametrize("cell", FAR.values(), ids=FAR)
def test_content_in_the_last_row_is_left_out_and_told_however_it_is_written(cell: str) -> None:
    rows = f'<row r="1"><c r="A1" t="str"><v>姓名</v></c></row><row r="1048576">{cell}</row>'
    answer = opened(with_parts(FORM, {SHEET: sheet_xml(rows)}))
    assert [lists(grid) for grid in answer.grids] == [[["姓名"]]]
    assert [(note.code, note.params["value"], note.params["count"]) for note in answer.notes] == [
        ("cell-far-out", "1", 1)
    ]


@pytest.mark.parametrize("cell", ['<c r="XFD1048576" t="e"></c>', '<c r="XFD1048576"><f>1</f></c>'])
def test_what_shows_nothing_in_the_last_cell_makes_no_room_for_itself(cell: str) -> None:
    rows = f'<row r="1"><c r="A1" t="str"><v>姓名</v></c></row><row r="1048576">{cell}</row>'
    assert lists(only(with_parts(FORM, {SHEET: sheet_xml(rows)}))) == [["姓名"]]


def test_blocks_over_the_whole_sheet_are_one() -> None:
    merges = '<mergeCells count="2000">' + '<mergeCell ref="A1:XFD1048576"/>' * 2_000 + "</mergeCells>"
    rows = '<row r="1"><c r="A1" t="str"><v>姓名</v></c><c r="B1" t="str"><v>旧</v></c></row>'
    grid = only(with_parts(FORM, {SHEET: sheet_xml(rows, merges)}))
    assert (lists(grid), grid.merges) == ([["姓名"]], (Span(1, 1, 1_048_576, 16_384),))
