from sync.documents.gongwen import Heading, Item, Paragraph
from sync.documents.gongwen.body.numbering import hanzi, numbered


def test_numbers_start_anew_under_each_heading() -> None:
    blocks = [
        Heading(1, ()),
        Heading(2, ()),
        Heading(2, ()),
        Heading(1, ()),
        Heading(2, ()),
        Heading(3, ()),
        Heading(4, ()),
    ]
    assert [number for number, _ in numbered(blocks)] == ["一、", "（一）", "（二）", "二、", "（一）", "1.", "（1）"]


def test_items_start_anew_after_a_paragraph() -> None:
    blocks = [Item(1, ()), Item(2, ()), Item(2, ()), Item(1, ()), Paragraph(()), Item(1, ())]
    assert [number for number, _ in numbered(blocks)] == ["1.", "（1）", "（2）", "2.", "", "1."]


def test_hanzi_numbers() -> None:
    assert [hanzi(each) for each in (1, 10, 11, 20, 99, 100)] == ["一", "十", "十一", "二十", "九十九", "100"]
