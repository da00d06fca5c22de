"""The way to Google (访问): gspread's client with our own patience, pace and words."""

import random
import time
from collections.abc import Callable, Mapping
from typing import Any

import gspread
from google.auth.exceptions import GoogleAuthError
from google.auth.transport.requests import AuthorizedSession, Request
from google.oauth2.service_account import Credentials
from requests import Response, Session
from requests.adapters import HTTPAdapter
from requests.exceptions import ConnectionError as RequestsConnectionError
from requests.exceptions import RequestException

from sync.errors import OnlineError
from sync.sheets.google.service.access_settings import SheetAccess
from sync.sheets.google.service.faults import (
    KEY_REVOKED,
    NOT_GOOGLE,
    UNAUTHORIZED,
    RefusedError,
    Trouble,
    of_answer,
    of_exception,
)
from sync.sheets.google.service.pacing import Pace, Patience

SCOPES = ("https://www.googleapis.com/auth/spreadsheets",)
GOOGLE_HOSTS = ("https://sheets.googleapis.com", "https://www.googleapis.com")
REPEATABLE_METHODS = frozenset({"get", "put", "head"})
REPEATABLE_ENDS = ("/values:batchUpdate", "/values:batchUpdateByDataFilter", "/values:batchClear")
"""These write the same values to the same places however often they are sent."""


BOUNDARIES = "https://iamcredentials.googleapis.com"
"""google-auth asks there, in the background, in which regions the key may be used; a gateway leads to sheets alone."""


class Closed(HTTPAdapter):
    """Answers at once that there is no way."""

    def send(self, *_: Any, **__: Any) -> Response:
        """Refuse to send anything."""
        raise RequestsConnectionError


class UnsureError(OnlineError):
    """A write that may or may not have been done (不知是否写入): look before doing it again."""


class MovedError(OnlineError):
    """A sheet named in the request is not there any more (工作表已改名): somebody renamed it meanwhile."""


class Client(gspread.HTTPClient):
    """Sends requests: paced, with a timeout, repeated while that can help and cannot harm.

    `root` replaces scheme, host and port of Google's two addresses where it is not "". Raises OnlineError.
    """

    def __init__(self, session: AuthorizedSession, account: str, root: str, pace: Pace, patience: Patience) -> None:
        super().__init__(session.credentials, session)
        self.account = account
        self.root = root
        self.pace = pace
        self.patience = patience
        self.set_timeout(patience.pacing.timeout)

    def request(self, method: str, endpoint: str, **options: Any) -> Response:  # type: ignore[override]  # by name
        """Return Google's answer, which is JSON. Raises OnlineError; UnsureError only for what must not be repeated."""
        repeatable = method.lower() in REPEATABLE_METHODS or endpoint.endswith(REPEATABLE_ENDS)
        begun = self.pace.clock()
        attempt = 1
        while True:
            answer = self.attempted(method, self.placed(endpoint), **options)
            if isinstance(answer, Response):
                return answer
            if answer.unsure and not repeatable:
                raise UnsureError(answer.told)
            if not answer.passing or not self.patience.waits(attempt, begun, answer.asked):
                raise worded(answer)
            attempt += 1

    def attempted(self, method: str, url: str, **options: Any) -> Response | Trouble:
        """Send a request once."""
        self.pace.wait(write=method.lower() != "get")
        try:
            response = self.session.request(method, url, timeout=self.timeout, **options)
        except (RequestException, GoogleAuthError) as error:
            return of_exception(error)
        except ValueError:  # the key is no key
            return Trouble(KEY_REVOKED)
        except (TypeError, AttributeError, KeyError):  # google-auth takes whatever page it gets for a token
            return Trouble(NOT_GOOGLE, passing=True)
        if response.status_code == UNAUTHORIZED:
            self.session.credentials.token = None  # type: ignore[attr-defined]  # an AuthorizedSession
        return of_answer(response, self.account) or response

    def placed(self, endpoint: str) -> str:
        """Return an address of Google's as this office reaches it."""
        for host in GOOGLE_HOSTS if self.root else ():
            if endpoint.startswith(host):
                return self.root + endpoint.removeprefix(host)
        return endpoint


def worded(trouble: Trouble) -> OnlineError:
    """Return the error a trouble ends in."""
    if "unable to parse range" in trouble.said.lower():
        return MovedError(trouble.told)
    return RefusedError(trouble.told) if trouble.here else OnlineError(trouble.told)


def connected(
    access: SheetAccess,
    *,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
    chance: Callable[[], float] = random.random,
) -> Client:
    """Return a client for these sheets; nothing is sent yet. Raises OnlineError."""
    pacing = access.sheet.pacing
    patience = Patience(pacing, chance, clock, sleep)
    return Client(session(access), access.account, access.root, Pace(pacing.requests_a_minute, clock, sleep), patience)


def session(access: SheetAccess) -> AuthorizedSession:
    """Return a session that logs in by the key, through the proxy where there is one. Raises OnlineError."""
    try:
        credentials = Credentials.from_service_account_info(  # type: ignore[no-untyped-call]  # google-auth says nothing
            dict(access.key), scopes=SCOPES
        )
    except (ValueError, GoogleAuthError) as error:
        raise OnlineError(KEY_REVOKED) from error
    outer = Session()
    outer.mount(BOUNDARIES, Closed())
    # A 401 is ours to repeat, so that every request is paced and counted.
    made = AuthorizedSession(  # type: ignore[no-untyped-call]  # google-auth says nothing
        credentials, max_refresh_attempts=0, auth_request=Request(outer)
    )
    for each in (outer, made):
        each.proxies.update(proxies(access.sheet.proxy))
    return made


def proxies(address: str) -> Mapping[str, str]:
    """Return what a session has to be told of a proxy."""
    return {"http": address, "https": address} if address else {}
