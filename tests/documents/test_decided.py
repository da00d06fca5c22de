"""What people decided, in the minutes: every decision is told, and one that came to nothing stops them."""

from dataclasses import replace
from datetime import date

import pytest

from sync.documents.contexts import Scene
from sync.documents.contexts.minutes import minutes
from sync.plan import Decision
from sync.progress import measure
from sync.selection import Idle, idle, roll
from sync.status import judge
from tests.documents.ballots import judged_year, selected
from tests.submissions import AUTUMN, season, submission

STARS = """
# 百姓学习之星
| 编号       | 地市   | 推荐类别     | 姓名   | 工作单位     |
|------------|--------|--------------|--------|--------------|
| 440600-S01 | 佛山市 | 事迹特别感人 | 示例甲 | 示例社区     |
| 440600-S02 | 佛山市 | 一般         | 示例乙 | 示例学校     |
"""
TODAY = date(2014, 9, 20)


def decision(key: str, what: str, day: date = TODAY, place: int | None = None, city: str = "440600") -> Decision:
    return Decision(day, "示例会议", city, key, what, "示例理由", place)  # type: ignore[arg-type]


def decided(*decisions: Decision) -> Scene:
    plan = replace(judged_year(), decisions=decisions)
    sent = submission(STARS, plan=plan)
    made = season(sent, plan=plan, now=AUTUMN)
    verdicts = [judge(city, sent if city.code == sent.city else None, (), made) for city in plan.cities]
    return selected(Scene(measure(verdicts, made)))


def in_minutes(scene: Scene, round_: str) -> tuple[list[str], list[object], object]:
    """Return what the minutes of a round say of decisions: on candidates, on others, what came to nothing."""
    spec = next(each for each in scene.plan.documents if each.key == "minutes")
    said = minutes(scene, spec, scene.plan.round_by_key[round_])
    awards = said["awards"]
    assert isinstance(awards, list)
    assert isinstance(said["others"], list)
    return [one["said"] for each in awards for one in each["decisions"]], said["others"], said["idle"]


def nothing_came_of(scene: Scene) -> list[Idle]:
    rolls = [roll(scene.progress, award) for award in scene.plan.awards]
    return list(idle(scene.progress, rolls, scene.shortlists))


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (decision("440600-S01", "入选", day=date(2014, 9, 21)), "future"),
        (decision("440600-S03", "撤回"), "nobody"),
        (decision("440600-B01", "入选"), "nobody"),
        (decision("440600-S02", "调整名次", place=2), "beyond"),
    ],
)
def test_a_decision_that_came_to_nothing_is_told(made: Decision, why: str) -> None:
    assert nothing_came_of(decided(made)) == [Idle(made, why)]


@pytest.mark.parametrize(
    "made",
    [
        decision("440600-S02", "撤回"),
        decision("440600-S02", "不入选"),
        decision("440600-S02", "调整名次", place=1),
        decision("单位信息", "接收"),
    ],
)
def test_a_decision_that_took_effect_is_not(made: Decision) -> None:
    assert nothing_came_of(decided(made)) == []


def test_who_was_withdrawn_cannot_be_seated_and_the_minutes_wait() -> None:
    scene = decided(decision("440600-S02", "撤回"), decision("440600-S02", "入选"))
    assert [(each.decision.decision, each.why) for each in nothing_came_of(scene)] == [("入选", "unfit")]
    why = "候选人没有通过核验、逾期待定或已撤回，不参加评审"
    assert in_minutes(scene, "regular")[2] == [
        f"决定没有生效：440600-S02 2014年9月20日示例会议：入选（示例理由）：{why}，请核对 decisions.csv。"
    ]
    assert in_minutes(scene, "early")[2] == []


def test_what_was_decided_later_than_the_day_looked_at_is_not_there_yet() -> None:
    scene = decided(decision("440600-S01", "撤回", day=date(2014, 9, 21)))
    assert [each.candidate.key for one in scene.shortlists for each in one.chosen] == ["440600-S01", "440600-S02"]
    assert in_minutes(scene, "early") == ([], [], [])


def test_every_decision_is_in_the_minutes_even_on_who_is_not_there() -> None:
    scene = decided(
        decision("440600-S01", "接收"), decision("440600-S03", "撤回"), decision("单位信息", "接收", city="440100")
    )
    said = "2014年9月20日示例会议：{}（示例理由）"
    assert in_minutes(scene, "early") == ([said.format("接收")], [], [])
    assert in_minutes(scene, "regular") == (
        [],
        [
            {"city": "佛山市", "key": "440600-S03", "said": said.format("撤回")},
            {"city": "广州市", "key": "单位信息", "said": said.format("接收")},
        ],
        [],
    )


def test_without_any_result_the_decisions_are_told_too() -> None:
    scene = replace(decided(decision("440600-S03", "撤回")), shortlists=())
    assert [in_minutes(scene, round_)[1] for round_ in ("early", "regular")] == [
        [],
        [{"city": "佛山市", "key": "440600-S03", "said": "2014年9月20日示例会议：撤回（示例理由）"}],
    ]
