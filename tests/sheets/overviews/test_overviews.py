"""进度总览.xlsx and 推荐汇总表.xlsx: who stands where, who owes what, who is recommended."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from sync.answers import ResultLine
from sync.model import Address, Finding, Severity
from sync.progress import Progress, measure
from sync.sheets.overviews.progress_book import progress_workbook
from sync.sheets.overviews.summary_book import summary_workbook
from sync.status import judge
from tests.office import render, words
from tests.submissions import AUTUMN, season, submission, year

FOSHAN = """
# 单位信息
| 填报单位 | 示例市教育局 |
# 百姓学习之星
| 编号       | 推荐类别 | 姓名   | 出生年月 | 工作单位   | 职务职称 | 联系电话    | 曾获荣誉 |
|------------|----------|--------|----------|------------|----------|-------------|----------|
| 440600-S01 | 一般     | 示例甲 | 1962-05  | 示例社区   | =1+1     | 13800000000 | @示例    |
| 440600-S02 | 一般     | 示例乙 | 1970-01  | +示例单位  | 居民     | 13800000001 | -无      |
"""


def progress() -> Progress:
    """佛山 has sent three of the forms due, one star of it is to be mended; the other cities have sent nothing."""
    sent = submission(FOSHAN)
    whole = season(sent, now=AUTUMN)
    finding = Finding("required", Address("百姓学习之星", "G", 7), "star", "440600-S02", "sex", {"title": "性别"})
    return measure([judge(year().city_by_code["440600"], sent, [finding], whole)], whole)


LINES: Mapping[str, Sequence[ResultLine]] = {
    "440600": [ResultLine(Severity.ERROR, "百姓学习之星", "G7", "440600-S02", "性别", "“性别”没有填。", "=请补填。")]
}


def read(data: bytes) -> Workbook:
    return load_workbook(BytesIO(data))


def rows(sheet: Worksheet, first: int = 4) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first)]


def test_every_city_stands_in_its_row_and_the_whole_province_below() -> None:
    sheet = read(progress_workbook(progress(), LINES))["进度总览"]
    table = rows(sheet, 3)
    assert table[0] == [
        *("序号", "地市", "状态", "单位信息", "百姓学习之星", "终身学习活动品牌", "活动安排", "开幕式收看", "参会回执"),
        *("宣传报道", "活动总结", "先进单位", "应报", "已报", "完成率", "按时率", "最近收到"),
    ]
    idle = ["—", "未到期", "未到期", "—", "—", "—"]
    assert [row for row in table if row[1] in {"佛山市", "广州市"}] == [
        [1, "广州市", "未报", "未报", "未报", "未报", *idle, 3, 0, 0, 0, None],
        [5, "佛山市", "待修改", "已接收", "待修改", "未报", *idle, 3, 2, 0.6667, 0.6667, "08-01 09:30"],
    ]
    assert table[-1] == [
        *(None, "全省", None, "1/21", "1/21", "0/21", None, None, None, None, None, None),
        *(63, 2, 0.0317, 0.0317, None),
    ]
    assert (sheet["C8"].fill.fgColor.rgb, sheet["O8"].number_format) == ("00FFC7CE", "0%")
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("D4", "A3:Q24")
    assert (sheet.page_setup.orientation, sheet.print_title_rows) == ("landscape", "$3:$3")


def test_what_is_owed_and_what_was_found_are_lists() -> None:
    book = read(progress_workbook(progress(), LINES))
    owed, found = rows(book["欠报清单"]), rows(book["核验意见"])
    assert [row for row in owed if row[1] in {"佛山市", "广州市"}] == [
        [1, "广州市", "单位信息", "整表", "一般推荐", "2014年9月10日24时", "已逾期"],
        [2, "广州市", "百姓学习之星", "1位", "一般推荐", "2014年9月10日24时", "已逾期"],
        [3, "广州市", "终身学习活动品牌", "1个", "一般推荐", "2014年9月10日24时", "已逾期"],
        [13, "佛山市", "终身学习活动品牌", "1个", "一般推荐", "2014年9月10日24时", "已逾期"],
    ]
    assert book["欠报清单"]["A2"].value == "截至2014年9月20日12:00，共21个市欠报61项。零报告的不列入。"
    assert found == [
        [1, "佛山市", "错误", "百姓学习之星", "G7", "440600-S02", "性别", "“性别”没有填。", "=请补填。"],
    ]
    assert book["核验意见"]["A2"].value == "截至2014年9月20日12:00，共1个市1条：错误1条、警告0条、提示0条。"


def test_cities_are_counted_by_form_and_drawn_as_a_chart() -> None:
    book = read(progress_workbook(progress(), LINES))
    assert rows(book["分表统计"], 3) == [
        ["报表", "已接收", "待修改", "未报"],
        ["单位信息", 1, 0, 20],
        ["百姓学习之星", 0, 1, 20],
        ["终身学习活动品牌", 0, 0, 21],
    ]
    chart = book["分表统计"]._charts[0]  # noqa: SLF001  # openpyxl has no public way to look
    assert (chart.grouping, len(chart.series), chart.y_axis.scaling.max) == ("stacked", 3, 21)


def test_a_season_without_anything_says_so() -> None:
    early = replace(season(), now=AUTUMN.replace(month=3))
    book = read(progress_workbook(measure([], early), {}))
    assert book["欠报清单"]["A2"].value == "截至2014年3月20日12:00，没有欠报。"
    assert book["核验意见"]["A2"].value == "截至2014年3月20日12:00，没有核验意见。"
    assert read(summary_workbook(measure([], early)))["百姓学习之星"]["A2"].value == (
        "截至2014年3月20日12:00，没有收到推荐。"
    )


def test_candidates_stand_in_the_summary_without_personal_fields_and_without_formulas() -> None:
    data = summary_workbook(progress())
    book = read(data)
    assert book.sheetnames == ["百姓学习之星", "终身学习活动品牌"]
    assert rows(book["百姓学习之星"], 1) == [
        ["2014年全民终身学习活动周“百姓学习之星”推荐汇总表", *[None] * 11],
        ["截至2014年9月20日12:00，共收到2位，其中已接收1位。", *[None] * 11],
        [
            *("序号", "地市", "推荐类别", "姓名", "性别", "民族", "出生年月", "工作单位", "职务职称", "事迹标题"),
            *("曾获荣誉", "状态"),
        ],
        [1, "佛山市", "一般", "示例甲", None, None, "1962年5月", "示例社区", "=1+1", None, "@示例", "已接收"],
        [2, "佛山市", "一般", "示例乙", None, None, "1970年1月", "+示例单位", "居民", None, "-无", "待修改"],
    ]
    with ZipFile(BytesIO(data)) as archive:
        assert [name for name in archive.namelist() if b"<f>" in archive.read(name)] == []


def test_personal_fields_stay_out_even_when_the_year_lists_them() -> None:
    plan = year()
    first, *others = plan.awards
    listed = {name: getattr(first, name) for name in first.__struct_fields__} | {"summary": ("name", "phone")}
    plan = replace(plan, awards=(type(first)(**listed), *others))
    whole = season(submission(FOSHAN), plan=plan, now=AUTUMN)
    sheet = read(summary_workbook(measure([], whole)))["百姓学习之星"]
    assert [cell.value for cell in sheet[3]] == ["序号", "地市", "姓名", "状态"]


def test_the_example_season_says_so_in_every_title_and_the_same_input_gives_the_same_bytes() -> None:
    data = progress_workbook(progress(), LINES, example=True)
    assert data == progress_workbook(progress(), LINES, example=True)
    titles = [sheet["A1"].value for book in (data, summary_workbook(progress(), example=True)) for sheet in read(book)]
    assert [title for title in titles if not title.endswith("（示例）")] == []


@pytest.mark.office
def test_the_overview_prints_on_one_page_across(tmp_path: Path) -> None:
    source = tmp_path / "进度总览.xlsx"
    source.write_bytes(progress_workbook(progress(), LINES))
    found = words(render([source], tmp_path / "pdf")[0])
    page = {word.page for word in found if word.text in {"最近收到", "序号", "全省"} and word.page == 1}
    assert (page, {word.page for word in found if word.text == "最近收到"}) == ({1}, {1})
