"""Variables of the correction notice (补正通知): what is fine, and all that one city has to mend, entry by entry."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from sync.answers import ResultLine
from sync.documents.contexts.scene import STANDING, Scene, Variables
from sync.model import FormVerdict, Severity, Status, Submission
from sync.plan import City, DocumentSpec, Form, Plan
from sync.privacy import mask_numbers

SEVERAL = "、"
"""Between the row keys of a line that is about several entries."""


def correction(scene: Scene, _spec: DocumentSpec, city: City) -> Variables:
    """Return what the correction notice to a city says; hints are left to its workbook."""
    answer = scene.answers.get(city.code)
    lines = answer.lines if answer else ()
    submission = scene.season.submissions.get(city.code)
    moment = submission.received.received_at if submission else None
    errors, warnings = ([each for each in lines if each.level is level] for level in (Severity.ERROR, Severity.WARNING))
    return {
        "readable": moment is not None,
        "received": moment.astimezone(scene.plan.zone).date() if moment else None,
        "fine": list(fine(scene, city)),
        "errors": list(worded(scene, city, errors)),
        "error_count": len(errors),
        "warnings": list(worded(scene, city, warnings)),
        "warning_count": len(warnings),
        "by": scene.mend_by,
    }


def worded(scene: Scene, city: City, lines: Iterable[ResultLine]) -> Iterator[dict[str, object]]:
    """Yield what lines are about, in the order of the forms, each with its lines."""
    submission = scene.season.submissions.get(city.code)
    order = {form.title: place for place, form in enumerate(scene.plan.forms)}
    sorted_ = sorted(lines, key=lambda each: (order.get(each.sheet, -1), each.key))
    for name, same in groupby(sorted_, key=lambda each: about(scene.plan, city, submission, each)):
        yield {"about": name, "told": told(list(same))}


def told(lines: Sequence[ResultLine]) -> list[str]:
    """Return what is said of one entry: where, what, how to mend it."""
    return [
        f"{each.cells}：{each.sentence}{each.remedy}" if each.cells else each.sentence + each.remedy for each in lines
    ]


def about(plan: Plan, city: City, submission: Submission | None, line: ResultLine) -> str:
    """Say what a line is about: an entry by its name and key, several by their keys, a sheet, or the whole file."""
    form = form_of(plan, city, line.key)
    if form is None or form.kind == "card":
        return line.sheet
    name = "" if SEVERAL in line.key else named(plan, form, submission, line.key)
    return f"{form.title}：{name}（{line.key}）" if name else f"{form.title}：{line.key}"


def form_of(plan: Plan, city: City, keys: str) -> Form | None:
    """Return the form whose row keys a line names, None where it names none."""
    prefix = keys.partition(SEVERAL)[0].removeprefix(f"{city.code}-").rstrip("0123456789")
    return next((form for form in plan.forms_of(city) if prefix and form.prefix == prefix), None)


def named(plan: Plan, form: Form, submission: Submission | None, key: str) -> str:
    """Return what an entry is called, numbers of people masked; "" where it says nothing of it."""
    award = plan.award_of(form)
    field = award.name_field if award else next((each.key for each in form.fields if each.required), "")
    entries = submission.entries(form.key) if submission else ()
    return mask_numbers(next((each.text(field) for each in entries if each.key == key), ""))


def fine(scene: Scene, city: City) -> Iterator[Variables]:
    """Yield what needs no mending: cards and answers of 零报告 by title, of lists how many entries."""
    for verdict in scene.progress.by_city[city.code].forms:
        form = scene.plan.form_by_key[verdict.form]
        if verdict.status is Status.NIL:
            yield {"title": form.title, "counted": verdict.status}
        elif form.kind == "card" and verdict.status in STANDING:
            yield {"title": form.title, "counted": ""}
        elif count := len(standing(verdict)) if form.kind == "list" else 0:
            award = scene.plan.award_of(form)
            yield {"title": form.title, "counted": f"{count}{award.unit if award else '条'}"}


def standing(verdict: FormVerdict) -> Sequence[str]:
    """Return the keys of a form's accepted entries."""
    return [each.key for each in verdict.entries if each.status in STANDING]
