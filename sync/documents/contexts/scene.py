"""What documents are written from (成文依据): how far the season is, what each city was answered."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from sync.answers import Answer
from sync.documents.gongwen import chinese
from sync.model import CityVerdict, Entry, Status, Verdict
from sync.plan import OFFICE, Award, City, DocumentSpec, Event, Form, Plan, Round
from sync.progress import Progress
from sync.season import Season, is_special
from sync.selection import Shortlist


@dataclass(frozen=True, slots=True)
class ListedEntry:
    """An entry that a document is about (一条一份的对象), and whose it is."""

    city: City
    entry: Entry


Subject = City | Round | ListedEntry | None
"""Whom or what one document of a kind is about: a city, a round, an entry, or the whole season."""
Variables = dict[str, object]

STANDING = frozenset({Status.ACCEPTED, Status.REMARKED, Status.CHOSEN})
"""Statuses of candidates that a document may name."""


@dataclass(frozen=True)
class Scene:
    """The season as documents tell it; `answers` are what the cities were told, by city code.

    `office` is what was found of the secretariat's own workbook, None where it sent none.
    `shortlists` are what the selection came to, none before a ballot is in; `pictures` those documents show, by sha256.
    `day` is the day of the documents where it is not today; `issued` says that they are not drafts any more.
    """

    progress: Progress
    answers: Mapping[str, Answer] = field(default_factory=dict)
    office: CityVerdict | None = None
    shortlists: tuple[Shortlist, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)
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
        """Return the verdicts of a city's accepted entries by row key; of a card all or none, for it is one entry."""
        verdict = self.office if city.code == OFFICE.code else self.progress.by_city[city.code]
        entries = [each for of in verdict.forms if of.form == form.key for each in of.entries] if verdict else []
        good = {each.key: each for each in entries if each.status in STANDING}
        return {} if form.kind == "card" and len(good) < len(entries) else good

    def candidates(self, award: Award) -> list[tuple[City, Entry]]:
        """Return the accepted candidates for an award, the special ones first, then by city and row key."""
        found = list(self.entries(self.plan.form_by_key[award.form]))
        return sorted(found, key=lambda each: (not is_special(award, each[1]), each[0].order, each[1].key))


def common(scene: Scene, spec: DocumentSpec) -> Variables:
    """Return what every document may say: the year, the offices, the openings, the rounds by key."""
    plan = scene.plan
    return {
        "national": of_event(plan.national),
        "opening": of_event(plan.opening),
        "deadlines": plan.round_by_key,
        "year": plan.year,
        "ordinal": plan.ordinal,
        "event": plan.event,
        "theme": plan.theme,
        "offices": plan.offices,
        "series": spec.series,
        "today": scene.today,
        "issued": scene.issued,
    }


def of_event(event: Event) -> Variables:
    """Return what is said of an opening; `date` is worded, "" while it is not known."""
    return {"city": event.city, "event": event.event, "period": event.period, "date": day(event.date)}


def day(text: str) -> str:
    """Word a day written 2014-11-04; anything else stays as it is."""
    try:
        return chinese(date.fromisoformat(text))
    except ValueError:
        return text


def allowed(spec: DocumentSpec, form: Form, key: str) -> bool:
    """Say whether a document may show a field: personal ones only by leave, written as form.field or field."""
    return not form.field(key).personal or not {key, f"{form.key}.{key}"}.isdisjoint(spec.personal)
