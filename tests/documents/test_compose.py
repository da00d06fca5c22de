"""Which documents are due, and what they say."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta, timezone

import msgspec
import pytest

from sync.answers import Answer, ResultLine
from sync.documents.compose import Composed, compose, templates
from sync.documents.contexts import Scene
from sync.documents.gongwen import Paragraph, Table, text_of
from sync.model import CityVerdict, FormVerdict, Severity, Status, Submission, Verdict
from sync.plan import Award, Form, Plan
from sync.progress import measure
from sync.season import Season
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


def named(made: Iterable[Composed], name: str) -> Composed:
    return next(each for each in made if each.path == f"公文/{name}.docx")


def rows(table: object) -> list[list[str]]:
    assert isinstance(table, Table)
    return [[text_of(cell) for cell in row] for row in (table.header, *table.rows)]


def texts(made: Composed) -> list[str]:
    blocks = [*made.document.blocks, *(block for annex in made.document.annexes for block in annex.blocks)]
    cells = [cell for block in blocks if isinstance(block, Table) for row in rows(block) for cell in row]
    return [text_of(block.runs) for block in blocks if hasattr(block, "runs")] + cells


def test_a_silent_season_has_a_notice_a_summary_and_a_reminder_for_every_city() -> None:
    made = [each.path for each in compose(scene(), templates())]
    reminders = [f"公文/催报函-{city.name}.docx" for city in year().cities]
    assert made == ["公文/活动周通知.docx", *reminders, "公文/活动周总结.docx"]


def test_a_reminder_lists_exactly_what_is_missing() -> None:
    made = named(compose(scene(submission(STARS)), templates()), "催报函-广州市")
    (table,) = (block for block in made.document.blocks if isinstance(block, Table))
    assert rows(table) == [
        ["序号", "材料名称", "欠报数量", "规定报送时间", "情况"],
        ["1", "单位信息", "1份", "9月10日前（含当日）", "未到期"],
        ["2", "百姓学习之星", "至少1位", "9月10日前（含当日）", "未到期"],
        ["3", "终身学习活动品牌", "至少1个", "9月10日前（含当日）", "未到期"],
    ]


def test_a_recommendation_counts_the_rows_it_lists() -> None:
    made = named(compose(scene(submission(STARS)), templates()), "推荐函-特别推荐").document
    said = [
        text_of(block.runs) for block in made.blocks if isinstance(block, Paragraph | object) and hasattr(block, "runs")
    ]
    assert said[1] == "“百姓学习之星”候选对象1位，其中事迹特别感人的“百姓学习之星”1位：示例乙。"
    (annex,) = made.annexes
    assert (annex.title, annex.landscape) == ("2014年“百姓学习之星”推荐汇总表", True)
    assert [row[:3] for row in rows(annex.blocks[0])] == [["序号", "地市", "推荐类别"], ["1", "佛山市", "事迹特别感人"]]


def test_a_recommendation_holds_the_candidates_of_its_round_only() -> None:
    made = named(compose(scene(submission(STARS)), templates()), "推荐函-一般推荐").document
    assert [row[3] for row in rows(made.annexes[0].blocks[0])] == ["姓名", "示例甲"]


def test_personal_fields_need_leave() -> None:
    plan = year()
    awards = tuple(msgspec.structs.replace(each, summary=("name", "phone")) for each in plan.awards)
    shown = {}
    for leave in ((), ("star.phone",)):
        documents = tuple(msgspec.structs.replace(each, personal=leave) for each in plan.documents)
        made = compose(scene(submission(STARS), plan=replace(plan, awards=awards, documents=documents)), templates())
        shown[leave] = any("13800000001" in text for each in made for text in texts(each))
    assert shown == {(): False, ("star.phone",): True}


def test_a_correction_tells_all_defects_at_once() -> None:
    sent = submission(STARS)
    lines = [
        ResultLine(Severity.ERROR, "百姓学习之星", "H6、H7", "440600-S01", "出生年月", "示例问题。", "请示例。"),
        ResultLine(Severity.HINT, "百姓学习之星", "F6", "440600-S01", "姓名", "示例提示。", "不用改。"),
        ResultLine(Severity.WARNING, "", "", "", "", "示例警告。", "请核实。"),
    ]
    made = scene(sent, answers={"440600": Answer((), tuple(lines), "")})
    verdict = replace(made.progress.by_city["440600"], status=Status.RETURNED)
    made = replace(made, progress=measure([verdict], made.season))
    document = named(compose(made, templates()), "补正通知-佛山市").document
    assert [rows(block)[1:] for block in document.blocks if isinstance(block, Table)] == [
        [["1", "百姓学习之星", "H6、H7", "示例问题。", "请示例。"]],
        [["1", "整个文件", "—", "示例警告。", "请核实。"]],
    ]
    assert "请于2014年9月10日前将改好的申报表发至我会电子邮箱，以最后一次报送的为准。" in texts(
        named(compose(made, templates()), "补正通知-佛山市")
    )


def test_a_third_award_comes_by_configuration_alone() -> None:
    plan = year()
    star, form = plan.award_by_key["star"], plan.form_by_key["star"]
    award = msgspec.structs.replace(
        star, key="school", title="优秀成人继续教育院校", unit="所", form="school", special="", special_round=""
    )
    school = msgspec.structs.replace(form, key="school", title="优秀成人继续教育院校", prefix="C", award="school")
    third = with_third(plan, award, school)
    sent = submission(STARS.replace("百姓学习之星", "优秀成人继续教育院校").replace("-S", "-C"), plan=third)
    made = {each.path.split("/")[1]: texts(each) for each in compose(scene(sent, plan=third), templates())}
    assert [name for name, said in made.items() if not any("优秀成人继续教育院校" in text for text in said)] == []
    assert "“优秀成人继续教育院校”候选对象2所。" in made["推荐函-一般推荐.docx"]


def with_third(plan: Plan, award: Award, form: Form) -> Plan:
    return replace(plan, awards=(*plan.awards, award), forms=(*plan.forms, form))


@pytest.mark.parametrize(("example", "expected"), [(True, {"示例：由示例数据生成，非正式文件"}), (False, {""})])
def test_everything_from_the_example_says_so(*, example: bool, expected: set[str]) -> None:
    made = compose(scene(submission(STARS)), templates(), example=example)
    assert {each.document.banner for each in made} == expected


def test_two_runs_give_the_same_bytes() -> None:
    first, second = ([each.docx() for each in compose(scene(submission(STARS)), templates())] for _ in range(2))
    assert first == second
