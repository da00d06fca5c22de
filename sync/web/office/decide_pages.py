"""Deciding (决定): on what came late or shall not count, on findings that may pass; with a reason, revocable."""

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import quote

from starlette.responses import Response

from sync.errors import DeskError
from sync.inbox.kept_decisions import KeptRuling, SaidOn, Spoken, TakenBack
from sync.inbox.office_rulings import rule, take_back
from sync.model import Finding, Received
from sync.plan import City
from sync.rules.grading import originals
from sync.season import Ruled, Ruling
from sync.web.based import base, floor, last_number, said_before
from sync.web.office.city import asked, worded
from sync.web.office.open_decisions import candidate, finding_of, open_decisions
from sync.web.visits import Visit

LONGEST_REASON = 200


def ask_decision(visit: Visit) -> Response:
    """Ask what is decided, and why."""
    key = visit.request.query_params.get("key", "")
    before = said_before(visit, ("row", visit.part("city"), key))
    city, key, choices = decidable(visit, key)
    about = {**subject(visit, city, key), **before, "choices": choices}
    return visit.page("office/decide", **about, trouble="", chosen="", reason="")


def decide(visit: Visit) -> Response:
    """Keep a decision."""
    fields = visit.body.fields
    city, key, choices = decidable(visit, fields.get("key", ""))
    chosen: Ruled | None = next((each for each in choices if each == fields.get("ruled")), None)
    about = {**subject(visit, city, key), "choices": choices, "chosen": chosen or "", "reason": reason(visit)}
    before = ("row", city.code, key)
    if chosen is None:
        about |= said_before(visit, before)
        return visit.refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "office/decide", **about, trouble="choice")
    said = KeptRuling(city.code, key, chosen, visit.who, visit.number_of_access, reason(visit))
    page = Page("office/decide", about, before)
    return tried(visit, lambda name: keep(visit, said, name), f"{chosen}-{key}", city, page)


def decidable(visit: Visit, key: str) -> tuple[City, str, tuple[Ruled, ...]]:
    """Return the city, the row key or the form's title, and what may be decided on it."""
    city = asked(visit)
    choices = open_decisions(visit.view.told.season, city.code, key)
    if not choices:
        raise visit.missing()
    return city, key, choices


def subject(visit: Visit, city: City, key: str) -> dict[str, object]:
    """Return what a page says of what is decided on."""
    season = visit.view.told.season
    found = candidate(season, city.code, key)
    form = found[0] if found else next(form for form in season.plan.forms if form.title == key)
    award = season.plan.award_of(form)
    name = found[1].text(award.name_field) if found and award else ""
    return {"shown": city, "key": key, "form": form, "name": name}


def ask_waiver(visit: Visit) -> Response:
    """Ask why a finding may pass."""
    query = visit.request.query_params
    form, key, code = (query.get(name, "") for name in ("form", "key", "code"))
    before = said_before(visit, ("finding", visit.part("city"), form, key, code))
    city = asked(visit)
    finding = waived(visit, city, form, key, code)
    return visit.page("office/waive", shown=city, said=worded(visit, finding), trouble="", reason="", **before)


def waive(visit: Visit) -> Response:
    """Keep that a finding may pass."""
    city, fields = asked(visit), visit.body.fields
    form, key, code = (fields.get(name, "") for name in ("form", "key", "code"))
    before = ("finding", city.code, form, key, code)
    if base(visit) >= last_number(visit, before):  # else somebody was faster, and is named below
        waived(visit, city, form, key, code)
    finding = passed(visit, city, form, key, code)
    why = reason(visit)
    number = visit.number_of_access
    said = KeptRuling(city.code, finding.key, "豁免", visit.who, number, why, finding.form, finding.code)
    about = {"shown": city, "said": worded(visit, finding), "reason": why}
    name = f"豁免-{finding.key or city.name}"
    return tried(visit, lambda name_: keep(visit, said, name_), name, city, Page("office/waive", about, before))


