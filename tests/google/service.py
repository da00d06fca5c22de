"""A stateful Google Sheets (and the few Drive calls gspread makes) over real loopback HTTP.

    with Service() as service:
        book = service.create("标题", shared_with=[service.address])
        …  # the product or gspread, with service.root and service.key_file(folder)
        assert book.sheet("Sheet1").values() == [["甲"]]

Every request and every answer is held against Google's discovery documents; leaving the `with` raises where one did not
fit, and where the stand-in was asked for something that it does not do (`service.violations`).
"""

import json
import threading
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self
from urllib.parse import parse_qs, urlsplit

from tests.google import discovery, masks
from tests.google.calls import Books, Call, answered
from tests.google.faults import Edit, Fault, Match, Plan
from tests.google.people import CITY, Person
from tests.google.quota import Quota
from tests.google.refusals import Refusal, Unsupported
from tests.google.tokens import GrantRefusal, Tokens
from tests.google.wire import JSON, NO_CONTENT, Answer, Request, Server

ADDRESS = "desk@example-project.iam.gserviceaccount.com"
OFFICE = "office@example.org"
"""Owner of what nobody else is said to own."""
BOUNDARY = "/v1/projects/-/serviceAccounts/"
"""google-auth asks iamcredentials.googleapis.com in the background where an account may be used; nobody counts that."""
WRITES = ("POST", "PUT", "PATCH", "DELETE")


@dataclass(frozen=True)
class Entry:
    """One request as it came, and how it was answered (0: the connection was broken off)."""

    method: str
    path: str
    query: dict[str, list[str]]
    body: Any
    status: int = 0

    @property
    def writes(self) -> bool:
        return self.method in WRITES


