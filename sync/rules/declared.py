"""Checks that a form declares by name (表内声明的核对): rule = "ordered" in forms.toml runs `ordered`."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from sync.model import Finding, Submission
from sync.plan import Check
from sync.rules.filled import Filled, filled
from sync.season import Season

Rule = Callable[[Submission, Season], Iterator[Finding]]


class CheckRule(NamedTuple):
    """What a declared name stands for, and how many fields it must be given at least."""

    run: Callable[[Filled, Check, Season], Iterator[Finding]]
    fields: int


def declared(checks: Mapping[str, CheckRule]) -> Rule:
    """Return the rule that runs what the forms declare of these checks."""

    def rule(submission: Submission, season: Season) -> Iterator[Finding]:
        for sheet in filled(submission, season):
            for check in sheet.form.checks:
                if check.rule in checks:
                    yield from checks[check.rule].run(sheet, check, season)

    return rule
