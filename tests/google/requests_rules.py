"""batchUpdate requests about protected ranges, conditional formats, names of ranges and developer metadata."""

import copy
import re
from typing import Any

from tests.google import masks
from tests.google.formulas import Token, tokens
from tests.google.ranges import GridRange, ends_of, unquoted
from tests.google.refusals import PROTECTED, Refusal, Unsupported
from tests.google.requests_cells import colours
from tests.google.spreadsheet import Book, Sheet

Message = dict[str, Any]


def told(span: GridRange) -> GridRange:
    """Return a range as the interface tells it: the first sheet's 0 is left out."""
    return {key: value for key, value in span.items() if key != "sheetId" or value}


def protection_told(book: Book, protection: Message, by: str) -> Message:
    """Return a protected range as the interface tells it to somebody."""
    answer = {key: value for key, value in protection.items() if value}
    answer["range"] = told(protection["range"])
    if spans := protection.get("unprotectedRanges"):
        answer["unprotectedRanges"] = [told(span) for span in spans]
    if book.edits(protection, by):
        answer["requestingUserCanEdit"] = True
    else:
        answer.pop("editors", None)
    return answer


def add_protected_range(book: Book, request: Message, by: str) -> Message:
    given = copy.deepcopy(request.get("protectedRange", {}))
    given.setdefault("protectedRangeId", book.fresh_id())
    if protection_at(book, given["protectedRangeId"]):
        raise Refusal(f"Protected range with id {given['protectedRangeId']} already exists.")  # wording unverified
    settle(book, given, by)
    sheet, _ = book.area(given["range"])
    sheet.protected.append(given)
    return {"protectedRange": protection_told(book, given, by)}


def settle(book: Book, given: Message, by: str) -> None:
    """Complete a protected range: who asks for it and who owns the file may always edit it."""
    given.pop("requestingUserCanEdit", None)
    if given.get("warningOnly") and given.get("editors"):
        raise Refusal("ProtectedRange is warningOnly. Editors cannot be set on it.")
    if "namedRangeId" in given or "tableId" in given:
        raise Unsupported("protecting a named range or a table")
    if "range" not in given:
        raise Refusal("ProtectedRange must have a range.")  # wording unverified
    for span in (given["range"], *given.get("unprotectedRanges", [])):
        span.setdefault("sheetId", 0)
        book.area(span)
    if not given.get("warningOnly"):
        editors = given.setdefault("editors", {})
        editors["users"] = list(dict.fromkeys([*editors.get("users", []), by, book.owner]))


def protection_at(book: Book, number: int) -> tuple[Sheet, Message] | None:
    found = ((sheet, each) for sheet in book.sheets for each in sheet.protected if each["protectedRangeId"] == number)
    return next(found, None)


def protection(book: Book, number: int, by: str) -> tuple[Sheet, Message]:
    found = protection_at(book, number)
    if found is None:
        raise Refusal(f"No protected range with id: {number}")  # wording unverified
    if not book.edits(found[1], by):
        raise Refusal(PROTECTED)
    return found


def update_protected_range(book: Book, request: Message, by: str) -> Message:
    given = request.get("protectedRange", {})
    sheet, old = protection(book, given.get("protectedRangeId", 0), by)
    new = masks.merged(old, copy.deepcopy(given), masks.parsed(request["fields"]))
    new["protectedRangeId"] = old["protectedRangeId"]
    settle(book, new, by)
    sheet.protected[sheet.protected.index(old)] = new
    return {}


def delete_protected_range(book: Book, request: Message, by: str) -> Message:
    sheet, old = protection(book, request.get("protectedRangeId", 0), by)
    sheet.protected.remove(old)
    return {}


def add_conditional_format_rule(book: Book, request: Message, _by: str) -> Message:
    rule = copy.deepcopy(request.get("rule", {}))
    sheet = check_rule(book, rule)
    index = request.get("index", 0)
    if not 0 <= index <= len(sheet.conditional):
        raise Refusal(f"Invalid index: {index}")  # wording unverified
    sheet.conditional.insert(index, rule)
    return {}


def check_rule(book: Book, rule: Message) -> Sheet:
    """Return the sheet of a rule; a formula may not name another sheet, not even by a range's name."""
    for span in rule.get("ranges", []):
        span.setdefault("sheetId", 0)
    homes = {span["sheetId"] for span in rule.get("ranges", [])}
    if len(homes) != 1:
        raise Refusal("Conditional format rules must have ranges on exactly one sheet.")  # wording unverified
    sheet = book.area(rule["ranges"][0])[0]
    for span in rule["ranges"]:
        book.area(span)
    condition = rule.get("booleanRule", {}).get("condition", {})
    for value in condition.get("values", []):
        text = value.get("userEnteredValue", "")
        if text.startswith("=") and any(elsewhere(book, sheet, token) for token in tokens(text)):
            raise Refusal("Conditional format rule cannot reference a different sheet.")
    if "booleanRule" in rule:
        rule["booleanRule"] = colours(rule["booleanRule"])
    return sheet


def elsewhere(book: Book, sheet: Sheet, token: Token) -> bool:
    if token.kind == "range":
        return bool(token.sheet) and book.titled(unquoted(token.sheet[:-1])) is not sheet
    found = book.range_named(token.text) if token.kind == "name" else None
    return found is not None and found[0] is not sheet


def rule_at(book: Book, request: Message) -> tuple[Sheet, int]:
    sheet, index = book.numbered(request.get("sheetId", 0), "sheet"), request.get("index", 0)
    if not 0 <= index < len(sheet.conditional):
        raise Refusal(f"No conditional format on sheet: {sheet.id} at index: {index}")  # wording unverified
    return sheet, index


def delete_conditional_format_rule(book: Book, request: Message, _by: str) -> Message:
    sheet, index = rule_at(book, request)
    return {"rule": rule_told(sheet.conditional.pop(index))}


def update_conditional_format_rule(book: Book, request: Message, _by: str) -> Message:
    """Replace a rule, or move it to another place."""
    if "rule" in request:
        rule = copy.deepcopy(request["rule"])
        sheet = check_rule(book, rule)
        _, index = rule_at(book, {"sheetId": sheet.id, **request})
        old, sheet.conditional[index] = sheet.conditional[index], rule
        return {"oldRule": rule_told(old), "newRule": rule_told(rule), "newIndex": index, "oldIndex": index}
    sheet, index = rule_at(book, request)
    rule = sheet.conditional.pop(index)
    sheet.conditional.insert(request.get("newIndex", 0), rule)
    return {"newRule": rule_told(rule), "oldIndex": index, "newIndex": request.get("newIndex", 0)}


def rule_told(rule: Message) -> Message:
    return {**rule, "ranges": [told(span) for span in rule["ranges"]]}


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
    "addProtectedRange": add_protected_range,
    "updateProtectedRange": update_protected_range,
    "deleteProtectedRange": delete_protected_range,
    "addConditionalFormatRule": add_conditional_format_rule,
    "updateConditionalFormatRule": update_conditional_format_rule,
    "deleteConditionalFormatRule": delete_conditional_format_rule,
    "addNamedRange": add_named_range,
    "updateNamedRange": update_named_range,
    "deleteNamedRange": delete_named_range,
    "createDeveloperMetadata": create_developer_metadata,
    "updateDeveloperMetadata": update_developer_metadata,
    "deleteDeveloperMetadata": delete_developer_metadata,
}
