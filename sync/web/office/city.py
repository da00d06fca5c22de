"""One city (市页): its forms and rows with what is said of them, what it sent, its evidence, who may come in for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from starlette.responses import Response

from sync.desk.returned_files import city_return
from sync.model import CityVerdict, Evidence, Finding, Received, Status, Submission, Verdict
from sync.plan import SEALED, City, Form
from sync.privacy import mask_numbers, masked_verdict
from sync.store import Role
from sync.store.accesses import Caller as Person
from sync.web.office.board import city_files
from sync.web.office.open_decisions import open_decisions, waivable
from sync.web.told_aside import told_aside
from sync.web.view.desk import verdict as of
from sync.web.visits import Visit

JPEG = "image/jpeg"
FEW = 2
"""Fields by which a row that has no name is known."""


@dataclass(frozen=True)
class SaidFinding:
    """A finding in words; `may_pass` says that it may be waived."""

    finding: Finding
    sentence: str
    remedy: str
    may_pass: bool


@dataclass(frozen=True)
class RowView:
    """One row of a form: its verdict, who or what it is, what is said of it, whether anything may be decided on it."""

    verdict: Verdict
    name: str
    said: Sequence[SaidFinding]
    may_decide: bool


@dataclass(frozen=True)
class FormView:
    """One form of the city; of those not `due` and not there nothing is shown."""

    form: Form
    status: Status
    on_time: bool | None
    said: Sequence[SaidFinding]
    rows: Sequence[RowView]
    may_decide: bool


@dataclass(frozen=True)
class EvidenceLink:
    """One file of evidence: of which row, for which field."""

    key: str
    field: str
    evidence: Evidence


def show(visit: Visit) -> Response:
    """Show a city."""
    view, city = visit.view, asked(visit)
    verdict = view.told.progress.by_city[city.code]
    plain = visit.masked
    found = masked_verdict(verdict, view.plan) if plain else verdict
    versions = {each.received.id: each for each in view.told.gathered.versions if each.city == city.code}
    files = city_files(visit)[city.code]
    latest = view.told.season.submissions.get(city.code)
    accesses = [each for each in visit.site.accesses.lines() if each.city == city.code and each.role is Person.CITY]
    return visit.page(
        "office/city",
        shown=city,
        verdict=verdict,
        sheets=sheets(visit, city, found),
        whole=[worded(visit, each) for each in found.findings],
        owed=view.told.progress.owed(city.code),
        files=files,
        names={each.id: mask_numbers(each.name) if plain else each.name for each in files},
        standing={number: of(view, each) for number, each in versions.items()},
        counts=latest.received.id if latest else 0,
        roles=view.told.gathered.roles,
        proofs=proofs(visit, city),
        aside=told_aside(view, city),
        accesses=accesses,
    )


def sheets(visit: Visit, city: City, verdict: CityVerdict) -> list[FormView]:
    """Return the forms of a city that came, or that somebody waits for."""
    season = visit.view.told.season
    sent = season.submissions.get(city.code)
    made = []
    for each in verdict.forms:
        form = season.plan.form_by_key[each.form]
        if each.due or each.status is not Status.MISSING:
            names = named(visit, form, city, sent)
            rows = [row(visit, city, form, one, names) for one in each.entries if one.status is not Status.MISSING]
            shown = [one for one in rows if form.kind != "card" or one.said]
            said = [worded(visit, one) for one in each.findings]
            may = bool(open_decisions(season, city.code, form.title))
            made.append(FormView(form, each.status, each.on_time, said, shown, may))
    return made


def row(visit: Visit, city: City, form: Form, verdict: Verdict, names: Mapping[str, str]) -> RowView:
    """Return one row as it is shown."""
    season = visit.view.told.season
    said = [worded(visit, each) for each in verdict.findings]
    may = bool(form.award) and bool(open_decisions(season, city.code, verdict.key))
    return RowView(verdict, names.get(verdict.key, ""), said, may)


def named(visit: Visit, form: Form, city: City, sent: Submission | None) -> Mapping[str, str]:
    """Return who or what each row is: the candidate's name, the title of a card's field, else its first fields."""
    plan = visit.view.plan
    if form.kind == "card":
        return {key: each.title for key, each in zip(plan.keys(form, city), form.fields, strict=False)}
    award = plan.award_of(form)
    fields = [award.name_field] if award else [each.key for each in form.fields if not each.personal][:FEW]
    entries = sent.entries(form.key) if sent else ()
    return {each.key: " ".join(filter(None, (mask_numbers(each.text(one)) for one in fields))) for each in entries}


def worded(visit: Visit, finding: Finding) -> SaidFinding:
    """Put a finding into words."""
    messages = visit.view.told.messages
    return SaidFinding(finding, messages.sentence(finding), messages.remedy(finding), waivable(finding))


def proofs(visit: Visit, city: City) -> list[EvidenceLink]:
    """Return a city's evidence in the order of its rows; whoever may only read sees that it is there, no content."""
    season = visit.view.told.season
    titles = {field.key: field.title for form in season.plan.forms for field in form.fields}
    found = sorted((slot, files) for slot, files in (season.evidence or {}).items() if slot[0] == city.code)
    return [
        EvidenceLink(key, "" if field == SEALED else titles.get(field, ""), each)
        for (_, key, field), files in found
        for each in files
    ]


def asked(visit: Visit) -> City:
    """Return the city that is meant."""
    city = {each.code: each for each in visit.view.plan.cities}.get(visit.part("city"))
    if city is None:
        raise visit.missing()
    return city


def file(visit: Visit) -> Received:
    """Return the file that is meant, where it is that city's."""
    files = {each.id: each for each in city_files(visit)[asked(visit).code]}
    received = files.get(visit.number("number"))
    if received is None or visit.view.told.gathered.roles.get(received.id) is Role.PURGED:
        raise visit.missing()
    return received


def original(visit: Visit) -> Response:
    """Give out a file as it came."""
    received = file(visit)
    return visit.download(received.name, visit.site.store.data(received))


def returned(visit: Visit) -> Response:
    """Give out a workbook with the verdict in it, as the city gets it."""
    view, received, city = visit.view, file(visit), asked(visit)
    version = next((each for each in view.told.gathered.versions if each.received == received), None)
    if version is None:
        raise visit.missing()
    answer = view.told.version(version)[1]
    made = city_return(city.name, answer, received, visit.site.store, view.plan)
    return visit.download(made.path, made.data)


def photo(visit: Visit) -> Response:
    """Show a photo of a city's evidence, made small by a child."""
    received = file(visit)
    small = visit.site.photos.small(received.sha256, lambda: visit.site.store.data(received))
    if small is None:
        raise visit.missing()
    return Response(small, media_type=JPEG)
