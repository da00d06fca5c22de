"""What a city has to do (本市任务): form by form, what has come, what is missing, by when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sync.model import FormVerdict, Severity, Status
from sync.plan import Award, City, Form, Round
from sync.web.view.desk import View

EMPTY = frozenset({Status.MISSING, Status.NIL})


@dataclass(frozen=True)
class Term:
    """One deadline (期限): for whom where it is only for some, and when it ends."""

    round: Round
    ends: datetime
    special: str = ""


@dataclass(frozen=True)
class Duty:
    """One form of a city (一张表): where it stands, how many entries came, how many are owed.

    `errors` counts what has to be mended. `expected` says that the form has to be filled in at all. `nil` says that
    零报告 was answered by the button.
    """

    form: Form
    award: Award | None
    verdict: FormVerdict
    terms: tuple[Term, ...]
    came: int
    missing: int
    errors: int
    expected: bool
    nil: bool


def duties(view: View, city: City) -> list[Duty]:
    """Return a city's forms in the plan's order."""
    verdicts = {each.form: each for each in view.told.progress.by_city[city.code].forms}
    return [duty(view, city, form, verdicts[form.key]) for form in view.plan.forms_of(city) if form.key in verdicts]


def duty(view: View, city: City, form: Form, verdict: FormVerdict) -> Duty:
    """Say where one form stands."""
    season, progress = view.told.season, view.told.progress
    award = view.plan.award_of(form)
    sent = season.submissions.get(city.code)
    said = sent.declared.get(award.key) if sent and award else None
    findings = (*verdict.findings, *(each for entry in verdict.entries for each in entry.findings))
    entries = sum(each.status not in EMPTY for each in verdict.entries) if form.kind == "list" else 0
    return Duty(
        form,
        award,
        verdict,
        tuple(terms(view, form)),
        entries,
        progress.missing(verdict) if season.expected(city, form) else 0,
        sum(each.severity is Severity.ERROR for each in findings) if verdict.status is Status.RETURNED else 0,
        season.expected(city, form),
        said is not None and said.holds,
    )


def terms(view: View, form: Form) -> Iterator[Term]:
    """Yield the deadlines of a form; an award may have an earlier one for its special category."""
    plan = view.plan
    award, round_ = plan.award_of(form), view.told.season.round_of(form)
    if award and award.special_round and award.special_round != award.round:
        early = plan.round_by_key[award.special_round]
        yield Term(early, early.deadline(plan.zone), award.special)
    if round_:
        yield Term(round_, round_.deadline(plan.zone))
