"""Who was heard of when (最近来件): by anything that is known to be a city's, read or not."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from sync.inbox.gather import Gathered
from sync.model import Received
from sync.plan import City, Plan
from sync.reading import named_city

QUIET = timedelta(days=7)
"""A city that was not heard of for so long is worth a telephone call."""


def files_of_cities(gathered: Gathered, receptions: Iterable[Received]) -> dict[str, list[Received]]:
    """Return receptions by city code, the latest first: those read as a city's, sent by it, or named for it."""
    plan = gathered.season.plan
    read = {each.received.id: each.city for each in gathered.versions}
    found: dict[str, list[Received]] = {city.code: [] for city in plan.cities}
    for each in receptions:
        city = read.get(each.id) or code(named_city(each, plan))
        if city in found:
            found[city].insert(0, each)
    return found


def code(city: City | None) -> str:
    """Return a city's code, "" where it is none."""
    return city.code if city else ""


def quiet(plan: Plan, files: Mapping[str, list[Received]], now: datetime) -> list[tuple[City, datetime | None]]:
    """Return the cities not heard of for a week, and since when; never heard of first, then the longest quiet."""
    last = [(city, files[city.code][0].received_at if files[city.code] else None) for city in plan.cities]
    found = [(city, at) for city, at in last if at is None or now - at > QUIET]
    return sorted(found, key=lambda each: (each[1] is not None, each[1] or now))
