from time import process_time

import pytest

from sync.model import Broken
from sync.sheets.received.file_formats.sheetxml import column_letters, column_number, is_sheet, lost, plain
from tests.containers import sheet_xml


def broken(rows: str) -> dict[tuple[int, int], Broken]:
    return dict(lost(sheet_xml(rows)).broken)


def test_errors_keep_their_text_and_place() -> None:
    rows = '<row r="4"><c r="B4" s="1" t="e"><f>A1</f><v>#N/A</v></c><c r="C4" t="n"><v>1</v></c></row>'
    assert broken(rows + "<row r=\"5\"><c r='AB5' t='e'><v>#DIV/0!</v></c></row>") == {
        (4, 2): Broken("#N/A"),
        (5, 28): Broken("#DIV/0!"),
    }


def test_a_formula_never_computed_is_broken() -> None:
    rows = (
        '<row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><f>1+1</f><v></v></c><c r="C1"><f>1+1</f><v/></c>'
        '<c r="D1"><f t="shared" si="0"/></c><c r="E1"><f>1+1</f><v>2</v></c><c r="F1"><v>3</v></c></row>'
    )
    assert broken(rows) == {(1, 1): Broken(), (1, 2): Broken(), (1, 3): Broken(), (1, 4): Broken()}


def test_a_formula_whose_result_is_empty_text_is_not_broken() -> None:
    assert broken('<row r="1"><c r="A1" t="str"><f>IF(1,"")</f><v></v></c></row>') == {}


def test_a_conditional_format_is_no_formula_of_a_cell() -> None:
    after = "<conditionalFormatting><cfRule><formula>1</formula></cfRule></conditionalFormatting>"
    assert lost(sheet_xml('<row r="1"><c r="A1"/></row>', after)).broken == {}


def test_cells_without_reference_are_counted() -> None:
    rows = '<row><c><v>1</v></c></row><row><c><v>1</v></c><c t="e"><v>#REF!</v></c></row>'
    assert broken(rows) == {(2, 2): Broken("#REF!")}


def test_hidden_rows_are_told_and_hidden_columns_are_not() -> None:
    rows = '<row r="2" hidden="1"/><row r="3"><c r="A3"><v>1</v></c></row><row spans="1:2" r="7" hidden="true"></row>'
    assert lost(b'<cols><col min="1" max="1" hidden="1"/></cols>' + sheet_xml(rows)).hidden_rows == {2, 7}


def test_prefixes_make_no_difference() -> None:
    prefixed = (
        sheet_xml('<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>').replace(b"<", b"<x:").replace(b"<x:/", b"</x:")
    )
    assert is_sheet(prefixed)
    assert lost(plain(prefixed)).broken == {(1, 1): Broken("#N/A")}


def test_columns_have_letters_and_numbers() -> None:
    letters = ("A", "Z", "AA", "XFD")
    assert [column_number(each.encode()) for each in letters] == [1, 26, 27, 16384]
    assert tuple(column_letters(column_number(each.encode())) for each in letters) == letters


def test_cells_beside_each_other_without_reference_are_counted_once_for_all() -> None:
    rows = "<row>" + '<c t="e"><v>#N/A</v></c>' * 16_000 + "</row>" + '<row hidden="1"></row>' * 20_000
    found = lost(sheet_xml(rows))
    assert set(found.broken) == {(1, column) for column in range(1, 16_001)}
    assert found.hidden_rows == frozenset(range(2, 20_002))


@pytest.mark.parametrize(
    "piece",
    [
        "<f/>" + " " * 99,
        "<c ",
        '<c t="e" ',
        't="e" ',
        '<c t="e">',
        "<f>",
        "<row hidden=",
        '<row hidden="1">',
        "<c><f/>",
    ],
)
def test_hostile_xml_takes_time_by_its_length(piece: str) -> None:
    def seconds(length: int) -> float:
        part = sheet_xml(piece * (length // len(piece)))
        took = []
        for _ in range(3):
            start = process_time()
            lost(part)
            took.append(process_time() - start)
        return min(took)

    few, many = seconds(150_000), seconds(1_200_000)
    assert many < 0.05 or many / few < 32, "8 times as long: 8 where it is linear, 64 where it is quadratic"
