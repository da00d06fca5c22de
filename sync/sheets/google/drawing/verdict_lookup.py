"""How a row finds its verdict (查结果): by what it says, else by row key and name; as formula, and as we write it.

Both say the same text: what a formula joins in the sheet is what stands in the first column of our table.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from openpyxl.utils import get_column_letter

from sync.model import Broken, Raw
from sync.plan import Field, Form, Plan
from sync.sheets import own_layout as layout
from sync.sheets.google.drawing.tabs import Tab, naming

TOLD_BY = frozenset({"name", "text", "choice", "yesno"})
"""Types of field whose cells hold texts: no number or date that a formula joins otherwise than we do."""
MOST = 9
"""So many cells besides the naming one tell an entry apart."""
LONGEST = 100
"""Longer texts are left out of what is looked up."""
BROKEN = "#"
"""Stands for an error value, and for a column that is not there."""
PATTERNS = (("~", "～"), ("*", "＊"), ("?", "？"))
"""Characters that a lookup takes for patterns."""


@dataclass(frozen=True)
class EntryLookup:
    """What the rows of a tab are looked up by: header titles, and their columns; a card's labels tell lines apart."""

    prefix: str
    key: str
    name: str
    others: tuple[str, ...]
    places: Mapping[str, int]

    def bound(self) -> str:
        """Return the expression for row key and name of the own row."""
        return f'{own(self.letter(self.key))}&"/"&{self.cell(self.name)}'

    def content(self) -> str:
        """Return the expression for what the own row says."""
        return '&"/"&'.join((f'"{self.prefix}:"&{self.cell(self.name)}', *map(self.cell, self.others)))

    def letter(self, title: str) -> str:
        """Return the letters of a column, "" where there is none."""
        return get_column_letter(self.places[title]) if title in self.places else ""

    def cell(self, title: str) -> str:
        """Return the expression for a cell of the own row."""
        letter = self.letter(title)
        return f'IFERROR({own(letter)},"{BROKEN}")' if letter else f'"{BROKEN}"'

    def formula(self, plan: Plan, column: int) -> str:
        """Return the formula of a status cell: column 2 of our table is the status, 3 the text."""
        table = f"'{plan.words.results_sheet}'!$J$5:$L"
        by_key = f'IFERROR(VLOOKUP({plain(self.bound())},{table},{column},FALSE)&"","")'
        if not self.others:
            return f"={by_key}"
        return f'=IFERROR(VLOOKUP({plain(self.content())},{table},{column},FALSE)&"",{by_key})'

    def complained(self, plan: Plan, title: str) -> str:
        """Return the condition under which the cell below header `title` (an expression) is complained of."""
        sheet = plan.words.results_sheet
        found, table = f"INDIRECT(\"'{sheet}'!$N$5:$N\")", f"INDIRECT(\"'{sheet}'!$J$5:$J\")"
        entry = plain(self.bound())
        if self.others:
            content = plain(self.content())
            entry = f"IF(COUNTIF({table},{content})>0,{content},{entry})"
        return f'=COUNTIF({found},{entry}&"/"&{title})>0'

    def bound_text(self, key: Raw, name: Raw) -> str:
        """Return row key and name as the formula joins them."""
        return folded(f"{joined(key)}/{joined(name)}")

    def content_text(self, row: Mapping[str, Raw], *, nameless: bool = False) -> str:
        """Return what a row says as the formula joins it, "" where that is too little to tell it apart.

        `nameless`: as if there were an error value in its naming cell.
        """
        name = BROKEN if nameless else joined(row.get(self.name)) if self.name in self.places else BROKEN
        others = [joined(row.get(title)) if title in self.places else BROKEN for title in self.others]
        said = sum(text not in {"", BROKEN} for text in others)
        if not self.others or not name or said < (1 if name != BROKEN else 2):
            return ""
        return folded("/".join((f"{self.prefix}:{name}", *others)))


def lookup_of(form: Form, plan: Plan, fields: Sequence[Field], places: Mapping[str, int]) -> EntryLookup:
    """Return what the rows of a form are looked up by, with columns in `places`; `fields` are those issued."""
    named = naming(form, plan, fields)
    key = plan.words.key_title
    others = () if form.kind == "card" else tuple(each.title for each in islice(telling(fields, named), MOST))
    return EntryLookup(form.prefix, key, named, others, {key: layout.KEY_COLUMN, **places})


def lookup_of_tab(tab: Tab, plan: Plan, places: Mapping[str, int]) -> EntryLookup:
    """Return what the rows of a tab to be issued are looked up by."""
    return lookup_of(tab.form, plan, tuple(each.field for each in tab.columns if each.field), places)


def telling(fields: Sequence[Field], named: str) -> list[Field]:
    """Return the fields that tell entries apart besides the naming one: required ones, which all have in the end."""
    return [e for e in fields if e.required and e.type in TOLD_BY and e.title != named and (e.max or 0) <= LONGEST]


def own(letter: str) -> str:
    """Return the expression for the cell of a column in the row in which it stands: nothing that moves is named."""
    return f"INDEX(${letter}:${letter},ROW())"


def plain(expression: str) -> str:
    """Return an expression for a text without patterns."""
    for character, instead in PATTERNS:
        expression = f'SUBSTITUTE({expression},"{character}","{instead}")'
    return expression


def folded(text: str) -> str:
    """Return a text without patterns."""
    return text.translate({ord(character): instead for character, instead in PATTERNS})


def joined(raw: Raw) -> str:
    """Return a cell as a formula joins it to a text."""
    if isinstance(raw, Broken):
        return BROKEN
    if isinstance(raw, bool):
        return str(raw).upper()
    if isinstance(raw, float):
        return f"{raw:.15g}"
    return "" if raw is None else str(raw)
