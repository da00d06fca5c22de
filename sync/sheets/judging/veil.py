"""What judges read without knowing of whom (匿名): names, units and places are blotted out of texts."""

from collections.abc import Iterator

from sync.model import Entry
from sync.plan import Award, City, Plan

SHORTEST = 2
"""A name of one 字 would blot out half of the language."""
ENDINGS = "市县区"


def veiled(text: str, hidden: tuple[str, ...], veil: str) -> str:
    """Return a text with every hidden word replaced, the longest first."""
    for word in sorted(hidden, key=lambda each: (-len(each), each)):
        text = text.replace(word, veil)
    return text


def telling(plan: Plan, award: Award, city: City, entry: Entry) -> tuple[str, ...]:
    """Return the words that tell who or where a candidate is."""
    found = {entry.text(award.name_field), entry.text(award.unit_field), *places(plan, city)}
    return tuple(sorted(each for each in found if len(each) >= SHORTEST))


def places(plan: Plan, city: City) -> Iterator[str]:
    """Yield the names of a city and of its districts, with and without 市, 县, 区."""
    for name in (city.name, *city.aliases, *(each.name for each in plan.districts_of(city))):
        yield name
        short = name.rstrip(ENDINGS)
        if len(short) >= SHORTEST:
            yield short
