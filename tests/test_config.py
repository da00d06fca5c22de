"""make config: a year is checked as a whole, and what follows from it can be read, printed and signed."""

import shutil
from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest

from scripts.config import main
from sync.commands.config import YearSheet, checked, on_screen, sheet_of
from sync.errors import PlanError
from sync.plan import open_year
from tests.fixed_year import CONFIG

TODAY = date(2015, 3, 1)


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONFIG, tmp_path / "config"))


def change(config: Path, file: str, old: str, new: str) -> None:
    path = config / file
    words = path.read_text(encoding="utf-8-sig")
    assert old in words
    path.write_text(words.replace(old, new, 1), encoding="utf-8")


def part(sheet: YearSheet, heading: str) -> list[str]:
    """Return the lines below a heading of the sheet, without empty ones."""
    lines = sheet.lines[sheet.lines.index(heading) + 1 :]
    end = next((number for number, each in enumerate(lines) if each.startswith("## ")), len(lines))
    return [each for each in lines[:end] if each]


def test_the_calendar_and_each_awards_rule_are_said(config: Path) -> None:
    change(config, "2014/plan.toml", "# require_from = 2014-09-30", "require_from = 2014-9-30")
    sheet = sheet_of(2014, TODAY, config)
    assert part(sheet, "## 日程") == [
        "| 日期 | 事项 | 说明 |",
        "| 2014年8月10日 | 特别推荐截止 | 至当日24时；逾期的待定，要记录决定 |",
        "| 2014年9月10日 | 一般推荐截止 | 至当日24时；逾期的待定，要记录决定 |",
        "| 2014年9月20日 | 缺证明材料的列为警告 |  |",
        "| 2014年9月30日 | 缺证明材料的列为错误 | 到期仍缺的退出评审 |",
        "| 2014年10月20日 | 活动安排截止 | 至当日24时，宽限24小时；逾期的照收 |",
        "| 2014年10月31日 | 参会回执截止 | 至当日24时；逾期的照收 |",
        "| 2014年12月10日 | 活动总结截止 | 至当日24时，宽限24小时；逾期的照收 |",
        "截止前10天起列入催报；补正、补报期限为发函之日起5天；推荐对象公示7天。",
    ]
    assert part(sheet, "## 奖项")[1] == (
        "1. 终身学习活动品牌：每市推荐1个，其中“特别受百姓喜爱”0～1个（计入总数）；"
        "全省遴选6个，其中“特别受百姓喜爱”1～2个，每市入选不超过1个。“特别受百姓喜爱”于2014年8月10日、其余于2014年9月10日截止。评分：百姓喜爱度35%（打0～100分）、"
        "持续性和规模25%（打0～100分）、特色25%（打0～100分）、示范作用15%（打0～100分）。"
    )


def test_each_document_has_its_when_and_to_whom(config: Path) -> None:
    rows = part(sheet_of(2014, TODAY, config), "## 公文")
    assert "| 推荐函 | 信函 | 每轮一份 | 有遴选结果后 | 中国成人教育协会 | 粤成教协函 |" in rows
    assert "| 催报函 | 信函 | 每市一份 | 有欠报的市 | 该市教育局 | 粤成教协函 |" in rows
    assert "| 邀请函 | 信函 | 每条一份 | 所列的表有已接收的内容 | （按内容） | 粤成教协函 |" in rows


def test_each_difference_from_last_year_is_said(config: Path) -> None:
    open_year(2015, None, config)
    change(config, "2015/plan.toml", "city_quota = { exactly = 1 }", "city_quota = { min = 1, max = 2 }")
    change(config, "2015/plan.toml", 'key = "lead", title = "引领性"', 'key = "model", title = "示范性"')
    ethnicity = 'title = "民族", type = "text", '
    change(config, "2015/forms.toml", f"{ethnicity}required = true, max = 10", f"{ethnicity}max = 12")
    rows = part(sheet_of(2015, TODAY, config), "## 与上年不同之处")
    expected = [
        "| 届次 | 10 | 11 |",
        "| 轮次“特别推荐” 日期 | 2014年8月10日 | 2015年8月10日 |",
        "| 奖项“百姓学习之星” 评分项“引领性” | 有 | （没有） |",
        "| 奖项“百姓学习之星” 评分项“示范性” | （没有） | 有 |",
        "| 奖项“终身学习活动品牌” 每市名额 | 1 | 1～2 |",
        "| 表“百姓学习之星” 栏目“民族” 必填 | 是 | 否 |",
        "| 表“百姓学习之星” 栏目“民族” 最大 | 10 | 12 |",
    ]
    assert [each for each in rows if each in expected] == expected
    assert rows[0] == "| 在哪里 | 2014年 | 2015年 |"


def test_the_same_year_again_has_no_difference(config: Path) -> None:
    sheet = sheet_of(2014, TODAY, config)
    assert part(sheet, "## 与上年不同之处") == ["没有2013年的配置，无从比较。"]


def test_the_page_is_a_document_to_sign(config: Path) -> None:
    sheet = sheet_of(2014, TODAY, config)
    page = docx.Document(BytesIO(sheet.docx))
    assert (sheet.name, page.paragraphs[0].text) == ("2014年度设置核对单.docx", "2014年度设置核对单")
    assert [[cell.text for cell in row.cells] for row in page.tables[-1].rows] == [
        ["核对人", "签字", "日期"],
        ["经办人", "", ""],
        ["秘书处负责人", "", ""],
    ]


def test_the_screen_has_no_markup_of_the_page(config: Path) -> None:
    lines = [*on_screen(sheet_of(2014, TODAY, config))]
    assert not [each for each in lines if "---" in each or "\ue000" in each]
    assert not [number for number, each in enumerate(lines[1:], 1) if not each and not lines[number - 1]]


def test_rules_and_codes_that_do_not_exist_are_told_together_with_their_lines(config: Path) -> None:
    change(config, "2014/plan.toml", '"discouraged@star.official"', '"discourage@star.official"')
    change(config, "2014/forms.toml", '{ rule = "similar"', '{ rule = "simliar"')
    with pytest.raises(PlanError) as refused:
        checked(2014, config)
    plan, forms = (config / "2014" / each for each in ("plan.toml", "forms.toml"))
    said = str(refused.value).split("\n")
    where = f"{forms}，第{line_of(forms, 'simliar')}行 表“终身学习活动品牌” 核对“simliar”"
    assert said[0].startswith(f"配置有误：{where}：没有这条规则，应为")
    where = f"{plan}，第{line_of(plan, 'discourage@')}行 severities discourage@star.official"
    assert said[1] == f"配置有误：{where}：没有这个意见代码，应为 templates/findings.toml 里的一个"


def line_of(path: Path, word: str) -> int:
    lines = path.read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if word in line)


def test_the_command_writes_the_page_or_says_what_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--out", str(tmp_path / "出"), "--year", "2014"]) == 0
    page = tmp_path / "出" / "2014年度设置核对单.docx"
    assert page.exists()
    assert capsys.readouterr().out.endswith(f"配置没有错误。打印、签字用的核对单：{page}\n")
    assert main(["--year", "1999"]) == 2
    assert "没有1999年的配置" in capsys.readouterr().err
