"""How many county-level units (县区数) a text names: 全市, 禅城、南海等5个区, 2区3县."""

import re

from sync.plan import Field
from sync.reading.values.numerals import quantity
from sync.reading.values.place_lists import EVERYWHERE, every_county, places_in
from sync.reading.values.understanding import Setting, Understood, asked, read_as, sure

TITLE = "县区"
PARTS = re.compile(r"(\d{1,3})个?区(\d{1,3})个?(?:县|市)(?:(\d{1,3})个?(?:市|县))?", re.ASCII)
STATED = re.compile(
    r"(.*?)等?(?:共|一共)?([\d一二两三四五六七八九十]{1,3})个?(?:区县|县区|县\(市、区\)|县市区|区|县|市)",
    re.ASCII | re.DOTALL,
)


def is_count_of_places(field: Field) -> bool:
    """Say whether a field asks for the number of county-level units."""
    return field.type in {"integer", "count"} and TITLE in field.title


def number_of_places(setting: Setting) -> int:
    """Return how many county-level units the city has."""
    return len(every_county(setting))


def counted(text: str, setting: Setting) -> Understood | None:
    """Count the units a text names; None where it names none."""
    every = number_of_places(setting)
    if found := PARTS.fullmatch(text):
        total = sum(int(each) for each in found.groups() if each)
        return read_as(total, total)
    found = STATED.fullmatch(text)
    names, stated = (found[1], quantity(found[2])) if found else (text, None)
    if not names.strip("共全部"):
        return None
    number = every if EVERYWHERE.fullmatch(names) else named(names, setting)
    if number is None or not number:
        return None
    if stated is not None:
        return sure(number) if stated == number else asked(number, stated)
    return read_as(number, number)


def named(text: str, setting: Setting) -> int | None:
    """Count the names in a text; None where one of them is no unit of the city."""
    places = places_in(text, setting)
    return len(places.names) if places.names and not places.remarks else None
