"""The door (入口): enter with a code or by a personal link, and leave."""

from http import HTTPStatus

from starlette.responses import Response

from sync.store.accesses import AccessCode, Caller
from sync.web.process.login import Refusal
from sync.web.routes import Way
from sync.web.visits import Visit

HOMES = {Caller.CITY: "/home", Caller.SECRETARIAT: "/office", Caller.READER: "/office"}
STATUSES = {Refusal.WRONG: HTTPStatus.UNPROCESSABLE_ENTITY, Refusal.LOCKED: HTTPStatus.TOO_MANY_REQUESTS}


def ask(visit: Visit) -> Response:
    """Ask for the code; after a personal link only for the press of a button, and say whose it is."""
    code = visit.session.pending(visit.site.wall())
    found = looked_up(visit, code) if code else None
    if isinstance(found, Refusal):
        return refused(visit, found, office=False)
    if visit.access and (found is None or found.id == visit.access.id):
        home = visit.go(HOMES[visit.access.role])
        return visit.keep(home, visit.session.unlinked()) if found else home
    return visit.page("door", linked=found and named(visit, found), refusal="", office=False)


def looked_up(visit: Visit, code: str) -> AccessCode | Refusal:
    """Say who a code lets in; whoever asks too often is not told."""
    client = visit.request.client
    return visit.site.door.enter(code, client.host if client else "", visit.site.wall())


def named(visit: Visit, access: AccessCode) -> str:
    """Name whose a code is: a city, or a person of the office."""
    city = visit.site.desk.run.plan.city_by_code.get(access.city)
    return city.name if city else access.person


def refused(visit: Visit, why: Refusal, *, office: bool) -> Response:
    """Say why somebody is not let in; who they are already stays as it is."""
    shown = visit.refusal(STATUSES[why], "door", linked="", refusal=why.value, office=office)
    return visit.keep(shown, visit.session.unlinked())


def ask_office(visit: Visit) -> Response:
    """Ask somebody of the office for their code."""
    if visit.access:
        return visit.go(HOMES[visit.access.role])
    return visit.page("door", linked="", refusal="", office=True)


def follow(visit: Visit) -> Response:
    """Take the code of a personal link out of the address, so that neither history nor Referer has it.

    Nobody is logged in by looking at a link: programmes that preview messages do that.
    """
    return visit.keep(visit.go("/"), visit.session.followed(visit.part("code")[:200], visit.site.wall()))


def enter(visit: Visit) -> Response:
    """Let somebody in, or say why not."""
    fields = visit.body.fields
    if fields.get("stay") == "1":
        return visit.keep(visit.go(HOMES[visit.access.role] if visit.access else "/"), visit.session.unlinked())
    found = looked_up(visit, fields.get("code") or visit.session.pending(visit.site.wall()))
    if isinstance(found, Refusal):
        return refused(visit, found, office=fields.get("office") == "1")
    return visit.admit(found, visit.go(HOMES[found.role]))


def leave(visit: Visit) -> Response:
    """Log out, everywhere."""
    if visit.access:
        visit.site.accesses.leave(visit.access, visit.site.wall())
    response = visit.go("/")
    visit.site.cookies.clear(response, visit.request)
    return response


def style(visit: Visit) -> Response:
    """Return the style sheet, which may be kept: its address changes with it."""
    headers = {"Cache-Control": "public, max-age=86400"}
    return Response(visit.site.pages.style, media_type="text/css", headers=headers)


WAYS = (
    Way("GET", "/", ask),
    Way("POST", "/enter", enter),
    Way("GET", "/k/{code}", follow),
    Way("POST", "/leave", leave),
    Way("GET", "/office/enter", ask_office),
    Way("GET", "/style.css", style),
)
