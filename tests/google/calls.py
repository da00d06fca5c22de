"""A call as it was understood, the spreadsheets there are, and which function answers which method."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import RLock
from typing import Any

from tests.google import batch, drive, reading, values
from tests.google.refusals import Refusal, Unsupported, not_found, not_shared
from tests.google.requests_names import found_metadata
from tests.google.spreadsheet import Book

Message = dict[str, Any]
WRITERS = {"owner", "writer"}


@dataclass(frozen=True)
class Call:
    """One call: who calls which method of the interface with what."""

    method: str
    path: dict[str, str]
    query: Message
    body: Any
    by: str

    @property
    def writes(self) -> bool:
        return self.method in CHANGES


class Books:
    """The spreadsheets there are, by id."""

    def __init__(self, lock: RLock) -> None:
        self.lock = lock
        self.held: dict[str, Book] = {}

    def add(self, title: str, owner: str, *, locale: str = "en_US", empty: bool = False) -> Book:
        """Add a spreadsheet; `empty` leaves its sheets to the caller."""
        number = len(self.held) + 1
        book = Book(f"stand-in-{number:04}-{'x' * 31}", title, owner, self.lock, locale=locale)
        self.held[book.id] = book
        if not empty:
            batch.create(book, {}, owner)
        return book

    def remove(self, book: Book) -> None:
        del self.held[book.id]

    def seen(self, by: str) -> list[Book]:
        return [book for book in self.held.values() if by in book.people]

    def found(self, number: str, by: str, absent: Refusal | None = None) -> Book:
        """Return a spreadsheet that somebody may at least see."""
        book = self.held.get(number)
        if book is None:
            raise absent or not_found()
        if by not in book.people:
            raise absent or not_shared()
        return book


CHANGES: dict[str, Callable[[Book, Call], Message]] = {
    "sheets.spreadsheets.batchUpdate": lambda book, call: batch.update(book, call.body, call.by),
    "sheets.spreadsheets.values.update": lambda book, call: values.update(
        book, call.path["range"], call.query, call.body, call.by
    ),
    "sheets.spreadsheets.values.batchUpdate": lambda book, call: values.batch_update(book, call.body, call.by),
    "sheets.spreadsheets.values.clear": lambda book, call: values.clear(book, call.path["range"], call.by),
    "sheets.spreadsheets.values.batchClear": lambda book, call: values.batch_clear(book, call.body, call.by),
    "sheets.spreadsheets.values.append": lambda book, call: values.append(
        book, call.path["range"], call.query, call.body, call.by
    ),
}
CELLS_ONLY = {f"sheets.spreadsheets.values.{name}" for name in ("update", "batchUpdate", "clear", "batchClear")}
READS: dict[str, Callable[[Book, Call], Message]] = {
    "sheets.spreadsheets.get": lambda book, call: reading.spreadsheet(book, call.query, call.by),
    "sheets.spreadsheets.values.get": lambda book, call: values.read(book, call.path["range"], call.query),
    "sheets.spreadsheets.values.batchGet": lambda book, call: values.batch_get(book, call.query),
    "sheets.spreadsheets.developerMetadata.get": lambda book, call: reading.metadata(book, call.path["metadataId"]),
    "sheets.spreadsheets.developerMetadata.search": lambda book, call: search(book, call.body),
}


def search(book: Book, body: Message) -> Message:
    """Answer `developerMetadata.search`."""
    found = [
        {"developerMetadata": each, "dataFilters": [wanted]}
        for wanted in body.get("dataFilters", [])
        for each in found_metadata(book, wanted.get("developerMetadataLookup", {}))
    ]
    return {"matchedDeveloperMetadata": found} if found else {}


def answered(call: Call, books: Books) -> Message | None:
    """Do what a call asks for and return the answer; a refusal leaves everything as it was."""
    if call.method.startswith("drive."):
        return drive.answer(call.method, call, books)
    if call.method == "sheets.spreadsheets.create":
        title = call.body.get("properties", {}).get("title", "Untitled spreadsheet")
        book = books.add(title, call.by, empty=True)
        return batch.create(book, call.body, call.by)
    book = books.found(call.path["spreadsheetId"], call.by)
    if call.method in READS:
        return READS[call.method](book, call)
    if call.method not in CHANGES:
        raise Unsupported(f"{call.method} is not done by the stand-in")
    if book.people[call.by] not in WRITERS:
        raise not_shared()
    with book.undoing(cells_only=call.method in CELLS_ONLY):
        return CHANGES[call.method](book, call)
