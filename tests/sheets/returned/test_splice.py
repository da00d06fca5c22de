"""Cells are set in the bytes of a sheet part; what is read back is what was set, and nothing else has changed."""

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from sync.sheets.returned.links import links_set, location
from sync.sheets.returned.parts.archive import UnfitArchiveError
from sync.sheets.returned.parts.contents import CachedFormula, Content, NewRow, Number, Text
from sync.sheets.returned.parts.dissection import read
from sync.sheets.returned.parts.splice import Edit, applied, cells_set, rows_replaced
from tests.markdown import workbook
from tests.sheets.returned.samples import parts_of, prefixed, zipped

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEET = "xl/worksheets/sheet1.xml"
BOOK = workbook("# 表\n| 一 |")


def part(inside: str) -> bytes:
    return f"<worksheet {MAIN}><sheetData>{inside}</sheetData></worksheet>".encode()


def inside(data: bytes) -> str:
    return data.decode().partition("<sheetData>")[2].partition("</sheetData>")[0]


def with_cells(data: bytes, contents: dict[tuple[int, int], Content]) -> bytes:
    return applied(data, cells_set(read(data), contents))


def values(data: bytes) -> dict[tuple[int, int], object]:
    """What openpyxl reads from a sheet part."""
    book = load_workbook(BytesIO(zipped(parts_of(BOOK) | {SHEET: data})), data_only=True)
    cells = (cell for row in book["表"].iter_rows() for cell in row)
    return {(cell.row, cell.column): cell.value for cell in cells if cell.value is not None}


def test_a_cell_keeps_its_style_and_its_neighbours_their_bytes() -> None:
    data = part('<row r="2" spans="1:3"><c r="A2" s="4" t="s"><v>0</v></c><c  r = "C2"><v>7</v></c></row>')
    assert inside(with_cells(data, {(2, 1): Text("甲")})) == (
        '<row r="2" spans="1:3"><c r="A2" s="4" t="inlineStr"><is><t>甲</t></is></c><c  r = "C2"><v>7</v></c></row>'
    )
    assert inside(with_cells(data, {(2, 2): Number(5, "9")})) == (
        '<row r="2"><c r="A2" s="4" t="s"><v>0</v></c><c r="B2" s="9"><v>5</v></c><c  r = "C2"><v>7</v></c></row>'
    )


def test_a_formula_stays_as_it_is_written_and_shows_a_new_value() -> None:
    data = part('<row r="1"><c r="A1" cm="1" t="str"><f ca="1">"旧"&amp;A2</f><v>旧</v></c></row>')
    assert inside(with_cells(data, {(1, 1): CachedFormula("a<b", "X()")})) == (
        '<row r="1"><c r="A1" cm="1" t="str"><f ca="1">"旧"&amp;A2</f><v>a&lt;b</v></c></row>'
    )
    assert inside(with_cells(data, {(1, 2): CachedFormula("新", 'A1&"新"', "3")})).endswith(
        '<c r="B1" s="3" t="str"><f>A1&amp;"新"</f><v>新</v></c></row>'
    )


def test_rows_and_cells_that_do_not_exist_are_put_in_in_order() -> None:
    data = part('<row r="2"/><row r="5"><c r="B5"/></row>')
    wanted: dict[tuple[int, int], Content] = {(row, 1): Text(str(row), "") for row in (1, 2, 3, 5, 9)}
    made = with_cells(data, wanted | {(5, 3): Text("C", "")})
    assert [row.number for row in read(made).rows] == [1, 2, 3, 5, 9]
    assert values(made) == {(1, 1): "1", (2, 1): "2", (3, 1): "3", (5, 1): "5", (5, 3): "C", (9, 1): "9"}


def test_places_that_are_not_written_are_counted() -> None:
    data = part("<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c r='D3'><v>3</v></c><c><v>4</v></c></row>")
    made = with_cells(data, {(1, 2): Number(20), (3, 5): Number(40), (2, 1): Number(9)})
    assert values(made) == {(1, 1): 1, (1, 2): 20, (2, 1): 9, (3, 4): 3, (3, 5): 40}


def test_an_empty_sheet_gets_its_first_row() -> None:
    data = f"<worksheet {MAIN}><sheetData/></worksheet>".encode()
    assert values(with_cells(data, {(3, 2): Text("甲")})) == {(3, 2): "甲"}


