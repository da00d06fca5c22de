from hypothesis import given
from hypothesis import strategies as st

from sync.documents.text.inert import unwrap, visible, wrap

HOSTILE = "\r\n#*_`|[]()<>&{}%\\~！\t\x00\x07\x7f\ud800\ue000\ue001\ue002\uffff🎓喆1."


@given(st.text())
def test_a_value_comes_out_as_itself(value: str) -> None:
    assert unwrap(f"前{wrap(value)}后") == f"前{visible(value)}后"


def test_nothing_of_a_value_is_seen_on_its_way() -> None:
    assert set(wrap(HOSTILE)) <= set("0123456789abcdef\ue000\ue001")


def test_control_characters_are_shown() -> None:
    assert visible("甲\x07乙\x00\r\n丙\ud800") == "甲␇乙␀\n丙\ufffd"
