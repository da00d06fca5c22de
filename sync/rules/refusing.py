"""What configuration asks of the rules must exist (规则名、意见代码须存在): checked once, before anything is judged."""

from sync.errors import PlanError
from sync.messages import Messages
from sync.plan import Plan
from sync.rules import duplicates, entries, history, province

CHECKS = (entries.CHECKS, duplicates.CHECKS, province.CHECKS, history.CHECKS)


def refuse_unknown_checks(plan: Plan) -> None:
    """Raise PlanError where a form declares a check that no rule answers to, or with too few fields."""
    wanted = {name: rule.fields for checks in CHECKS for name, rule in checks.items()}
    for form in plan.forms:
        for check in form.checks:
            place = f"forms.{form.key}.checks.{check.rule}"
            if check.rule not in wanted:
                raise PlanError("forms.toml", place, f"没有这条规则，应为{'、'.join(sorted(wanted))}之一")
            if len(check.fields) < wanted[check.rule]:
                raise PlanError("forms.toml", place, f"fields 至少要写{wanted[check.rule]}个栏目")


def refuse_unknown_codes(plan: Plan, messages: Messages) -> None:
    """Raise PlanError where the year grades or waives a finding that does not exist."""
    fields = {f"{form.key}.{field.key}" for form in plan.forms for field in form.fields}
    for key in plan.severities:
        code, _, place = key.partition("@")
        if code not in messages.wordings:
            raise PlanError("plan.toml", f"severities.{key}", "没有这个意见代码，应为 templates/findings.toml 里的一个")
        if place and place not in fields:
            raise PlanError("plan.toml", f"severities.{key}", "@ 后面应为“表.栏目”，如 star.official")
    for waiver in plan.waivers:
        if waiver.code not in messages.wordings:
            raise PlanError("waivers.csv", waiver.key, f"没有“{waiver.code}”这个意见代码")
