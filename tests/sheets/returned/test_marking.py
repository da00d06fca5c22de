"""The returned workbook: the verdict is in it, and every byte that is not ours is as the city sent it."""

import re
import warnings
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from sync.answers import Answer, answer
from sync.messages import Messages, Wording
from sync.model import Address, CityVerdict, Finding, FormVerdict, Received, Severity, Status, Verdict
from sync.sheets.blank.blank_workbook import blank_workbook
from sync.sheets.cell_text import height
from sync.sheets.returned.marking import marked
from tests.office import convert, render, words
from tests.sheets.returned.samples import changed, lived_in, parts_of, prefixed, records, sheet_name, zipped
from tests.submissions import year

STAR, RESULTS = "百姓学习之星", "核验结果"
MESSAGES = Messages(
    {
        "empty": Wording(Severity.ERROR, "“{title}”没有填。", "请补填。"),
        "long": Wording(Severity.ERROR, "“{title}”有{count}字。", "请压缩。"),
        "rare": Wording(Severity.HINT, "“{title}”有生僻字。", "不用改。"),
        "answer-errors": Wording(
            Severity.ERROR, "{city}{received}：{status}，{errors}、{warnings}、{hints}。", "请改。"
        ),
        "answer-clean": Wording(Severity.HINT, "{city}{received}：{status}。", "不用改。"),
    }
)
OURS = re.compile(rb'<(\w+:)?c r="[BC](?:[6-9]|\d\d)"(?:[^>]*/>|.*?</(?:\w+:)?c>)', re.DOTALL)
HEADING = "佛山市2014年9月5日09:00：待修改，2、0、1。请改。"


@cache
def blank() -> bytes:
    return blank_workbook(year(), year().city_by_code["440600"])


@cache
def verdict() -> Answer:
    """First star to be mended in two cells, the second accepted with a hint."""
    first = (
        star("empty", "F", 6, "name", title="姓名"),
        star("long", "S", 6, "deed", title="事迹简介", count=612),
    )
    second = (star("rare", "F", 7, "name", severity=Severity.HINT, title="姓名"),)
    entries = (
        Verdict("440600-S01", "star", Status.RETURNED, first),
        Verdict("440600-S02", "star", Status.REMARKED, second),
    )
    received = Received(1, "0" * 64, "示例.xlsx", "folder", datetime(2014, 9, 5, 1, tzinfo=UTC), 1)
    form = FormVerdict("star", Status.RETURNED, entries)
    return answer(CityVerdict("440600", Status.RETURNED, (form,), (), received), year(), MESSAGES)


def star(
    code: str, column: str, row: int, field: str, severity: Severity = Severity.ERROR, **params: object
) -> Finding:
    return Finding(code, Address(STAR, column, row), "star", f"440600-S0{row - 5}", field, params, severity)


def back(data: bytes, told: Answer | None = None) -> bytes:
    told = told or verdict()
    made = marked(data, told.marks, told.lines, told.heading, year())
    assert made is not None
    return made


def sheet(data: bytes, title: str, *, values: bool = True) -> Worksheet:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl would lose the extensions if it saved; here it only reads
        return load_workbook(BytesIO(data), data_only=values)[title]


def shown(data: bytes, first: int = 6, columns: str = "ABC") -> list[tuple[object, ...]]:
    """What a viewer that does not calculate shows of the two rows of stars."""
    made = sheet(data, STAR)
    return [tuple(made[f"{column}{row}"].value for column in columns) for row in (first, first + 1)]


STATUSES = [
    ("440600-S01", "待修改", "1. “姓名”没有填。请补填。\n2. “事迹简介”有612字。请压缩。"),
    ("440600-S02", "已接收（有提示）", "“姓名”有生僻字。不用改。"),
]


def test_the_status_cells_show_the_verdict_and_keep_their_formulas() -> None:
    made = back(blank())
    assert shown(made) == STATUSES
    assert sheet(made, STAR, values=False)["B6"].value == sheet(blank(), STAR, values=False)["B6"].value
    rows = CalamineWorkbook.from_filelike(BytesIO(made)).get_sheet_by_name(STAR).to_python(skip_empty_area=False)
    assert [row[:3] for row in rows[5:7]] == [list(each) for each in STATUSES]


