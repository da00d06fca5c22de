"""What came of a candidate, told to its city (公布结果): 已入选 or 未入选 instead of 已接收, once it may be known."""

from collections.abc import Iterable
from dataclasses import replace

from sync.answers import answer
from sync.desk.standing import Standing
from sync.model import CityVerdict, Status
from sync.progress import measure
from sync.selection import Outcome, Shortlist

STATUSES = {
    Outcome.CHOSEN: Status.CHOSEN,
    Outcome.ALTERNATE: Status.PASSED_OVER,
    Outcome.PASSED: Status.PASSED_OVER,
}


def announced(judged: Standing, shortlists: Iterable[Shortlist]) -> Standing:
    """Return the season with the result in the verdicts of those who stood for selection; forms stay as they are."""
    results = {
        each.candidate.key: STATUSES[each.outcome]
        for shortlist in shortlists
        for each in shortlist.choices
        if each.candidate.unfit is None
    }
    verdicts = tuple(told(each, results) for each in judged.verdicts)
    answers = {each.city: answer(each, judged.season.plan, judged.messages) for each in verdicts}
    return replace(judged, verdicts=verdicts, answers=answers, progress=measure(verdicts, judged.season))


def told(verdict: CityVerdict, results: dict[str, Status]) -> CityVerdict:
    """Return a city's verdict with the results of its candidates."""
    forms = tuple(
        replace(form, entries=tuple(replace(each, status=results.get(each.key, each.status)) for each in form.entries))
        for form in verdict.forms
    )
    return replace(verdict, forms=forms)
