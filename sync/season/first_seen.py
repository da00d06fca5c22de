"""When something first came in (首次收到): a mended version after the deadline does not make an entry late."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import product

from sync.model import Entry, Submission, Table
from sync.plan import Award, FieldType, Form, Plan
from sync.season.sameness import folded
from sync.season.season import Season, filled, is_special

FirstSeen = Mapping[tuple[str, ...], datetime]
"""When each thing was first seen that says of a form, or of a candidate, that it was there (认得出的凭据)."""

UNREAD = frozenset(
    {"header-missing", "row-unclear", "row-above-header", "example-filled", "cell-misplaced", "sheet-conflict"}
)
"""What reading says of a form in which something stood that it could not tell: any entry may have been there."""
PROVING: frozenset[FieldType] = frozenset({"month", "date", "id_number", "credit_code"})
"""In the same row, these make the same candidate whatever else was mended."""
BETWEEN_NAMES = re.compile(r"[、，,；;/\s]+|和|及|与")
ANYBODY = "*"


def first_seen(plan: Plan, versions: Iterable[Submission]) -> FirstSeen:
    """Return when each form and each candidate first came in, from every version ever received, in any order."""
    seen: dict[tuple[str, ...], datetime] = {}
    for version in versions:
        moment = aware(plan, version.received.received_at)
        unread = {each.form for each in version.observations if each.code in UNREAD}
        for form in plan.forms:
            for sign in signs_in(plan, version, form, unread=form.key in unread):
                seen[sign] = min(seen.get(sign, moment), moment)
    return seen


def received(season: Season, submission: Submission, form: Form, entry: Entry | None = None) -> datetime:
    """Return when a form, or one candidate, first came in, in the plan's time zone.

    A candidate was there where its name was; or its row, if a birth or a paper was the same there, or nobody could be
    told; its category then may have been unreadable. What could not be read of the form may have been it.
    """
    plan, own = season.plan, aware(season.plan, submission.received.received_at)
    award, place = plan.award_of(form), (submission.city, form.key)
    if entry is None or award is None:
        return season.first_seen.get(place, own)
    signs = [*signs_of(award, form, entry, place), *anybody(award, entry, place)]
    return min([own, *(season.first_seen[each] for each in signs if each in season.first_seen)])


def signs_in(plan: Plan, version: Submission, form: Form, *, unread: bool) -> Iterator[tuple[str, ...]]:
    """Yield what a version shows to have been there of a form."""
    table, place, award = version.table(form.key), (version.city, form.key), plan.award_of(form)
    if unread or (table is not None and said_something(form, table)):
        yield place
    if unread:
        yield (*place, ANYBODY)
    if award and table is not None:
        for entry in table.entries():
            yield from signs_of(award, form, entry, place)


def said_something(form: Form, table: Table) -> bool:
    """Say whether a form was filled in, be it only with that there is nothing to report."""
    return filled(form, table) or table.nothing is not None


def signs_of(award: Award, form: Form, entry: Entry, place: tuple[str, str]) -> Iterator[tuple[str, ...]]:
    """Yield what tells a candidate: its name, its row with a proof, its row alone where no name was understood."""
    names = names_of(award, entry)
    proofs = [f"{key} {value}" for key in proving(award, form) if (value := entry.text(key))]
    rows = [*proofs, *(() if entry.text(award.name_field) else (ANYBODY,))] if entry.key else ()
    kinds = kinds_of(award, entry)
    yield from ((*place, "name", name, kind) for name, kind in product(names, kinds))
    yield from ((*place, "row", entry.key, proof, kind) for proof, kind in product(rows, kinds))


def anybody(award: Award, entry: Entry, place: tuple[str, str]) -> Iterator[tuple[str, ...]]:
    """Yield what would tell that somebody was there who could not be told."""
    yield (*place, ANYBODY)
    yield from ((*place, "row", entry.key, ANYBODY, kind) for kind in kinds_of(award, entry) if entry.key)


def names_of(award: Award, entry: Entry) -> list[str]:
    """Return the names a candidate may go by: as understood, else as typed; several in one cell are each one."""
    column = entry.table.columns.get(award.name_field)
    typed = column.raws[entry.index] if column else None
    text = entry.text(award.name_field) or (typed if isinstance(typed, str) else "")
    return [each for each in dict.fromkeys(folded([text, *BETWEEN_NAMES.split(text)])) if each]


def proving(award: Award, form: Form) -> list[str]:
    """Return the fields that prove a candidate in its row; of what is no person also the unit it belongs to."""
    own = [each.key for each in form.fields if each.type in PROVING]
    return own if form.field(award.name_field).type == "name" else [*own, award.unit_field]


def kinds_of(award: Award, entry: Entry) -> tuple[str, ...]:
    """Return the kinds of category a candidate may be of: both where nobody can tell."""
    if award.special and entry[award.category_field] is None:
        return "", award.special
    return (award.special if is_special(award, entry) else "",)


def aware(plan: Plan, moment: datetime) -> datetime:
    """Return a moment in the plan's time zone; one without a zone was noted there."""
    return moment.astimezone(plan.zone) if moment.tzinfo else moment.replace(tzinfo=plan.zone)