def test_the_results_sheet_lists_the_findings_links_to_the_cells_and_feeds_the_formulas() -> None:
    made = sheet(back(blank()), RESULTS)
    rows = list(made.iter_rows(min_row=5, max_row=7, max_col=14, values_only=True))
    assert made["A2"].value == HEADING
    assert [row[:7] for row in rows] == [
        (1, "错误", STAR, "F6", "440600-S01", "姓名", "“姓名”没有填。"),
        (2, "错误", STAR, "S6", "440600-S01", "事迹简介", "“事迹简介”有612字。"),
        (3, "提示", STAR, "F7", "440600-S02", "姓名", "“姓名”有生僻字。"),
    ]
    assert [row[9:11] for row in rows] == [("440600-S01", "待修改"), ("440600-S02", "已接收（有提示）"), (None, None)]
    # A hint (生僻字 in S02) asks for nothing and leaves its cell as it is.
    assert [row[13] for row in rows] == ["440600-S01/姓名", "440600-S01/事迹简介", None]
    assert [made[f"D{row}"].hyperlink.location for row in (5, 6, 7)] == [
        f"'{STAR}'!{cell}" for cell in ("F6", "S6", "F7")
    ]
    assert made["B5"].style == "级别（错误）"


def test_only_our_cells_differ() -> None:
    sent = lived_in(blank(), STAR)
    made = back(sent)
    before, after = records(sent), records(made)
    touched = {sheet_name(sent, STAR), sheet_name(sent, RESULTS)}
    assert list(after) == list(before)
    assert {name for name in before if before[name] != after[name]} == touched
    old, new = (parts_of(each)[sheet_name(sent, STAR)] for each in (sent, made))
    assert OURS.sub(b"", new) == OURS.sub(b"", old)
    assert shown(made) == STATUSES
    results_before, results_after = (parts_of(each)[sheet_name(sent, RESULTS)] for each in (sent, made))
    assert outside(results_after) == outside(results_before)


def test_row_keys_stand_one_below_the_other_and_the_row_is_as_high_as_its_text() -> None:
    told = verdict()
    line = replace(told.lines[0], key="440600-S01、440600-S02、440600-S03", sentence="问" * 26, remedy="改")
    made = sheet(back(blank(), replace(told, lines=(line,))), RESULTS)
    assert made["E5"].value == "440600-S01\n440600-S02\n440600-S03"
    assert made["E5"].alignment.wrap_text
    assert made.row_dimensions[5].height == height(3)


def test_what_was_typed_below_the_frame_is_printed() -> None:
    book = load_workbook(BytesIO(blank()))
    framed = int(str(book[STAR].print_area).rpartition("$")[2])
    book[STAR].cell(framed + 3, 6).value = "示例丙"
    sent = BytesIO()
    book.save(sent)
    areas = [str(sheet(each, STAR).print_area) for each in (back(blank()), back(sent.getvalue()))]
    assert areas == [str(book[STAR].print_area), str(book[STAR].print_area).replace(f"${framed}", f"${framed + 3}")]


def outside(part: bytes) -> bytes:
    """Everything of the results sheet but its rows from 5 on, the line above them, links and size."""
    for ours in (
        rb'<row r="(?:[5-9]|\d\d+)".*</row>',
        rb'<c r="A2".*?</c>',
        rb"<hyperlinks>.*</hyperlinks>",
        rb"<dimension[^>]*>",
    ):
        part = re.sub(ours, b"", part, flags=re.DOTALL)
    return part


def test_marking_again_gives_the_same_bytes_and_a_new_verdict_replaces_the_old() -> None:
    once = back(lived_in(blank(), STAR))
    assert back(once) == once
    accepted = CityVerdict(
        "440600",
        Status.ACCEPTED,
        (FormVerdict("star", Status.ACCEPTED, (Verdict("440600-S01", "star", Status.ACCEPTED),)),),
    )
    told = answer(accepted, year(), MESSAGES)
    made = back(once, told)
    assert shown(made) == [("440600-S01", "已接收", None), ("440600-S02", "未报", None)]
    results = sheet(made, RESULTS)
    assert [cell.value for cell in results[5]][:14] == [None] * 9 + ["440600-S01", "已接收", None, None, None]
    assert (results.max_row, results["D5"].hyperlink) == (5, None)


def test_what_was_typed_over_our_formulas_gives_way_to_them() -> None:
    def typed(name: str, part: bytes) -> bytes:
        if name != sheet_name(blank(), STAR):
            return part
        return re.sub(rb'<c r="B6"( s="\d+")[^>]*>.*?</c>', rb'<c r="B6"\1 t="inlineStr"><is><t>x</t></is></c>', part)

    sent = changed(blank(), typed)
    made = back(sent)
    assert sheet(sent, STAR)["B6"].value == "x"
    assert shown(made) == STATUSES
    assert sheet(made, STAR, values=False)["B6"].value == sheet(blank(), STAR, values=False)["B6"].value
    assert sheet(made, STAR)["B6"].style == sheet(blank(), STAR)["B6"].style


