"""Award types are data: a third one, added in configuration alone, is asked for, checked, summed up, written of."""

import re
import shutil
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from sync.plan import Plan, load
from sync.report import Occasion, report
from sync.sheets.issued.blank import blank_workbook

CONFIG = Path(__file__).parents[2] / "config"
AWARD = """
[[awards]]
key = "school"
title = "优秀成人继续教育院校"
unit = "所"
form = "school"
round = "regular"
city_quota = { max = 1 }
province_quota = { exactly = 3 }
name_field = "name"
unit_field = "district"
summary = ["name", "district", "learners"]
conditions = ["面向成人开展继续教育，办学规范。"]
"""
FORM = """
[[forms]]
key = "school"
title = "优秀成人继续教育院校"
kind = "list"
prefix = "Y"
award = "school"
round = "regular"
note = "每市不超过1所。"
fields = [
    { key = "city", title = "地市", type = "city", required = true },
    { key = "name", title = "院校名称", type = "text", required = true, max = 40 },
    { key = "district", title = "所在县（市、区）", type = "district", required = true },
    { key = "learners", title = "年培训人次", type = "count", required = true, min = 100 },
]
checks = [{ rule = "unique", fields = ["name"], scope = "province" }]
"""


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    config = Path(shutil.copytree(CONFIG, tmp_path / "config"))
    for name, more in (("plan.toml", AWARD), ("forms.toml", FORM)):
        path = config / "2014" / name
        text = path.read_text(encoding="utf-8")
        if name == "plan.toml":
            text = re.sub(r"\n(# 核验意见的级别)", rf"\n{AWARD}\n\1", text)
        path.write_text(text if name == "plan.toml" else text + more, encoding="utf-8")
    return load(2014, config)


def filled(plan: Plan, code: str, name: str, learners: str) -> bytes:
    """Return a city's blank with the third award's row filled in."""
    book = load_workbook(BytesIO(blank_workbook(plan, plan.city_by_code[code])))
    sheet = book["优秀成人继续教育院校"]
    for column, value in ((5, name), (6, "禅城区" if code == "440600" else "蓬江区"), (7, learners)):
        sheet.cell(6, column).value = value
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def test_a_third_award_goes_all_the_way(plan: Plan, tmp_path: Path) -> None:
    inbox = tmp_path / "收件"
    inbox.mkdir()
    (inbox / "佛山市.xlsx").write_bytes(filled(plan, "440600", "示例职工学校", "5000"))
    (inbox / "江门市.xlsx").write_bytes(filled(plan, "440700", "示例社区学院", "50"))
    now = datetime(2014, 9, 9, tzinfo=UTC)
    run = Occasion(plan, inbox, tmp_path / "结果", tmp_path / "存档", now)
    made = report(run, lambda items, _: items)

    schools = {each.city: made.judged.progress.form(each.city, "school") for each in made.judged.verdicts}
    assert [str(schools[code].status) for code in ("440600", "440700")] == ["已接收", "待修改"]
    assert [each.code for entry in schools["440700"].entries for each in entry.findings] == ["too-small"]

    summary = load_workbook(run.out / "推荐汇总表.xlsx")["优秀成人继续教育院校"]
    assert "示例职工学校" in [cell for row in summary.iter_rows(values_only=True) for cell in row]

    for name in ("活动周通知", "推荐函-一般推荐"):
        document = docx.Document(str(run.out / "公文" / f"{name}.docx"))
        tables = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
        text = "".join([*(each.text for each in document.paragraphs), *tables])
        assert "优秀成人继续教育院校" in text, name
