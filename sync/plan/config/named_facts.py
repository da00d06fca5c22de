"""Facts of the plan by their name in forms.toml (按名引用): {rounds.early.date} stands for 8月10日.

So no date, place or quota is written in two files, where changing one would leave the other as it was. The names are
those of plan.toml; `award` is the form's own award, and a text of a field may name what bounds that very field.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct
from rapidfuzz import process

from sync.errors import PlanError
from sync.plan.awards import Award, Event
from sync.plan.config.files.fault_places import located
from sync.plan.form import Field, Form
from sync.plan.plan import YearSettings
from sync.plan.telling_words import Spellings

if TYPE_CHECKING:
    from sync.errors import Fault

NAME = re.compile(r"\{([^{}]*)\}")
Facts = dict[str, str]
Told = Callable[[str, str], None]
"""Takes where an unknown name stands, and what was expected."""
PLAIN = ("year", "ordinal", "theme", "event")
EVENTS = ("national", "opening")
BOUNDS = ("min", "max", "pixels")


def filled_forms(path: Path, forms: Sequence[Form], plan: YearSettings) -> tuple[Form, ...]:
    """Return the forms with the facts of the plan in place of their names. Raises PlanError with all unknown names."""
    faults: list[Fault] = []

    def told(key: str, expected: str) -> None:
        faults.append(located(path.parent, path.name, key, expected))

    common = of_plan(plan)
    made = tuple(form_filled(each, common | of_form(plan, each), told) for each in forms)
    if faults:
        raise PlanError.of(faults)
    return made


def filled_spellings(
    path: Path, spellings: Sequence[Spellings], forms: Sequence[Form], plan: YearSettings
) -> tuple[Spellings, ...]:
    """Return the other spellings with the facts in place of their names. Raises PlanError with all unknown names."""
    faults: list[Fault] = []

    def told(key: str, expected: str) -> None:
        faults.append(located(path.parent, path.name, key, expected))

    common, by_key = of_plan(plan), {form.key: form for form in forms}
    made = []
    for each in spellings:
        form = by_key.get(each.fields[0].partition(".")[0] if each.fields else "")
        facts = common | of_form(plan, form) if form else common
        made.append(filled(each, facts, f"spellings {'、'.join(each.fields)}", told))
    if faults:
        raise PlanError.of(faults)
    return tuple(made)


def form_filled(form: Form, facts: Facts, told: Told) -> Form:
    """Return a form with its texts filled, those of each field with what bounds it too."""
    place = f"forms.{form.key}"
    fields = tuple(filled(each, facts | of_field(each), f"{place}.fields.{each.key}", told) for each in form.fields)
    bare = msgspec.structs.replace(form, fields=())
    made: Form = msgspec.structs.replace(filled(bare, facts, place, told), fields=fields)
    return made


def filled(value: Any, facts: Facts, place: str, told: Told) -> Any:
    """Return a text, or what holds texts, with the facts in it."""
    if isinstance(value, str):
        return NAME.sub(lambda found: fact(found[1], facts, place, told), value)
    if isinstance(value, tuple):
        return tuple(filled(each, facts, place, told) for each in value)
    if isinstance(value, dict):
        return {filled(key, facts, place, told): filled(each, facts, place, told) for key, each in value.items()}
    if isinstance(value, Struct):
        parts = {name: getattr(value, name) for name in value.__struct_fields__}
        changed = {name: filled(each, facts, f"{place}.{name}", told) for name, each in parts.items()}
        return value if changed == parts else msgspec.structs.replace(value, **changed)
    return value


def fact(name: str, facts: Facts, place: str, told: Told) -> str:
    """Return a fact by its name; one that is not known is told."""
    if name not in facts:
        near = process.extractOne(name, list(facts))
        told(place, f"没有“{{{name}}}”这个名称，应为 plan.toml 里有的，如 {{{near[0] if near else 'year'}}}")
    return facts.get(name, "")


def of_plan(plan: YearSettings) -> Facts:
    """Return what every text may name."""
    facts = {name: str(getattr(plan, name)) for name in PLAIN}
    facts |= {"last_year": str(plan.year - 1), "last_ordinal": str(plan.ordinal - 1)}
    facts |= {f"offices.{name}": getattr(plan.offices, name) for name in plan.offices.__struct_fields__}
    for name in EVENTS:
        facts |= prefixed(name, of_event(getattr(plan, name)))
    for each in plan.rounds:
        facts |= {f"rounds.{each.key}.title": each.title, f"rounds.{each.key}.date": day(each.date)}
    for award in plan.awards:
        facts |= prefixed(f"awards.{award.key}", of_award(plan, award))
    return facts


def of_event(event: Event) -> Facts:
    """Return what is said of an opening; `place` is its city without 市."""
    return {"city": event.city, "place": event.place, "event": event.event, "period": event.period}


def of_award(plan: YearSettings, award: Award) -> Facts:
    """Return what is said of an award: the days of its rounds, its quotas, whether the special ones count in."""
    days = {each.key: day(each.date) for each in plan.rounds}
    texts = ("title", "unit", "special", "special_title")
    quotas = ("city_quota", "city_special", "province_quota", "province_special")
    return {name: str(getattr(award, name)) for name in (*texts, *quotas)} | {
        "date": days.get(award.round, ""),
        "special_date": days.get(award.special_round or award.round, ""),
        "counting": "计入总数" if award.special_counts else "另计",
    }


def of_form(plan: YearSettings, form: Form) -> Facts:
    """Return what the texts of one form may name besides: its award, its round's day, its quota."""
    facts = {f"quota.{name}": text for name, text in bounds(form.quota, ("min", "max", "exactly"))}
    for each in plan.rounds:
        facts |= {"date": day(each.date)} if each.key == form.round else {}
    for award in plan.awards:
        facts |= prefixed("award", of_award(plan, award)) if award.key == form.award else {}
    return facts


def of_field(field: Field) -> Facts:
    """Return what the texts of one field may name besides: what bounds it."""
    own = dict(bounds(field, BOUNDS))
    for name in ("words", "ages"):
        own |= {f"{name}.{bound}": text for bound, text in bounds(getattr(field, name), ("min", "max"))}
    return own


def bounds(noun: object, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the bounds of a noun that are given, as text."""
    for name in names:
        if (value := getattr(noun, name, None)) is not None:
            yield name, str(value)


def prefixed(prefix: str, facts: Facts) -> Facts:
    """Return facts under the name of what they belong to."""
    return {f"{prefix}.{name}": text for name, text in facts.items()}


def day(when: date) -> str:
    """Word a day of the year: 8月10日."""
    return f"{when.month}月{when.day}日"
