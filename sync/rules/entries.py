"""Entries (同一行各栏): the fields of one entry against each other, as a form's checks declare."""

from collections.abc import Iterator, Sequence
from datetime import date

from sync.model import Finding, PartialDate, Value
from sync.plan import Check
from sync.rules.declared import CheckRule, declared
from sync.rules.figures import at_most, only_after, totals
from sync.rules.filled import Cells, Filled, day, days
from sync.season import Season, said

SEXES = ("女", "男")
"""By the parity of the 17th digit of an identity number (GB 11643-1999)."""
ODD = "13579"
LAST_ASCII = "\x7f"
ID_LENGTH, OLD_LENGTH = 18, 15
"""Numbers of other papers hold nothing that could be compared."""


def ordered(sheet: Filled, check: Check, _season: Season) -> Iterator[Finding]:
    """Find a second date that lies before the first."""
    for first, second in sheet.together(*check.fields[:2]):
        for index, (before, value) in enumerate(zip(days(first), days(second), strict=True)):
            if before and value and value < before:
                yield second.finding("ordered", index, value=value, other=first.field.title, before=before)


def needed_when(sheet: Filled, check: Check, _season: Season) -> Iterator[Finding]:
    """Find a second field left empty although the first has the value that asks for it."""
    for condition, needed in sheet.together(*check.fields[:2]):
        asking = {value for value in set(condition.values) if said(value) == check.value}
        for index, value in enumerate(condition.values) if asking else ():
            if value in asking and needed.blank(index):
                yield needed.finding("needed-when", index, value=check.value, other=condition.field.title)


def identity(sheet: Filled, check: Check, _season: Season) -> Iterator[Finding]:
    """Find a birth or a sex that differs from what the identity number says, where one is given."""
    others = [cells for cells in map(sheet.cells, check.fields[1:]) if cells]
    for (cells,) in sheet.together(check.fields[0]):
        numbers = [whole(each) if isinstance(each, str) and is_identity(each) else "" for each in cells.values]
        for other in others:
            yield from (sexes if other.field.type == "choice" else births)(other, numbers, cells.field.title)


def sexes(cells: Cells, numbers: Sequence[str], other: str) -> Iterator[Finding]:
    """Compare sexes with identity numbers ("" where there is none)."""
    expected = [SEXES[number[16] in ODD] if number else "" for number in numbers]
    for index, (wanted, value) in enumerate(zip(expected, cells.values, strict=True)):
        if value != wanted and wanted and value in SEXES:
            yield cells.finding("identity-sex", index, value=value, other=other, expected=wanted)


def births(cells: Cells, numbers: Sequence[str], other: str) -> Iterator[Finding]:
    """Compare births, known to the month or only to the year, with identity numbers ("" where there is none)."""
    for index, (number, value) in enumerate(zip(numbers, cells.values, strict=True)):
        if number and isinstance(value, (PartialDate, date)):
            year, month = int(number[6:10]), int(number[10:12])
            if value.year != year or (value.month and value.month != month):
                wanted = PartialDate(year, month)
                yield cells.finding("identity-birth", index, value=value, other=other, expected=wanted)


def is_identity(number: str) -> bool:
    """Say whether a number is one from which birth and sex can be told: a resident card's, new or old."""
    return len(number) in {ID_LENGTH, OLD_LENGTH} and number[:-1].isdigit() and number[0] in RESIDENTS


def whole(number: str) -> str:
    """Return a number with its birth and sex where the eighteen figures have them; of the fifteen the year is 19xx."""
    return number if len(number) == ID_LENGTH else f"{number[:6]}19{number[6:]}"


RESIDENTS = "12345678"
"""First figures of the regions; 9 begins a card of a foreign resident, which has the birth elsewhere."""


def rare_characters(sheet: Filled, check: Check, _season: Season) -> Iterator[Finding]:
    """Find a character outside GB2312, which the faces of official documents may lack."""
    for key in check.fields:
        for (cells,) in sheet.together(key):
            found = set(rare("".join(map(text, cells.values))))
            for index, value in enumerate(cells.values) if found else ():
                if found & set(text(value)):
                    yield cells.finding("rare-characters", index, characters=rare(text(value)))


def within(sheet: Filled, check: Check, season: Season) -> Iterator[Finding]:
    """Find a date outside the first and last day that another form declares."""
    other = season.plan.form_by_key[check.form]
    card = next(sheet.submission.entries(other.key), None)
    start, end = (day(card[key]) for key in check.bounds[:2]) if card else (None, None)
    for key in check.fields if start and end else ():
        for (cells,) in sheet.together(key):
            for index, value in enumerate(days(cells)):
                if value and start and end and not start <= value <= end:
                    yield cells.finding("within", index, value=value, form=other.title, start=start, end=end)


def text(value: Value) -> str:
    """Return a value where it is text, else nothing."""
    return value if isinstance(value, str) else ""


def rare(name: str) -> str:
    """Return the characters of a text outside GB2312, each once; marks such as the dot in a name are none."""
    return "".join(each for each in dict.fromkeys(name) if each > LAST_ASCII and each.isalpha() and not common(each))


def common(character: str) -> bool:
    """Say whether a character is in GB2312."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


CHECKS = {
    "ordered": CheckRule(ordered, 2),
    "needed-when": CheckRule(needed_when, 2),
    "identity": CheckRule(identity, 2),
    "rare-characters": CheckRule(rare_characters, 1),
    "within": CheckRule(within, 1),
}
RULES = (declared(CHECKS), only_after, at_most, totals)