def test_text_is_never_a_formula_and_holds_nothing_xml_forbids() -> None:
    texts = ["=1+1", "+1", "-1", "@A1", " 前后空格 ", "一\r\n二\r三", 'a<b>&"c"', "a\x00\x0b\ufffeb", "\t"]
    made = with_cells(part(""), {(row, 1): Text(text) for row, text in enumerate(texts, start=1)})
    assert list(values(made).values()) == [*texts[:5], "一\n二\n三", 'a<b>&"c"', "ab", "\t"]
    assert "<f" not in inside(made)


def test_rows_are_replaced_from_one_on_and_the_size_follows() -> None:
    head = f'<worksheet {MAIN}><dimension ref="A1:D9"/><sheetData><row r="1"><c r="A1"/></row>'
    data = f'{head}<row r="5"><c r="A5"/></row>\n<row r="9"/></sheetData></worksheet>'.encode()
    rows = [NewRow({1: Number(1), 6: Text("x")}, 30.0), NewRow({}, 21.5)]
    made = applied(data, rows_replaced(read(data), 5, rows))
    assert made == data.replace(b"A1:D9", b"A1:F6").replace(b'<row r="5"><c r="A5"/></row>\n<row r="9"/>', (
        b'\n<row r="5" ht="30"><c r="A5"><v>1</v></c><c r="F5" t="inlineStr"><is><t>x</t></is></c></row>'
        b'<row r="6" ht="21.5"></row>'
    ))  # fmt: skip
    assert applied(made, rows_replaced(read(made), 5, rows)) == made


def test_links_stand_where_the_schema_wants_them_and_give_way_to_new_ones() -> None:
    data = f'<worksheet {MAIN}><sheetData/><mergeCells/><pageMargins left="1"/><drawing/></worksheet>'.encode()
    links = {"D5": location("甲's 表", "E6"), "D6": location("a<b", "A1")}
    made = applied(data, links_set(read(data), 5, links))
    assert [each.name for each in read(made).children] == [
        *("sheetData", "mergeCells", "hyperlinks", "pageMargins", "drawing"),
    ]
    assert b'location="&#x27;\xe7\x94\xb2&#x27;&#x27;s \xe8\xa1\xa8&#x27;!E6"' in made
    kept = made.replace(b"<hyperlinks>", b'<hyperlinks><hyperlink ref="A1" r:id="rId1"></hyperlink>')
    again = applied(kept, links_set(read(kept), 5, {"D5": "'x'!A1"}))
    assert again == data.replace(
        b"<pageMargins",
        b'<hyperlinks><hyperlink ref="A1" r:id="rId1"></hyperlink>'
        b'<hyperlink ref="D5" location="&#x27;x&#x27;!A1"/></hyperlinks><pageMargins',
    )
    assert applied(made, links_set(read(made), 5, {})) == data


@pytest.mark.parametrize(
    "data",
    [
        part("").decode().encode("utf-16"),
        b'<?xml version="1.0" encoding="GBK"?>' + part(""),
        b'<!DOCTYPE worksheet [<!ENTITY a "b">]>' + part(""),
        b"<chartsheet/>",
        part("<row r='x'/>"),
        part('<row><c r="ABCD1"/></row>'),
        part("")[:-5],
    ],
)
def test_what_is_no_sheet_part_we_can_patch_is_refused(data: bytes) -> None:
    with pytest.raises(UnfitArchiveError):
        read(data)


def test_edits_that_overlap_are_refused() -> None:
    with pytest.raises(UnfitArchiveError):
        applied(b"abc", [Edit(0, 2, b""), Edit(1, 3, b"")])


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)
PLACES = st.tuples(st.integers(1, 12), st.integers(1, 9))
CONTENTS = st.one_of(
    st.builds(Text, TEXTS),
    st.builds(Number, st.integers(-(10**9), 10**9)),
    st.builds(CachedFormula, TEXTS, st.just("A1")),
)


@settings(deadline=None, max_examples=60)
@given(
    st.dictionaries(PLACES, CONTENTS, max_size=25),
    st.dictionaries(PLACES, CONTENTS, max_size=12),
    st.sampled_from([bytes, prefixed]),
)
def test_whatever_is_set_is_read_back(
    before: dict[tuple[int, int], Content], after: dict[tuple[int, int], Content], written: Callable[[bytes], bytes]
) -> None:
    data = with_cells(part(""), before)
    made = with_cells(written(data), after)
    expected = {
        place: each.number if isinstance(each, Number) else each.text for place, each in (before | after).items()
    }
    assert values(made) == {place: value for place, value in expected.items() if value != ""}
    with ZipFile(BytesIO(zipped({SHEET: with_cells(made, after)}))) as archive:
        assert archive.read(SHEET) == made