class Service:
    """The stand-in, with one service account; see the module."""

    def __init__(self, *, address: str = ADDRESS) -> None:
        self.lock = threading.RLock()
        self.books = Books(self.lock)
        self.tokens = Tokens(address)
        self.address = address
        self.log: list[Entry] = []
        self.violations: list[str] = []
        self.faults: Plan[Fault] = Plan()
        self.edits: Plan[Edit] = Plan()
        self.quota: Quota | None = None
        self.over = threading.Event()
        self.server = Server(self.answer)
        self.root = f"http://127.0.0.1:{self.server.server_port}"
        self.tokens.uri = f"{self.root}/token"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True)

    def __enter__(self) -> Self:
        self.thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self.over.set()
        self.server.stop()
        self.thread.join()
        if kind is None and self.violations:
            raise AssertionError("\n".join(self.violations))

    # For tests

    def key_file(self, folder: Path) -> Path:
        """Write the service account's key file into a folder and return its path."""
        return self.tokens.key_file(folder)

    def create(
        self, title: str, *, owner: str = OFFICE, shared_with: Iterable[str] = (), locale: str = "zh_CN"
    ) -> Person:
        """Add a spreadsheet that somebody owns and return it in the hands of a city's user."""
        with self.lock:
            book = self.books.add(title, owner, locale=locale)
            book.people |= dict.fromkeys([*shared_with, CITY], "writer") | {owner: "owner"}
            return Person(book)

    def book(self, number: str) -> Person:
        """Return a spreadsheet by its id, as for one that the product created."""
        return Person(self.books.held[number]).by(CITY)

    def between(self, act: Callable[[], Any], match: Match | None = None, *, after: bool = False) -> None:
        """Have people do something just before the first write from now on, or before or after what `match` means."""
        self.edits.add(Edit(act, match or FIRST_WRITE, after))

    def limit(self, clock: Callable[[], float], limit: int = 60) -> Quota:
        """Count requests by a clock and refuse what is past the limit of a minute; return the count."""
        self.quota = Quota(clock, limit)
        return self.quota

    @property
    def requests(self) -> list[Entry]:
        """The log without the requests for tokens."""
        return [each for each in self.log if each.path != "/token"]

    # Answering

    def answer(self, request: Request) -> Answer:
        if request.target.startswith(BOUNDARY):
            return Answer(200, as_json({"locations": [], "encodedLocations": "0x0"}))
        path, query, body = taken_apart(request)
        with self.lock:
            edits = self.edits.due(request.method, request.target)
            happen(edits, after=False)
            faults = self.faults.due(request.method, request.target)
            answer = self.outcome(request, faults, path, query, body)
            happen(edits, after=True)
        if any(fault.held for fault in faults):
            self.over.wait()
        status = answer.status if answer.cut is None else 0
        self.log.append(Entry(request.method, path, query, body, status))
        return answer

    def outcome(
        self, request: Request, faults: list[Fault], path: str, query: dict[str, list[str]], body: Any
    ) -> Answer:
        """Return the service's own answer, or what a fault makes of it."""
        failing = next((fault for fault in faults if fault.code or fault.reset), None)
        does = failing is None or failing.commit
        answer = self.served(request, path, query, body) if does else Answer(200, b"{}")
        if failing is None:
            return answer
        if failing.reset:
            return answer._replace(cut=0 if failing.silent else len(answer.body) // 2)
        content = failing.body.encode() if isinstance(failing.body, str) else failing.body
        kind = "text/html; charset=UTF-8" if isinstance(failing.body, str) else JSON
        return Answer(failing.code, content, kind, failing.headers)

    def served(self, request: Request, path: str, query: dict[str, list[str]], body: Any) -> Answer:
        try:
            if path == "/token":
                return Answer(200, as_json(self.tokens.grant(request.content.decode())))
            found = self.called(request, path, query, body)
        except GrantRefusal as refusal:
            return Answer(400, as_json(refusal.body))
        except Refusal as refusal:
            return Answer(refusal.code, as_json(refusal.body()))
        except Unsupported as problem:
            self.violations.append(f"{request.method} {request.target}: {problem}")
            return Answer(501, as_json({"error": {"code": 501, "message": str(problem), "status": "UNIMPLEMENTED"}}))
        except Exception:  # noqa: BLE001 (a mistake of the stand-in must be seen, whatever it is)
            self.violations.append(f"{request.method} {request.target}: {traceback.format_exc()}")
            return Answer(501, as_json({"error": {"code": 501, "message": "the stand-in failed"}}))
        return Answer(NO_CONTENT, b"", "text/html") if found is None else Answer(200, as_json(found))

    def called(self, request: Request, path: str, query: dict[str, list[str]], body: Any) -> Any:
        """Hold a call against the discovery document, do it, and hold the answer against it."""
        by = self.tokens.check(request.authorization)
        document = discovery.drive() if path.startswith("/drive/") else discovery.sheets()
        method = document.method(request.method, path[1:])
        if method is None:
            raise Unsupported("no such method in the discovery document")
        options, problems = method.query(query)
        content, more = method.body(body)
        self.object(request, [*problems, *more])
        call = Call(method.id, method.path, options, content, by)
        if self.quota and method.document.name == "sheets":
            self.quota.spend(write=call.writes)
        found = answered(call, self.books)
        if found is not None and "fields" in options and method.document.name == "sheets":
            found = masks.picked(found, masks.parsed(options["fields"]))
        self.violations += [f"answer to {request.method} {path}: {each.message}" for each in method.answer(found or {})]
        return found

    def object(self, request: Request, problems: list[discovery.Problem]) -> None:
        """Refuse a request that does not fit the discovery document, and remember it."""
        if not problems:
            return
        self.violations += [f"{request.method} {request.target}: {each.message}" for each in problems]
        violations = [{"field": each.place, "description": each.message} for each in problems]
        detail = {"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": violations}
        raise Refusal("\n".join(each.message for each in problems), details=(detail,))


FIRST_WRITE = Match(path=r"/v4/.*(:batchUpdate|:append|:clear|:batchClear)|/v4/.*/values/.*[?&]valueInputOption")
"""The first request that changes a spreadsheet."""


def happen(edits: list[Edit], *, after: bool) -> None:
    for edit in edits:
        if edit.after == after:
            edit.act()


def taken_apart(request: Request) -> tuple[str, dict[str, list[str]], Any]:
    """Return path (still encoded), query and body; a body that is not JSON stays text."""
    parts = urlsplit(request.target)
    query = parse_qs(parts.query, keep_blank_values=True)
    if not request.content:
        return parts.path, query, None
    try:
        return parts.path, query, json.loads(request.content)
    except ValueError:
        return parts.path, query, request.content.decode(errors="replace")


def as_json(body: Any) -> bytes:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
