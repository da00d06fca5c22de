"""`judge`: one city's verdict, form by form."""

from collections.abc import Iterable, Sequence

from sync.model import CityVerdict, Finding, FormVerdict, Status, Submission
from sync.plan import City
from sync.season import Season
from sync.status.form_verdict import FormCase
from sync.status.order import standing, worst

DONE = frozenset({Status.REMARKED, Status.ACCEPTED, Status.NIL})


def judge(
    city: City,
    submission: Submission | None,
    findings: Sequence[Finding],
    season: Season,
    filed: Sequence[Finding] = (),
) -> CityVerdict:
    """Return where a city stands. `findings` are those of `check`; `filed`, graded as well, are those of its files.

    Without a submission nothing could be read: with `filed` findings the city has to mend that, else it sent nothing.
    """
    forms = [form for form in season.plan.forms_of(city) if form.kind != "guide"]
    verdicts = tuple(
        FormCase(city, form, submission, season, tuple(each for each in findings if each.form == form.key)).verdict()
        for form in forms
    )
    known = {form.key for form in forms}
    whole = (*filed, *(each for each in findings if each.form not in known))
    received = submission.received if submission else None
    return CityVerdict(city.code, city_status(verdicts, whole, season), verdicts, whole, received)


def city_status(forms: Iterable[FormVerdict], whole: Sequence[Finding], season: Season) -> Status:
    """Return what a city is called by its forms and files; an empty form counts only when it is due."""
    counted = [each for each in forms if each.due or each.status is not Status.MISSING]
    files = [standing(whole)] if whole else []
    status = worst([*(each.status for each in counted), *files])
    awards = {each.status for each in counted if season.plan.form_by_key[each.form].award}
    return Status.NIL if status in DONE and awards == {Status.NIL} else status
