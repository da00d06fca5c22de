"""Seasons that documents are written from, everything that was sent being accepted."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone

from sync.answers import Answer
from sync.documents.contexts import Scene
from sync.model import CityVerdict, FormVerdict, Status, Submission, Verdict
from sync.plan import OFFICE, Plan
from sync.progress import measure
from sync.season import Season
from tests.documents.ballots import judged_year, selected
from tests.submissions import submission, year

BEIJING = timezone(timedelta(hours=8))
NOW = datetime(2014, 9, 5, 9, tzinfo=BEIJING)
STARS = """
# 百姓学习之星
| 编号       | 推荐类别     | 姓名   | 工作单位       | 联系电话    |
|------------|--------------|--------|----------------|-------------|
| 440600-S01 | 一般         | 示例甲 | 示例区示例社区 | 13800000000 |
| 440600-S02 | 事迹特别感人 | 示例乙 | 示例县示例村   | 13800000001 |
"""


def accepted(sent: Submission, plan: Plan) -> CityVerdict:
    """Say of everything sent that it is accepted, of everything else that it is not due."""
    forms = []
    for form in plan.forms:
        table = sent.table(form.key)
        status = Status.ACCEPTED if table else Status.MISSING
        entries = tuple(Verdict(key, form.key, Status.ACCEPTED) for key in table.keys) if table else ()
        forms.append(FormVerdict(form.key, status, entries, due=bool(table), on_time=True if table else None))
    return CityVerdict(sent.city, Status.ACCEPTED, tuple(forms), received=sent.received)


def scene(*sent: Submission, plan: Plan | None = None, answers: dict[str, Answer] | None = None) -> Scene:
    plan = plan or year()
    season = Season(plan, NOW, {each.city: each for each in sent})
    return Scene(measure([accepted(each, plan) for each in sent], season), answers or {})


def chosen_scene(plan: Plan | None = None) -> Scene:
    """Make a season in which the judges have given their marks."""
    return selected(scene(submission(STARS), plan=plan or judged_year()))


OFFICE_ROWS = """
# 机构名单
| 编号        | 机构     | 职务   | 姓名   | 单位职务         |
|-------------|----------|--------|--------|------------------|
| 440000-JG01 | 工作小组 | 组长   | 示例甲 | 示例厅副厅长     |
| 440000-JG02 | 办公室   | 主任   | 示例乙 | 示例协会秘书长   |
| 440000-JG03 | 工作小组 | 副组长 | 示例丙 | 示例协会会长     |
# 嘉宾名单
| 编号        | 姓名   | 单位     | 职务 | 称谓 | 会议               | 座次    |
|-------------|--------|----------|------|------|--------------------|---------|
| 440000-JB01 | 示例丁 | 示例单位 | 处长 | 先生 | 全省总开幕式·佛山  | 1排3座  |
| 440000-JB02 | 示例丁 | 示例单位 | 处长 | 先生 | 全国总开幕式·重庆  |         |
| 440000-JB03 | 示/例戊 | 示例单位 |      | 女士 | 全省总开幕式·佛山  |         |
# 议程
| 编号        | 日期       | 时间       | 内容     | 地点     | 主持人/发言人 |
|-------------|------------|------------|----------|----------|---------------|
| 440000-YC01 | 2014-11-14 | 9:30—10:00 | 示例致辞 | 示例会堂 | 示例甲        |
# 历届活动周
| 编号        | 年份 | 届次 | 参与城市数 | 县区数     |
|-------------|------|------|------------|------------|
| 440000-LJ01 | 2005 | 1    | 2          |            |
| 440000-LJ02 | 2013 | 9    | 8          | 示例：60个 |
"""
ATTENDANCE = """
# 参会回执
| 编号        | 会议               | 姓名   | 性别 | 单位   | 职务 | 手机        |
|-------------|--------------------|--------|------|--------|------|-------------|
| 440600-R01  | 全国总开幕式·重庆  | 示例己 | 男   | 示例局 | 科长 | 13800000002 |
| 440600-R02  | 全省总开幕式·佛山  | 示例庚 | 女   | 示例局 | 科员 | 13800000003 |
"""


def office_scene(*sent: Submission, plan: Plan | None = None, rows: str = OFFICE_ROWS) -> Scene:
    """Make a season in which the secretariat sent its own workbook, all of it accepted."""
    plan = plan or year()
    own = submission(rows, OFFICE.code, plan=plan)
    made = scene(*sent, plan=plan)
    season = replace(made.season, submissions={**made.season.submissions, OFFICE.code: own})
    return Scene(replace(made.progress, season=season), made.answers, accepted(own, plan))
