"""Names of cities and of county-level units (地名) as people write them: short, old, of another city, misspelt."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz import fuzz, process

from sync.plan import OFFICE, City, District, Plan
from sync.reading.values.folding import tight
from sync.work import A_GUESS, spend

NEAR = 60
"""Names at least so alike (of 100) may be each other's misspelling."""
SHORTEST = 2
"""A short form keeps at least so many characters: 南海 for 南海区, but never 城 for 城区."""
ZONE = "功能区"
SUFFIXES = ("区", "县", "市")


@dataclass(frozen=True)
class Cities:
    """The cities by every name they go by."""

    cities: tuple[City, ...]
    province: str

    @cached_property
    def by_name(self) -> Mapping[str, City]:
        """Every name and alias of a city, the office included."""
        return {tight(name): city for city in (OFFICE, *self.cities) for name in (city.name, *city.aliases)}

    def called(self, text: str) -> City | None:
        """Return the city a cell names, with or without its province; None where it names none."""
        return self.by_name.get(tight(text).removeprefix(self.province))

    def like(self, text: str) -> City | None:
        """Return the one city whose name a text seems to misspell; None where none or several."""
        spend(A_GUESS)
        names = {tight(city.name): city for city in self.cities}
        found = process.extract(tight(text), list(names), scorer=fuzz.ratio, score_cutoff=NEAR, limit=2)
        alone = len(found) == 1 or (len(found) > 1 and found[0][1] > found[1][1])
        return names[found[0][0]] if alone else None

    def within(self, text: str) -> tuple[City, ...]:
        """Return the cities named somewhere in a text, longest names first, none inside another's name."""
        rest, found = tight(text), dict[str, City]()
        for name, city in sorted(self.by_name.items(), key=lambda item: -len(item[0])):
            if name in rest:
                rest = rest.replace(name, "\n")
                found[city.code] = city
        return tuple(found.values())


@dataclass(frozen=True)
class Gazetteer:
    """The county-level units one city may name in the plan's year, and those it may not."""

    plan: Plan
    city: City

    @cached_property
    def own(self) -> tuple[District, ...]:
        """The units whose names are valid."""
        return self.plan.districts_of(self.city)

    @cached_property
    def former(self) -> frozenset[str]:
        """Names the city's units had, or will have, in other years."""
        every = {each.name for each in self.plan.districts if each.city == self.city.code}
        return frozenset(every - {each.name for each in self.own})

    @cached_property
    def others(self) -> Mapping[str, str]:
        """The city of each unit elsewhere whose name this city's units do not share."""
        valid = [each for each in self.plan.districts if each.city != self.city.code and each.valid_in(self.plan.year)]
        names = {each.name for each in self.own}
        elsewhere = unambiguous(full_names(valid)).values()
        return {each.name: self.plan.city_by_code[each.city].name for each in elsewhere if each.name not in names}

    @cached_property
    def by_name(self) -> Mapping[str, District]:
        """Full names, then aliases, then short forms; a name that two units share counts for the first kind alone."""
        found: dict[str, District] = {}
        for names in (full_names, aliases, short_forms):
            for name, district in unambiguous(names(self.own)).items():
                found.setdefault(name, district)
        return found

    @cached_property
    def has_counties(self) -> bool:
        """Whether the city has county-level units; 东莞 and 中山 have none and name their towns."""
        return any(each.kind != ZONE for each in self.own)

    def called(self, name: str) -> District | None:
        """Return the unit a name means, with or without the city's own name before it."""
        found = self.by_name.get(name)
        for prefix in (self.city.name, *self.city.aliases):
            if found is None and name.startswith(prefix):
                found = self.by_name.get(name.removeprefix(prefix))
        return found

    def like(self, name: str) -> str | None:
        """Return the unit whose name this seems to misspell."""
        spend(A_GUESS)
        found = process.extractOne(name, list(self.by_name), scorer=fuzz.ratio, score_cutoff=NEAR)
        return self.by_name[found[0]].name if found else None


@lru_cache(maxsize=4)
def named_cities(cities: tuple[City, ...], province: str) -> Cities:
    """Return the cities of a plan; made once for all files."""
    return Cities(cities, province)


def full_names(districts: Iterable[District]) -> Iterable[tuple[str, District]]:
    """Yield each unit under its own name."""
    return ((tight(each.name), each) for each in districts)


def aliases(districts: Iterable[District]) -> Iterable[tuple[str, District]]:
    """Yield each unit under its other names."""
    return ((tight(alias), each) for each in districts for alias in each.aliases)


def short_forms(districts: Iterable[District]) -> Iterable[tuple[str, District]]:
    """Yield each county-level unit without its 区, 县 or 市; functional zones go by their aliases alone."""
    for each in districts:
        short = each.name[:-1]
        if each.kind != ZONE and each.name.endswith(SUFFIXES) and len(short) >= SHORTEST:
            yield short, each


def unambiguous(named: Iterable[tuple[str, District]]) -> Mapping[str, District]:
    """Keep the names that mean one unit."""
    found: dict[str, District | None] = {}
    for name, district in named:
        found[name] = None if name in found and found[name] != district else district
    return {name: district for name, district in found.items() if district}
