"""What configuration asks of the rules must exist (规则名、意见代码须存在): checked once, before anything is judged."""

from collections.abc import Iterator

from sync.errors import Fault, PlanError
from sync.messages import Messages
from sync.plan import Plan
from sync.rules import duplicates, entries, history, province

CHECKS = (entries.CHECKS, duplicates.CHECKS, province.CHECKS, history.CHECKS)


def refuse_unknown_checks(plan: Plan) -> None:
    """Raise PlanError with each check a form declares that no rule answers to, or with too few fields."""
    if faults := tuple(unknown_checks(plan)):
        raise PlanError.of(faults)


def refuse_unknown_codes(plan: Plan, messages: Messages) -> None:
    """Raise PlanError with each finding the year grades or waives that does not exist."""
    if faults := tuple(unknown_codes(plan, messages)):
        raise PlanError.of(faults)


def unknown_checks(plan: Plan) -> Iterator[Fault]:
    """Yield the checks that no rule answers to, or with too few fields."""
    wanted = {name: rule.fields for checks in CHECKS for name, rule in checks.items()}
    for form in plan.forms:
        for check in form.checks:
            place = f"forms.{form.key}.checks.{check.rule}"
            if check.rule not in wanted:
                yield Fault("forms.toml", place, f"没有这条规则，应为{'、'.join(sorted(wanted))}之一")
            elif len(check.fields) < wanted[check.rule]:
                yield Fault("forms.toml", place, f"fields 至少要写{wanted[check.rule]}个栏目")


def unknown_codes(plan: Plan, messages: Messages) -> Iterator[Fault]:
    """Yield the findings that the year grades or waives and nobody makes."""
    fields = {f"{form.key}.{field.key}" for form in plan.forms for field in form.fields}
    for key in plan.severities:
        code, _, place = key.partition("@")
        if code not in messages.wordings:
            yield Fault("plan.toml", f"severities.{key}", "没有这个意见代码，应为 templates/findings.toml 里的一个")
        elif place and place not in fields:
            yield Fault("plan.toml", f"severities.{key}", "@ 后面应为“表.栏目”，如 star.official")
    for waiver in plan.waivers:
        if waiver.code not in messages.wordings:
            yield Fault("waivers.csv", waiver.key, f"没有“{waiver.code}”这个意见代码")
