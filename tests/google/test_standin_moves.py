"""Cells that go elsewhere without their rows: what references, protections and copies make of it."""

import pytest

from tests.google.people import CITY, Page, Person
from tests.google.refusals import Refusal
from tests.google.requests_rules import add_protected_range

OTHER = "other@example.org"


@pytest.fixture
def page(book: Person) -> Page:
    """Four names in B, in A what refers to them: by place, by its own row."""
    made = book.sheet("Sheet1")
    made.paste("B1", [["甲"], ["乙"], ["丙"], ["丁"]])
    for row in range(1, 5):
        made.edit(f"A{row}", f'=$B{row}&""')
        made.edit(f"C{row}", '=INDEX($B:$B,ROW())&""')
    return made


def column(page: Page, letter: str) -> list[str]:
    return [page[f"{letter}{row}"] for row in range(1, 5)]


def test_references_follow_cells_that_shift_and_die_with_those_deleted(page: Page) -> None:
    page.delete_cells("B2:B2")
    assert column(page, "B") == ["甲", "丙", "丁", ""]
    assert column(page, "A") == ["甲", "#REF!", "丙", "丁"]
    assert column(page, "C") == ["甲", "丙", "丁", ""]


def test_cells_inserted_push_those_below(page: Page) -> None:
    page.insert_cells("B2:B3")
    assert column(page, "B") == ["甲", "", "", "乙"]
    assert column(page, "A") == ["甲", "乙", "丙", "丁"]
    assert column(page, "C") == ["甲", "", "", "乙"]


def test_cells_may_shift_sideways(page: Page) -> None:
    page.clear("C1:C4")
    page.insert_cells("B3:B3", down=False)
    assert (page["B3"], page["C3"], page["A3"]) == ("", "丙", "丙")
    page.delete_cells("B3:B3", up=False)
    assert (column(page, "B"), column(page, "A")) == (["甲", "乙", "丙", "丁"], ["甲", "乙", "丙", "丁"])


def test_a_dragged_cell_takes_its_references_along_and_kills_those_to_what_it_covers(page: Page) -> None:
    page.drag("B1", "B3")
    assert column(page, "B") == ["", "乙", "甲", "丁"]
    assert column(page, "A") == ["甲", "乙", "#REF!", "丁"]
    assert column(page, "C") == ["", "乙", "甲", "丁"]


def test_a_range_follows_only_where_all_of_it_goes(page: Page) -> None:
    page.paste("E1", [['=COUNTIF(B1:B2,"甲")', '=COUNTIF(B1:B4,"甲")']])
    page.drag("B1:B2", "D5")
    assert page.entered()["E1"] == '=COUNTIF(D5:D6,"甲")'
    assert (page["E1"], page["F1"]) == ("1", "0")


def test_sorting_moves_no_reference_from_outside(page: Page) -> None:
    page.sort("B1:B4", "B")
    order = column(page, "B")
    assert order != ["甲", "乙", "丙", "丁"]
    assert (column(page, "A"), column(page, "C")) == (order, order)


def test_who_may_not_edit_a_cell_may_not_shift_it(book: Person, page: Page) -> None:
    span = {"sheetId": page.id, "startRowIndex": 2, "endRowIndex": 3, "startColumnIndex": 1, "endColumnIndex": 2}
    protection = {"range": span, "editors": {"users": [OTHER]}}
    add_protected_range(book.book, {"protectedRange": protection}, book.book.owner)
    before = page.entered()
    for act in (
        lambda: page.delete_cells("B1:B1"),
        lambda: page.insert_cells("B1:B1"),
        lambda: page.drag("B1", "B3"),
        lambda: page.sort("B1:B4", "B"),
    ):
        with pytest.raises(Refusal, match="protected cell"):
            act()
    assert (page.entered(), page.address) == (before, CITY)
    book.by(OTHER).sheet("Sheet1").delete_cells("B1:B1")
    assert column(page, "B") == ["乙", "丙", "丁", ""]


def test_there_is_one_protection_of_a_whole_sheet(book: Person, page: Page) -> None:
    whole = {"protectedRange": {"range": {"sheetId": page.id}}}
    add_protected_range(book.book, whole, book.book.owner)
    with pytest.raises(Refusal, match="already has sheet protection"):
        add_protected_range(book.book, whole, book.book.owner)


def test_a_reader_of_the_file_may_edit_no_protected_range(book: Person, page: Page) -> None:
    protection = {"range": {"sheetId": page.id}, "editors": {"users": [OTHER]}}
    add_protected_range(book.book, {"protectedRange": protection}, book.book.owner)
    said = [book.book.edits(each, OTHER) for each in page.protected_ranges]
    book.share(OTHER)
    assert (said, [book.book.edits(each, OTHER) for each in page.protected_ranges]) == ([False], [True])


def test_a_copy_of_a_tab_refers_to_itself(book: Person, page: Page) -> None:
    made = book.copy_tab("Sheet1", "副本")
    made.edit("B1", "改")
    assert (made["A1"], made["C1"], page["A1"], made.id != page.id) == ("改", "改", "甲", True)
    book.delete_tab("副本")
    assert book.titles == ["Sheet1"]


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        ('=VLOOKUP("*",$B$1:$C,1,FALSE)', "甲"),
        ('=VLOOKUP("?",$B$3:$C,1,FALSE)', "丙"),
        ('=IFERROR(VLOOKUP("~*",$B$1:$C,1,FALSE),"无")', "无"),
        ('=COUNTIF($B:$B,"*")', "4"),
        ('=SUBSTITUTE("a*b*","*","＊")', "a＊b＊"),
        ("=INDEX($1:$1,ROW(),COLUMN()-4)", "甲"),
    ],
)
def test_lookups_take_signs_for_patterns(page: Page, formula: str, shown: str) -> None:
    page.edit("F1", formula)
    assert page["F1"] == shown
