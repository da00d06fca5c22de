"""What the pulls in the store say (各次拉取): each city's versions, from the first in which it wrote anything."""

from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from sync.model import Finding, Received, Submission
from sync.plan import OFFICE, City, Plan
from sync.reading import read
from sync.sheets.google.pulling import pulled
from sync.sheets.google.splitting import Split
from sync.sheets.google.words import words
from sync.store import Role, Snapshot

ABSENT = frozenset({"column-missing", "column-missing-optional"})
"""What reading says of columns that were never issued."""


class Version(NamedTuple):
    """What a city had in the sheet: since when, and where it stands in the last pull with that content."""

    digest: str
    received: Received
    split: Split


def submissions(held: Snapshot, plan: Plan, now: datetime) -> list[Submission]:
    """Return every city's versions in the pulls kept until `now`, from the first in which it wrote anything.

    A version counts from the first pull with that content, and has the addresses of the last.
    """
    versions: dict[str, list[Version]] = {}
    for received in held.received(Role.PULL):
        if received.received_at <= now:
            split = split_of(held.data(received), owner_of(received, plan), plan)
            for city in split.cities:
                add(versions, city.code, Version(split.digests.get(city.code, ""), received, split))
    read_ = (reading(plan.city_by_code[code], each, plan) for code, found in versions.items() for each in found)
    return [each for each in read_ if each]


def add(versions: dict[str, list[Version]], city: str, found: Version) -> None:
    """Add what a city has in one more pull: news, or the same in other places."""
    before = versions.get(city, [])
    if before and before[-1].digest == found.digest:
        before[-1] = found._replace(received=before[-1].received)
    elif before or found.digest:
        versions[city] = [*before, found]


def reading(city: City, version: Version, plan: Plan) -> Submission | None:
    """Read a version; a column that was never issued is nobody's mistake."""
    found = read(version.split.workbook(city), version.received, plan).submission
    return found if found is None or version.split.has_personal else without_personal(found, plan)


def split_of(data: bytes, owner: City, plan: Plan) -> Split:
    """Return a pull by cities."""
    return Split(pulled(data), plan, only(owner))


def name_of(plan: Plan, owner: City) -> str:
    """Return the name under which pulls of one spreadsheet are kept."""
    return words().pull_name.format(year=plan.year, city=f"（{owner.name}）" if only(owner) else "")


def owner_of(received: Received, plan: Plan) -> City:
    """Return whose spreadsheet a pull is of: its name says so, for marks in the sheet can be lost."""
    return next((city for city in plan.cities if name_of(plan, city) == received.name), OFFICE)


def without_personal(submission: Submission, plan: Plan) -> Submission:
    """Return a submission that is not blamed for columns it was never asked for."""

    def asked(finding: Finding) -> bool:
        form = plan.form_by_key.get(finding.form)
        personal = form and any(each.personal for each in form.fields if each.key == finding.field)
        return not (finding.code in ABSENT and personal)

    return replace(submission, observations=tuple(filter(asked, submission.observations)))


def only(city: City) -> City | None:
    """Return the city of a spreadsheet of its own; None for the one of all cities."""
    return None if city.code == OFFICE.code else city
