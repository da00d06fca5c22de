"""Rows below, beside and above a table, as offices fill them in: the sheets of tests/reading/rows."""

import pytest

from tests.reading.rows.row_cases import RowCase, came, every

CASES = list(every())


@pytest.mark.parametrize("case", CASES, ids=str)
def test_rows_are_sorted_so(case: RowCase) -> None:
    assert came(case.read()) == case.expected


def test_every_case_has_a_name_of_its_own_and_says_what_comes_of_it() -> None:
    assert len({case.name for case in CASES}) == len(CASES)
    assert [case.name for case in CASES if not case.expected] == []
