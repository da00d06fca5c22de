"""One formula: read once from left to right, worked out in whichever cell it stands."""

import re
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.google.cells import Error, Value, shown
from tests.google.formulas import Token, tokens
from tests.google.ranges import Area, unquoted

if TYPE_CHECKING:
    from tests.google.evaluation import Evaluation
    from tests.google.sheet import Sheet

Place = tuple["Sheet", Area]
Result = Value | Error
LOOSE, ADDING, TIMES = 1, 2, 3
BINDING = {
    "=": 0,
    "<>": 0,
    "<": 0,
    ">": 0,
    "<=": 0,
    ">=": 0,
    "&": LOOSE,
    "+": ADDING,
    "-": ADDING,
    "*": TIMES,
    "/": TIMES,
}
PATTERN = re.compile(r"~([*?~])|([*?])|([^*?~]+|~)")
"""The parts of what a lookup takes for a pattern: an escaped sign, a sign, plain text."""


class Failed(Exception):  # noqa: N818 (carries an error value)
    """A formula came to an error value."""

    def __init__(self, error: Error) -> None:
        super().__init__(error.shown)
        self.error = error


class Spot(NamedTuple):
    """The cell in which a formula stands."""

    evaluation: "Evaluation"
    sheet: "Sheet"
    row: int
    column: int


Work = Callable[[Spot], Any]
"""A part of a formula, ready to be worked out: a value, or a place."""


@lru_cache(maxsize=10_000)
def compiled(formula: str) -> Work:
    """Return a formula ready to be worked out; one that cannot be read comes to #ERROR!."""
    reader = Reader([each for each in tokens(formula) if each.kind != "blank"])
    try:
        work = reader.expression()
    except Failed as failure:
        return raising(failure.error)
    return raising(UNREADABLE) if reader.rest else work


UNREADABLE = Error("ERROR", "Formula parse error.")


def raising(error: Error) -> Work:
    def work(_: Spot) -> Any:
        raise Failed(error)

    return work


class Reader:
    """Reads one formula from left to right."""

    def __init__(self, parts: list[Token]) -> None:
        self.rest = parts

    def expression(self, floor: int = 0) -> Work:
        left = self.operand()
        while self.rest and self.rest[0].kind == "operator" and BINDING.get(self.rest[0].text, -1) >= floor:
            operator = self.rest.pop(0).text
            left = both(operator, left, self.expression(BINDING[operator] + 1))
        return left

    def operand(self) -> Work:
        if not self.rest:
            raise Failed(UNREADABLE)
        part = self.rest.pop(0)
        if part.text == "(":
            inner = self.expression()
            self.expect(")")
            return inner
        if part.kind == "error":
            return raising(Error("REF", "Reference does not exist"))
        if part.text == "-":
            return both("-", lambda _: 0, self.operand())
        read = {"text": self.text, "number": self.number, "range": placed, "name": self.named}.get(part.kind)
        if read is None:
            raise Failed(UNREADABLE)
        return read(part)

    def text(self, part: Token) -> Work:
        value = part.text[1:-1].replace('""', '"')
        return lambda _: value

    def number(self, part: Token) -> Work:
        value = float(part.text) if "." in part.text else int(part.text)
        return lambda _: value

    def named(self, part: Token) -> Work:
        if not self.rest or self.rest[0].text != "(":
            if part.text.upper() in ("TRUE", "FALSE"):
                truth = part.text.upper() == "TRUE"
                return lambda _: truth
            return lambda spot: range_named(spot, part.text)
        self.rest.pop(0)
        name, arguments = part.text.upper(), self.arguments()
        if name in LAZY:
            lazy = LAZY[name]
            return lambda spot: lazy(spot, *arguments)
        if name not in FUNCTIONS:
            return raising(Error("NAME", f"Unknown function: '{name}'."))
        function = FUNCTIONS[name]
        return lambda spot: function(spot, *(argument(spot) for argument in arguments))

    def arguments(self) -> list[Work]:
        found = []
        while self.rest and self.rest[0].text != ")":
            found.append(self.expression())
            if self.rest and self.rest[0].text in ",;":
                self.rest.pop(0)
        self.expect(")")
        return found

    def expect(self, text: str) -> None:
        if not self.rest or self.rest.pop(0).text != text:
            raise Failed(UNREADABLE)


def both(operator: str, left: Work, right: Work) -> Work:
    def work(spot: Spot) -> Value:
        scalar = spot.evaluation.scalar
        return operated(operator, scalar(left(spot)), scalar(right(spot)))

    return work


def placed(part: Token) -> Work:
    title, body = unquoted(part.sheet[:-1]) if part.sheet else "", part.range.replace("$", "")

    def work(spot: Spot) -> Place:
        sheet = spot.evaluation.book.titled(title) if title else spot.sheet
        area = spot.evaluation.reach(sheet, body) if sheet else None
        if sheet is None or area is None:
            raise Failed(Error("REF", "Reference does not exist"))
        return sheet, area

    return work


def range_named(spot: Spot, name: str) -> Place:
    found = spot.evaluation.book.range_named(name)
    if found is None:
        raise Failed(Error("NAME", f"Unknown range name: '{name.upper()}'."))
    return found


def attempted(spot: Spot, work: Work) -> Result:
    """Work out one argument; an error value is its value."""
    try:
        return spot.evaluation.scalar(work(spot))
    except Failed as failure:
        return failure.error


def iferror(spot: Spot, first: Work, other: Work | None = None) -> Result:
    found = attempted(spot, first)
    if not isinstance(found, Error):
        return found
    return "" if other is None else spot.evaluation.scalar(other(spot))


