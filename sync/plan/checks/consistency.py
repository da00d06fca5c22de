"""What a plan must not contradict (配置自洽): every name it uses exists, every key is unique. Called by the loader."""

from collections.abc import Iterator
from pathlib import Path

from sync.errors import PlanError
from sync.plan.awards import Award
from sync.plan.checks import repeated
from sync.plan.checks.decided import decided_contradictions
from sync.plan.checks.document_demands import document_contradictions
from sync.plan.checks.likeness_sense import senseless_events, senseless_rosters
from sync.plan.checks.quota_sense import senseless_quotas
from sync.plan.checks.scoring_sense import senseless_scoring
from sync.plan.checks.selectable import selection_contradictions
from sync.plan.checks.title_sense import senseless_titles
from sync.plan.config.files.fault_places import located
from sync.plan.form import Field, Form
from sync.plan.plan import Plan

type_needs_choices = {"choice"}


def refuse_contradictions(plan: Plan, folder: Path) -> None:
    """Raise PlanError with all contradictions in the plan read from `folder`."""
    if faults := tuple(located(folder, *each) for each in (*contradictions(plan), *senseless(plan))):
        raise PlanError.of(faults)


def senseless(plan: Plan) -> Iterator[tuple[str, str, str]]:
    """Yield (file, key, what was expected) for what names and types allow and no year can be meant to be (不合情理)."""
    yield from senseless_titles(plan)
    yield from senseless_quotas(plan)
    yield from senseless_scoring(plan)
    yield from senseless_events(plan)
    yield from senseless_rosters(plan)


def contradictions(plan: Plan) -> Iterator[tuple[str, str, str]]:
    """Yield (file, key, what was expected) for each contradiction."""
    yield from repeated("plan.toml", "rounds", (each.key for each in plan.rounds))
    yield from repeated("plan.toml", "awards", (each.key for each in plan.awards))
    yield from repeated("forms.toml", "forms", (each.key for each in plan.forms))
    yield from repeated("forms.toml", "forms", (each.title for each in plan.forms))
    yield from repeated("forms.toml", "forms", (each.prefix for each in plan.forms if each.prefix))
    yield from awards(plan)
    yield from numbering(plan)
    for form in plan.forms:
        yield from form_contradictions(plan, form)
    yield from document_contradictions(plan)
    for waiver in plan.waivers:
        if waiver.city not in plan.city_by_code:
            yield "waivers.csv", waiver.key, f"没有代码为“{waiver.city}”的市"
        if not waiver.approver or not waiver.reason:
            yield "waivers.csv", waiver.key, "豁免要写明批准人和理由"
    yield from decided_contradictions(plan)
    yield from selection_contradictions(plan)


def numbering(plan: Plan) -> Iterator[tuple[str, str, str]]:
    """Yield each series that is told where to begin and that no document belongs to."""
    for series in sorted(set(plan.numbering.first) - {each.series for each in plan.documents}):
        yield "plan.toml", f"numbering.first.{series}", "documents.toml 里没有这个编号系列（series）"


def awards(plan: Plan) -> Iterator[tuple[str, str, str]]:
    """Yield what an award names but the plan does not hold."""
    for award in plan.awards:
        place = f"awards.{award.key}"
        form = plan.form_by_key.get(award.form)
        if form is None or form.award != award.key:
            yield "plan.toml", f"{place}.form", f"forms.toml 里应有 key = “{award.form}”、award = “{award.key}”的表"
            continue
        for each in (award.round, award.special_round):
            if each and each not in plan.round_by_key:
                yield "plan.toml", f"{place}.round", f"没有“{each}”这一轮"
        own = filter(None, [award.category_field, award.photo])
        named = {award.name_field, award.unit_field, *award.summary, *own, *(key for row in award.sheet for key in row)}
        for each in sorted(named - {f.key for f in form.fields}):
            yield "plan.toml", place, f"表“{form.title}”没有栏目“{each}”"
        if award.special and award.special not in form.field(award.category_field).choices:
            yield "plan.toml", f"{place}.special", f"“{award.special}”应是栏目 {award.category_field} 的选项之一"
        if award.city_quota.least and not may_be_nil(plan, award):
            wanted = f'type = "zero"、award = "{award.key}"'
            yield "plan.toml", f"{place}.city_quota", f"名额不能为0的，forms.toml 里要有零报告栏目（{wanted}）"


def may_be_nil(plan: Plan, award: Award) -> bool:
    """Say whether the cities' forms ask for 零报告 of an award."""
    return any(
        each.award == award.key for form in plan.forms if form.audience == "city" for each in form.of_type("zero")
    )


def form_contradictions(plan: Plan, form: Form) -> Iterator[tuple[str, str, str]]:
    """Yield what one form names but the plan does not hold."""
    place = f"forms.{form.key}"
    keys = {each.key for each in form.fields}
    yield from repeated("forms.toml", f"{place}.fields", (each.key for each in form.fields))
    yield from repeated("forms.toml", f"{place}.fields", (each.title for each in form.fields))
    if form.kind != "guide" and (not form.prefix or not form.fields):
        yield "forms.toml", place, "填写的表要有 prefix（编号字母）和 fields（栏目）"
    if form.round and form.round not in plan.round_by_key:
        yield "forms.toml", f"{place}.round", f"没有“{form.round}”这一轮，应为 plan.toml 里的轮次之一"
    if form.award and form.award not in plan.award_by_key:
        yield "forms.toml", f"{place}.award", f"没有“{form.award}”这个奖项，应为 plan.toml 里的奖项之一"
    for check in form.checks:
        for each in sorted(set(check.fields) - keys):
            yield "forms.toml", f"{place}.checks.{check.rule}", f"本表没有栏目“{each}”"
        other = plan.form_by_key.get(check.form)
        if check.form and (other is None or set(check.bounds) - {each.key for each in other.fields}):
            yield "forms.toml", f"{place}.checks.{check.rule}", f"表“{check.form}”不存在，或没有 bounds 里的栏目"
    for field in form.fields:
        for expected in field_contradictions(plan, field, keys):
            yield "forms.toml", f"{place}.fields.{field.key}", expected


def field_contradictions(plan: Plan, field: Field, keys: set[str]) -> Iterator[str]:
    """Yield what one field lacks or names in vain."""
    if (field.type in type_needs_choices) != bool(field.choices):
        yield "类型 choice 要写 choices（选项），其他类型不写"
    if field.discouraged and field.discouraged not in field.options:
        yield f"discouraged 应为选项之一，现为“{field.discouraged}”"
    if field.type == "zero" and field.award not in plan.award_by_key:
        yield f"零报告的 award 应为 plan.toml 里的奖项之一，现为“{field.award}”"
    if field.min is not None and field.max is not None and field.min > field.max:
        yield "min 不能大于 max"
    for name in (field.only_after, field.at_most, field.until):
        if name and name not in keys:
            yield f"本表没有栏目“{name}”"
    if field.total:
        other = plan.form_by_key.get(field.total.form)
        named = {each for each in (field.total.field, field.total.where) if each}
        if other is None or named - {each.key for each in other.fields}:
            yield f"total 所指的表“{field.total.form}”不存在，或没有那个栏目"
