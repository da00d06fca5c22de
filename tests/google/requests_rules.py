"""batchUpdate requests about protected ranges and conditional formats."""

import copy
from typing import Any

from tests.google import masks
from tests.google.formulas import Token, tokens
from tests.google.ranges import told, unquoted
from tests.google.refusals import PROTECTED, Refusal, Unsupported
from tests.google.requests_cells import colours
from tests.google.sheet import Sheet
from tests.google.spreadsheet import Book

Message = dict[str, Any]


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
    if is_whole(given) and any(map(is_whole, sheet.protected)):
        raise Refusal("This sheet already has sheet protection.")  # wording unverified
    sheet.protected.append(given)
    return {"protectedRange": protection_told(book, given, by)}


def is_whole(protection: Message) -> bool:
    """Say whether a protection is of a whole sheet; there can be but one."""
    return protection["range"].keys() <= {"sheetId"}


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


KINDS = {
    "addProtectedRange": add_protected_range,
    "updateProtectedRange": update_protected_range,
    "deleteProtectedRange": delete_protected_range,
    "addConditionalFormatRule": add_conditional_format_rule,
    "updateConditionalFormatRule": update_conditional_format_rule,
    "deleteConditionalFormatRule": delete_conditional_format_rule,
}
