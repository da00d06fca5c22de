"""What cities say by a button (声明): 零报告, a candidate withdrawn. The later of sheet and button counts."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from sync.model import Declared, Received, Submission
from sync.plan import Award, Decision, Plan

StatedKind = Literal["zero", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing a city said (一条声明): of an award that it answers 零报告, of a row key that it is withdrawn.

    `subject` is the key of either; where it does not `hold`, the city takes back what it said before.
    """

    city: str
    kind: StatedKind
    subject: str
    holds: bool
    reason: str
    received: Received


Latest = Mapping[tuple[str, str], Statement]
"""A city's last statement of each kind on each subject."""


def by_city(statements: Iterable[Statement]) -> Mapping[str, Latest]:
    """Return what holds by now of what every city said."""
    found: defaultdict[str, dict[tuple[str, str], Statement]] = defaultdict(dict)
    for each in sorted(statements, key=lambda each: (each.received.received_at, each.received.id)):
        found[each.city][each.kind, each.subject] = each
    return found


def stated(plan: Plan, sent: Mapping[str, Submission], statements: Iterable[Statement]) -> Mapping[str, Submission]:
    """Return every city's latest submission as its statements since leave it; one that only stated has no sheets."""
    made = dict(sent)
    for city, latest in by_city(statements).items():
        for each in latest.values():
            award = plan.award_by_key.get(each.subject)
            if each.kind == "zero" and award and not answered(plan, sent.get(city), award, each):
                made[city] = declared(made.get(city) or Submission(city, {}, each.received), award, each)
    return made


def answered(plan: Plan, sent: Submission | None, award: Award, statement: Statement) -> bool:
    """Say whether a workbook that came later says otherwise: it has candidates, or fills in the field of 零报告."""
    if sent is None or sent.received.received_at < statement.received.received_at:
        return False
    zeros = ((form.key, each.key) for form in plan.forms for each in form.of_type("zero") if each.award == award.key)
    said = any(entry[field] is not None for form, field in zeros for entry in sent.entries(form))
    return said or any(True for _ in sent.entries(award.form))


def declared(submission: Submission, award: Award, statement: Statement) -> Submission:
    """Return a submission with an award answered; with 零报告 its candidates no longer count."""
    said = {**submission.declared, award.key: Declared(statement.holds, statement.received.received_at)}
    if not statement.holds:
        return replace(submission, declared=said)
    tables = {key: each for key, each in submission.tables.items() if key != award.form}
    told = tuple(each for each in submission.observations if each.form != award.form)
    return replace(submission, tables=tables, observations=told, declared=said)


def withdrawals(
    plan: Plan, sent: Mapping[str, Submission], statements: Iterable[Statement]
) -> Iterator[tuple[int, Decision]]:
    """Yield what cities withdrew, as decisions with the number of the reception.

    A workbook that comes later says anew who is put forward.
    """
    for city, latest in by_city(statements).items():
        for each in latest.values():
            known, at = sent.get(city), each.received.received_at
            if each.kind == "withdrawn" and each.holds and known and known.received.received_at <= at:
                day = at.astimezone(plan.zone).date()
                name = plan.city_by_code[city].name
                yield each.received.id, Decision(day, name, city, each.subject, "撤回", each.reason)
