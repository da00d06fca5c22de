"""The schema oracle: is a request, and is an answer, what Google's own discovery document describes?

The documents ship in google-api-python-client. Rules of the protobuf JSON mapping: camelCase or snake_case names,
integers as strings, enumerations by name or number, null = not set.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

import googleapiclient

from tests.google.masks import missing, parsed

DOCUMENTS = Path(googleapiclient.__file__).parent / "discovery_cache/documents"
TRUE = {"true", "t", "1", "yes", "y"}
FALSE = {"false", "f", "0", "no", "n"}
TOLERATED = {("drive.files.get", "includeItemsFromAllDrives"), ("drive.permissions.create", "withLink")}
"""What no document names and Drive is known to accept: gspread sends it."""
PLAIN = {"boolean": {bool}, "integer": {int}, "number": {int, float}, "string": {str}}
"""Types that are right beyond doubt."""
TYPES = {"boolean": "TYPE_BOOL", "integer": "TYPE_INT32", "number": "TYPE_DOUBLE", "string": "TYPE_STRING"}


class Problem(NamedTuple):
    """A place that does not fit the document, in Google's words."""

    place: str
    message: str


@dataclass(frozen=True)
class Method:
    """One method of an interface, with the request's path already taken apart."""

    document: "Document"
    id: str
    definition: dict[str, Any]
    path: dict[str, str]

    def query(self, given: dict[str, list[str]]) -> tuple[dict[str, Any], list[Problem]]:
        """Return the query parameters as the server reads them, and what is wrong with them."""
        known = {**self.document.parameters, **self.definition.get("parameters", {})}
        read: dict[str, Any] = {}
        problems: list[Problem] = []
        for name, values in given.items():
            if name not in known:
                if (self.id, name) not in TOLERATED:
                    problems.append(Problem(name, UNBOUND.format(name=name)))
                continue
            conformed = [self.document.scalar(value, known[name], snake(name), problems) for value in values]
            read[name] = conformed if known[name].get("repeated") else conformed[-1]
        if "fields" in read and (absent := missing(parsed(read["fields"]), self.answers, self.document.fields)):
            problems.append(Problem("fields", UNMATCHED.format(path=absent)))
        return read, problems

    def body(self, given: Any) -> tuple[Any, list[Problem]]:
        """Return the body as the server reads it (names in camelCase, nulls gone), and what is wrong with it."""
        schema = self.definition.get("request")
        if schema is None:
            return None, [] if given is None else [Problem("", "this method takes no body")]
        problems: list[Problem] = []
        read = self.document.conform({} if given is None else given, schema, "", problems)
        tolerated = {UNKNOWN.format(name=name, at="") for method, name in TOLERATED if method == self.id}
        return read, [problem for problem in problems if problem.message not in tolerated]

    @property
    def answers(self) -> str | None:
        """The name of the answer's schema."""
        return self.definition.get("response", {}).get("$ref")

    def answer(self, given: Any) -> list[Problem]:
        """Return what is wrong with an answer."""
        problems: list[Problem] = []
        if self.answers and not self.document.check(self.answers)(given):
            self.document.conform(given, {"$ref": self.answers}, "", problems)
        return problems


UNKNOWN = 'Invalid JSON payload received. Unknown name "{name}"{at}: Cannot find field.'
UNBOUND = (
    'Invalid JSON payload received. Unknown name "{name}": Cannot bind query parameter. '
    "Field '{name}' could not be found in request message."
)
UNMATCHED = "Error expanding 'fields' parameter. Cannot find matching fields for path '{path}'."


