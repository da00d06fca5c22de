"""Held against the page: what LibreOffice prints, in millimetres of ink, next to the standard's figures."""

from pathlib import Path

import pymupdf
import pytest

from sync.documents.gongwen import Annex, Document, render
from sync.documents.gongwen.office_style import FOUNDER
from tests import fonts, office
from tests.documents.gongwen.documents import letter, notice, paragraph, table
from tests.ink import bars, black, box, red

pytestmark = pytest.mark.office
FULL = "国" * 3000


def near(figure: float, tolerance: float = 1.0) -> object:
    return pytest.approx(figure, abs=tolerance)


def printed(folder: Path, **documents: Document) -> dict[str, Path]:
    paths = []
    for name, document in documents.items():
        paths.append(folder / f"{name}.docx")
        paths[-1].write_bytes(render(document))
    return {path.stem: path for path in office.render(paths, folder)}


def lines(pdf: Path, page: int) -> list[int]:
    """Count the 国 of each line of a page."""
    counts: dict[int, int] = {}
    with pymupdf.open(pdf) as document:
        for block in document[page - 1].get_text("rawdict")["blocks"]:
            for char in (c for line in block.get("lines", ()) for span in line["spans"] for c in span["chars"]):
                if char["c"] == "国":
                    height = round(char["origin"][1])
                    counts[height] = counts.get(height, 0) + 1
    return [counts[height] for height in sorted(counts)]


def texts(pdf: Path) -> list[str]:
    with pymupdf.open(pdf) as document:
        return [page.get_text().replace(" ", "") for page in document]


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    wide = Annex("示例宽表", (table("甲 乙 丙", *["1 2 3"] * 60),), landscape=True)
    return printed(
        tmp_path_factory.mktemp("printed"),
        notice=notice(paragraph(FULL)),
        letter=letter(paragraph(FULL)),
        wide=letter(paragraph("示例。"), annexes=(wide,)),
    )


def test_a_full_page_has_22_lines_of_28_characters(pdfs: dict[str, Path]) -> None:
    assert lines(pdfs["notice"], 2) == [28] * 22
    assert lines(pdfs["letter"], 2) == [28] * 22


def test_a_paragraph_is_indented_by_two_characters(pdfs: dict[str, Path]) -> None:
    assert lines(pdfs["notice"], 1)[0] == 26


def test_the_faces_are_those_asked_for(pdfs: dict[str, Path]) -> None:
    assert office.faces(pdfs["notice"]) == fonts.names(FOUNDER.title, FOUNDER.body, FOUNDER.song)


def test_the_mark_of_a_notice_is_35_mm_below_the_type_area(pdfs: dict[str, Path]) -> None:
    mark = box(red(pdfs["notice"]), 40, 100)
    assert mark
    assert (mark.top, (mark.left + mark.right) / 2) == (near(37 + 35), near(28 + 156 / 2))


def test_the_red_rule_is_4_mm_under_the_number_and_as_wide_as_the_type_area(pdfs: dict[str, Path]) -> None:
    (rule,) = bars(red(pdfs["notice"]))
    number = box(black(pdfs["notice"]), 95, rule.top - 1)
    assert number
    assert (rule.left, rule.right, rule.top - number.bottom) == (near(28), near(184), near(4))


def test_the_mark_of_a_letter_is_30_mm_below_the_edge(pdfs: dict[str, Path]) -> None:
    mark = box(red(pdfs["letter"]), 0, 44)
    upper = bars(red(pdfs["letter"]))[0]
    assert mark
    assert (mark.top, upper.top - mark.bottom) == (near(30), near(4))


def test_the_double_rules_of_a_letter(pdfs: dict[str, Path]) -> None:
    rules = bars(red(pdfs["letter"]))
    assert [(each.left, each.right) for each in rules] == [(near(20, 0.1), near(190, 0.1))] * 4
    assert [round(each.bottom - each.top, 1) for each in rules] == [0.8, 0.3, 0.2, 0.8]
    assert rules[-1].bottom == near(297 - 20, 0.1)


def test_the_number_of_a_letter_is_flush_right_under_the_rule(pdfs: dict[str, Path]) -> None:
    rules = bars(red(pdfs["letter"]))
    number = box(black(pdfs["letter"]), rules[1].bottom + 0.5, 62)
    assert number
    assert (number.right, number.top - rules[1].bottom) == (near(184), near(4.94))


def test_the_rules_of_a_letter_are_on_its_first_page_only(pdfs: dict[str, Path]) -> None:
    assert bars(red(pdfs["letter"], 2)) == []


def test_page_numbers_stand_7_mm_below_the_type_area_on_the_outer_side(pdfs: dict[str, Path]) -> None:
    odd, even = (box(black(pdfs["notice"], page), 263, 290) for page in (1, 2))
    assert odd
    assert even
    assert [(each.top + each.bottom) / 2 for each in (odd, even)] == [near(269), near(269)]
    assert (odd.right, even.left) == (near(184 - 4.94), near(28 + 4.94))


def test_the_first_page_of_a_letter_has_no_number(pdfs: dict[str, Path]) -> None:
    assert box(black(pdfs["letter"], 1), 263, 275) is None
    assert box(black(pdfs["letter"], 2), 263, 275) is not None


def test_the_imprint_ends_at_the_lower_edge_of_the_type_area(pdfs: dict[str, Path]) -> None:
    with pymupdf.open(pdfs["notice"]) as document:
        rules = bars(black(pdfs["notice"], len(document)))
    assert [(each.left, each.right) for each in rules] == [(near(28), near(184))] * 3
    assert [round(each.bottom - each.top, 2) for each in rules] == [near(0.35, 0.1), near(0.25, 0.1), near(0.35, 0.1)]
    assert rules[-1].bottom == near(262)


def test_the_number_of_a_landscape_page_stands_where_the_bound_sheet_has_it(pdfs: dict[str, Path]) -> None:
    numbers = [box(black(pdfs["wide"], page).crop((0, 0, 400, 2480)), 0, 210) for page in (2, 3)]
    even, odd = numbers
    assert even
    assert odd
    assert [(each.left + each.right) / 2 for each in numbers if each] == [near(28), near(28)]
    assert (even.top, odd.bottom) == (near(28 + 4.94), near(210 - 26 - 4.94))


def test_a_table_repeats_its_header_on_every_page(pdfs: dict[str, Path]) -> None:
    pages = texts(pdfs["wide"])[1:]
    assert [page.count("甲") for page in pages] == [1] * len(pages)


def test_around_page_breaks_the_date_has_company_and_the_imprint_is_last(tmp_path: Path) -> None:
    lengths = range(40, 460, 28)
    made = {
        f"{kind.__name__}{length}": kind(paragraph("国" * length), paragraph("特此示例。"))
        for length in lengths
        for kind in (notice, letter)
    }
    wrong = []
    for name, pdf in printed(tmp_path, **made).items():
        pages = texts(pdf)
        (dated,) = (page for page in pages if "\n2014年9月1日\n" in page)
        last = dated if name.startswith("letter") else next(page for page in pages if "印发" in page)
        if "特此示例" not in dated or "国" not in pages[0] or pages[-1] != last or len(pages) > 2:
            wrong.append(name)
    assert wrong == []
