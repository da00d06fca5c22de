from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sync.inbox.receipt_log import folded, moment

CHINA = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("written", "understood"),
    [
        ("2014-09-10 17:30", datetime(2014, 9, 10, 17, 30, tzinfo=CHINA)),
        ("2014/9/10 7:05", datetime(2014, 9, 10, 7, 5, tzinfo=CHINA)),
        ("2014年9月10日 17时30分", datetime(2014, 9, 10, 17, 30, tzinfo=CHINA)),
        ("２０１４.９.１０　17:30:59", datetime(2014, 9, 10, 17, 30, 59, tzinfo=CHINA)),
        ("2014-09-10", datetime(2014, 9, 10, tzinfo=CHINA)),
        ("2014-09-10T09:30:00+00:00", datetime(2014, 9, 10, 9, 30, tzinfo=UTC)),
        ("20140910T173000", datetime(2014, 9, 10, 17, 30, tzinfo=CHINA)),
    ],
)
def test_moments_are_read_as_officials_write_them(written: str, understood: datetime) -> None:
    assert moment(written, Path("收件登记.csv"), 2, CHINA) == understood


def test_names_are_compared_without_case_slash_and_composition() -> None:
    assert folded(".\\佛山市\\Cafe\u0301.XLSX") == folded("佛山市/Café.xlsx")
