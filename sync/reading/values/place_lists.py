"""Lists of county-level units (几个县区): set apart by any mark, by blanks or by nothing, with 等 and with a number."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sync.model import Remark
from sync.plan import District
from sync.reading.values.folding import folded
from sync.reading.values.numerals import quantity
from sync.reading.values.places import TOWN, ZONE, word
from sync.reading.values.understanding import Setting
from sync.reading.values.wrapping import NOTE

BETWEEN = re.compile(r"[、,;/\n|+。·&]|以及|[和及与暨]")
EVERYWHERE = re.compile(
    r"(?:全市|全域|全|各|所有|全部|本市)(?:各|所有|范围|内|县|市|区|镇|街|辖|\([县市区、,]+\))*(?:全?覆盖)?|全覆盖"
)
NUMBER = r"[\d一二两三四五六七八九十]{1,3}"
EVERY_OF = re.compile(
    rf"(?:全市|共|全部)?({NUMBER})个?(?:区县|县区|县\(市、区\)|县市区|区|县)(?:({NUMBER})个?新区)?", re.ASCII
)
STATED = re.compile(rf"(等)?({NUMBER})个?(?:区县|县区|县\(市、区\)|县市区|区|县)", re.ASCII)
BUT = re.compile(r"(?:全市|各区)\(?(?:除|不含)(.{1,20}?)(?:外)?\)?")
ORDINAL = re.compile(r"^\(?\d{1,2}[.、)]?(?=\D)", re.ASCII)
CIRCLED = re.compile("[①-⑳]")
NO_PLACE = frozenset({"市直", "市级", "市本级", "市属", "市直属", "市直单位", "市直机关"})
ET_CETERA = ("等地", "等")
MAINLY = re.compile(r"以(.{2,12})为主")
SHORTEST = 2
STATED_LAST = re.compile(STATED.pattern + "$", re.ASCII)


@dataclass
class NamedPlaces:
    """What a text names: full names in order, and what there is to say about them."""

    names: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    local: bool = False

    def say(self, code: str, **params: object) -> None:
        """Remark on something."""
        self.remarks.append(Remark(code, params))

    def add(self, *districts: District) -> None:
        """Name units, each once."""
        self.names += [each.name for each in districts if each.name not in self.names]


def every_county(setting: Setting) -> tuple[District, ...]:
    """Return the county-level units of the city."""
    return setting.places.counties


def places_in(text: str, setting: Setting) -> NamedPlaces:
    """Read a list of units."""
    found = NamedPlaces()
    line = folded(text)
    if whole(word(line), found, setting):
        return found
    line, stated = without_number(line, setting)
    pieces = [each for part in BETWEEN.split(line) for each in spaced(part)]
    for each in pieces:
        if name := ORDINAL.sub("", each).strip():
            one(name, found, setting)
    if stated and found.names and not any(each.code.startswith("district-") for each in found.remarks):
        number = quantity(stated)
        if number is not None and number != len(found.names):
            found.say("district-count", stated=stated, count=len(found.names))
    return found


def spaced(part: str) -> Sequence[str]:
    """Split a part at its blanks."""
    return part.split()


def whole(text: str, found: NamedPlaces, setting: Setting) -> bool:
    """Read what means the whole city, or all of it but some; say whether it did."""
    every = every_county(setting)
    if not every:
        return False
    city = {word(name) for name in (setting.city.name, *setting.city.aliases)}
    if EVERYWHERE.fullmatch(text) or text in city:
        found.add(*every)
        found.say("district-everywhere", count=len(every), names=tuple(found.names))
        return True
    if EVERY_OF.fullmatch(text):
        return every_of(text, found, setting)
    if (but := BUT.fullmatch(text)) and (left := setting.places.called(but[1])):
        found.add(*(each for each in every if each != left))
        found.say("read-without", reading="、".join(found.names), left=left.name)
        return True
    return False


def every_of(text: str, found: NamedPlaces, setting: Setting) -> bool:
    """Read 五区 where the city has five; else say how many it has."""
    every = every_county(setting)
    figures = EVERY_OF.fullmatch(text)
    number = quantity(figures[1]) if figures else None
    if not figures or number is None:
        return False
    if (
        number != len(every)
        or not text.startswith(("全市", "五区", figures[1]))
        or ("个" in text and not text.startswith("全市"))
    ):
        found.say("district-number", name=text, count=len(every), example=every[0].name)
        return True
    found.add(*every)
    found.say("district-everywhere", count=len(every), names=tuple(found.names))
    if figures[2]:
        found.say("district-zone", name=f"{figures[2]}新区")
    return True


def without_number(line: str, setting: Setting) -> tuple[str, str]:
    """Split 三区 or 等五区 off the end of a list."""
    end = line.rstrip("。.、 ")
    found = STATED_LAST.search(end)
    if found is None or found.start() == 0 or setting.places.called(word(end)):
        return line, ""
    return end[: found.start()], found[2]


def one(piece: str, found: NamedPlaces, setting: Setting) -> None:
    """Read one piece: a name, several put together, or a name with something after it."""
    name = word(piece)
    places = setting.places
    if name in NO_PLACE:
        found.local = True
        return
    if unit := places.called(name):
        add_unit(name, unit, found, setting)
        return
    if joined := places.joined.get(name):
        if joined.means == "都是":
            found.names += [each for each in joined.units if each not in found.names]
            found.say("read-as", reading="、".join(joined.units))
        elif len(joined.units) > 1:
            found.say("read-either", readings=joined.units)
        else:
            found.say("district-near", name=piece, suggestion=joined.units[0])
        return
    if together := put_together(name, setting):
        for short, unit in together:
            add_unit(short, unit, found, setting)
        return
    if with_more(piece, found, setting):
        return
    if owner := places.others.get(name):
        found.say("district-foreign", name=piece, city=owner)
        return
    stranger(piece, found, setting)


def stranger(piece: str, found: NamedPlaces, setting: Setting) -> None:
    """Deal with a name that is none of the city's: keep it where it names towns, else refuse it."""
    places = setting.places
    if not places.has_counties:
        if any(each.isdigit() for each in piece) or EVERYWHERE.fullmatch(word(piece)):
            found.say("district-town", name=piece)
        elif piece not in found.names:
            found.names.append(piece)
        return
    if near := places.like(word(piece)):
        found.say("district-near", name=piece, suggestion=near)
    else:
        found.say("district-unknown", name=piece, example=places.counties[0].name)