def waived(visit: Visit, city: City, form: str, key: str, code: str) -> Finding:
    """Return the finding that is meant."""
    found = finding_of(visit.view.told.progress.by_city[city.code], form, key, code)
    if found is None:
        raise visit.missing()
    return found


def passed(visit: Visit, city: City, form: str, key: str, code: str) -> Finding:
    """Return the finding that is meant, one that was waived meanwhile as well."""
    verdict = visit.view.told.progress.by_city[city.code]
    for each in (*verdict.all_findings(), *originals(verdict.all_findings())):
        if (each.form, each.key, each.code) == (form, key, code):
            return each
    raise visit.missing()


def listed(visit: Visit) -> Response:
    """List what was decided, here and in the year's files."""
    view = visit.view
    configured = visit.site.desk.run.plan
    rulings = view.told.gathered.rulings[::-1]
    return visit.page(
        "office/rulings",
        rulings=rulings,
        decisions=configured.decisions,
        waivers=configured.waivers,
        sentences={each.received.id: sentence(visit, each) for each in rulings},
        cities=view.plan.city_by_code,
    )


def sentence(visit: Visit, ruling: Ruling) -> str:
    """Return what is waived, as the handbook names it; "" for other rulings."""
    form = visit.view.plan.form_by_key.get(ruling.form)
    return form.title if form else ""


def ask_revocation(visit: Visit) -> Response:
    """Ask why a ruling is taken back."""
    found = of(visit)
    if found.revoked:
        raise visit.missing()
    return visit.page("office/revoke", **told(visit, found), **said_before(visit, on(found)), trouble="", reason="")


def revoke(visit: Visit) -> Response:
    """Keep that a ruling is taken back."""
    found = of(visit)
    said = TakenBack(visit.number("ruling"), visit.who, visit.number_of_access, reason(visit))
    if found.revoked and base(visit) >= last_number(visit, on(found)):
        raise visit.missing()

    def work(name: str) -> Received:
        return take_back(floor(visit), said, name, visit.now)

    page = Page("office/revoke", {**told(visit, found), "reason": said.reason}, on(found))
    return tried(visit, work, f"撤销-{said.ruling}", None, page)


def of(visit: Visit) -> Ruling:
    """Return the ruling that is meant."""
    number = visit.number("ruling")
    found = next((each for each in visit.view.told.gathered.rulings if each.received.id == number), None)
    if found is None:
        raise visit.missing()
    return found


def on(ruling: Ruling) -> SaidOn:
    """Return what a ruling is on."""
    if ruling.code:
        return ("finding", ruling.city, ruling.form, ruling.key, ruling.code)
    return ("row", ruling.city, ruling.key)


def told(visit: Visit, ruling: Ruling) -> dict[str, object]:
    """Return what a page says of a ruling."""
    return {"ruling": ruling, "shown": visit.view.plan.city_by_code[ruling.city]}


def keep(visit: Visit, said: KeptRuling, name: str) -> Received:
    """Keep a ruling."""
    return rule(floor(visit), said, name, visit.now)


@dataclass(frozen=True)
class Page:
    """The page of a form (表单页): its template, what it shows, and what the form is on."""

    template: str
    about: dict[str, object]
    subject: SaidOn


def tried(visit: Visit, work: Callable[[str], Received], name: str, city: City | None, page: Page) -> Response:
    """Do it and go on; where it cannot be, show the page again, as it is by now, and say why."""
    try:
        work(name)
    except DeskError as error:
        status = HTTPStatus.CONFLICT if isinstance(error, Spoken) else HTTPStatus.UNPROCESSABLE_ENTITY
        about = {**page.about, **said_before(visit, page.subject)}
        return visit.refusal(status, page.template, **about, trouble=str(error))
    return visit.go(f"/office/city/{quote(city.code)}" if city else "/office/rulings")


def reason(visit: Visit) -> str:
    """Return the reason that was given."""
    return " ".join(visit.body.fields.get("reason", "").split())[:LONGEST_REASON]
