from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sync.errors import DeskError
from sync.inbox.receipt_log import folded, moment
from sync.inbox.receipt_moment import Moment
from tests.reading.spellings.spellings import Spelling, every

CHINA = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize("spelling", [each for each in every() if each.kind == "moment"], ids=str)
def test_moments_are_read_as_officials_write_them(spelling: Spelling) -> None:
    written = str(spelling.raw)
    if spelling.severity == "错误":
        with pytest.raises(DeskError, match=f"^收件登记有误：收件登记.csv 第2行：收到时间“{written}”看不懂，") as error:
            moment(written, Path("收件登记.csv"), 2, CHINA, spelling.year)
        assert [name for name in spelling.names if name not in str(error.value)] == []
    else:
        read = moment(written, Path("收件登记.csv"), 2, CHINA, spelling.year)
        assert read.at.astimezone(CHINA).strftime("%Y-%m-%d %H:%M:%S") == spelling.reading
        assert read.supposed == "".join(spelling.names)


@pytest.mark.parametrize(
    ("written", "understood"),
    [
        ("２０１４.９.１０　17:30:59", datetime(2014, 9, 10, 17, 30, 59, tzinfo=CHINA)),
        ("20140910T173000", datetime(2014, 9, 10, 17, 30, tzinfo=CHINA)),
        ("2014年9月10日（星期三）17:30", datetime(2014, 9, 10, 17, 30, tzinfo=CHINA)),
        ("2014年9月10日 星期三", datetime(2014, 9, 10, 23, 59, 59, tzinfo=CHINA)),
    ],
)
def test_more_moments(written: str, understood: datetime) -> None:
    assert moment(written, Path("收件登记.csv"), 2, CHINA, 2014) == Moment(understood)


def test_names_are_compared_without_case_slash_and_composition() -> None:
    assert folded(".\\佛山市\\Cafe\u0301.XLSX") == folded("佛山市/Café.xlsx")
