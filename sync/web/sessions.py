"""Sessions (会话): a signed cookie; who it belongs to is asked of the store at every request."""

import secrets
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hmac import compare_digest

from itsdangerous import BadSignature, URLSafeSerializer
from starlette.requests import HTTPConnection
from starlette.responses import Response

from sync.store.accesses import Access

NAME, SECURE_NAME = "desk", "__Host-desk"
PENDING = timedelta(minutes=10)


@dataclass(frozen=True)
class Session:
    """What the browser brings along (会话). `token` goes into every form; `access` is 0 before logging in.

    `code` is that of a personal link, until its button is pressed. `begun` is in seconds since 1970.
    """

    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    access: int = 0
    head: str = ""
    begun: float = 0.0
    code: str = ""

    def may_post(self, token: str) -> bool:
        """Say whether a form came from a page of ours."""
        return compare_digest(self.token.encode(), token.encode())

    def pending(self, now: datetime) -> str:
        """Return the code of the link just followed; "" where there is none, or it was long ago."""
        return self.code if now.timestamp() - self.begun < PENDING.total_seconds() else ""

    def followed(self, code: str, now: datetime) -> "Session":
        """Return the session of somebody who has just followed a personal link."""
        return replace(self, code=code, begun=now.timestamp(), access=0, head="")

    def stands(self, access: Access, now: datetime, longest: timedelta) -> bool:
        """Say whether it is still good for an access: neither too old, nor ended, nor of another store's."""
        since = datetime.fromtimestamp(self.begun, UTC)
        ended = access.left_at is not None and since <= access.left_at
        return access.head == self.head and not ended and timedelta() <= now - since < longest


def begun(access: Access, now: datetime) -> Session:
    """Return the session of somebody who has just logged in."""
    return Session(access=access.id, head=access.head, begun=now.timestamp())


class Cookies:
    """Reads and writes sessions as cookies; `season` keeps those of other years apart."""

    def __init__(self, key: bytes, season: int) -> None:
        self.signer = URLSafeSerializer(key, salt=f"session-{season}")

    def read(self, request: HTTPConnection) -> Session | None:
        """Return the session a request brings; None where it brings none, or one that was tampered with."""
        try:
            return Session(**self.signer.loads(request.cookies.get(name(request), "")))
        except (BadSignature, TypeError):
            return None

    def write(self, response: Response, session: Session, request: HTTPConnection) -> None:
        """Give a session to the browser, which forgets it when it is closed."""
        value = self.signer.dumps(asdict(session))
        secure = request.url.scheme == "https"
        response.set_cookie(name(request), value, httponly=True, samesite="lax", secure=secure)

    def clear(self, response: Response, request: HTTPConnection) -> None:
        """Let the browser forget its session."""
        secure = request.url.scheme == "https"
        response.delete_cookie(name(request), httponly=True, samesite="lax", secure=secure)


def name(request: HTTPConnection) -> str:
    """Return what the cookie is called: behind TLS no other site, nor plain http, can set it."""
    return SECURE_NAME if request.url.scheme == "https" else NAME
