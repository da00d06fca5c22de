"""The few Drive calls that gspread makes: files and who may see them."""

import re
from typing import TYPE_CHECKING, Any

from tests.google import masks
from tests.google.refusals import Refusal, Unsupported
from tests.google.spreadsheet import Book

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.google.calls import Books, Call

Message = dict[str, Any]
KIND = "application/vnd.google-apps.spreadsheet"
ROLES = {"owner", "writer", "reader", "commenter"}


class DriveRefusal(Refusal):
    """A refusal in the shape of the older interfaces."""

    def __init__(self, message: str, code: int, reason: str, domain: str = "global") -> None:
        super().__init__(message, code)
        self.reason = reason
        self.domain = domain

    def body(self) -> Message:
        inner = {"domain": self.domain, "reason": self.reason, "message": self.message}
        return {"error": {"errors": [inner], "code": self.code, "message": self.message}}


def absent(file: str) -> DriveRefusal:
    return DriveRefusal(f"File not found: {file}.", 404, "notFound")


def stamp(book: Book, which: str) -> str:
    return f"{getattr(book, which):%Y-%m-%dT%H:%M:%S}.{getattr(book, which).microsecond // 1000:03}Z"


def file(book: Book, query: Message) -> Message:
    """Return a file: four fields, unless the request asks for others."""
    whole = {
        "kind": "drive#file",
        "id": book.id,
        "name": book.title,
        "mimeType": KIND,
        "createdTime": stamp(book, "created"),
        "modifiedTime": stamp(book, "modified"),
        "version": str(book.revision + 1),
        "owners": [{"kind": "drive#user", "emailAddress": book.owner}],
    }
    if "fields" in query:
        return masks.picked(whole, masks.parsed(query["fields"]))
    return {key: whole[key] for key in ("kind", "id", "name", "mimeType")}


def files(books: list[Book], query: Message) -> Message:
    """Return the files that somebody sees, as gspread asks for them: by kind and perhaps by name."""
    wanted = query.get("q", "")
    rest = re.sub(
        r'mimeType\s*=\s*["\']' + re.escape(KIND) + r'["\']|\band\b|name\s*=\s*("[^"]*"|\'[^\']*\')|\s', "", wanted
    )
    if rest:
        raise Unsupported(f"the Drive query {wanted}")
    named = re.search(r'name\s*=\s*(?:"([^"]*)"|\'([^\']*)\')', wanted)
    title = next((each for each in named.groups() if each is not None), None) if named else None
    found = [book for book in books if title is None or book.title.casefold() == title.casefold()]
    every = {"fields": "kind,id,name,mimeType,createdTime,modifiedTime"}
    answer = {"kind": "drive#fileList", "files": [file(book, every) for book in found]}
    return masks.picked(answer, masks.parsed(query["fields"])) if "fields" in query else answer


def permission(address: str, role: str) -> Message:
    number = str(sum(ord(letter) * 257**place for place, letter in enumerate(address)) % 10**20)
    return {"kind": "drive#permission", "id": number, "type": "user", "emailAddress": address, "role": role}


def permissions(book: Book, query: Message) -> Message:
    found = [permission(address, role) for address, role in sorted(book.people.items())]
    answer = {"kind": "drive#permissionList", "permissions": found}
    return masks.picked(answer, masks.parsed(query["fields"])) if "fields" in query else answer


def share(book: Book, body: Message) -> Message:
    if body.get("type") not in ("user", "group"):
        raise Unsupported("sharing with a domain or with anyone")
    if body.get("role") not in ROLES or not body.get("emailAddress"):
        raise DriveRefusal("The permission role field is required.", 400, "required")
    book.people[body["emailAddress"]] = body["role"]
    answer = permission(body["emailAddress"], body["role"])
    return {key: answer[key] for key in ("kind", "id", "type", "role")}


def unshare(book: Book, number: str) -> None:
    for address, role in list(book.people.items()):
        if permission(address, role)["id"] == number and role != "owner":
            del book.people[address]
            return
    raise DriveRefusal(f"Permission not found: {number}.", 404, "notFound")


def answer(method: str, call: "Call", books: "Books") -> Message | None:
    """Answer one Drive call; None is an answer without a body."""
    if method == "drive.files.list":
        return files(books.seen(call.by), call.query)
    if method == "drive.files.create":
        if call.body.get("mimeType") != KIND:
            raise Unsupported("files other than spreadsheets")
        return file(books.add(call.body.get("name", "Untitled spreadsheet"), call.by), call.query)
    book = books.found(call.path["fileId"], call.by, absent(call.path["fileId"]))
    if method == "drive.permissions.delete":
        return unshare(book, call.path["permissionId"])
    if method == "drive.files.delete":
        return books.remove(book)
    one: dict[str, Callable[[], Message]] = {
        "drive.files.get": lambda: file(book, call.query),
        "drive.permissions.list": lambda: permissions(book, call.query),
        "drive.permissions.create": lambda: share(book, call.body),
    }
    if method not in one:
        raise Unsupported(method)
    return one[method]()