def choice(spot: Spot, test: Work, yes: Work, no: Work | None = None) -> Result:
    if spot.evaluation.scalar(test(spot)):
        return spot.evaluation.scalar(yes(spot))
    return False if no is None else spot.evaluation.scalar(no(spot))


def vlookup(spot: Spot, key: Any, table: Any, column: Any, ordered: Any = True) -> Result:  # noqa: FBT002 (Google's default)
    evaluation = spot.evaluation
    wanted, offset = evaluation.scalar(key), evaluation.scalar(column)
    if evaluation.scalar(ordered):
        raise Failed(Error("ERROR", "the stand-in looks up exactly only"))
    sheet, area = table
    if not isinstance(offset, int) or not 0 < offset <= area.right - area.left:
        raise Failed(
            Error("REF" if isinstance(offset, int) else "VALUE", "VLOOKUP evaluates to an out of bounds range.")
        )
    row = first_like(evaluation.index(sheet, area.left, area.top, area.bottom), wanted)
    if row is None:
        raise Failed(Error("N_A", f"Did not find value '{wanted}' in VLOOKUP evaluation."))
    return evaluation.value(sheet, row, area.left + offset - 1)


def first_like(index: dict[Any, int], wanted: Result) -> int | None:
    """Return the first row that says what is looked up, which may be a pattern."""
    pattern = pattern_of(wanted)
    if pattern is None:
        return index.get(folded(wanted))
    rows = [row for (_, value), row in index.items() if isinstance(value, str) and pattern.fullmatch(value)]
    return min(rows, default=None)


def pattern_of(wanted: Result) -> re.Pattern[str] | None:
    """Return what is looked up as a pattern, where it has signs of one: * for any text, ? for one character."""
    if not isinstance(wanted, str) or not set(wanted) & set("*?~"):
        return None
    signs = {"*": ".*", "?": "."}
    parts = (found[1] or found[3] or found[2] for found in PATTERN.finditer(wanted))
    plain = (found[2] is None for found in PATTERN.finditer(wanted))
    text = "".join(re.escape(part.casefold()) if bare else signs[part] for part, bare in zip(parts, plain, strict=True))
    return re.compile(text, re.DOTALL)


def total(spot: Spot, *places: Any) -> float:
    values = [value for place in places for value in cells(spot, place)]
    return sum(value for value in values if isinstance(value, int | float) and not isinstance(value, bool))


def countif(spot: Spot, place: Any, wanted: Any) -> int:
    counts = spot.evaluation.counts
    if place not in counts:
        counts[place] = Counter(folded(value) for value in cells(spot, place) if not isinstance(value, Error))
    sought = spot.evaluation.scalar(wanted)
    pattern = pattern_of(sought)
    if pattern is None:
        return counts[place][folded(sought)]
    found = counts[place].items()
    return sum(count for (_, value), count in found if isinstance(value, str) and pattern.fullmatch(value))


def indirect(spot: Spot, text: Any) -> Place:
    written = str(spot.evaluation.scalar(text))
    part = tokens("=" + written)
    return placed(part[0])(spot) if part and part[0].kind == "range" else range_named(spot, written)


def indexed(spot: Spot, place: Any, row: Any, column: Any = None) -> Place:
    sheet, area = place
    wanted = area.top + spot.evaluation.scalar(row) - 1
    if not area.top <= wanted < area.bottom:
        raise Failed(Error("NUM", "INDEX is out of bounds."))
    if column is None:
        return sheet, area._replace(top=wanted, bottom=wanted + 1)
    beside = area.left + spot.evaluation.scalar(column) - 1
    return sheet, Area(wanted, beside, wanted + 1, beside + 1)


def substitute(spot: Spot, text: Any, old: Any, new: Any) -> str:
    scalar = spot.evaluation.scalar
    return shown(scalar(text), {}, "").replace(str(scalar(old)), str(scalar(new)))


def cells(spot: Spot, place: Any) -> list[Result]:
    if not isinstance(place, tuple):
        return [place]
    sheet, area = place
    places = ((row, column) for row in range(area.top, area.bottom) for column in range(area.left, area.right))
    return [value for each in places if (value := spot.evaluation.value(sheet, *each)) is not None]


LAZY: dict[str, Callable[..., Any]] = {"IFERROR": iferror, "IF": choice}
FUNCTIONS: dict[str, Callable[..., Any]] = {
    "VLOOKUP": vlookup,
    "SUM": total,
    "COUNTIF": countif,
    "INDIRECT": indirect,
    "INDEX": indexed,
    "SUBSTITUTE": substitute,
    "ROW": lambda spot: spot.row + 1,
    "COLUMN": lambda spot: spot.column + 1,
}


def folded(value: Result) -> Any:
    """Return a value as lookups compare it: texts whatever their case, a number never equal to a text."""
    return (type(value) is bool, value.casefold() if isinstance(value, str) else value)


def operated(operator: str, left: Value, right: Value) -> Value:
    if operator == "&":
        return shown(left, {}, "") + shown(right, {}, "")
    if operator in ("=", "<>"):
        return (folded(left or "") == folded(right or "")) is (operator == "=")
    try:
        first, second = float(left or 0), float(right or 0)
    except ValueError as error:
        raise Failed(Error("VALUE", f"Function expects number values: {error}")) from None
    if operator == "/" and second == 0:
        raise Failed(Error("DIVIDE_BY_ZERO"))
    outcome = {
        "+": lambda: first + second,
        "-": lambda: first - second,
        "*": lambda: first * second,
        "/": lambda: first / second,
        "<": lambda: first < second,
        ">": lambda: first > second,
        "<=": lambda: first <= second,
        ">=": lambda: first >= second,
    }[operator]()
    return int(outcome) if type(outcome) is float and outcome.is_integer() else outcome
