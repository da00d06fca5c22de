"""Reading the names of a city and of its county-level units (地市、县区)."""

from rapidfuzz import fuzz, process

from sync.model import Raw, Remark
from sync.plan import OFFICE, Field
from sync.reading.values.folding import folded, shown
from sync.reading.values.place_lists import CIRCLED, places_in
from sync.reading.values.places import word
from sync.reading.values.understanding import Setting, Understood, asked, example, read_as, refused, sure
from sync.reading.values.wrapping import noted_apart, unlabelled, unwrapped
from sync.work import A_GUESS, spend

LONGEST_CITY = 40
SEPARATE = ("、", "/", ",", ";", "和", "与")
NEAR = 60
LIKE_CITY = "巿"
"""U+5DFF, which looks like 市."""


def read_city(field: Field, raw: Raw, setting: Setting) -> Understood:
    """Read a city's name: its full name."""
    cities = setting.cities
    text = unwrapped(unlabelled(unwrapped(folded(shown(raw))), field))
    if city := cities.called(text):
        return sure(city.name)
    if len(text) > LONGEST_CITY or isinstance(raw, bool):
        return refused("city-unknown")
    name = word(text)
    letters = name.casefold().removesuffix("city")
    if city := cities.by_mark.get(letters) or cities.by_mark.get(name.casefold()):
        return read_as(city.name, city.name)
    answer, note = noted_apart(text)
    if note and (city := cities.called(answer)):
        return sure(city.name)
    return joined(name, setting) or of_several(name, setting) or of_county(name, setting) or near_city(name, setting)


def joined(name: str, setting: Setting) -> Understood | None:
    """Ask which city is meant by a name of several: 潮汕, 惠阳地区."""
    names = {word(each.name): each.units for each in setting.places.plan.place_names if each.city == OFFICE.code}
    units = names.get(name, ())
    return asked(*units) if len(units) > 1 else refused("city-like", suggestion=units[0]) if units else None


def of_several(name: str, setting: Setting) -> Understood | None:
    """Ask which of several cities is meant; read the one before its office or county."""
    cities = setting.cities
    named = cities.within(name)
    own = cities.without_province(name)
    starting = [city for city in named if own.startswith((word(city.name), *map(word, city.aliases)))]
    if len(named) > 1:
        return asked(*(city.name for city in named))
    if len(starting) == 1 and not any(mark in name for mark in SEPARATE):
        city = starting[0]
        rest = own.removeprefix(word(city.name))
        for alias in sorted(map(word, city.aliases), key=len, reverse=True):
            rest = rest.removeprefix(alias) if rest == own else rest
        if rest.endswith(("局", "协会", "院", "中心", "办公室", "科", "处")) or of_own(rest, city.code, setting):
            return read_as(city.name, city.name)
    return None


def of_own(rest: str, code: str, setting: Setting) -> bool:
    """Say whether a name is a county-level unit of a city."""
    plan = setting.places.plan
    names = {word(name) for each in plan.districts if each.city == code for name in (each.name, *each.aliases)}
    return rest in names or any(rest + kind in names for kind in "区县市")


def of_county(name: str, setting: Setting) -> Understood | None:
    """Say to which city a county belongs that was written for one."""
    plan = setting.places.plan
    owners = {city.name for city in plan.cities if of_own(name, city.code, setting)}
    return refused("city-is-county", name=name, city=owners.pop()) if len(owners) == 1 else None


def near_city(name: str, setting: Setting) -> Understood:
    """Suggest the city a name resembles, or the several an old name covered; else say that it is none."""
    if name.endswith(LIKE_CITY) and (city := setting.cities.called(f"{name[:-1]}市")):
        return sure(city.name)
    spend(A_GUESS)
    names = {word(city.name): city for city in setting.cities.cities}
    found = process.extractOne(name, list(names), scorer=fuzz.ratio, score_cutoff=NEAR)
    return refused("city-like", suggestion=names[found[0]].name) if found else refused("city-unknown")


def read_districts(field: Field, raw: Raw, setting: Setting) -> Understood:
    """Read names of county-level units: a tuple of full names, without those that are none of the city's."""
    text = unwrapped(unlabelled(unwrapped(folded(CIRCLED.sub("、", shown(raw)))), field))
    found = places_in(text, setting)
    if found.names:
        return tuple(found.names), tuple(found.remarks)
    if found.local:
        return sure(None)
    return None, tuple(found.remarks) or (
        Remark("district-unknown", {"name": text, "example": example("district", 0)}),
    )
