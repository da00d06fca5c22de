"""One formula, read from left to right and worked out."""

from collections import Counter
from typing import TYPE_CHECKING, Any

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


class Failed(Exception):  # noqa: N818 (carries an error value)
    """A formula came to an error value."""

    def __init__(self, error: Error) -> None:
        super().__init__(error.shown)
        self.error = error


class Reader:
    """Reads one formula, which stands in a row, from left to right and works it out."""

    def __init__(self, evaluation: "Evaluation", sheet: "Sheet", parts: list[Token], row: int = 0) -> None:
        self.evaluation = evaluation
        self.sheet = sheet
        self.rest = parts
        self.row = row

    def expression(self, floor: int = 0) -> Result | Place:
        left = self.operand()
        while self.rest and self.rest[0].kind == "operator" and BINDING.get(self.rest[0].text, -1) >= floor:
            operator = self.rest.pop(0).text
            right = self.expression(BINDING[operator] + 1)
            scalar = self.evaluation.scalar
            left = operated(operator, scalar(left), scalar(right))
        return left

    def operand(self) -> Result | Place:
        if not self.rest:
            raise Failed(Error("ERROR", "Formula parse error."))
        part = self.rest.pop(0)
        if part.text == "(":
            inner = self.expression()
            self.expect(")")
            return inner
        if part.kind == "error":
            raise Failed(Error("REF", "Reference does not exist"))
        if part.text == "-":
            return operated("-", 0, self.evaluation.scalar(self.operand()))
        read = {"text": self.text, "number": self.number, "range": self.place, "name": self.named}.get(part.kind)
        if read is None:
            raise Failed(Error("ERROR", "Formula parse error."))
        return read(part)

    def text(self, part: Token) -> str:
        return part.text[1:-1].replace('""', '"')

    def number(self, part: Token) -> float:
        return float(part.text) if "." in part.text else int(part.text)

    def place(self, part: Token) -> Place:
        sheet = self.evaluation.book.titled(unquoted(part.sheet[:-1])) if part.sheet else self.sheet
        area = sheet.reach(part.range.replace("$", "")) if sheet else None
        if sheet is None or area is None:
            raise Failed(Error("REF", "Reference does not exist"))
        return sheet, area

    def named(self, part: Token) -> Result | Place:
        if not self.rest or self.rest[0].text != "(":
            if part.text.upper() in ("TRUE", "FALSE"):
                return part.text.upper() == "TRUE"
            return self.range_named(part.text)
        self.rest.pop(0)
        name = part.text.upper()
        if name == "IFERROR":
            return self.iferror()
        if name == "IF":
            return self.choice()
        arguments = self.arguments()
        functions = {
            "VLOOKUP": self.vlookup,
            "SUM": self.total,
            "COUNTIF": self.countif,
            "INDIRECT": self.indirect,
            "INDEX": self.indexed,
            "ROW": self.own_row,
        }
        if name not in functions:
            raise Failed(Error("NAME", f"Unknown function: '{name}'."))
        return functions[name](*arguments)

    def range_named(self, name: str) -> Place:
        found = self.evaluation.book.range_named(name)
        if found is None:
            raise Failed(Error("NAME", f"Unknown range name: '{name.upper()}'."))
        return found

    def arguments(self) -> list[Result | Place]:
        found = []
        while self.rest and self.rest[0].text != ")":
            found.append(self.expression())
            if self.rest and self.rest[0].text in ",;":
                self.rest.pop(0)
        self.expect(")")
        return found

    def attempted(self) -> Result | Place:
        """Read one argument; an error value is its value."""
        depth, end = 0, 0
        for end, part in enumerate(self.rest):  # noqa: B007 (used behind the loop)
            depth += {"(": 1, ")": -1}.get(part.text, 0)
            if depth < 0 or (depth == 0 and part.text in ",;"):
                break
        inner = Reader(self.evaluation, self.sheet, self.rest[:end], self.row)
        self.rest = self.rest[end:]
        if self.rest and self.rest[0].text in ",;":
            self.rest.pop(0)
        if not inner.rest:
            return None
        try:
            found = inner.expression()
            return self.evaluation.scalar(found)
        except Failed as failure:
            return failure.error

    def iferror(self) -> Result | Place:
        first, other = self.attempted(), self.attempted() if self.rest[:1] and self.rest[0].text != ")" else None
        self.expect(")")
        if isinstance(first, Error):
            if isinstance(other, Error):
                raise Failed(other)
            return "" if other is None else other
        return first

    def choice(self) -> Result | Place:
        branches = []
        while self.rest and self.rest[0].text != ")":
            branches.append(self.attempted())
        self.expect(")")
        test, yes, no = [*branches, False, False][:3]
        chosen = yes if self.evaluation.scalar(test) else no
        if isinstance(chosen, Error):
            raise Failed(chosen)
        return chosen

    def vlookup(self, key: Any, table: Any, column: Any, ordered: Any = True) -> Result:  # noqa: FBT002 (Google's default)
        scalar = self.evaluation.scalar
        wanted, offset = scalar(key), scalar(column)
        if scalar(ordered):
            raise Failed(Error("ERROR", "the stand-in looks up exactly only"))
        sheet, area = table
        if not isinstance(offset, int) or not 0 < offset <= area.right - area.left:
            raise Failed(
                Error("REF" if isinstance(offset, int) else "VALUE", "VLOOKUP evaluates to an out of bounds range.")
            )
        row = self.evaluation.index(sheet, area.left, area.top, area.bottom).get(folded(wanted))
        if row is None:
            raise Failed(Error("N_A", f"Did not find value '{wanted}' in VLOOKUP evaluation."))
        return self.evaluation.value(sheet, row, area.left + offset - 1)

    def total(self, *places: Any) -> float:
        values = [value for place in places for value in self.values(place)]
        return sum(value for value in values if isinstance(value, int | float) and not isinstance(value, bool))

    def countif(self, place: Any, wanted: Any) -> int:
        counts = self.evaluation.counts
        if place not in counts:
            counts[place] = Counter(folded(value) for value in self.values(place) if not isinstance(value, Error))
        return counts[place][folded(self.evaluation.scalar(wanted))]

    def indirect(self, text: Any) -> Place:
        written = str(self.evaluation.scalar(text))
        part = tokens("=" + written)
        return self.place(part[0]) if part and part[0].kind == "range" else self.range_named(written)

    def indexed(self, place: Any, row: Any) -> Place:
        sheet, area = place
        wanted = area.top + self.evaluation.scalar(row) - 1
        if not area.top <= wanted < area.bottom:
            raise Failed(Error("NUM", "INDEX is out of bounds."))
        return sheet, area._replace(top=wanted, bottom=wanted + 1)

    def own_row(self) -> int:
        return self.row + 1

    def values(self, place: Any) -> list[Result]:
        if not isinstance(place, tuple):
            return [place]
        sheet, area = place
        cells = ((row, column) for row in range(area.top, area.bottom) for column in range(area.left, area.right))
        return [value for cell in cells if (value := self.evaluation.value(sheet, *cell)) is not None]

    def expect(self, text: str) -> None:
        if not self.rest or self.rest.pop(0).text != text:
            raise Failed(Error("ERROR", "Formula parse error."))


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
