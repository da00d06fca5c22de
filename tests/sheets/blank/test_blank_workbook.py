"""The blank workbook: what a city finds in it, what is locked, what it looks up, and that LibreOffice keeps it."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pymupdf
import pytest
from lxml import etree
from msgspec.structs import replace as changed
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from sync.plan import OFFICE, City, Form, Plan, load
from sync.sheets import results_layout as results
from sync.sheets.blank.blank_workbook import blank_workbook
from tests.markdown import table
from tests.office import convert, render
from tests.third_award import year_with_third_award


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load(2014)


@pytest.fixture(scope="module")
def foshan(plan: Plan) -> City:
    return plan.city_by_code["440600"]


@pytest.fixture(scope="module")
def made(plan: Plan, foshan: City) -> bytes:
    return blank_workbook(plan, foshan)


@pytest.fixture(scope="module")
def book(made: bytes) -> Workbook:
    return load_workbook(io.BytesIO(made))


@pytest.fixture(scope="module")
def small(plan: Plan) -> Plan:
    """Return the plan with one card and one list of four fields each."""
    unit, star = plan.form_by_key["unit"], plan.form_by_key["star"]
    return replace(
        plan,
        forms=(
            only(unit, "city", "contact", "mobile", "districts"),
            only(star, "city", "category", "name", "birth"),
        ),
    )


def only(form: Form, *keys: str) -> Form:
    return changed(form, fields=tuple(form.field(key) for key in keys), checks=())


def read(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data))


def rows(sheet: Worksheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def parts(data: bytes) -> Iterator[tuple[str, str]]:
    with ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            yield name, package.read(name).decode()


def asked(sheet: Worksheet, cell: str) -> DataValidation:
    """Return what Excel asks of one cell."""
    [found] = [each for each in sheet.data_validations.dataValidation if cell in each.sqref]
    return found


def test_a_list_has_hints_header_example_and_issued_rows(small: Plan, foshan: City) -> None:
    sheet = read(blank_workbook(small, foshan))["百姓学习之星"]
    assert [[row[0], *row[3:]] for row in rows(sheet)[2:]] == table("""
        | 自动编号，勿改 | 必填   | 必填<br>从下拉列表选 | 必填<br>与身份证件一致 | 必填<br>如：1962-05 |
        | 编号           | 地市   | 推荐类别             | 姓名                   | 出生年月            |
        | 示例           | 佛山市 | 一般                 | 示例甲                 | 1962-05             |
        | 440600-S01     | 佛山市 |                      |                        |                     |
        | 440600-S02     | 佛山市 |                      |                        |                     |
    """)


def test_status_and_remarks_look_up_the_row_s_own_key(small: Plan, foshan: City) -> None:
    sheet = read(blank_workbook(small, foshan))["百姓学习之星"]
    assert [row[1:3] for row in rows(sheet)[3:]] == [
        ["核验状态", "问题与修改建议"],
        [None, None],
        ['=IFERROR(VLOOKUP($A6,核验表,2,FALSE)&"","未报")', '=IFERROR(VLOOKUP($A6,核验表,3,FALSE)&"","")'],
        ['=IFERROR(VLOOKUP($A7,核验表,2,FALSE)&"","未报")', '=IFERROR(VLOOKUP($A7,核验表,3,FALSE)&"","")'],
    ]


def test_title_and_note_stand_above_with_the_deadline(book: Workbook) -> None:
    assert [(book[title]["B1"].value, book[title]["B2"].value) for title in ("活动安排", "活动总结")] == [
        (
            "活动安排（佛山市）",
            (
                "活动周期间的活动，一项一行；活动结束后补填实际人次。没有活动的，在第一行任一栏填“无”。"
                "报送截止：2014年10月20日24时。"
            ),
        ),
        (
            "活动总结（佛山市）",
            "举办活动周的市填报。人次填阿拉伯数字，不写“万”“余”。报送截止：2014年12月10日24时。",
        ),
    ]


def test_a_card_has_a_line_and_a_key_for_every_field(small: Plan, foshan: City) -> None:
    sheet = read(blank_workbook(small, foshan))["单位信息"]
    assert [[row[0], *row[3:]] for row in rows(sheet)[3:]] == table("""
        | 编号       | 项目             | 填写内容                       | 填写说明 |
        | 示例       |                  | 点中下面的格，会显示要求和示例 |          |
        | 440600-U01 | 地市             | 佛山市                         | 已预填   |
        | 440600-U02 | 联系人           |                                | 一人     |
        | 440600-U03 | 手机             |                                | 11位     |
        | 440600-U04 | 参加县（市、区） |                                | 几个之间用顿号隔开；东莞、中山不填 |
    """)


def test_the_hidden_sheets_hold_the_lists_and_the_marks(small: Plan, foshan: City) -> None:
    book = read(blank_workbook(small, foshan))
    assert [(sheet.title, sheet.sheet_state) for sheet in book] == [
        ("单位信息", "visible"),
        ("百姓学习之星", "visible"),
        ("核验结果", "visible"),
        ("_选项", "hidden"),
        ("_meta", "hidden"),
    ]
    assert rows(book["_选项"]) == table("""
        | 选项_参加县市区 | 选项_推荐类别 |
        | 禅城区          | 一般          |
        | 南海区          | 事迹特别感人  |
        | 顺德区          |               |
        | 三水区          |               |
        | 高明区          |               |
    """)
    assert rows(book["_meta"]) == table("""
        | template | 学习活动周-2014@1 |      |
        | year     | 2014              |      |
        | city     | 440600            |      |
        | name     | 佛山市            |      |
        | key      | 440600-U01        | unit |
        | key      | 440600-U02        | unit |
        | key      | 440600-U03        | unit |
        | key      | 440600-U04        | unit |
        | key      | 440600-S01        | star |
        | key      | 440600-S02        | star |
    """)
    assert {name: each.attr_text for name, each in book.defined_names.items()} == {
        "选项_参加县市区": "'_选项'!$A$2:$A$6",
        "选项_推荐类别": "'_选项'!$B$2:$B$3",
        "核验表": "'核验结果'!$J$5:$L$2000",
        "问题格": "'核验结果'!$N$5:$N$2000",
    }


def test_viewers_that_do_not_calculate_see_what_the_formulas_would_show(made: bytes) -> None:
    shown = load_workbook(io.BytesIO(made), data_only=True)["百姓学习之星"]
    assert [(shown.cell(row, 2).value, shown.cell(row, 3).value) for row in (6, 7)] == [("未报", None)] * 2
    empty = [name for name, part in parts(made) if re.search(r"</f><v\s*/>|</f><v></v>", part)]
    calculated = [name for name, part in parts(made) if re.search(r'<c [^>]*t="str"[^>]*><f>', part)]
    assert (len(calculated), set(empty) - set(calculated)) == (9, set())


def test_the_sheets_stand_in_the_order_of_the_plan(plan: Plan, foshan: City, book: Workbook) -> None:
    titles = [form.title for form in plan.forms_of(foshan)]
    assert book.sheetnames == [*titles, "核验结果", "_选项", "_meta"]


def test_only_what_the_city_fills_in_is_unlocked(plan: Plan, foshan: City, book: Workbook) -> None:
    assert {sheet.title for sheet in book if not sheet.protection.sheet or sheet.protection.password} == set()
    unlocked = {(sheet.title, cell.coordinate) for sheet in book for row in sheet for cell in row if open_to(cell)}
    lists = {
        (form.title, f"{get_column_letter(column)}{row}")
        for form in plan.forms_of(foshan)
        if form.kind == "list"
        for column, field in enumerate(form.fields, start=4)
        if field.type != "city"
        for row in range(6, 6 + plan.rows(form))
    }
    cards = {
        (form.title, f"E{row}")
        for form in plan.forms_of(foshan)
        if form.kind == "card"
        for row, field in enumerate(form.fields, start=6)
        if field.type != "city"
    }
    assert unlocked == lists | cards


def open_to(cell: Cell) -> bool:
    return not cell.protection.locked


def test_what_typing_would_mangle_is_text(book: Workbook) -> None:
    star, activities = book["百姓学习之星"], book["活动安排"]
    formats = {star[f"{column}4"].value: star[f"{column}6"].number_format for column in "FIOP"}
    assert formats == {"姓名": "@", "出生年月": "@", "身份证件号": "@", "联系电话": "@"}
    assert (activities["G6"].number_format, activities["K6"].number_format) == ("yyyy-mm-dd", "General")


def test_choices_are_enforced_districts_are_offered(book: Workbook) -> None:
    category, districts = asked(book["百姓学习之星"], "E6"), asked(book["活动安排"], "D6")
    assert (category.type, category.formula1, category.errorStyle) == ("list", "选项_推荐类别", "stop")
    assert (districts.type, districts.formula1, districts.errorStyle) == ("list", "选项_参加县市区", "warning")


def test_every_entry_cell_says_what_to_write_within_the_limits_of_excel(book: Workbook) -> None:
    every = [each for sheet in book for each in sheet.data_validations.dataValidation]
    silent = {
        (sheet.title, cell.coordinate)
        for sheet in book
        for row in sheet
        for cell in row
        if open_to(cell) and not any(cell.coordinate in each.sqref for each in sheet.data_validations.dataValidation)
    }
    assert silent == set()
    assert [each for each in every if not each.showInputMessage or not each.prompt] == []
    assert max(len(each.promptTitle) for each in every) <= 32
    assert max(len(each.prompt) for each in every) <= 255
    assert max(len(each.error or "") for each in every) <= 225


def test_problem_cells_are_found_by_key_and_title(book: Workbook) -> None:
    found = {
        (sheet.title, str(formats.sqref)): rule.formula[0]
        for sheet in (book["单位信息"], book["百姓学习之星"])
        for formats in sheet.conditional_formatting
        for rule in formats.rules
        if "问题格" in rule.formula[0]
    }
    assert found == {
        ("单位信息", "E6:E19"): 'COUNTIF(问题格,$A6&"/"&$D6)>0',
        ("百姓学习之星", "D6:X7"): 'COUNTIF(问题格,$A6&"/"&D$4)>0',
    }


def test_the_results_sheet_keeps_a_cell_of_every_look(book: Workbook) -> None:
    sheet = book["核验结果"]
    assert {sheet[cell].value for cell in results.SAMPLES.values()} == {f"样式:{look}" for look in results.SAMPLES}
    assert len({sheet[cell].style_id for cell in results.SAMPLES.values()}) == len(results.SAMPLES)
    assert sheet.column_dimensions["I"].hidden
    assert (sheet.column_dimensions["I"].min, sheet.column_dimensions["I"].max) == (9, 22)
    assert [cell.value for cell in sheet[4][:8]] == list(results.LIST_TITLES)


def test_a_city_without_districts_is_offered_its_towns_and_may_write_others(plan: Plan) -> None:
    sheet = read(blank_workbook(plan, plan.city_by_code["441900"]))["活动安排"]
    rule = asked(sheet, "D6")
    assert (rule.type, rule.errorStyle) == ("list", "warning")


def test_two_runs_give_the_same_bytes(plan: Plan, foshan: City, made: bytes) -> None:
    assert blank_workbook(plan, foshan) == made


def test_nothing_needs_extensions_of_excel(made: bytes) -> None:
    assert [name for name, part in parts(made) if "extLst" in part or "x14" in part] == []


def test_every_part_is_well_formed(made: bytes) -> None:
    for _, part in parts(made):
        etree.fromstring(part.encode())


def test_what_the_configuration_says_never_becomes_a_formula(small: Plan, foshan: City) -> None:
    form = small.forms[1]
    tricky = changed(form, note="=1+1", fields=(changed(form.fields[2], hint="=A1", example="=B1"), *form.fields[3:]))
    sheet = read(blank_workbook(replace(small, forms=(tricky,)), foshan))["百姓学习之星"]
    assert [(sheet[cell].value, sheet[cell].data_type) for cell in ("B2", "D5")] == [("=1+1", "s"), ("=B1", "s")]


def test_the_office_has_a_workbook_of_its_own(plan: Plan) -> None:
    book = read(blank_workbook(plan, OFFICE))
    assert book.sheetnames[:2] == ["嘉宾名单", "议程"]
    assert (book["嘉宾名单"]["A6"].value, book["_meta"]["B4"].value) == ("440000-JB01", "秘书处")


def test_a_third_award_needs_configuration_alone(tmp_path: Path) -> None:
    third = year_with_third_award(tmp_path)
    book = read(blank_workbook(third, third.city_by_code["440600"]))
    sheet = book["优秀成人继续教育院校"]
    assert [cell.value for cell in sheet[4][3:7]] == ["地市", "院校名称", "办学层次", "所在县（市、区）"]
    assert [sheet[f"A{row}"].value for row in range(6, 8)] == ["440600-Y01", None]
    assert asked(sheet, "F6").formula1 == "选项_办学层次"
    assert book.defined_names["选项_办学层次"].attr_text.startswith("'_选项'!")
    assert "优秀成人继续教育院校" in {cell.value for cell in book["填报说明"]["A"]}


@pytest.mark.office
def test_libreoffice_looks_verdicts_up_and_keeps_what_matters(made: bytes, tmp_path: Path) -> None:
    book = load_workbook(io.BytesIO(made))
    found = book["核验结果"]
    for cell, value in {
        "J5": "440600-S02",
        "K5": "待修改",
        "L5": "出生年月不是日期",
        "N5": "440600-S02/出生年月",
    }.items():
        found[cell] = value
    book.save(tmp_path / "报表.xlsx")
    [kept_file] = convert([tmp_path / "报表.xlsx"], tmp_path / "kept", "xlsx")
    shown = load_workbook(kept_file, data_only=True)["百姓学习之星"]
    assert [[cell.value or None for cell in row] for row in shown["A6:C7"]] == table("""
        | 440600-S01 | 未报   |                  |
        | 440600-S02 | 待修改 | 出生年月不是日期 |
    """)
    kept = load_workbook(kept_file)
    assert_kept(kept)


def assert_kept(kept: Workbook) -> None:
    star = kept["百姓学习之星"]
    assert kept.defined_names["核验表"].attr_text == "核验结果!$J$5:$L$2000"
    assert kept.defined_names["选项_推荐类别"].attr_text == "_选项!$C$2:$C$3"
    assert asked(star, "E6").formula1 == "选项_推荐类别"
    assert (asked(star, "E6").promptTitle, asked(star, "O6").error) == (
        "推荐类别",
        "“身份证件号”应为18位，请核对。如无误，点“是”保留。",
    )
    assert (star.protection.sheet, star["F6"].protection.locked, star["A6"].protection.locked) == (True, False, True)
    assert star["O6"].number_format == "@"
    formulas = {rule.formula[0] for formats in star.conditional_formatting for rule in formats.rules}
    assert {'COUNTIF(问题格,$A6&"/"&D$4)>0', '$B6="待修改"'} <= formulas
    looks = {kept["核验结果"][cell].value: kept["核验结果"][cell].fill.fgColor.rgb for cell in ("P2", "Q2", "R2")}
    assert looks == {"样式:错误": "FFFFC7CE", "样式:警告": "FFFFEB9C", "样式:提示": "FFDDEBF7"}


@pytest.mark.office
def test_libreoffice_colours_the_very_cell_complained_of(made: bytes, tmp_path: Path) -> None:
    plain, marked = load_workbook(io.BytesIO(made)), load_workbook(io.BytesIO(made))
    marked["核验结果"]["N5"] = "440600-U03/联系人"
    for name, book in (("白", plain), ("红", marked)):
        book["单位信息"]["E8"] = "示例甲"
        book.active = 1
        for sheet in book.sheetnames:
            book[sheet].sheet_state = "visible" if sheet == "单位信息" else "hidden"
        book.save(tmp_path / f"{name}.xlsx")
    red = {pdf.stem: reds(pdf) for pdf in render([tmp_path / "白.xlsx", tmp_path / "红.xlsx"], tmp_path / "pdf")}
    assert red == {"白": 0, "红": 1}


def reds(pdf: Path) -> int:
    """Count the areas filled with the red of a problem cell."""
    with pymupdf.open(pdf) as document:
        fills = [drawing["fill"] for page in document for drawing in page.get_drawings()]
    return sum(fill is not None and [round(255 * part) for part in fill] == [0xFF, 0xC7, 0xCE] for fill in fills)
