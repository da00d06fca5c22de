"""The judges' part of the season (评审): their ballots read, the shortlist of every award."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sync.answers import ResultLine, line
from sync.desk.announced import announced
from sync.desk.standing import Standing
from sync.documents.compose import has_changed, templates
from sync.documents.contexts import Scene
from sync.privacy import mask_numbers
from sync.selection import Handed, Roll, Shortlist, handed_in, roll, shortlists
from sync.sheets.judging.result_book import result_workbook
from sync.sheets.overviews.progress_book import progress_workbook
from sync.sheets.overviews.sayings import Sayings
from sync.store.letter_register import Register
from sync.visible import one_line

PROGRESS = "进度总览.xlsx"


@dataclass(frozen=True)
class Evaluation:
    """What came of the judging so far (评审情况), award by award in the plan's order."""

    rolls: tuple[Roll, ...]
    handed: Handed
    shortlists: tuple[Shortlist, ...]


def results(judged: Standing) -> tuple[Shortlist, ...]:
    """Return the shortlists; none before the first ballot is in. Raises PlanError."""
    return evaluated(judged).shortlists if judged.gathered.ballots else ()


def evaluated(judged: Standing) -> Evaluation:
    """Read the ballots and choose. Raises PlanError where decisions contradict the quotas."""
    plan = judged.season.plan
    rolls = tuple(roll(judged.progress, award) for award in plan.awards if award.criteria)
    known = {each.award.key: each for each in rolls}
    handed = handed_in(judged.gathered.ballots, plan, known, judged.messages)
    return Evaluation(rolls, handed, shortlists(judged.progress, handed.ballots))


def told_judges(judged: Standing, evaluation: Evaluation) -> list[list[ResultLine]]:
    """Return what there is to say of each workbook that judges handed in, in words."""
    plan, messages = judged.season.plan, judged.messages
    return [[line(each, plan) for each in messages.combine(one.findings)] for one in evaluation.handed.returned]


def result_book(judged: Standing, evaluation: Evaluation, *, example: bool) -> bytes:
    """Return 遴选结果.xlsx."""
    sayings = Sayings(judged.season, example)
    return result_workbook(evaluation.shortlists, evaluation.handed, told_judges(judged, evaluation), sayings)


def progress_book(judged: Standing, *, example: bool) -> bytes:
    """Return 进度总览.xlsx."""
    lines = {city: (*told.lines, *remarks(judged, city)) for city, told in judged.public.items()}
    return progress_workbook(judged.progress, lines, example=example)


def remarks(judged: Standing, city: str) -> Iterator[ResultLine]:
    """Yield a line for each file of a city's that is no form, its name where the sheet's would stand."""
    for each in judged.gathered.aside:
        if each.city.code == city:
            name = mask_numbers(one_line(each.received.name))
            said = (line(found, judged.season.plan) for found in judged.messages.combine(each.remarks))
            yield from (replace(found, sheet=name) for found in said)


def published(judged: Standing, scene: Scene, register: Register) -> Standing:
    """Return the season as the cities may know it: with the results once they are public. Raises DeskError.

    They are once a document that announces is out, or where the plan says so. Where the result has changed since, no
    city learns anything but from a document issued anew. Nobody can be chosen from what comes out here: passed over is
    a status of its own.
    """
    plan = judged.season.plan
    announcing = {each.key for each in plan.documents if each.announces}
    out = [each for each in register.out(plan.year).values() if each.document in announcing]
    told = bool(out) and not any(has_changed(scene, templates(), each) for each in out)
    return announced(judged, scene.shortlists) if plan.selection.publish_results or told else judged
