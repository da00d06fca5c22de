"""What the pulls in the store say (各次拉取): each city's versions, from the first in which it wrote anything."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple

from sync.model import Finding, Received, Submission
from sync.plan import OFFICE, City, Plan
from sync.reading import read
from sync.sheets.google.google_words import words
from sync.sheets.google.pulled.pulling import pulled
from sync.sheets.google.pulled.splitting import Split
from sync.store import Role, Snapshot

ABSENT = frozenset({"column-missing", "column-missing-optional"})
"""What reading says of columns that were never handed out."""


class Version(NamedTuple):
    """What a city had in the sheet: since when, and where it stands in the last pull with that content."""

    digest: str
    received: Received
    split: Split


@dataclass
class Succession:
    """One city's versions (历次版本) pull by pull: `last` may be the same as in the pull to come, in other places."""

    city: City
    plan: Plan
    read: list[Submission] = field(default_factory=list)
    last: Version | None = None

    def add(self, found: Version) -> None:
        """Add what the city has in one more pull: news, or the same in other places."""
        if self.last and self.last.digest == found.digest:
            self.last = found._replace(received=self.last.received)
        elif self.last or found.digest:
            self.settle()
            self.last = found

    def settle(self) -> None:
        """Read the last version; a column that was never handed out is nobody's mistake."""
        if self.last is None:
            return
        found = read(self.last.split.workbook(self.city), self.last.received, self.plan).submission
        if found:
            self.read.append(found if self.last.split.has_personal else without_personal(found, self.plan))


def submissions(held: Snapshot, plan: Plan, now: datetime) -> list[Submission]:
    """Return every city's versions in the pulls kept until `now`, from the first in which it wrote anything.

    A version counts from the first pull with that content, and has the addresses of the last.
    """
    cities = {city.code: Succession(city, plan) for city in plan.cities}
    for received, split in splits(held, plan, now):
        for city in split.cities:
            cities[city.code].add(Version(split.digests.get(city.code, ""), received, split))
    for each in cities.values():
        each.settle()
    return [found for each in cities.values() for found in each.read]


def splits(held: Snapshot, plan: Plan, now: datetime) -> Iterator[tuple[Received, Split]]:
    """Yield every pull by cities in the order they came; one of a spreadsheet is read by what is new in it."""
    before: dict[str, Split] = {}
    for received in held.received(Role.PULL):
        if received.received_at <= now:
            data, last = held.data(received), before.get(received.name)
            split = last.next(data) if last else split_of(data, owner_of(received, plan), plan)
            before[received.name] = split
            yield received, split


def last_split(held: Snapshot, plan: Plan, owner: City) -> Split | None:
    """Return the last pull kept of one spreadsheet, with all that is known by it; None where there is none."""
    last: Split | None = None
    for received in held.received(Role.PULL):
        if received.name == name_of(plan, owner):
            data = held.data(received)
            last = last.next(data) if last else split_of(data, owner, plan)
    return last


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
