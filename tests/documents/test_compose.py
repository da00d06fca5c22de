"""Which documents are due, and what they say."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

import msgspec
import pytest

from sync.answers import Answer, ResultLine
from sync.documents.compose import Composed, compose, hindrance, templates
from sync.documents.gongwen import Attendance, Chart, FormTable, Heading, Paragraph, Series, TextTable, text_of
from sync.model import Severity, Status
from sync.plan import Award, Meeting, Plan
from sync.plan import Form as PlanForm
from sync.progress import measure
from sync.selection import Shortlist
from tests.documents.ballots import judged_year, selected
from tests.documents.scenes import ATTENDANCE, STARS, chosen_scene, office_scene, scene
from tests.submissions import submission, year


def named(made: Iterable[Composed], name: str) -> Composed:
    return next(each for each in made if each.path == f"公文/{name}.docx")


def rows(table: object) -> list[list[str]]:
    assert isinstance(table, TextTable)
    return [[text_of(cell) for cell in row] for row in (table.header, *table.rows)]


def texts(made: Composed) -> list[str]:
    blocks = [*made.document.blocks, *(block for annex in made.document.annexes for block in annex.blocks)]
    cells = [cell for block in blocks if isinstance(block, TextTable) for row in rows(block) for cell in row]
    return [text_of(block.runs) for block in blocks if hasattr(block, "runs")] + cells


def test_a_silent_season_has_a_notice_a_summary_and_a_reminder_for_every_city() -> None:
    made = [each.path for each in compose(scene(), templates())]
    reminders = [f"公文/催报函-{city.name}.docx" for city in year().cities]
    assert made == ["公文/活动周通知.docx", *reminders, "公文/活动周总结.docx"]


def test_a_reminder_lists_exactly_what_is_missing() -> None:
    made = named(compose(scene(submission(STARS)), templates()), "催报函-广州市")
    (table,) = (block for block in made.document.blocks if isinstance(block, TextTable))
    assert rows(table) == [
        ["序号", "材料名称", "欠报数量", "规定报送时间", "情况"],
        ["1", "单位信息", "1份", "9月10日前（含当日）", "未到期"],
        ["2", "百姓学习之星", "至少1位", "9月10日前（含当日）", "未到期"],
        ["3", "终身学习活动品牌", "至少1个", "9月10日前（含当日）", "未到期"],
    ]


def test_a_recommendation_counts_the_rows_it_lists() -> None:
    made = named(compose(chosen_scene(), templates()), "推荐函-特别推荐").document
    said = [
        text_of(block.runs) for block in made.blocks if isinstance(block, Paragraph | object) and hasattr(block, "runs")
    ]
    assert said[1] == "“百姓学习之星”推荐对象1位，其中事迹特别感人的“百姓学习之星”1位：示例乙。"
    annex, form = made.annexes
    assert (annex.title, annex.landscape) == ("2014年“百姓学习之星”推荐汇总表", True)
    assert (form.title, form.landscape) == ("“百姓学习之星”推荐表（示例乙）", False)
    assert [row[:3] for row in rows(annex.blocks[0])] == [["序号", "地市", "推荐类别"], ["1", "佛山市", "事迹特别感人"]]


def test_a_recommendation_holds_the_candidates_of_its_round_only() -> None:
    made = named(compose(chosen_scene(), templates()), "推荐函-一般推荐").document
    assert [row[3] for row in rows(made.annexes[0].blocks[0])] == ["姓名", "示例甲"]


def test_a_form_has_the_photo_beside_its_first_rows_and_joins_the_cells_below() -> None:
    made = named(compose(chosen_scene(), templates()), "推荐函-特别推荐").document
    (form,) = made.annexes[1].blocks
    assert isinstance(form, FormTable)
    assert [
        [(text_of(cell.runs), cell.across, cell.down, cell.label) for cell in row.cells] for row in form.rows[:2]
    ] == [
        [
            *(("姓名", 1, 1, True), ("示例乙", 1, 1, False), ("性别", 1, 1, True), ("无", 1, 1, False)),
            ("（照片另附）", 1, 4, False),
        ],
        [("民族", 1, 1, True), ("无", 1, 1, False), ("出生年月", 1, 1, True), ("无", 1, 1, False)],
    ]
    assert [(text_of(cell.runs), cell.across) for cell in form.rows[4].cells] == [("工作单位", 1), ("示例县示例村", 4)]


def test_nobody_is_recommended_or_made_public_before_the_selection() -> None:
    made = [each.spec.key for each in compose(scene(submission(STARS)), templates())]
    assert {"minutes", "publicity", "recommendation"}.isdisjoint(made)


def test_a_result_without_one_of_its_rounds_must_not_go_out_yet() -> None:
    made = chosen_scene()
    regular = replace(made, shortlists=tuple(map(without_scores_in("early"), made.shortlists)))
    spec = next(each for each in made.plan.documents if each.key == "publicity")
    assert hindrance(made, templates(), spec, None) == ""
    assert hindrance(regular, templates(), spec, None) == "特别推荐轮次还没有遴选结果，暂不能公示"
    assert (
        named(compose(regular, templates()), "推荐对象公示").document.note == "特别推荐轮次还没有遴选结果，暂不能公示"
    )


def without_scores_in(round_: str) -> Callable[[Shortlist], Shortlist]:
    def change(shortlist: Shortlist) -> Shortlist:
        kept = (each if each.candidate.round != round_ else replace(each, score=None) for each in shortlist.choices)
        return replace(shortlist, choices=tuple(kept))

    return change


def test_what_is_made_public_holds_name_unit_and_city_only() -> None:
    (annex,) = named(compose(chosen_scene(), templates()), "推荐对象公示").document.annexes
    assert rows(annex.blocks[0]) == [
        ["序号", "姓名", "工作单位", "地市"],
        ["1", "示例乙", "示例县示例村", "佛山市"],
        ["2", "示例甲", "示例区示例社区", "佛山市"],
    ]


def test_minutes_without_a_meeting_say_what_they_wait_for() -> None:
    made = chosen_scene()
    waiting = named(compose(made, templates()), "遴选会议纪要-一般推荐").document
    assert waiting.note.startswith("还没有会议记录：请在当年配置文件夹的 meetings.csv 里填写“一般推荐”遴选会议")
    meeting = Meeting(
        "regular", date(2014, 9, 15), "上午9时", "示例室", "示例会长", "示例评委甲、示例评委乙", "示例评委丙", ""
    )
    plan = replace(made.plan, meetings=(meeting,))
    held = replace(made, progress=replace(made.progress, season=replace(made.season, plan=plan)))
    document = named(compose(held, templates()), "遴选会议纪要-一般推荐").document
    assert (document.note, document.number, document.attendance) == (
        "",
        "第　期",
        Attendance("示例评委甲、示例评委乙", "示例评委丙", ""),
    )
    assert [row[:6] for row in rows(document.annexes[0].blocks[0])[1:]] == [
        ["入选", "1", "佛山市", "示例甲", "示例区示例社区", "90.00"]
    ]


def test_personal_fields_need_leave() -> None:
    plan = judged_year()
    awards = tuple(msgspec.structs.replace(each, summary=("name", "phone")) for each in plan.awards)
    shown = {}
    for leave in ((), ("star.phone",)):
        documents = tuple(msgspec.structs.replace(each, personal=leave) for each in plan.documents)
        made = compose(chosen_scene(replace(plan, awards=awards, documents=documents)), templates())
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
    said = texts(named(compose(made, templates()), "补正通知-佛山市"))
    assert said[0] == (
        "贵局2014年8月1日报送的2014年全民终身学习活动周申报材料已收到，感谢贵局对此项工作的支持。"
        "其中“百姓学习之星”2位符合要求，无需修改；下列1处请予补正，1处请予核实，现一次函告。"
    )
    assert said[1:8] == [
        "请补正的内容",
        "百姓学习之星：示例甲（440600-S01）",
        "H6、H7：示例问题。请示例。",
        "请核实的内容",
        "下列内容有误的，请一并改正；无误的，请在回复时附一句说明。",
        "整个文件",
        "示例警告。请核实。",
    ]
    by = "请于2014年9月10日前将改好的申报表发至我会电子邮箱，以最后一次报送的为准。如有困难或不同意见，请与我会联系。"
    assert [each for each in said if each.startswith("请于")] == [by]


def test_what_the_office_filled_in_becomes_its_documents() -> None:
    made = {each.path.split("/")[1] for each in compose(office_scene(), templates())}
    assert {name for name in made if not name.startswith("催报函")} == {
        "活动周通知.docx",
        "成立组织机构的通知.docx",
        "召开全省总开幕式的通知.docx",
        "邀请函-JB01-示例丁.docx",
        "邀请函-JB03-示_例戊.docx",
        "活动周总结.docx",
    }


def test_members_are_grouped_by_body_in_the_order_of_the_sheet() -> None:
    (annex,) = named(compose(office_scene(), templates()), "成立组织机构的通知").document.annexes
    assert [text_of(block.runs) if isinstance(block, Heading) else rows(block)[1:] for block in annex.blocks] == [
        "工作小组",
        [["组长", "示例甲", "示例厅副厅长"], ["副组长", "示例丙", "示例协会会长"]],
        "办公室",
        [["主任", "示例乙", "示例协会秘书长"]],
    ]


def test_an_invitation_is_to_one_guest() -> None:
    made = named(compose(office_scene(), templates()), "邀请函-JB01-示例丁")
    assert (made.document.addressees, made.document.mark) == ("示例丁先生", "广东省成人教育协会")
    assert "您的座次：1排3座。" in texts(made)


def test_a_delegation_lists_who_goes_to_that_opening_and_no_telephone() -> None:
    made = named(compose(scene(submission(ATTENDANCE)), templates()), "组团参加全国总开幕式的通知")
    (annex,) = made.document.annexes
    assert rows(annex.blocks[0])[1:] == [["1", "示例己", "男", "示例局", "科长"]]
    assert not any("13800000002" in text for text in texts(made))


def test_the_broadcast_is_announced_when_its_day_is_known() -> None:
    plan = year()
    known = replace(plan, national=msgspec.structs.replace(plan.national, date="2014-11-04"))
    made = named(compose(scene(plan=known), templates()), "组织收看总开幕式转播的通知")
    assert "定于2014年11月4日在重庆市举行" in texts(made)[0]
    assert made.document.annexes == ()


def test_the_summary_draws_the_years_before() -> None:
    made = named(compose(office_scene(), templates()), "活动周总结").document
    (chart,) = (block for block in made.blocks if isinstance(block, Chart))
    assert chart == Chart("历届参与城市数", ("2005", "2013"), (Series("参与城市数", (2.0, 8.0)),))


def test_a_third_award_comes_by_configuration_alone() -> None:
    plan = year()
    star, form = plan.award_by_key["star"], plan.form_by_key["star"]
    award = msgspec.structs.replace(
        star, key="school", title="优秀成人继续教育院校", unit="所", form="school", special="", special_round=""
    )
    school = msgspec.structs.replace(form, key="school", title="优秀成人继续教育院校", prefix="C", award="school")
    third = judged_year(with_third(plan, award, school))
    sent = submission(STARS.replace("百姓学习之星", "优秀成人继续教育院校").replace("-S", "-C"), plan=third)
    made = {each.path.split("/")[1]: texts(each) for each in compose(selected(scene(sent, plan=third)), templates())}
    assert [name for name, said in made.items() if not any("优秀成人继续教育院校" in text for text in said)] == []
    assert "“优秀成人继续教育院校”推荐对象2所。" in made["推荐函-一般推荐.docx"]


def with_third(plan: Plan, award: Award, form: PlanForm) -> Plan:
    return replace(plan, awards=(*plan.awards, award), forms=(*plan.forms, form))


@pytest.mark.parametrize(("example", "expected"), [(True, {"示例：由示例数据生成，非正式文件"}), (False, {""})])
def test_everything_from_the_example_says_so(*, example: bool, expected: set[str]) -> None:
    made = compose(scene(submission(STARS)), templates(), example=example)
    assert {each.document.banner for each in made} == expected


def test_two_runs_give_the_same_bytes() -> None:
    first, second = ([each.docx() for each in compose(scene(submission(STARS)), templates())] for _ in range(2))
    assert first == second
