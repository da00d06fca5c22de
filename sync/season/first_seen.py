"""When something first came in (首次收到): a mended version after the deadline does not make an entry late."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sync.model import Entry, Submission
from sync.plan import Form, Plan
from sync.season.season import Season, filled, is_special

FirstSeen = Mapping[tuple[str, ...], datetime]


def first_seen(plan: Plan, versions: Iterable[Submission]) -> FirstSeen:
    """Return when each form and each candidate first came in, from every version ever received, in any order."""
    seen: dict[tuple[str, ...], datetime] = {}
    for version in versions:
        moment = aware(plan, version.received.received_at)
        for form in plan.forms:
            table = version.table(form.key)
            for entry in (None, *table.entries()) if table and filled(form, table) else ():
                place = name_in_versions(plan, version.city, form, entry)
                seen[place] = min(seen.get(place, moment), moment)
    return seen


def received(season: Season, submission: Submission, form: Form, entry: Entry | None = None) -> datetime:
    """Return when a form, or one candidate, first came in, in the plan's time zone."""
    place = name_in_versions(season.plan, submission.city, form, entry)
    return aware(season.plan, season.first_seen.get(place) or submission.received.received_at)


def name_in_versions(plan: Plan, city: str, form: Form, entry: Entry | None) -> tuple[str, ...]:
    """Return what must stay the same for it to count as already received: a candidate by name and kind of category."""
    award = plan.award_of(form)
    if entry is None or award is None:
        return city, form.key
    return city, form.key, entry.text(award.name_field), award.special if is_special(award, entry) else ""


def aware(plan: Plan, moment: datetime) -> datetime:
    """Return a moment in the plan's time zone; one without a zone was noted there."""
    return moment.astimezone(plan.zone) if moment.tzinfo else moment.replace(tzinfo=plan.zone)
