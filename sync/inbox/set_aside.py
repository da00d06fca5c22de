"""Files of a city's that are no form (另存的来件): remarked on, never held against the city; and never passed over.

Only what is plainly meant as the form can be a failed one: it has our marks or our sheets, or it is a spreadsheet and
nothing else of the city was read.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sync.inbox.file_roles import claims_form
from sync.model import Finding, Received, Severity
from sync.plan import City, Plan
from sync.reading import named_city
from sync.season import Season
from sync.sheets.received.handing import SAYS

UNOPENED = SAYS | {"file-slow", "file-crash", "file-laborious", "no-forms", "sheet-unread"}
"""What is said of a file of which nobody could see that it is ours; anything else tells of our marks or sheets."""
SPREADSHEETS = frozenset({"file-xlsb", "file-ods", "file-numbers", "file-xml-sheet", "file-sylk", "no-forms"})
MATERIAL = "file-material"

FileRefusal = tuple[City, Received, Finding]
"""One thing said of a file that gave no submission: whose it is, which file, what."""


@dataclass(frozen=True)
class SetAside:
    """A file that came from a city and is no form of it (另存的来件), and what it is instead."""

    city: City
    received: Received
    findings: tuple[Finding, ...]

    @property
    def remarks(self) -> tuple[Finding, ...]:
        """What it is, as the office is told: it asks nothing of the city's form."""
        return tuple(replace(each, severity=Severity.HINT) for each in self.findings)


def parted(refusals: Iterable[FileRefusal], read: Mapping[str, object]) -> tuple[list[FileRefusal], list[SetAside]]:
    """Part the failed forms from the files that are none; `read` holds the codes of cities of which a form was read."""
    found: defaultdict[tuple[str, int], list[FileRefusal]] = defaultdict(list)
    for each in refusals:
        found[each[0].code, each[1].id].append(each)
    failed, aside = [], []
    for same in found.values():
        city, received, _ = same[0]
        findings = tuple(each[2] for each in same)
        if is_form_meant(received.name, findings, read=city.code in read):
            failed += same
        else:
            aside.append(SetAside(city, received, findings))
    return failed, aside


def is_form_meant(name: str, findings: Iterable[Finding], *, read: bool) -> bool:
    """Say whether a file that gave no submission is plainly meant as the form."""
    codes = {each.code for each in findings}
    return not codes <= UNOPENED or (not read and (claims_form(name) or not SPREADSHEETS.isdisjoint(codes)))


def materials_alone(strays: Iterable[Received], season: Season) -> Iterator[SetAside]:
    """Yield the materials that came from a city of which no form was read: maybe they are all it thinks it owes."""
    for each in strays:
        city = named_city(each, season.plan)
        if city and city.code not in season.submissions:
            yield SetAside(city, each, (Finding(MATERIAL, severity=Severity.HINT),))


def by_city(aside: Iterable[SetAside], plan: Plan) -> dict[str, tuple[Received, ...]]:
    """Return the files set aside by city code, in the order they came; for cities that have any."""
    found = {city.code: tuple(each.received for each in aside if each.city == city) for city in plan.cities}
    return {code: files for code, files in found.items() if files}
