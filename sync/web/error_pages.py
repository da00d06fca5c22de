"""When something goes wrong (出错): a page that says what to do and nothing of the inside."""

import logging
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from sync.reticence import said
from sync.web.process.site import Site

LOG = logging.getLogger("desk.web")
KNOWN = frozenset({400, 403, 404, 405, 408, 413, 429})


class Failing:
    """The error pages of a site."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def refused(self, _: Request, error: Exception) -> Response:
        """Answer what was refused on purpose."""
        status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.INTERNAL_SERVER_ERROR
        headers = error.headers if isinstance(error, HTTPException) else None
        return self.page(status, headers)

    def broken(self, _: Request, error: Exception) -> Response:
        """Answer what nobody foresaw; the log says where, never with what: that may be somebody's personal data."""
        LOG.error("%s", said(error))
        return self.page(HTTPStatus.INTERNAL_SERVER_ERROR)

    def page(self, status: int, headers: object = None) -> Response:
        """Return the page of a status."""
        run = self.site.desk.run
        values = {"plan": run.plan, "example": run.example, "access": None, "city": None}
        shown = status if status in KNOWN else HTTPStatus.INTERNAL_SERVER_ERROR
        made = self.site.pages.page("error", {**values, "status": int(shown)})
        return HTMLResponse(made, status, headers if isinstance(headers, dict) else None)
