"""The judges' part of the season (评审): ballots read, the shortlist of every award, the result told to cities."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sync.answers import ResultLine, line
from sync.messages import Messages
from sync.model import CityVerdict, Received, Status, Workbook
from sync.plan import Plan
from sync.progress import Progress
from sync.selection import Handed, Outcome, Roll, Shortlist, handed_in, roll, shortlists
from sync.sheets.judging.result_book import result_workbook
from sync.sheets.overviews.sayings import Sayings

STATUSES = {
    Outcome.CHOSEN: Status.CHOSEN,
    Outcome.ALTERNATE: Status.PASSED_OVER,
    Outcome.PASSED: Status.PASSED_OVER,
}


@dataclass(frozen=True)
class Evaluation:
    """What came of the judging so far (评审情况), award by award in the plan's order."""

    rolls: tuple[Roll, ...]
    handed: Handed
    shortlists: tuple[Shortlist, ...]


def evaluated(progress: Progress, books: Sequence[tuple[Received, Workbook]], messages: Messages) -> Evaluation:
    """Read the judges' workbooks and choose. Raises PlanError where decisions contradict the quotas."""
    plan = progress.season.plan
    rolls = tuple(roll(progress, award) for award in plan.awards if award.criteria)
    known = {each.award.key: each for each in rolls}
    handed = handed_in(books, plan, known, messages)
    return Evaluation(rolls, handed, shortlists(progress, handed.ballots))


def told_judges(evaluation: Evaluation, plan: Plan, messages: Messages) -> list[list[ResultLine]]:
    """Return what there is to say of each workbook that judges handed in, in words."""
    return [[line(each, plan) for each in messages.combine(one.findings)] for one in evaluation.handed.returned]


def result_book(evaluation: Evaluation, messages: Messages, sayings: Sayings) -> bytes:
    """Return 遴选结果.xlsx."""
    told = told_judges(evaluation, sayings.season.plan, messages)
    return result_workbook(evaluation.shortlists, evaluation.handed, told, sayings)


def with_results(verdicts: Iterable[CityVerdict], chosen: Iterable[Shortlist]) -> tuple[CityVerdict, ...]:
    """Return the cities' verdicts with 已入选 or 未入选 for those who stood for selection; forms stay as they are."""
    results = {
        each.candidate.key: STATUSES[each.outcome]
        for shortlist in chosen
        for each in shortlist.choices
        if each.candidate.unfit is None
    }
    return tuple(with_result(each, results) for each in verdicts)


def with_result(verdict: CityVerdict, results: dict[str, Status]) -> CityVerdict:
    """Return a city's verdict with the results of its candidates."""
    forms = tuple(
        replace(form, entries=tuple(replace(each, status=results.get(each.key, each.status)) for each in form.entries))
        for form in verdict.forms
    )
    return replace(verdict, forms=forms)
