"""Whose workbook it is and of which year."""

from dataclasses import replace

import pytest

from sync.reading import read
from tests.grids import PLAN, drawn, reading, received, told

META = """
# _meta
| template | {template} |
| year | `{year}` |
| city | `{city}` |
| name | 佛山市 |
"""
COVER = "# 单位信息\n| 地市 | {} |\n| 填报单位 | 示例教育局 |\n| 联系人 | 示例甲 |\n"
STARS = "# 百姓学习之星\n| 编号 | 地市 | 推荐类别 | 姓名 |\n| {key} | {city} | 一般 | 示例某 |\n"
SHEET = "# 先进单位\n| 单位名称 | 单位类别 |\n| 示例学院 | 学校 |\n"


def meta(template: str = "学习活动周-2014@1", year: int = 2014, city: str = "440600") -> str:
    return META.format(template=template, year=year, city=city)


def owner(markdown: str, name: str = "报送.xlsx") -> tuple[str, list[str]]:
    made = reading(markdown, name)
    about = made.submission.observations if made.submission else made.findings
    codes = ("city", "cities", "file", "wrong", "no-")
    return made.submission.city if made.submission else "", [
        line for line in told(about) if any(code in line.split()[0] for code in codes)
    ]


@pytest.mark.parametrize(
    ("markdown", "name", "city"),
    [
        (meta() + SHEET, "报送.xlsx", "440600"),
        (COVER.format("佛山市"), "报送.xlsx", "440600"),
        (COVER.format("佛山"), "报送.xlsx", "440600"),
        (COVER.format("广东省佛山市"), "报送.xlsx", "440600"),
        (COVER.format("佛山巿"), "报送.xlsx", "440600"),
        (STARS.format(key="", city="佛山市"), "报送.xlsx", "440600"),
        (STARS.format(key="440600-S01", city=""), "报送.xlsx", "440600"),
        (SHEET, "佛山市报送.xlsx", "440600"),
        (SHEET, "2014佛山学习周（终稿）.xls", "440600"),
        (SHEET, "佛山市报省秘书处.xlsx", "440600"),
        ("# 颁牌名单\n| 牌匾 | 单位 |\n| 全国社区教育示范区 | 示例区 |", "牌匾.xlsx", "440000"),
        (meta(city="440000") + "# 颁牌名单\n| 牌匾 | 单位 |", "报送.xlsx", "440000"),
    ],
)
def test_the_city_is_found(markdown: str, name: str, city: str) -> None:
    assert owner(markdown, name) == (city, [])


@pytest.mark.parametrize(
    ("markdown", "name", "findings"),
    [
        (SHEET, "报送.xlsx", ["city-nowhere name=报送.xlsx"]),
        (SHEET, "佛山广州.xlsx", ["file-name-cities name=佛山广州.xlsx cities=('广州市', '佛山市')"]),
        (COVER.format("示例国"), "报送.xlsx", ["city-not-known 单位信息B1 value=示例国"]),
        (meta(year=2013, template="学习活动周-2013@1") + SHEET, "佛山.xlsx", ["wrong-year found=2013 wanted=2014"]),
        (
            meta(template="别的活动@1") + SHEET,
            "佛山.xlsx",
            ["wrong-template found=别的活动@1 wanted=学习活动周-2014@1"],
        ),
        (meta() + COVER.format("广州市"), "报送.xlsx", ["two-cities-marked 单位信息B1 first=佛山市 second=广州市"]),
        (
            meta() + STARS.format(key="440100-S01", city="广州"),
            "报送.xlsx",
            ["two-cities-marked 百姓学习之星B2 first=佛山市 second=广州市"],
        ),
    ],
)
def test_nobody_can_say_whose(markdown: str, name: str, findings: list[str]) -> None:
    assert owner(markdown, name) == ("", findings)


@pytest.mark.parametrize(
    ("markdown", "name", "findings"),
    [
        (
            meta() + COVER.format("佛山市") + STARS.format(key="440600-S01", city="广州"),
            "报送.xlsx",
            ["two-cities-marked 百姓学习之星B2 first=佛山市 second=广州市"],
        ),
        (
            COVER.format("佛山市") + STARS.format(key="440600-S01", city="广州"),
            "报送.xlsx",
            ["two-cities 百姓学习之星B2 first=佛山市 second=广州市 place=“单位信息”B1"],
        ),
        (meta() + SHEET, "广州市.xlsx", ["file-name-city name=广州市.xlsx found=广州市 city=佛山市"]),
        (meta() + SHEET, "2013年佛山市.xlsx", ["file-name-year name=2013年佛山市.xlsx found=2013 wanted=2014"]),
    ],
)
def test_contradictions(markdown: str, name: str, findings: list[str]) -> None:
    assert owner(markdown, name) == ("440600", findings)


def test_an_older_template_is_read_and_says_so() -> None:
    made = reading(meta(template="学习活动周-2014@0") + SHEET, "报送.xlsx").submission
    assert made is not None
    assert made.template == "学习活动周-2014@0"


def test_two_cities_stacked_in_one_sheet() -> None:
    drawn = STARS.format(key="", city="佛山市") + "| | 广州市 | 一般 | 示例乙 |"
    assert owner(drawn) == ("440600", ["two-cities 百姓学习之星B3 first=佛山市 second=广州市 place=“百姓学习之星”B2"])


@pytest.mark.parametrize(
    ("markdown", "channel", "city", "findings"),
    [
        (COVER.format("佛山市"), "网页·440600", "440600", []),
        (COVER.format("珠海市"), "网页·440600", "", ["sender-other 单位信息B1 found=珠海市 city=佛山市"]),
        (meta(city="440400") + SHEET, "网页·440600", "", ["sender-other found=珠海市 city=佛山市"]),
        (SHEET, "网页·440600", "440600", []),
        (COVER.format("珠海市"), "邮件·440600", "440400", []),
    ],
)
def test_what_a_city_sends_as_anothers_is_not_read(markdown: str, channel: str, city: str, findings: list[str]) -> None:
    made = read(drawn(markdown), replace(received("报送.xlsx"), channel=channel), PLAN)
    assert (made.submission.city if made.submission else "", told(made.findings)) == (city, findings)
