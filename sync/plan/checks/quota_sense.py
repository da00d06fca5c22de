"""Quotas, bounds and days that contradict each other (名额、范围、日期自相矛盾); asked by `consistency`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sync.plan.awards import Award
from sync.plan.checks import Contradictions
from sync.plan.form import Field
from sync.plan.plan import Plan
from sync.plan.quota import Quota

if TYPE_CHECKING:
    from datetime import date

    from sync.plan.form import Bounds

ACROSS = (1, 2)
"""How many fields a row of a candidate's own form may have side by side."""
PLAN, FORMS = "plan.toml", "forms.toml"


def senseless_quotas(plan: Plan) -> Contradictions:
    """Yield what is wrong with what is counted and when."""
    for award in plan.awards:
        for key, expected in of_award(award, len(plan.cities)):
            yield PLAN, f"awards.{award.key}.{key}", expected
    for form in plan.forms:
        for field in form.fields:
            for expected in of_field(field):
                yield FORMS, f"forms.{form.key}.fields.{field.key}", expected
    yield from of_days(plan)


def of_award(award: Award, cities: int) -> Iterator[tuple[str, str]]:
    """Yield where the quotas of an award cannot all be kept."""
    if award.special_counts:
        yield from part_of("city", "每市", award.city_special, award.city_quota)
        yield from part_of("province", "全省", award.province_special, award.province_quota)
    if award.special and not award.category_field:
        yield "special", "有特别一类的，要写 category_field（哪一栏填推荐类别）"
    if not award.special and (award.special_round or award.city_special.most or award.province_special.most):
        yield "special", "写了特别一类的轮次或名额，要写 special（它在推荐类别里的叫法）"
    for row in award.sheet:
        if len(row) not in ACROSS:
            yield "sheet", f"推荐表一行应写一栏或两栏，现为 {'、'.join(row) or '空着'}"
    cap = award.city_cap
    if cap is not None and cap < 1:
        yield "city_cap", f"每市最多入选数现为 {cap}，谁也选不上；应不小于 1，不限的删去这一行"
    elif cap is not None and cap * cities < award.province_quota.least:
        yield "city_cap", f"每市最多{cap}，{cities}个市一共{cap * cities}，不够全省名额 {award.province_quota}"


def part_of(name: str, whose: str, special: Quota, total: Quota) -> Iterator[tuple[str, str]]:
    """Yield where the special category has more seats than there are in all."""
    if total.most is not None and max(special.least, special.most or 0) > total.most:
        outside = "不计入总名额的写 special_counts = false"
        yield f"{name}_special", f"{whose}特别一类 {special} 多于总名额 {total}，应不大于 {total.most}；{outside}"


def of_field(field: Field) -> Iterator[str]:
    """Yield where what bounds a field leaves nothing."""
    for name in ("words", "ages"):
        bounds: Bounds | Quota | None = getattr(field, name)
        if bounds and bounds.min is not None and bounds.max is not None and bounds.min > bounds.max:
            yield f"{name} 的 min 现为 {bounds.min}，不能大于 max（{bounds.max}）"
    if field.type in {"text", "files"} and field.max is not None and field.max < 1:
        yield f"max 现为 {field.max}，什么也填不下，应不小于 1"


def of_days(plan: Plan) -> Contradictions:
    """Yield days of another year, and those in the wrong order."""
    years = (plan.year, plan.year + 1)
    days: list[tuple[str, date | None]] = [(f"rounds.{each.key}.date", each.date) for each in plan.rounds]
    days += [("evidence.ask_from", plan.evidence.ask_from), ("evidence.require_from", plan.evidence.require_from)]
    for key, day in days:
        if day and day.year not in years:
            yield PLAN, key, f"现为 {day}，应在{years[0]}年，或{years[1]}年年初"
    asked, required = plan.evidence.ask_from, plan.evidence.require_from
    if asked and required and asked > required:
        yield PLAN, "evidence.require_from", f"现为 {required}，早于 ask_from（{asked}），应不早于它"
    for name in ("remind_days", "mend_days"):
        if getattr(plan, name) < 0:
            yield PLAN, name, f"天数现为 {getattr(plan, name)}，应不小于 0，如 5"
