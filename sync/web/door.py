"""The door (入口): enter with a code or by a personal link, and leave."""

from http import HTTPStatus

from starlette.responses import Response

from sync.store.accesses import Role
from sync.web.entering import Refusal
from sync.web.sessions import Session
from sync.web.visits import Visit
from sync.web.ways import Way

HOMES = {Role.CITY: "/home", Role.SECRETARIAT: "/office", Role.READER: "/office"}
STATUSES = {Refusal.WRONG: HTTPStatus.UNPROCESSABLE_ENTITY, Refusal.LOCKED: HTTPStatus.TOO_MANY_REQUESTS}


def ask(visit: Visit) -> Response:
    """Ask for the code; after a personal link only for the press of a button."""
    if visit.access:
        return visit.go(HOMES[visit.access.role])
    return visit.page("door", linked=bool(visit.session.pending(visit.site.wall())), refusal="", office=False)


def ask_office(visit: Visit) -> Response:
    """Ask somebody of the office for their code."""
    if visit.access:
        return visit.go(HOMES[visit.access.role])
    return visit.page("door", linked=False, refusal="", office=True)


def follow(visit: Visit) -> Response:
    """Take the code of a personal link out of the address, so that neither history nor Referer has it.

    Nobody is logged in by looking at a link: programmes that preview messages do that.
    """
    return visit.keep(visit.go("/"), Session().followed(visit.part("code")[:200], visit.site.wall()))


def enter(visit: Visit) -> Response:
    """Let somebody in, or say why not."""
    fields = visit.body.fields
    typed = fields.get("code") or visit.session.pending(visit.site.wall())
    client = visit.request.client
    found = visit.site.door.enter(typed, client.host if client else "", visit.site.wall())
    if isinstance(found, Refusal):
        office = fields.get("office") == "1"
        refused = visit.refusal(STATUSES[found], "door", linked=False, refusal=found.value, office=office)
        return visit.keep(refused, Session(token=visit.session.token))
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
