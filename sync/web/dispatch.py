"""From a request to its answer (应答): who is it, may they, what did they send; then the way's own function."""

from collections.abc import Awaitable, Callable
from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from sync.store.accesses import Caller
from sync.web.process.sessions import Session
from sync.web.process.site import Site
from sync.web.routes import Way
from sync.web.sent.bodies import body
from sync.web.visits import Visit

Endpoint = Callable[[Request], Awaitable[Response]]


def endpoint(way: Way, site: Site) -> Endpoint:
    """Return what Starlette calls for a way."""

    async def answered(request: Request) -> Response:
        visit = await run_in_threadpool(received, request, site)
        if refused := turned_away(way, visit):
            return refused
        if way.method == "POST":
            return await posted(way, visit)
        return await run_in_threadpool(shown, way, visit)

    return answered


def received(request: Request, site: Site) -> Visit:
    """Say who asks; a session is good for as long as its access is."""
    session = site.cookies.read(request) or Session()
    access = site.accesses.valid(session.access) if session.access else None
    if access and not session.stands(access, site.wall(), site.longest):
        access = None
    if access:
        site.accesses.use(access, site.wall())
    return Visit(request, site, session, access)


def turned_away(way: Way, visit: Visit) -> Response | None:
    """Return the answer for somebody who may not come this way: to log in, where that could help."""
    if not way.roles or (visit.access and visit.access.role in way.roles):
        return None
    if visit.access is None and way.method == "GET":
        return visit.go("/" if Caller.CITY in way.roles else "/office/enter")
    raise HTTPException(HTTPStatus.FORBIDDEN)


def shown(way: Way, visit: Visit) -> Response:
    """Answer; whoever comes for the first time is given the token that the page's forms send back."""
    response = way.answer(visit)
    fresh = visit.site.cookies.read(visit.request) is None
    has_page = response.headers.get("content-type", "").startswith("text/html")
    return visit.keep(response, visit.session) if fresh and has_page else response


async def posted(way: Way, visit: Visit) -> Response:
    """Read what was sent, refuse what no page of ours sent, answer."""
    try:
        visit.body = await body(visit.request, visit.site.settings.uploads if way.uploads else None)
    except ClientDisconnect as error:
        raise HTTPException(HTTPStatus.BAD_REQUEST) from error
    try:
        if not visit.session.may_post(visit.body.fields.get("token", "")):
            raise HTTPException(HTTPStatus.FORBIDDEN)
        return await run_in_threadpool(way.answer, visit)
    finally:
        await visit.body.data.close()
