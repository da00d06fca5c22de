"""Offsets of signature and date (7.3.5), in 字 from the right."""

import pytest

from sync.documents.gongwen.foot.endings import sealed, unsealed

DATE = "2014年9月1日"  # six 字 wide


def test_a_sealed_name_is_centred_on_its_date() -> None:
    assert sealed(["示例协会"], DATE) == ([5.0], 4.0)


def test_a_long_sealed_name_keeps_to_the_margin() -> None:
    assert sealed(["示例省示例市示例县示例协会示例秘书处"], DATE) == ([0.0], 6.0)


@pytest.mark.parametrize(
    ("organ", "expected"),
    [
        ("示例省示例市协会", ([2.0], 2.0)),
        ("示例省示例市示例协会", ([2.0], 4.0)),
        ("示例社", ([7.0], 2.0)),
    ],
)
def test_an_unsealed_date_begins_two_after_its_name(organ: str, expected: tuple[list[float], float]) -> None:
    assert unsealed([organ], DATE) == expected
