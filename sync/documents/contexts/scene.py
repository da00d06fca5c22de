"""What documents are written from (成文依据): how far the season is, what each city was answered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from sync.answers import Answer
from sync.model import CityVerdict, Entry, Status, Verdict
from sync.plan import OFFICE, Award, City, DocumentSpec, Form, Plan, Round
from sync.progress import Progress
from sync.season import Season, is_special

Subject = City | Round | Entry | None
"""Whom or what one document of a kind is about: a city, a round, an entry, or the whole season."""
Variables = dict[str, object]

STANDING = frozenset({Status.ACCEPTED, Status.REMARKED, Status.CHOSEN})
"""Statuses of candidates that a document may name."""


@dataclass(frozen=True)
class Scene:
    """The season as documents tell it; `answers` are what the cities were told, by city code.

    `office` is what was found of the secretariat's own workbook, None where it sent none.
    `day` is the day of the documents where it is not today; `issued` says that they are not drafts any more.
    """

    progress: Progress
    answers: Mapping[str, Answer] = field(default_factory=dict)
    office: CityVerdict | None = None
    day: date | None = None
    issued: bool = False

    @property
    def season(self) -> Season:
        """The season."""
        return self.progress.season

    @property
    def plan(self) -> Plan:
        """The year's plan."""
        return self.season.plan

    @property
    def today(self) -> date:
        """The day the documents are dated."""
        return self.day or self.season.today

    @property
    def mend_by(self) -> date:
        """The last day to mend or to send in late what is asked for today."""
        return self.today + timedelta(days=self.plan.mend_days)

    def entries(self, form: Form) -> Iterator[tuple[City, Entry]]:
        """Yield the entries of a form that are accepted, by city in the plan's order; of the office's forms its own."""
        for city in (OFFICE,) if form.audience == "office" else self.plan.cities:
            submission = self.season.submissions.get(city.code)
            verdicts = self.standing(city, form)
            if submission and verdicts:
                yield from ((city, entry) for entry in submission.entries(form.key) if entry.key in verdicts)

    def standing(self, city: City, form: Form) -> Mapping[str, Verdict]:
        """Return the verdicts of a city's accepted entries by row key."""
        verdict = self.office if city.code == OFFICE.code else self.progress.by_city[city.code]
        entries = (each for of in verdict.forms if of.form == form.key for each in of.entries) if verdict else ()
        return {each.key: each for each in entries if each.status in STANDING}

    def candidates(self, award: Award) -> list[tuple[City, Entry]]:
        """Return the accepted candidates for an award, the special ones first, then by city and row key."""
        found = list(self.entries(self.plan.form_by_key[award.form]))
        return sorted(found, key=lambda each: (not is_special(award, each[1]), each[0].order, each[1].key))


def common(scene: Scene, spec: DocumentSpec) -> Variables:
    """Return what every document may say."""
    plan = scene.plan
    return {
        "year": plan.year,
        "ordinal": plan.ordinal,
        "event": plan.event,
        "theme": plan.theme,
        "offices": plan.offices,
        "series": spec.series,
        "today": scene.today,
        "issued": scene.issued,
    }


def allowed(spec: DocumentSpec, form: Form, key: str) -> bool:
    """Say whether a document may show a field: personal ones only by leave, written as form.field or field."""
    return not form.field(key).personal or not {key, f"{form.key}.{key}"}.isdisjoint(spec.personal)
