"""Around every answer (外围): the headers that keep a browser from being misled, and the log."""

import logging
import time

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sync.reticence import said

LOG = logging.getLogger("desk.web")
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}
YEAR = "max-age=31536000"
NOWHERE = "-"
BROKEN = 500


class Guard:
    """Adds the headers where an answer has none of its own, and writes a line a request."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request through."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, status = time.monotonic(), 0

        async def guarded(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if scope["scheme"] == "https":
                    headers.setdefault("Strict-Transport-Security", YEAR)
            await send(message)

        try:
            await self.app(scope, receive, guarded)
        except Exception as error:  # noqa: BLE001  # the server would show it with all it holds
            if not status:  # else `failing` has told it and answered
                LOG.error("%s", said(error))  # noqa: TRY400  # its message may hold what somebody filled in
                await guarded({"type": "http.response.start", "status": BROKEN, "headers": []})
                await guarded({"type": "http.response.body"})
        finally:
            # The path as it was asked for may hold an access code: what is written down is the way, not the path.
            way = getattr(scope.get("route"), "path", NOWHERE)
            LOG.info("%s %s %s %.0fms", scope["method"], way, status, (time.monotonic() - began) * 1000)
