"""What the pulls in the store say (各次拉取): each city's versions, from the first in which it wrote anything."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from sync.model import Finding, Received, Submission
from sync.plan import OFFICE, City, Plan
from sync.reading import read
from sync.sheets.google.pulling import pulled
from sync.sheets.google.splitting import Split
from sync.store import Role, Store

ABSENT = frozenset({"column-missing", "column-missing-optional"})
"""What reading says of columns that were never issued."""


def submissions(store: Store, plan: Plan, now: datetime) -> list[Submission]:
    """Return every city's versions in the pulls kept until `now`, from the first in which it wrote anything.

    A version counts from the first pull with that content, and has the addresses of the last.
    """
    kept = [each for each in store.received(Role.PULL) if each.received_at <= now]
    versions: dict[str, list[tuple[str, Received, Submission]]] = {}
    for received in kept:
        for code, made in readings(store.data(received), received, plan):
            before = versions.setdefault(code, [])
            digest, submission = made
            if before and before[-1][0] == digest:
                first = before.pop()[1]
                before.append((digest, first, replace(submission, received=first)))
            elif before or filled_in(submission):
                before.append((digest, received, submission))
    return [submission for each in versions.values() for _, _, submission in each]


def readings(data: bytes, received: Received, plan: Plan) -> Iterator[tuple[str, tuple[str, Submission]]]:
    """Yield what each city has in a pull, and a digest of it."""
    whole = pulled(data)
    code = next((fact[1] for fact in whole.facts(plan) if fact[0] == "city"), OFFICE.code)
    split = Split(whole, plan, only(plan.city_by_code.get(code, OFFICE)))
    for part in split.parts:
        submission = read(part.workbook, received, plan).submission
        if submission:
            made = submission if split.has_personal else without_personal(submission, plan)
            yield part.city.code, (part.digest, made)


def filled_in(submission: Submission) -> bool:
    """Say whether a city wrote anything."""
    return any(len(table) for table in submission.tables.values())


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