class Document:
    """One discovery document: its methods and its schemas."""

    def __init__(self, name: str) -> None:
        content = json.loads((DOCUMENTS / f"{name}.json").read_text(encoding="utf-8"))
        self.name = content["name"]
        self.schemas = content["schemas"]
        self.parameters = content["parameters"]
        self.checks: dict[str, Callable[[Any], bool]] = {}
        self.methods = sorted(methods(content, content["servicePath"]), key=lambda each: each[1], reverse=True)

    def method(self, verb: str, path: str) -> Method | None:
        """Return the method of a request; `path` is still percent-encoded, without a leading slash."""
        for pattern, _, definition in self.methods:
            if definition["httpMethod"] == verb and (found := pattern.fullmatch(path)):
                arguments = {name: unquote(value) for name, value in found.groupdict().items()}
                return Method(self, definition["id"], definition, arguments)
        return None

    def fields(self, schema: str) -> dict[str, str | None]:
        """Return field → name of its schema, None where it has no fields of its own."""
        return {
            name: (each.get("items", each)).get("$ref") for name, each in self.schemas[schema]["properties"].items()
        }

    def check(self, name: str) -> Callable[[Any], bool]:
        """Return a quick test of a message; `conform` tells what is wrong where it fails."""
        if name not in self.checks:
            fields: dict[str, Callable[[Any], bool]] = {}
            self.checks[name] = within(fields)
            self.fill(fields, self.schemas[name])
        return self.checks[name]

    def fill(self, fields: dict[str, Callable[[Any], bool]], schema: dict[str, Any]) -> None:
        for key, each in schema.get("properties", {}).items():
            fields[key] = self.quick(each)

    def quick(self, schema: dict[str, Any]) -> Callable[[Any], bool]:
        if "$ref" in schema:
            return self.check(schema["$ref"])
        if schema["type"] == "array":
            inner = self.quick(schema["items"])
            return lambda value: type(value) is list and all(map(inner, value))
        if schema["type"] == "any" or "additionalProperties" in schema:
            return lambda _: True
        if schema["type"] == "object":
            fields: dict[str, Callable[[Any], bool]] = {}
            self.fill(fields, schema)
            return within(fields)
        if "enum" in schema:
            return set(schema["enum"]).__contains__
        wanted = PLAIN[schema["type"]]
        return lambda value: type(value) in wanted

    def conform(self, value: Any, schema: dict[str, Any], place: str, problems: list[Problem]) -> Any:
        if "$ref" in schema:
            return self.message(value, self.schemas[schema["$ref"]], place, problems)
        if schema["type"] == "array":
            return self.repeated(value, schema["items"], place, problems)
        if schema["type"] == "object" and "additionalProperties" in schema:
            inner = schema["additionalProperties"]
            return {key: self.conform(each, inner, f"{place}[{key}]", problems) for key, each in value.items()}
        if schema["type"] == "any":
            return value
        if schema["type"] == "object":
            return self.message(value, schema, place, problems)
        return self.scalar(value, schema, place, problems)

    def message(self, value: Any, schema: dict[str, Any], place: str, problems: list[Problem]) -> Any:
        if not isinstance(value, dict):
            problems.append(
                Problem(place, f"Invalid value at '{place}' ({schema.get('id', 'object')}), {json.dumps(value)}")
            )
            return None
        if "properties" not in schema:
            return value
        read = {}
        for given, each in value.items():
            known = given if given in schema["properties"] else camel(given)
            inner = f"{place}.{snake(given)}" if place else snake(given)
            if known not in schema["properties"]:
                at = f" at '{place}'" if place else ""
                problems.append(Problem(place, UNKNOWN.format(name=given, at=at)))
            elif each is not None:
                read[known] = self.conform(each, schema["properties"][known], inner, problems)
        return read

    def repeated(self, value: Any, schema: dict[str, Any], place: str, problems: list[Problem]) -> Any:
        if not isinstance(value, list):
            problems.append(Problem(place, f"Invalid value at '{place}' (list), {json.dumps(value)}"))
            return None
        if schema.get("type") == "any":
            return value
        return [self.conform(each, schema, f"{place}[{number}]", problems) for number, each in enumerate(value)]

    def scalar(self, value: Any, schema: dict[str, Any], place: str, problems: list[Problem]) -> Any:
        kind = schema["type"]
        read = READERS[kind](value)
        if read is not None and "enum" in schema and kind == "string":
            names = schema["enum"]
            number = int(read) if read.isdigit() else -1
            read = names[number] if 0 <= number < len(names) else read if read in names else None
        if read is None:
            name = "TYPE_ENUM" if "enum" in schema else TYPES[kind]
            problems.append(Problem(place, f"Invalid value at '{place}' ({name}), {json.dumps(value)}"))
        return read


def within(fields: dict[str, Callable[[Any], bool]]) -> Callable[[Any], bool]:
    """Return the quick test of a message with such fields."""

    def fits(value: Any) -> bool:
        return type(value) is dict and all(key in fields and fields[key](each) for key, each in value.items())

    return fits


def boolean(value: Any) -> bool | None:
    text = value.lower() if isinstance(value, str) else value
    return text if isinstance(text, bool) else True if text in TRUE else False if text in FALSE else None


def integer(value: Any) -> int | None:
    if isinstance(value, str):
        return int(value) if re.fullmatch(r"-?\d+", value) else None
    whole = isinstance(value, int | float) and not isinstance(value, bool) and value == int(value)
    return int(value) if whole and -(2**31) <= value < 2**31 else None


def number(value: Any) -> float | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def text(value: Any) -> str | None:
    return value if isinstance(value, str) else str(value) if type(value) is int else None


READERS = {"boolean": boolean, "integer": integer, "number": number, "string": text}


def methods(resource: dict[str, Any], root: str) -> list[tuple[re.Pattern[str], str, dict[str, Any]]]:
    """Return pattern, path and definition of every method of a resource and of those below it."""
    own = [(pattern(root + each["path"]), root + each["path"], each) for each in resource.get("methods", {}).values()]
    return own + [found for inner in resource.get("resources", {}).values() for found in methods(inner, root)]


def pattern(path: str) -> re.Pattern[str]:
    """Return a path of the document as a pattern; only a range may hold a colon."""
    parts = re.split(r"\{(\w+)\}", path)
    holes = [f"(?P<{name}>[^/]+?)" if name == "range" else f"(?P<{name}>[^/:]+)" for name in parts[1::2]]
    return re.compile("".join(re.escape(text) + hole for text, hole in zip(parts[::2], [*holes, ""], strict=True)))


@cache
def snake(name: str) -> str:
    return re.sub(r"[A-Z]", lambda letter: f"_{letter[0].lower()}", name)


@cache
def camel(name: str) -> str:
    return re.sub(r"_([a-z])", lambda letter: letter[1].upper(), name)


@cache
def sheets() -> Document:
    return Document("sheets.v4")


@cache
def drive() -> Document:
    return Document("drive.v3")
