"""Names of cities and of county-level units (地名) as people write them: short, old, of another city, misspelt."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz import fuzz, process

from sync.characters import simplified
from sync.plan import OFFICE, City, District, PlaceName, Plan
from sync.reading.values.folding import tight
from sync.work import A_GUESS, spend

NEAR = 60
"""Names at least so alike (of 100) may be each other's misspelling."""
SHORTEST = 2
"""A short form keeps at least so many characters: 南海 for 南海区, but never 城 for 城区."""
ZONE, TOWN = "功能区", "镇街"
SUFFIXES = ("区", "县", "市", "镇", "街道")


PROVINCE_IN_SHORT = "粤"


@dataclass(frozen=True)
class Cities:
    """The cities by every name they go by."""

    cities: tuple[City, ...]
    province: str

    @cached_property
    def by_name(self) -> Mapping[str, City]:
        """Every name and alias of a city, the office included."""
        return {word(name): city for city in (OFFICE, *self.cities) for name in (city.name, *city.aliases)}

    def called(self, text: str) -> City | None:
        """Return the city a cell names, with or without its province; None where it names none."""
        name = word(text)
        return self.by_name.get(name) or self.by_name.get(self.without_province(name))

    def without_province(self, name: str) -> str:
        """Return a name without the country and the province before it."""
        for before in ("中国", self.province, self.province.removesuffix("省"), PROVINCE_IN_SHORT):
            name = name.removeprefix(before).lstrip("·.,、-")
        return name

    @cached_property
    def by_mark(self) -> Mapping[str, City]:
        """Every other mark by which a city is known: its code, telephone area, plate, spelling in letters."""
        marks = ((mark, city) for city in self.cities for mark in (city.code, *city.known))
        return {word(mark).casefold(): city for mark, city in marks}

    def like(self, text: str) -> City | None:
        """Return the one city whose name a text seems to misspell; None where none or several."""
        spend(A_GUESS)
        names = {tight(city.name): city for city in self.cities}
        found = process.extract(tight(text), list(names), scorer=fuzz.ratio, score_cutoff=NEAR, limit=2)
        alone = len(found) == 1 or (len(found) > 1 and found[0][1] > found[1][1])
        return names[found[0][0]] if alone else None

    def within(self, text: str) -> tuple[City, ...]:
        """Return the cities named somewhere in a text, longest names first, none inside another's name."""
        rest, found = word(text), dict[str, City]()
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
        return frozenset(map(word, every - {each.name for each in self.own}))

    @cached_property
    def others(self) -> Mapping[str, str]:
        """The city of each name elsewhere, former ones included, that no unit of this city goes by."""
        elsewhere = [each for each in self.plan.districts if each.city != self.city.code and each.kind != TOWN]
        found: dict[str, str] = {}
        for names in (full_names, aliases):
            for name, district in one_city(names(elsewhere)).items():
                found.setdefault(name, self.plan.city_by_code[district.city].name)
        return {name: city for name, city in found.items() if name not in self.by_name and len(name) > SHORTEST}

    @cached_property
    def joined(self) -> Mapping[str, PlaceName]:
        """Names that mean several of the city's units."""
        return {word(each.name): each for each in self.plan.place_names if each.city == self.city.code}

    @cached_property
    def counties(self) -> tuple[District, ...]:
        """The county-level units."""
        return tuple(each for each in self.own if each.kind not in {ZONE, TOWN})

    @cached_property
    def by_name(self) -> Mapping[str, District]:
        """Full names, then aliases, then short forms; a name that two units share counts for the first kind alone."""
        found: dict[str, District] = {}
        for names in (full_names, aliases, short_forms, short_aliases):
            for name, district in unambiguous(names(self.own)).items():
                found.setdefault(name, district)
        return found

    @cached_property
    def has_counties(self) -> bool:
        """Whether the city has county-level units; 东莞 and 中山 have none and name their towns."""
        return bool(self.counties)

    def called(self, name: str) -> District | None:
        """Return the unit a name means, with or without the city's own name before it."""
        found = self.by_name.get(name)
        for prefix in self.before:
            if found is None and name.startswith(prefix):
                found = self.by_name.get(name.removeprefix(prefix))
        return found

    @cached_property
    def before(self) -> tuple[str, ...]:
        """What may stand before a unit's name: the city's, with or without its province."""
        province = self.plan.offices.province
        cities = tuple(map(word, (self.city.name, *self.city.aliases)))
        return (*(before + city for city in cities for before in (province, province.removesuffix("省"))), *cities)

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
    return ((word(each.name), each) for each in districts)


def aliases(districts: Iterable[District]) -> Iterable[tuple[str, District]]:
    """Yield each unit under its other names."""
    return ((word(alias), each) for each in districts for alias in each.aliases)


def short_forms(districts: Iterable[District]) -> Iterable[tuple[str, District]]:
    """Yield each unit without its 区, 县, 市, 镇 or 街道; functional zones go by their aliases alone."""
    return ((short, each) for each in districts if each.kind != ZONE and (short := shortened(each.name)))


def short_aliases(districts: Iterable[District]) -> Iterable[tuple[str, District]]:
    """Yield each unit by its other names in short: 芳村 for 芳村区, now 荔湾区."""
    return (
        (short, each)
        for each in districts
        if each.kind != ZONE
        for alias in each.aliases
        if (short := shortened(alias))
    )


def shortened(name: str) -> str:
    """Return a name without what kind of unit it is; "" where too little is left."""
    kind = next((each for each in SUFFIXES if name.endswith(each)), "")
    short = word(name.removesuffix(kind)) if kind else ""
    return short if len(short) >= SHORTEST else ""


def one_city(named: Iterable[tuple[str, District]]) -> Mapping[str, District]:
    """Keep the names that are of one city."""
    found: dict[str, District | None] = {}
    for name, district in named:
        other = found.get(name, district)
        found[name] = district if other is not None and other.city == district.city else None
    return {name: district for name, district in found.items() if district}


def unambiguous(named: Iterable[tuple[str, District]]) -> Mapping[str, District]:
    """Keep the names that mean one unit."""
    found: dict[str, District | None] = {}
    for name, district in named:
        found[name] = None if name in found and found[name] != district else district
    return {name: district for name, district in found.items() if district}


def word(text: str) -> str:
    """Return a name as names are compared: simplified, without blanks."""
    return simplified(tight(text))
