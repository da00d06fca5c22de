"""Deciding (决定): on what came late or shall not count, on findings that may pass; with a reason, revocable."""

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import quote

from starlette.responses import Response

from sync.errors import DeskError
from sync.model import Finding, Received
from sync.plan import City
from sync.report.deciding import candidate, finding_of, open_decisions
from sync.report.rulings import TakenBack, Written, rule, take_back
from sync.season import Ruled, Ruling
from sync.web.office.city import asked, worded
from sync.web.visits import Visit

LONGEST_REASON = 200


def ask_decision(visit: Visit) -> Response:
    """Ask what is decided, and why."""
    city, key, choices = decidable(visit, visit.request.query_params.get("key", ""))
    return visit.page("office/decide", **subject(visit, city, key), choices=choices, trouble="", chosen="", reason="")


def decide(visit: Visit) -> Response:
    """Keep a decision."""
    fields = visit.body.fields
    city, key, choices = decidable(visit, fields.get("key", ""))
    chosen: Ruled | None = next((each for each in choices if each == fields.get("ruled")), None)
    about = {**subject(visit, city, key), "choices": choices, "chosen": chosen or "", "reason": reason(visit)}
    if chosen is None:
        return visit.refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "office/decide", **about, trouble="choice")
    said = Written(city.code, key, chosen, visit.who, visit.number_of_access, reason(visit))
    return tried(visit, lambda name: keep(visit, said, name), f"{chosen}-{key}", city, ("office/decide", about))


def decidable(visit: Visit, key: str) -> tuple[City, str, tuple[Ruled, ...]]:
    """Return the city, the row key or the form's title, and what may be decided on it."""
    city = asked(visit)
    choices = open_decisions(visit.view.judged.season, city.code, key)
    if not choices:
        raise visit.missing()
    return city, key, choices


def subject(visit: Visit, city: City, key: str) -> dict[str, object]:
    """Return what a page says of what is decided on."""
    season = visit.view.judged.season
    found = candidate(season, city.code, key)
    form = found[0] if found else next(form for form in season.plan.forms if form.title == key)
    award = season.plan.award_of(form)
    name = found[1].text(award.name_field) if found and award else ""
    return {"shown": city, "key": key, "form": form, "name": name}


def ask_waiver(visit: Visit) -> Response:
    """Ask why a finding may pass."""
    query = visit.request.query_params
    city = asked(visit)
    finding = waived(visit, city, query.get("form", ""), query.get("key", ""), query.get("code", ""))
    return visit.page("office/waive", shown=city, said=worded(visit, finding), trouble="", reason="")


def waive(visit: Visit) -> Response:
    """Keep that a finding may pass."""
    city, fields = asked(visit), visit.body.fields
    finding = waived(visit, city, fields.get("form", ""), fields.get("key", ""), fields.get("code", ""))
    why = reason(visit)
    number = visit.number_of_access
    said = Written(city.code, finding.key, "豁免", visit.who, number, why, finding.form, finding.code)
    about = {"shown": city, "said": worded(visit, finding), "reason": why}
    name = f"豁免-{finding.key or city.name}"
    return tried(visit, lambda name_: keep(visit, said, name_), name, city, ("office/waive", about))


def waived(visit: Visit, city: City, form: str, key: str, code: str) -> Finding:
    """Return the finding that is meant."""
    found = finding_of(visit.view.judged.progress.by_city[city.code], form, key, code)
    if found is None:
        raise visit.missing()
    return found


def listed(visit: Visit) -> Response:
    """List what was decided, here and in the year's files."""
    view = visit.view
    configured = visit.site.desk.occasion.plan
    rulings = view.judged.gathered.rulings[::-1]
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
    return visit.page("office/revoke", **of(visit), trouble="", reason="")


def revoke(visit: Visit) -> Response:
    """Keep that a ruling is taken back."""
    about = of(visit)
    said = TakenBack(visit.number("ruling"), visit.who, visit.number_of_access, reason(visit))

    def work(name: str) -> Received:
        return take_back(visit.site.store, said, name, visit.now)

    return tried(visit, work, f"撤销-{said.ruling}", None, ("office/revoke", {**about, "reason": said.reason}))


def of(visit: Visit) -> dict[str, object]:
    """Return the ruling that is meant, and its city."""
    number = visit.number("ruling")
    found = next((each for each in visit.view.judged.gathered.rulings if each.received.id == number), None)
    if found is None or found.revoked:
        raise visit.missing()
    return {"ruling": found, "shown": visit.view.plan.city_by_code[found.city]}


def keep(visit: Visit, said: Written, name: str) -> Received:
    """Keep a ruling."""
    return rule(visit.site.store, visit.site.desk.occasion.plan, said, name, visit.now)


def tried(
    visit: Visit,
    work: Callable[[str], Received],
    name: str,
    city: City | None,
    page: tuple[str, dict[str, object]],
) -> Response:
    """Do it and go on; where it cannot be, show the page again and say why."""
    try:
        work(name)
    except DeskError as error:
        return visit.refusal(HTTPStatus.UNPROCESSABLE_ENTITY, page[0], **page[1], trouble=str(error))
    return visit.go(f"/office/city/{quote(city.code)}" if city else "/office/rulings")


def reason(visit: Visit) -> str:
    """Return the reason that was given."""
    return " ".join(visit.body.fields.get("reason", "").split())[:LONGEST_REASON]
