"""What goes wrong on purpose: answers that are not the service's, and edits that happen between two requests."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from threading import Lock
from typing import Any, Generic, TypeVar

from tests.google.refusals import Refusal, disabled, exhausted, not_found, not_shared

HTML = """<!DOCTYPE html><html lang=en><title>Error {code} (Server Error)!!1</title>
<p><b>{code}.</b> <ins>That’s an error.</ins><p>The server encountered a temporary error and could not complete
your request.<p>Please try again in 30 seconds. <ins>That’s all we know.</ins></html>"""
SHEETS, DRIVE, TOKEN = r"/v4/", r"/drive/", r"/token$"


@dataclass(frozen=True)
class Match:
    """Which requests are meant: `path` is searched in the path with its query, `nth` counts those that fit from 1."""

    method: str = ""
    path: str = SHEETS
    nth: int = 1
    times: int | None = 1
    """How many in a row; None for all that follow."""

    def fits(self, method: str, path: str) -> bool:
        return self.method in ("", method) and bool(re.search(self.path, path))

    def due(self, count: int) -> bool:
        return count >= self.nth and (self.times is None or count < self.nth + self.times)


@dataclass(frozen=True)
class Fault:
    """One thing that goes wrong; `commit` does what was asked before failing."""

    match: Match = field(default_factory=Match)
    code: int = 0
    """0 leaves the service's own answer."""
    body: str | bytes = ""
    headers: tuple[tuple[str, str], ...] = ()
    commit: bool = False
    reset: bool = False
    """Break the connection off in the middle of the answer."""
    silent: bool = False
    """Break it off before the answer."""
    held: bool = False
    """Keep the answer back for as long as there is a service."""

    def on(self, method: str = "", path: str = SHEETS, nth: int = 1, times: int | None = 1) -> "Fault":
        """Return the same fault for other requests."""
        return replace(self, match=Match(method, path, nth, times))


def refused(refusal: Refusal, headers: tuple[tuple[str, str], ...] = ()) -> Fault:
    return Fault(code=refusal.code, body=as_json(refusal.body()), headers=headers)


def too_many(retry_after: int | None = None, kind: str = "Read") -> Fault:
    """429, with the seconds to wait or without them."""
    return refused(exhausted(kind), (("Retry-After", str(retry_after)),) if retry_after is not None else ())


def server_error(code: int = 500, *, html: bool = False, commit: bool = False) -> Fault:
    """500, 502 or 503: as JSON, or as the HTML page of the front door; perhaps after having done what was asked."""
    if html:
        return Fault(code=code, body=HTML.format(code=code), commit=commit)
    words = {
        500: ("Internal error encountered.", "INTERNAL"),
        503: ("The service is currently unavailable.", "UNAVAILABLE"),
    }
    message, status = words.get(code, ("Bad Gateway", "UNKNOWN"))
    body = as_json({"error": {"code": code, "message": message, "status": status}})
    return Fault(code=code, body=body, commit=commit)


def committed(code: int = 503) -> Fault:
    """Everything is done, and the answer says it was not."""
    return server_error(code, commit=True)


def reset(*, commit: bool = True, silent: bool = False) -> Fault:
    """The connection breaks in the middle of the answer, or before it."""
    return Fault(reset=True, silent=silent, commit=commit)


def unanswered() -> Fault:
    """Everything is done, and no answer comes: the client has to give up, however slow the machine."""
    return Fault(held=True)


def token_refused(description: str = "Invalid JWT Signature.", error: str = "invalid_grant", code: int = 400) -> Fault:
    """The token endpoint refuses; with code 503 it is out of order."""
    body = as_json({"error": error, "error_description": description})
    return Fault(Match(path=TOKEN), code=code, body=body)


def forbidden() -> Fault:
    return refused(not_shared()).on(times=None)


def api_disabled() -> Fault:
    return refused(disabled()).on(times=None)


def absent() -> Fault:
    return refused(not_found()).on(times=None)


def as_json(body: dict[str, Any]) -> bytes:
    return json.dumps(body, ensure_ascii=False, indent=2).encode()


@dataclass(frozen=True)
class Edit:
    """Something that people do between two requests: just before the request that fits, or just after it."""

    act: Callable[[], Any]
    match: Match
    after: bool = False


Item = TypeVar("Item", Fault, Edit)


class Plan(Generic[Item]):
    """Faults or edits that are due; each counts for itself the requests that fit it."""

    def __init__(self) -> None:
        self.items: list[tuple[Item, list[int]]] = []
        self.lock = Lock()

    def add(self, *items: Item) -> None:
        """Plan items; they count from now on."""
        with self.lock:
            self.items += [(item, [0]) for item in items]

    def clear(self) -> None:
        with self.lock:
            self.items.clear()

    def due(self, method: str, path: str) -> list[Item]:
        """Count a request and return what is due with it."""
        with self.lock:
            found = []
            for item, count in self.items:
                if item.match.fits(method, path):
                    count[0] += 1
                    if item.match.due(count[0]):
                        found.append(item)
            return found
