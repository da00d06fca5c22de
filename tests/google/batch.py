"""`spreadsheets.batchUpdate` and `spreadsheets.create`: all requests or none, answered in their order."""

from typing import Any

from tests.google import (
    reading,
    requests_cells,
    requests_dimensions,
    requests_moves,
    requests_names,
    requests_ranges,
    requests_rules,
    requests_sheets,
    requests_texts,
)
from tests.google.refusals import Refusal, Unsupported
from tests.google.spreadsheet import Book

Message = dict[str, Any]
FAMILIES = (
    requests_sheets,
    requests_cells,
    requests_moves,
    requests_dimensions,
    requests_rules,
    requests_names,
    requests_texts,
    requests_ranges,
)
KINDS = {kind: act for family in FAMILIES for kind, act in family.KINDS.items()}


def update(book: Book, body: Message, by: str) -> Message:
    """Apply the requests one after the other; a refusal names the request and nothing has happened."""
    requests = body.get("requests", [])
    if not requests:
        raise Refusal("Must specify at least one request.")
    replies = [applied(book, number, request, by) for number, request in enumerate(requests)]
    book.touched()
    answer: Message = {"spreadsheetId": book.id, "replies": replies}
    if body.get("includeSpreadsheetInResponse"):
        query = {
            "includeGridData": body.get("responseIncludeGridData", False),
            "ranges": body.get("responseRanges", []),
        }
        answer["updatedSpreadsheet"] = reading.spreadsheet(book, query, by)
    return answer


def applied(book: Book, number: int, request: Message, by: str) -> Message:
    if len(request) != 1:
        problem = "oneof field 'kind' is already set" if request else "No request set."
        raise Refusal(f"Invalid requests[{number}]: {problem}")  # wording unverified
    kind, content = next(iter(request.items()))
    if kind not in KINDS:
        raise Unsupported(f"{kind} is not done by the stand-in")
    try:
        answer = KINDS[kind](book, content, by)
    except Refusal as refusal:
        raise refusal.under(f"requests[{number}].{kind}") from None
    book.revision += 1
    return {kind: answer} if answer else {}


def create(book: Book, body: Message, by: str) -> Message:
    """Fill a new spreadsheet as its creator describes it."""
    given = body.get("properties", {})
    book.title = given.get("title", book.title)
    book.locale, book.zone = given.get("locale", book.locale), given.get("timeZone", book.zone)
    if rest := body.keys() - {"properties", "sheets"}:
        raise Unsupported(f"creating a spreadsheet with {', '.join(sorted(rest))}")
    sheets = body.get("sheets") or [{"properties": {"sheetId": 0}}]
    for each in sheets:
        if each.keys() - {"properties"}:
            raise Unsupported("creating a spreadsheet with more than the properties of its sheets")
        requests_sheets.add_sheet(book, {"properties": each.get("properties", {})}, by)
    return reading.spreadsheet(book, {}, by)