def add_unit(name: str, unit: District, found: NamedPlaces, setting: Setting) -> None:
    """Add a unit; remark on a functional zone and on a name no longer in use."""
    found.add(unit)
    own = name
    for prefix in (setting.city.name, *setting.city.aliases):
        own = own.removeprefix(prefix) or own
    places = setting.places
    renamed = own in places.former or any(own == each.removesuffix(end) for each in places.former for end in "区县市")
    if (renamed and own not in {word(unit.name), word(unit.name[:-1])} and unit.kind != ZONE) or own in places.former:
        found.say("district-renamed", name=name, now=unit.name)
    elif unit.kind == ZONE:
        found.say("district-zone", name=unit.name)


def put_together(name: str, setting: Setting) -> Sequence[tuple[str, District]]:
    """Split names that stand together without any mark; nothing where a part of it is no name."""
    known = setting.places.by_name
    ways: list[tuple[str, ...] | None] = [(), *[None] * len(name)]
    for start in range(len(name)):
        before = ways[start]
        if before is None:
            continue
        for end in range(start + SHORTEST, min(start + 12, len(name)) + 1):
            if name[start:end] in known:
                ways[end] = (*before, name[start:end])
    parts = ways[-1] or ()
    return [(each, known[each]) for each in parts] if len(parts) > 1 else ()


def with_more(piece: str, found: NamedPlaces, setting: Setting) -> bool:
    """Read a unit with 等, a note, a street or an office after it; say whether it was one."""
    places = setting.places
    if (mainly := MAINLY.fullmatch(piece)) and (unit := places.called(word(mainly[1]))):
        found.add(unit)
        found.say("district-others", reading=unit.name, left=piece)
        return True
    for ending in ET_CETERA:
        if piece.endswith(ending) and (unit := places.called(word(piece.removesuffix(ending)))):
            found.add(unit)
            found.say("district-others", reading=unit.name, left=ending)
            return True
    if (note := NOTE.fullmatch(piece)) and (unit := places.called(word(note[1]))):
        found.add(unit)
        found.say("read-without", reading=unit.name, left=note[2])
        return True
    name = word(piece)
    if name.endswith(SUBORDINATE) or len(name) > 4:  # noqa: PLR2004  # 南海区桂城
        for end in range(len(name) - 1, 2, -1):
            unit = places.called(name[:end]) if name[end - 1] in "区县市" else None
            if unit and unit.kind != TOWN:
                found.add(unit)
                found.say("read-without", reading=unit.name, left=name[end:])
                return True
    return False


SUBORDINATE = ("街道", "镇", "乡", "村", "社区", "局", "院", "中心")
