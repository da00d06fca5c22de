"""Wide tables are cut into pages about equally wide, none with a single stray column."""

import pytest

from sync.sheets.printing import pages


@pytest.mark.parametrize(
    ("widths", "room", "expected"),
    [
        pytest.param([10, 20, 30], 60, [[10, 20, 30]], id="fits"),
        pytest.param([10, 20, 30, 10], 60, [[10, 20], [30, 10]], id="the last column is not left alone"),
        pytest.param([10, 20, 90, 10], 60, [[10, 20], [90], [10]], id="a column wider than the page has one to itself"),
    ],
)
def test_columns_are_cut_into_pages(widths: list[float], room: float, expected: list[list[float]]) -> None:
    assert pages(widths, 10, room) == expected
