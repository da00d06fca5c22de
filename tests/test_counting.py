"""字 are counted as the word count of Word counts them."""

import pytest

from sync.counting import count, is_slight


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("", 0),
        ("学习", 2),
        ("学习，周。", 5),
        ("学 习\n周", 3),
        ("2014年", 2),
        ("Excel表", 2),
        ("A B C", 3),
        ("2014-10-20", 1),
        ("well-known fact", 2),
        ("“学”——周…", 7),
        ("ＡＢ", 2),
        ("学　习", 2),
        ("𠮷田", 2),
        ("①学", 2),
    ],
)
def test_letters(text: str, letters: int) -> None:
    assert count(text) == letters


@pytest.mark.parametrize(
    ("letters", "bound", "slight"), [(970, 1000, True), (969, 1000, False), (1030, 1000, True), (1031, 1000, False)]
)
def test_a_text_may_miss_a_bound_by_three_per_cent(letters: int, bound: int, slight: bool) -> None:  # noqa: FBT001
    assert is_slight(letters, bound) == slight
