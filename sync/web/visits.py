"""`Visit`: one request with all that answering it needs (来访), and how its answer is made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from sync.plan import City
from sync.store.accesses import AccessCode, Caller
from sync.web.process.sessions import Session, begun
from sync.web.process.site import Site
from sync.web.sent.bodies import FormBody
from sync.web.sent.upload_names import attachment
from sync.web.view.desk import View

BYTES = "application/octet-stream"
SANDBOX = {"Content-Security-Policy": "default-src 'none'; sandbox"}


@dataclass
class Visit:
    """Who asks for what. `access` is None for somebody who is not logged in; `body` is empty unless a form was sent."""

    request: Request
    site: Site
    session: Session
    access: AccessCode | None = None
    body: FormBody = field(default_factory=FormBody)

    @property
    def now(self) -> datetime:
        """What time it is."""
        return self.site.clock()

    @cached_property
    def view(self) -> View:
        """The season as it stood when it was first asked for during this visit."""
        return self.site.desk.view()

    @property
    def city(self) -> City:
        """The city that asks; only for ways that are a city's."""
        if self.access is None or self.access.role is not Caller.CITY:
            raise HTTPException(HTTPStatus.FORBIDDEN)
        return self.site.desk.run.plan.city_by_code[self.access.city]

    @property
    def who(self) -> str:
        """The person of the office that asks; "" for anybody else."""
        return self.access.person if self.access else ""

    @property
    def number_of_access(self) -> int:
        """The number of the access code by which they came; 0 for nobody's."""
        return self.access.id if self.access else 0

    @property
    def masked(self) -> bool:
        """Whether personal values are hidden from who asks: from everybody but the secretariat and the owner."""
        return self.access is None or self.access.role is Caller.READER

    def part(self, name: str) -> str:
        """Return a part of the path."""
        return str(self.request.path_params[name])

    def number(self, name: str) -> int:
        """Return a part of the path that is a number."""
        return int(self.request.path_params[name])

    def page(self, template: str, **values: object) -> Response:
        """Return a page of templates/web."""
        return HTMLResponse(self.site.pages.page(template, {**self.around(), **values}))

    def refusal(self, status: HTTPStatus, template: str, **values: object) -> Response:
        """Return a page that says what was not right with a form."""
        response = self.page(template, **values)
        response.status_code = status
        return response

    def around(self) -> Mapping[str, object]:
        """Return what every page shows around its own things."""
        plan = self.site.desk.run.plan
        city = plan.city_by_code.get(self.access.city) if self.access else None
        return {
            "plan": plan,
            "example": self.site.desk.run.example,
            "access": self.access,
            "city": city,
            "token": self.session.token,
            "now": self.now,
        }

    def go(self, path: str) -> Response:
        """Send the browser on to another page of ours."""
        return RedirectResponse(path, HTTPStatus.SEE_OTHER)

    def download(self, name: str, data: bytes, kind: str = BYTES) -> Response:
        """Return bytes to be saved under a name."""
        return Response(data, media_type=kind, headers={**attachment(name), **SANDBOX})

    def keep(self, response: Response, session: Session) -> Response:
        """Let the browser remember a session from now on."""
        self.site.cookies.write(response, session, self.request)
        return response

    def admit(self, access: AccessCode, response: Response) -> Response:
        """Log somebody in."""
        return self.keep(response, begun(access, self.site.wall()))

    def missing(self) -> HTTPException:
        """Return the error for what is not there, or not theirs: nobody is told which."""
        return HTTPException(HTTPStatus.NOT_FOUND)
