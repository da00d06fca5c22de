from datetime import date

from sync.documents.text.filters import FILTERS


def test_filters_write_as_officials_do() -> None:
    day = date(2014, 9, 1)
    made = [
        FILTERS["date"](day),
        FILTERS["day"](day),
        FILTERS["bracketed"](2014),
        FILTERS["names"](["示例甲", "示例乙"]),
        FILTERS["number"](35000),
        FILTERS["number"](350000),
        FILTERS["numeral"](12),
        FILTERS["counted"](2),
    ]
    assert made == ["2014年9月1日", "9月1日", "〔2014〕", "示例甲、示例乙", "35000", "35万", "十二", "两"]
