"""`check`: all rules in their order, graded, sorted; the same input gives the same findings."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sync.messages import Messages
from sync.model import Finding, Submission
from sync.rules import deadlines, duplicates, entries, evidence_rules, history, province, quotas, structure, value_rules
from sync.rules.deadlines import DROPPING
from sync.rules.declared import Rule
from sync.rules.grading import grade
from sync.rules.narrowing import let_through
from sync.rules.sparing import spared
from sync.season import Season
from sync.work import TooMuchWork, allowed, spend


@dataclass(frozen=True)
class Stage:
    """Rules that look at the same thing (核验阶段). After one that `narrows`, errors are not looked at again."""

    name: str
    rules: tuple[Rule, ...]
    narrows: bool = False


A_FINDING = 500
"""What a finding costs until it is told: it is graded, sorted and worded."""
STAGES: tuple[Stage, ...] = (
    Stage("structure", structure.RULES, narrows=True),
    Stage("values", value_rules.RULES, narrows=True),
    Stage("entries", entries.RULES, narrows=True),
    Stage("city", (*quotas.RULES, *duplicates.RULES, *deadlines.RULES)),
    Stage("evidence", evidence_rules.RULES),
    Stage("province", province.RULES),
    Stage("history", history.RULES),
)
ALONE = tuple(stage for stage in STAGES if stage.narrows)
"""What can be said of a submission without the other cities."""
TOGETHER = STAGES[len(ALONE) :]


def check(submission: Submission, season: Season, messages: Messages) -> tuple[Finding, ...]:
    """Return everything the rules have to say of one submission, in the order of forms, rows and columns."""
    found, sound = within(ALONE, submission, season, messages)
    more, _ = within(TOGETHER, sound, season, messages)
    return arranged([*found, *more], submission, season)


def check_all(season: Season, messages: Messages) -> Mapping[str, tuple[Finding, ...]]:
    """Check the latest submission of every city; what is faulty in one is not held against another either."""
    alone = {city: within(ALONE, each, season, messages) for city, each in sorted(season.submissions.items())}
    sound = replace(season, submissions={city: each for city, (_, each) in alone.items()})
    return {
        city: arranged([*found, *within(TOGETHER, each, sound, messages)[0]], season.submissions[city], season)
        for city, (found, each) in alone.items()
    }


def within(
    stages: Iterable[Stage], submission: Submission, season: Season, messages: Messages
) -> tuple[list[Finding], Submission]:
    """Run stages as long as the year's `limits` allow; what asks for more is given up, and nothing of it counts."""
    try:
        with allowed(season.plan.limits.work):
            return run(stages, submission, season, messages)
    except TooMuchWork:
        told = grade([Finding("check-laborious")], submission.city, season.plan, messages)
        return list(told), replace(submission, tables={})


def run(
    stages: Iterable[Stage], submission: Submission, season: Season, messages: Messages
) -> tuple[list[Finding], Submission]:
    """Run stages one after the other; return what they found and what they let through."""
    found: list[Finding] = []
    for stage in stages:
        told = list(counted(each for rule in stage.rules for each in rule(submission, season)))
        graded = list(grade(told, submission.city, season.plan, messages))
        found += graded
        submission = let_through(submission, graded) if stage.narrows else submission
    return found, submission


def counted(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield findings; each is work. Raises TooMuchWork."""
    for each in findings:
        spend(A_FINDING)
        yield each


def arranged(findings: Iterable[Finding], submission: Submission, season: Season) -> tuple[Finding, ...]:
    """Sort findings; of what was withdrawn only the decision is told, of what is far too many only that."""
    told = spared(findings, submission, season)
    kept = [each for each in told if each.code in DROPPING or not season.dropped(submission.city, each.key)]
    order = {form.key: place for place, form in enumerate(season.plan.forms)}
    return tuple(sorted(kept, key=lambda each: position(each, order)))


def position(finding: Finding, order: Mapping[str, int]) -> tuple[int, int, int, str, str]:
    """Return where a finding comes in a list: by form, row, column, code; what concerns the whole file comes first."""
    address = finding.address
    column = address.column if address else ""
    return order.get(finding.form, -1), address.row if address else 0, len(column), column, finding.code
