"""What a year has otherwise than the one before (与上年不同), item by item."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from msgspec import Struct

from sync.plan.config.files.toml_file import ITEMS
from sync.plan.plan import Plan
from sync.plan.quota import Quota

LEFT_OUT = frozenset({"cities", "districts", "honours", "waivers", "decisions", "judges", "meetings"})
"""What is of all years, or of a season and not of its rules."""
NOTHING = "（没有）"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: where, in words, what stood there last year and what does now."""

    place: str
    old: str
    new: str


def differences(old: Plan, new: Plan, words: Mapping[str, str]) -> Iterator[Difference]:
    """Yield the differences between two years in the plan's order; `words` are what keys are called."""
    for name in vars(new):
        if name in new.__dataclass_fields__ and name not in LEFT_OUT:
            yield from between(getattr(old, name), getattr(new, name), (name,), words)


def between(old: object, new: object, place: tuple[str, ...], words: Mapping[str, str]) -> Iterator[Difference]:
    """Yield the differences between two values of the same place."""
    if old == new:
        return
    if isinstance(old, Struct) and isinstance(new, Struct) and not isinstance(new, Quota):
        for name in new.__struct_fields__:
            yield from between(getattr(old, name), getattr(new, name), (*place, name), words)
    elif named(old) and named(new):
        yield from between_items(by_name(old), by_name(new), place, words)
    elif isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in dict.fromkeys([*old, *new]):
            yield from between(old.get(key), new.get(key), (*place, str(key)), words)
    else:
        yield Difference(" ".join(words.get(each, each) for each in place), said(old), said(new))


def between_items(
    old: Mapping[str, Struct], new: Mapping[str, Struct], place: tuple[str, ...], words: Mapping[str, str]
) -> Iterator[Difference]:
    """Yield the differences between two lists of things that have a name, whatever their order."""
    kind = ITEMS.get(place[-1], place[-1])
    for key in dict.fromkeys([*old, *new]):
        either = new.get(key) or old[key]
        here = (*place[:-1], f"{kind}“{getattr(either, 'title', '') or key}”")
        if key in old and key in new:
            yield from between(old[key], new[key], here, words)
        else:
            where = " ".join(words.get(each, each) for each in here)
            yield Difference(where, "有" if key in old else NOTHING, "有" if key in new else NOTHING)


def named(value: object) -> bool:
    """Say whether something is a list of things that have a name of their own."""
    return isinstance(value, tuple) and all(isinstance(each, Struct) and own(each) for each in value)


def by_name(items: object) -> dict[str, Struct]:
    """Return things that have a name by it; a second one of the same name beside the first."""
    found: dict[str, Struct] = {}
    for each in items if isinstance(items, Sequence) else ():
        name = own(each)
        found[name if name not in found else f"{name} {len(found)}"] = each
    return found


def own(item: object) -> str:
    """Return the name of a thing: its key, or the rule it is."""
    return str(getattr(item, "key", "") or getattr(item, "rule", ""))


def said(value: object) -> str:
    """Word a value of the configuration."""
    if value is None or value in ("", ()):
        return NOTHING
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, Struct) and not isinstance(value, Quota):
        return "，".join(f"{name} {said(part)}" for name in value.__struct_fields__ if (part := getattr(value, name)))
    if isinstance(value, tuple):
        return "；".join(map(said, value))
    return str(value)
