"""Award types are data: a third one, added in configuration alone, is asked for, checked, summed up, written of."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from sync.commands.report import report
from sync.desk.run import Run
from sync.plan import Plan
from sync.sheets.blank.blank_workbook import blank_workbook
from tests.third_award import year_with_third_award


@pytest.fixture
def plan(tmp_path: Path) -> Plan:
    return year_with_third_award(tmp_path)


def filled(plan: Plan, code: str, name: str, learners: str) -> bytes:
    """Return a city's blank with the third award's row filled in."""
    book = load_workbook(BytesIO(blank_workbook(plan, plan.city_by_code[code])))
    sheet = book["优秀成人继续教育院校"]
    for column, value in ((5, name), (7, "禅城区" if code == "440600" else "蓬江区"), (8, learners)):
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
    run = Run(plan, inbox, tmp_path / "结果", tmp_path / "存档", now)
    made = report(run, lambda items, _: items)

    schools = {each.city: made.told.progress.form(each.city, "school") for each in made.told.verdicts}
    assert [str(schools[code].status) for code in ("440600", "440700")] == ["已接收", "待修改"]
    assert [each.code for entry in schools["440700"].entries for each in entry.findings] == ["too-small"]

    summary = load_workbook(run.out / "推荐汇总表.xlsx")["优秀成人继续教育院校"]
    assert "示例职工学校" in [cell for row in summary.iter_rows(values_only=True) for cell in row]

    for name in ("活动周通知", "推荐函-一般推荐"):
        document = docx.Document(str(run.out / "公文" / f"{name}.docx"))
        tables = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
        text = "".join([*(each.text for each in document.paragraphs), *tables])
        assert "优秀成人继续教育院校" in text, name
