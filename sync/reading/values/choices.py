"""Reading what is chosen from a list (选项、是否、地市、县区)."""

import re
from collections.abc import Sequence
from typing import cast

from rapidfuzz import fuzz, process

from sync import plan
from sync.model import Raw, Remark, Value
from sync.plan import District, Field
from sync.reading.values.folding import shown, tight
from sync.reading.values.places import ZONE
from sync.reading.values.understanding import Setting, Understood, noted, refused, sure
from sync.work import A_GUESS, spend

NEAR = 50
"""A choice at least so alike (of 100) is worth suggesting."""
YES = frozenset({"是", "√", "✓", "✔", "☑", "对", "y", "yes", "true"})
NO = frozenset({"否", "不是", "×", "✗", "✘", "x", "n", "no", "false"})
YES_IF_ASKED_WHETHER = YES | {"有", "1"}
NO_IF_ASKED_WHETHER = NO | {"无", "没有", "非", "0"}
"""Of a nil report 有 and 无 may mean the report or the candidates: there they are not understood."""
BETWEEN_PLACES = re.compile(r"[、,;/\n]+")
NO_PLACE = frozenset({"市直", "市级", "市本级", "市属", "市直属"})
ALL_PLACES = re.compile(r"(?:全市|各|所有|全部)(?:各|县|市|区|镇|街|辖|\([县市区、,]+\))*")


def read_choice(field: Field, raw: Raw, _: Setting) -> Understood:
    """Read one of the field's choices; else suggest the nearest."""
    text = shown(raw)
    if text in field.choices:
        return sure(text)
    choices = {tight(choice): choice for choice in field.choices}
    text = tight(text)
    if text in choices:
        return sure(choices[text])
    spend(A_GUESS)
    near = process.extractOne(text, list(choices), scorer=fuzz.WRatio, score_cutoff=NEAR)
    if near:
        return refused("choice-near", suggestion=choices[near[0]], choices=field.choices)
    return refused("choice-unknown", choices=field.choices)


def choices_at_once(field: Field, raws: Sequence[Raw], _: Setting) -> Sequence[Value] | None:
    """Take a column of choices as it is; None where one needs a look."""
    return cast("Sequence[str]", raws) if set(field.choices).issuperset(raws) else None


def yesnos_at_once(_: Field, raws: Sequence[Raw], __: Setting) -> Sequence[Value] | None:
    """Take a column of plain yes and no; None where one needs a look."""
    return [raw == plan.YES for raw in raws] if {plan.YES, plan.NO}.issuperset(raws) else None


def read_yesno(field: Field, raw: Raw, _: Setting) -> Understood:
    """Read yes or no: True or False."""
    text = tight(shown(raw)).lower()
    asked_whether = field.type == "yesno"
    if text in (YES_IF_ASKED_WHETHER if asked_whether else YES):
        return sure(value=True)
    if text in (NO_IF_ASKED_WHETHER if asked_whether else NO):
        return sure(value=False)
    return refused("yesno-unknown", choices=field.options)


def read_city(_: Field, raw: Raw, setting: Setting) -> Understood:
    """Read a city's name: its full name."""
    text = shown(raw)
    if city := setting.cities.called(text):
        return sure(city.name)
    if city := setting.cities.like(text):
        return noted(city.name, "city-near", suggestion=city.name)
    return refused("city-unknown")


def read_districts(_: Field, raw: Raw, setting: Setting) -> Understood:
    """Read names of county-level units: a tuple of full names, without those that are none of the city's."""
    text = shown(raw).replace("\u3000", " ")
    if tight(text) in NO_PLACE:
        return sure(None)
    if ALL_PLACES.fullmatch(tight(text)):
        return refused("district-all")
    names = [
        tight(name) for name in BETWEEN_PLACES.split("\n".join(text.replace("，", ",").replace("；", ";").split()))
    ]
    read = [read_district(name, setting) for name in names if name]
    values = tuple(dict.fromkeys(str(value) for value, _ in read if value is not None))
    remarks = tuple(remark for _, remarks in read for remark in remarks)
    return (values, remarks) if values else (None, remarks or (Remark("district-unknown", {"name": text}),))


def read_district(name: str, setting: Setting) -> Understood:
    """Read one name of a county-level unit."""
    places = setting.places
    if found := places.called(name):
        return district_read(name, found, setting)
    if owner := places.others.get(name):
        return refused("district-foreign", name=name, city=owner)
    if not places.has_counties:
        return sure(name)
    if near := places.like(name):
        return refused("district-near", name=name, suggestion=near)
    return refused("district-unknown", name=name)


def district_read(name: str, found: District, setting: Setting) -> Understood:
    """Remark on a functional zone and on a name no longer in use."""
    if name in setting.places.former:
        return noted(found.name, "district-renamed", name=name, now=found.name)
    return noted(found.name, "district-zone", name=found.name) if found.kind == ZONE else sure(found.name)
