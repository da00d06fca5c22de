"""Workbooks that Excel opens as if nothing were amiss, and calamine by itself does not."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from sync.model import Broken, Workbook
from sync.sheets.received.open_file import opened
from tests.containers import zipped
from tests.markdown import workbook

FORM = workbook("# 一表\n| 姓名 | 单位 |\n| 示例一 | 甲 |\n\n# 二表\n| 姓名 |\n| 示例二 |")
ONE, TWO = ("一表", [["姓名", "单位"], ["示例一", "甲"]]), ("二表", [["姓名"], ["示例二"]])
SHEET, MAIN, RELATIONS = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
MACROS = "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet"
MACRO = (
    b'<xm:macrosheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    b'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
    b"</sheetData></xm:macrosheet>"
)
STATE, SHEETS, ROWS = 'state="visible"', "</sheets>", "</sheetData>"


def parts() -> dict[str, str]:
    with ZipFile(BytesIO(FORM)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def changed(name: str, old: str, new: str) -> dict[str, str]:
    own = parts()
    assert old in own[name]
    return own | {name: own[name].replace(old, new)}


def shown(made: dict[str, str]) -> list[tuple[str, list[list[object]]]]:
    book = opened(zipped({name: text.encode() for name, text in made.items()}))
    assert isinstance(book, Workbook), book
    return [(grid.name, [list(row) for row in grid.rows]) for grid in book.grids]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (MAIN, STATE, 'state="show"'),
        (MAIN, SHEETS, f'<sheet name="三表" sheetId="9"/>{SHEETS}'),
        (MAIN, SHEETS, f'<sheet {R} name="三表" sheetId="9" r:id="rId99"/>{SHEETS}'),
        (SHEET, 'ref="A1:B2"', 'ref="#REF!"'),
        (SHEET, 'ref="A1:B2"', 'ref=""'),
        (SHEET, ROWS, f'{ROWS}<mergeCells count="1"><mergeCell ref="#REF!"/></mergeCells>'),
        (SHEET, ROWS, f'{ROWS}<mergeCells count="1"><mergeCell ref="A:B"></mergeCell></mergeCells>'),
        (SHEET, 'r="B2"', 'r="?"'),
        (SHEET, 'r="B2" t="inlineStr"', 'r="" t="inlineStr"'),
        (SHEET, '<row r="2"', '<row r="x"'),
        (SHEET, "</row></sheetData>", '<c r="C2" t="zz"/></row></sheetData>'),
    ],
    ids=[
        "state",
        "no-relation",
        "lost-relation",
        "span",
        "no-span",
        "merge",
        "columns",
        "cell",
        "nowhere",
        "row",
        "kind",
    ],
)
def test_what_is_odd_elsewhere_hides_no_cell(name: str, old: str, new: str) -> None:
    assert shown(changed(name, old, new)) == [ONE, TWO]


def test_a_sheet_whose_part_is_not_there_leaves_the_others() -> None:
    own = parts()
    del own["xl/worksheets/sheet2.xml"]
    assert shown(own) == [ONE]


def test_the_main_part_may_be_called_workbook2() -> None:
    own = parts()
    moved = {MAIN: "xl/workbook2.xml", RELATIONS: "xl/_rels/workbook2.xml.rels"}
    named = {moved.get(name, name): text.replace("xl/workbook.xml", "xl/workbook2.xml") for name, text in own.items()}
    assert shown(named) == [ONE, TWO]


def test_a_sheet_of_excel_4_macros_is_passed_over() -> None:
    own = changed(MAIN, SHEETS, f'<sheet {R} name="Macro1" sheetId="9" state="hidden" r:id="rId77"/>{SHEETS}')
    target = f'<Relationship Id="rId77" Type="{MACROS}" Target="macrosheets/sheet1.xml"/></Relationships>'
    own[RELATIONS] = own[RELATIONS].replace("</Relationships>", target)
    assert shown(own | {"xl/macrosheets/sheet1.xml": MACRO.decode()}) == [ONE, TWO]


def test_an_error_of_a_newer_excel_is_a_broken_cell_with_its_own_text() -> None:
    own = changed(SHEET, "</row></sheetData>", '<c r="C2" t="e"><v>#BUSY!</v></c></row></sheetData>')
    assert shown(own) == [("一表", [["姓名", "单位"], ["示例一", "甲", Broken("#BUSY!")]]), TWO]


def test_hidden_sheets_stay_hidden_and_days_are_counted_from_1904() -> None:
    own = changed(MAIN, STATE, 'state="Hidden"')
    own[MAIN] = own[MAIN].replace("<workbookPr/>", '<workbookPr date1904="1"/>')
    own[SHEET] = own[SHEET].replace("</row></sheetData>", '<c r="C2" t="d"><v>2014-09-01</v></c></row></sheetData>')
    book = opened(zipped({name: text.encode() for name, text in own.items()}))
    assert isinstance(book, Workbook)
    assert [grid.hidden for grid in book.grids] == [True, True]
