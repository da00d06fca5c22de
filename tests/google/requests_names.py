"""batchUpdate requests about names of ranges and developer metadata."""

import copy
import re
from typing import Any

from tests.google import masks
from tests.google.ranges import ends_of, told
from tests.google.refusals import Refusal, Unsupported
from tests.google.spreadsheet import Book

Message = dict[str, Any]


def add_named_range(book: Book, request: Message, _by: str) -> Message:
    given = copy.deepcopy(request.get("namedRange", {}))
    given.setdefault("namedRangeId", str(book.fresh_id()))
    check_named(book, given)
    if any(each["namedRangeId"] == given["namedRangeId"] for each in book.named):
        raise Refusal(f"Named range with id {given['namedRangeId']} already exists.")  # wording unverified
    book.named.append(given)
    return {"namedRange": {**given, "range": told(given["range"])}}


def check_named(book: Book, given: Message) -> None:
    """Letters (of any script), digits and underscores; nothing that reads as a cell."""
    name = given.get("name", "")
    if not re.fullmatch(r"[^\W\d]\w{0,249}", name) or ends_of(name) or name.upper() in ("TRUE", "FALSE"):
        raise Refusal(f"The name {name} is invalid.")  # wording unverified
    others = (each["name"].casefold() for each in book.named if each["namedRangeId"] != given["namedRangeId"])
    if name.casefold() in others:
        raise Refusal(f"Cannot add named range with name {name}, a named range with that name already exists.")
    given["range"].setdefault("sheetId", 0)
    book.area(given["range"])


def named_at(book: Book, number: str) -> int:
    for index, each in enumerate(book.named):
        if each["namedRangeId"] == number:
            return index
    raise Refusal(f"No named range with id: {number}")  # wording unverified


def update_named_range(book: Book, request: Message, _by: str) -> Message:
    given = request.get("namedRange", {})
    index = named_at(book, given.get("namedRangeId", ""))
    new = masks.merged(book.named[index], copy.deepcopy(given), masks.parsed(request["fields"]))
    new["namedRangeId"] = given["namedRangeId"]
    check_named(book, new)
    book.named[index] = new
    return {}


def delete_named_range(book: Book, request: Message, _by: str) -> Message:
    del book.named[named_at(book, request.get("namedRangeId", ""))]
    return {}


def create_developer_metadata(book: Book, request: Message, _by: str) -> Message:
    given = copy.deepcopy(request.get("developerMetadata", {}))
    given.setdefault("metadataId", book.fresh_id())
    if not given.get("metadataKey") or not given.get("visibility") or not given.get("location"):
        raise Refusal("developerMetadata must have a key, a visibility and a location.")  # wording unverified
    if any(each["metadataId"] == given["metadataId"] for each in book.metadata):
        raise Refusal(
            f"Cannot add developer metadata with ID [{given['metadataId']}] because developer metadata with that ID "
            "already exists."
        )
    place = given["location"]
    if "sheetId" in place or "dimensionRange" in place:
        book.numbered(place.get("dimensionRange", place).get("sheetId", 0), "sheet")
    place["locationType"] = kind_of(place)
    book.metadata.append(given)
    return {"developerMetadata": given}


def kind_of(place: Message) -> str:
    if "dimensionRange" in place:
        return {"ROWS": "ROW", "COLUMNS": "COLUMN"}[place["dimensionRange"]["dimension"]]
    return "SPREADSHEET" if place.get("spreadsheet") else "SHEET"


def found_metadata(book: Book, lookup: Message) -> list[Message]:
    """Return what a DeveloperMetadataLookup by id, key and value matches."""
    if rest := lookup.keys() - {"metadataId", "metadataKey", "metadataValue", "visibility"}:
        raise Unsupported(f"looking developer metadata up by {', '.join(sorted(rest))}")
    return [each for each in book.metadata if all(each.get(key) == value for key, value in lookup.items())]


def delete_developer_metadata(book: Book, request: Message, _by: str) -> Message:
    gone = found_metadata(book, request.get("dataFilter", {}).get("developerMetadataLookup", {}))
    book.metadata = [each for each in book.metadata if each not in gone]
    return {"deletedDeveloperMetadata": gone} if gone else {}


def update_developer_metadata(book: Book, request: Message, _by: str) -> Message:
    lookups = [each.get("developerMetadataLookup", {}) for each in request.get("dataFilters", [])]
    found = [each for lookup in lookups for each in found_metadata(book, lookup)]
    mask = masks.parsed(request["fields"])
    for each in found:
        new = masks.merged(each, request.get("developerMetadata", {}), mask)
        each.clear()
        each.update(new)
    return {"developerMetadata": found} if found else {}


KINDS = {
    "addNamedRange": add_named_range,
    "updateNamedRange": update_named_range,
    "deleteNamedRange": delete_named_range,
    "createDeveloperMetadata": create_developer_metadata,
    "updateDeveloperMetadata": update_developer_metadata,
    "deleteDeveloperMetadata": delete_developer_metadata,
}
