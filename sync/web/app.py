"""The application (应用): the ways of all areas, the error pages, the guard around everything."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import Route
from starlette.types import ASGIApp

from sync.web import login_pages
from sync.web.city import city_routes
from sync.web.dispatch import endpoint
from sync.web.error_pages import Failing
from sync.web.headers import Guard
from sync.web.office import office_routes
from sync.web.process.site import Site

WAYS = (*login_pages.WAYS, *city_routes.WAYS, *office_routes.WAYS)


def application(site: Site) -> ASGIApp:
    """Return the application that answers for a site, and closes it at the end."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        site.close()

    failing = Failing(site)
    app = Starlette(
        routes=[Route(way.path, endpoint(way, site), methods=[way.method]) for way in WAYS],
        exception_handlers={HTTPException: failing.refused, Exception: failing.broken},
        lifespan=lifespan,
    )
    app.router.redirect_slashes = False  # it would lead to wherever the Host header says, with the code of a link
    return Guard(app)
