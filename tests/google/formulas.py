"""Formulas: their parts, how they move with rows and columns, and the few functions that the stand-in knows.

Known are IFERROR, VLOOKUP (exact, or by a pattern), IF, SUM, COUNTIF (equal, or by a pattern), INDIRECT, INDEX,
SUBSTITUTE, ROW and COLUMN (its own) and the operators. Any
other is `#NAME?`, and where the product writes one the stand-in objects (`unknown`).
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

TOKEN = re.compile(
    r"""(?P<text>"(?:[^"]|"")*")
    |(?P<sheet>(?:'(?:[^']|'')+'|[^\W\d][\w.]*)!)?
     (?P<range>\$?[A-Za-z]{1,3}\$?\d+:\$?[A-Za-z]{1,3}(?:\$?\d+)?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}
       |\$?\d+:\$?\d+|\$?[A-Za-z]{1,3}\$?\d+)(?![\w(.!])
    |(?P<error>\#(?:REF!|VALUE!|N/A|NAME\?|DIV/0!))
    |(?P<number>\d+(?:\.\d+)?)
    |(?P<name>[^\W\d][\w.]*)
    |(?P<operator><>|<=|>=|[-+*/^&=<>(),;%])
    |(?P<blank>\s+)""",
    re.VERBOSE,
)
HALF = re.compile(r"(\$?)([A-Za-z]{0,3})(\$?)(\d*)")
FUNCTIONS = frozenset(
    {"IFERROR", "VLOOKUP", "IF", "SUM", "COUNTIF", "INDIRECT", "INDEX", "ROW", "COLUMN", "SUBSTITUTE"}
)


class Token(NamedTuple):
    """One part of a formula as written; `sheet` is the title in front of a range, with its quotes and `!`."""

    kind: str
    text: str
    sheet: str = ""
    range: str = ""


@lru_cache(maxsize=100_000)
def tokens(formula: str) -> tuple[Token, ...]:
    """Return the parts of a formula behind its `=`; what fits nowhere is one part of the kind `other`."""
    found: list[Token] = []
    at = 1
    while at < len(formula):
        match = TOKEN.match(formula, at)
        if not match:
            return (*found, Token("other", formula[at:]))
        kind = match.lastgroup or ""
        if match["range"]:
            found.append(Token("range", match[0], match["sheet"] or "", match["range"]))
        else:
            found.append(Token(kind, match[0]))
        at = match.end()
    return tuple(found)


def unknown(formula: str) -> list[str]:
    """Return the functions of a formula that the stand-in does not know."""
    parts = [each for each in tokens(formula) if each.kind != "blank"]
    pairs = zip(parts, [*parts[1:], Token("", "")], strict=True)
    called = [name.text.upper() for name, behind in pairs if name.kind == "name" and behind.text == "("]
    other = [each.text for each in parts if each.kind == "other"]
    return sorted(set(called) - FUNCTIONS) + other


class Half(NamedTuple):
    """One end of a reference, from 0; None where it names no row or column."""

    column: int | None
    row: int | None
    column_fixed: bool
    row_fixed: bool

    def written(self, column_text: Callable[[int], str]) -> str:
        column = "" if self.column is None else ("$" * self.column_fixed) + column_text(self.column)
        row = "" if self.row is None else ("$" * self.row_fixed) + str(self.row + 1)
        return column + row


def halves(text: str, column_of: Callable[[str], int]) -> Iterator[Half]:
    for part in text.split(":"):
        found = HALF.fullmatch(part)
        if not found:
            raise ValueError(text)
        bare_row = not found[2]
        yield Half(
            column_of(found[2]) if found[2] else None,
            int(found[4]) - 1 if found[4] else None,
            bool(found[1]) and not bare_row,
            bool(found[3]) or (bare_row and bool(found[1])),
        )


def rewritten(formula: str, change: Callable[[Token], str]) -> str:
    """Return a formula in which every reference is what `change` makes of it."""
    return "=" + "".join(change(each) if each.kind == "range" else each.text for each in tokens(formula))
