"""Titles turn between words."""

import pytest

from sync.documents.gongwen.head.breaks import title_lines

WEEK = "全民终身学习活动周"
OPENING = "总开幕式暨社区教育工作推进会"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("关于举办2014年全民终身学习活动周的通知", ["关于举办2014年全民终身学习活动周的通知"]),
        ("关于补正2014年全民终身学习活动周申报材料的通知", ["关于补正2014年", "全民终身学习活动周申报材料的通知"]),
        (
            "关于推荐2014年“百姓学习之星”和“终身学习活动品牌”候选对象的函",
            ["关于推荐2014年“百姓学习之星”和", "“终身学习活动品牌”候选对象的函"],
        ),
        (
            "关于召开2014年广东省全民终身学习活动周总开幕式暨社区教育工作推进会的通知",
            ["关于召开2014年广东省全民终身学习活动周", "总开幕式暨社区教育工作推进会的通知"],
        ),
        ("关于示例事项的\n通知", ["关于示例事项的", "通知"]),
    ],
)
def test_title_turns_between_words(title: str, expected: list[str]) -> None:
    assert title_lines(title, 20.1, (WEEK, OPENING)) == expected


def test_a_name_is_never_split() -> None:
    lines = title_lines("关于表扬示例欧阳诸葛司马上官等同志的通报示例示例", 12, ("示例欧阳诸葛", "司马上官"))
    assert [line for line in lines if "示例欧阳诸葛" in line or "司马上官" in line] == lines[: len(lines) - 1]


@pytest.mark.parametrize("length", [60, 99, 200, 5000])
def test_a_title_of_any_length_is_broken_at_once(length: int) -> None:
    lines = title_lines("示例" * length, 20.1)
    assert ("".join(lines), max(map(len, lines)) <= 20) == ("示例" * length, True)
