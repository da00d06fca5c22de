"""Sessions (会话): a signed cookie; who it belongs to is asked of the store at every request."""

import secrets
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hmac import compare_digest

from itsdangerous import BadSignature, URLSafeSerializer
from starlette.requests import HTTPConnection
from starlette.responses import Response

from sync.store.accesses import AccessCode

NAME, SECURE_NAME = "desk", "__Host-desk"
PENDING = timedelta(minutes=10)


@dataclass(frozen=True)
class Session:
    """What the browser brings along (会话). `token` goes into every form; `access` is 0 before logging in.

    `code` is that of a personal link followed at `followed_at`, until its button is pressed; it takes nothing from who
    is logged in. Times are in seconds since 1970.
    """

    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    access: int = 0
    head: str = ""
    begun: float = 0.0
    code: str = ""
    followed_at: float = 0.0

    def may_post(self, token: str) -> bool:
        """Say whether a form came from a page of ours."""
        return compare_digest(self.token.encode(), token.encode())

    def pending(self, now: datetime) -> str:
        """Return the code of the link just followed; "" where there is none, or it was long ago."""
        return self.code if 0 <= now.timestamp() - self.followed_at < PENDING.total_seconds() else ""

    def followed(self, code: str, now: datetime) -> "Session":
        """Return the session of somebody who has just followed a personal link."""
        return replace(self, code=code, followed_at=now.timestamp())

    def unlinked(self) -> "Session":
        """Return the session of somebody who lets a personal link be."""
        return replace(self, code="", followed_at=0.0)

    def stands(self, access: AccessCode, now: datetime, longest: timedelta) -> bool:
        """Say whether it is still good for an access: neither too old, nor ended, nor of another store's."""
        since = datetime.fromtimestamp(self.begun, UTC)
        ended = access.left_at is not None and since <= access.left_at
        return access.head == self.head and not ended and timedelta() <= now - since < longest


def begun(access: AccessCode, now: datetime) -> Session:
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
        secure = is_secure(request)
        response.set_cookie(name(request), value, httponly=True, samesite="lax", secure=secure)

    def clear(self, response: Response, request: HTTPConnection) -> None:
        """Let the browser forget its session."""
        secure = is_secure(request)
        response.delete_cookie(name(request), httponly=True, samesite="lax", secure=secure)


def name(request: HTTPConnection) -> str:
    """Return what the cookie is called: behind TLS no other site, nor plain http, can set it."""
    return SECURE_NAME if is_secure(request) else NAME


def is_secure(request: HTTPConnection) -> bool:
    """Say whether a request came by TLS; its whole address is not asked for: the Host header may be no host at all."""
    return bool(request.scope["scheme"] == "https")
