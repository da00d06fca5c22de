"""What a cell says with the row above it, or for the cell beside it: 同上, 10月20日至26日."""

from datetime import date

from sync.model import Remark
from tests.grids import submission

HEAD = "| 编号 | 核验状态 | 问题 | 活动名称 | 活动类别 | 开始日期 | 结束日期 | 地点 | 主办单位 | 预计人次 |"
LINE = "|----|----|----|----|----|----|----|----|----|----|"


def activities(*rows: str) -> dict[str, tuple[list[object], dict[int, tuple[Remark, ...]]]]:
    text = "\n".join(["# 单位信息", "| 地市 | 佛山市 |", "", "# 活动安排", HEAD, LINE, *rows])
    columns = submission(text).tables["activities"].columns
    return {key: (list(column.values), dict(column.remarks)) for key, column in columns.items()}


def row(number: int, kind: str, start: str, end: str, host: str) -> str:
    key = f"440600-H{number:02}"
    return f"| {key} | | | 示例阅读日{number} | {kind} | {start} | {end} | 示例馆 | {host} | 300 |"


def test_the_row_above_is_repeated_down_the_column() -> None:
    made = activities(
        row(1, "同上", "2014-10-20", "", "示例区教育局"),
        row(2, "阅读", "同上", "", "〃"),
        row(3, "同上", "同上", "", "同上"),
    )
    again = Remark("repeats-above", {"reading": "示例区教育局"})
    assert made["host"] == (["示例区教育局"] * 3, {1: (again,), 2: (again,)})
    assert made["start"][0] == [date(2014, 10, 20)] * 3
    assert made["kind"] == (
        [None, "阅读", "阅读"],
        {0: (Remark("repeats-nothing"),), 2: (Remark("repeats-above", {"reading": "阅读"}),)},
    )


def test_a_span_fills_the_cell_of_the_last_day() -> None:
    made = activities(row(1, "阅读", "10月20日至26日", "", "示例区教育局"))
    said = Remark("date-span", {"reading": "2014-10-20", "last": "2014-10-26"})
    assert made["start"] == ([date(2014, 10, 20)], {0: (said,)})
    assert made["end"] == ([date(2014, 10, 26)], {})


def test_a_span_beside_another_last_day_is_asked() -> None:
    made = activities(row(1, "阅读", "10月20日至26日", "2014-10-27", "示例区教育局"))
    asked = Remark("read-either", {"readings": ("2014-10-26", "2014-10-27")})
    assert made["start"] == ([None], {0: (asked,)})
    assert made["end"] == ([date(2014, 10, 27)], {})