def test_moved_rows_and_renamed_titles_are_found() -> None:
    """A clerk's programme may do what Excel's protection does not allow: three rows above, our titles renamed."""
    book = load_workbook(BytesIO(blank()))
    stars = book[STAR]
    stars["A4"], stars["B4"], stars["C4"] = "序号", "情况", "说明"
    for row in (6, 7):
        for column in "ABC":
            stars[f"{column}{row + 3}"].value = str(stars[f"{column}{row}"].value).replace(
                f"${'A'}{row}", f"$A{row + 3}"
            )
            stars[f"{column}{row}"].value = None
    sent = BytesIO()
    book.save(sent)
    assert shown(back(sent.getvalue()), first=9) == STATUSES


def test_a_column_the_city_renamed_is_red_under_its_new_title() -> None:
    book = load_workbook(BytesIO(blank()))
    book[STAR]["F4"] = "候选人"
    sent = BytesIO()
    book.save(sent)
    cells = [cell.value for cell in sheet(back(sent.getvalue()), RESULTS)["N"] if cell.value]
    assert cells == [
        *("问题格", "440600-S01/姓名", "440600-S01/事迹简介"),
        "440600-S01/候选人",
    ]


def test_prefixes_and_byte_order_marks_make_no_difference() -> None:
    names = {sheet_name(blank(), STAR), sheet_name(blank(), RESULTS)}
    sent = changed(blank(), lambda name, part: prefixed(part) if name in names else part)
    made = back(sent)
    assert shown(made) == STATUSES
    assert sheet(made, RESULTS)["D5"].hyperlink.location == f"'{STAR}'!F6"
    assert back(made) == made


def test_a_shared_formula_stays_shared() -> None:
    def share(name: str, part: bytes) -> bytes:
        if name != sheet_name(blank(), STAR):
            return part
        part = re.sub(rb'(<c r="B6"[^>]*>)<f>', rb'\1<f t="shared" ref="B6:B7" si="0">', part)
        return re.sub(rb'(<c r="B7"[^>]*>)<f>[^<]*</f>', rb'\1<f t="shared" si="0"/>', part)

    made = back(changed(blank(), share))
    assert shown(made) == STATUSES
    part = parts_of(made)[sheet_name(made, STAR)]
    assert re.findall(rb'<c r="B7".*?</c>', part) == [
        re.findall(rb'<c r="B7"[^>]*>', part)[0] + '<f t="shared" si="0"/><v>已接收（有提示）</v></c>'.encode()
    ]


def another_sheet(data: bytes) -> bytes:
    return changed(data, lambda _, part: part.replace(RESULTS.encode(), "结果表".encode()))


def in_utf_16(data: bytes) -> bytes:
    return changed(data, lambda name, part: part.decode().encode("utf-16") if "worksheets" in name else part)


def with_a_document_type(data: bytes) -> bytes:
    return changed(data, lambda name, part: b"<!DOCTYPE x>" + part if "worksheets" in name else part)


def with_a_formula_in_our_list(data: bytes) -> bytes:
    row = b'<row r="90"><c r="B90"><f>1+1</f><v>2</v></c></row></sheetData>'
    name = sheet_name(data, RESULTS)
    return changed(data, lambda each, part: part.replace(b"</sheetData>", row) if each == name else part)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"\xd0\xcf\x11\xe0" + data[4:600],
        lambda data: data[: len(data) // 2],
        lambda _: zipped({"word/document.xml": b"<w/>"}),
        another_sheet,
        in_utf_16,
        with_a_document_type,
        with_a_formula_in_our_list,
    ],
)
def test_what_is_not_ours_to_patch_gets_no_copy(spoil: Callable[[bytes], bytes]) -> None:
    told = verdict()
    assert marked(spoil(blank()), told.marks, told.lines, told.heading, year()) is None


@pytest.mark.office
def test_libreoffice_shows_the_verdict_in_what_it_saved_itself(tmp_path: Path) -> None:
    sent = tmp_path / "示例.xlsx"
    sent.write_bytes(lived_in(blank(), STAR))
    saved = convert([sent], tmp_path / "saved", "xlsx")[0].read_bytes()
    made = back(saved)
    assert shown(made) == STATUSES
    assert {name for name, part in parts_of(saved).items() if parts_of(made)[name] != part} == {
        sheet_name(saved, STAR),
        sheet_name(saved, RESULTS),
    }
    assert sheet(made, RESULTS)["B5"].fill.fgColor.rgb == "FFFFC7CE"
    target = tmp_path / "回执.xlsx"
    target.write_bytes(made)
    texts = words(render([target], tmp_path / "pdf")[0])
    page = next(word.page for word in texts if word.text == "百姓学习之星（佛山市）")
    assert [word.text for word in texts if word.page == page].count("待修改") == 1
