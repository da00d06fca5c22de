"""What each city of the example season sends, as written in season/*.toml."""

import tomllib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct

from sync.plan import Plan

Answer = Any
"""Text, whole number or date, as TOML has them; msgspec knows no such union."""
Answers = Mapping[str, Answer]


class Change(Struct, frozen=True, forbid_unknown_fields=True):
    """One cell typed differently in one file; an empty value leaves it out."""

    form: str
    field: str
    value: Answer
    entry: int = 1


class OwnColumn(Struct, frozen=True, forbid_unknown_fields=True):
    """A column of a sheet the city made itself; `merged` writes its first value once, over all rows."""

    title: str
    field: str = ""
    merged: bool = False


class OwnSheet(Struct, frozen=True, forbid_unknown_fields=True):
    """A sheet the city made itself: rows above the header, then its columns."""

    sheet: str
    above: tuple[tuple[str, ...], ...]
    columns: tuple[OwnColumn, ...]


class Sent(Struct, frozen=True, forbid_unknown_fields=True):
    """One file as it came in. `only` names the entries it holds, counted from 1; forms not named hold all theirs.

    `shows` and `says` go to the README: what the file is an example of, and what the programme answers.
    """

    name: str
    received: datetime
    channel: str
    shows: str
    says: str
    make: Literal["blank", "own", "csv", "html", "word"] = "blank"
    save: Literal["", "libreoffice", "xls", "password"] = ""
    pack: Literal["", "zip"] = ""
    same_as: str = ""
    only: Mapping[str, tuple[int, ...]] = {}
    changes: tuple[Change, ...] = ()
    mishaps: tuple[str, ...] = ()
    own: Mapping[str, OwnSheet] = {}
    before: Mapping[str, str] = {}


class Story(Struct, frozen=True):
    """A city: its files in the order they came, its answers by form key, the folder its materials came in."""

    city: str
    files: tuple[Sent, ...]
    answers: Mapping[str, tuple[Answers, ...]]
    materials: str = ""

    def held(self, sent: Sent) -> dict[str, list[dict[str, Answer]]]:
        """Return the answers as one file holds them."""
        made: dict[str, list[dict[str, Answer]]] = {
            form: [
                dict(entry) for number, entry in enumerate(entries, start=1) if number in chosen(sent, form, entries)
            ]
            for form, entries in self.answers.items()
        }
        for change in sent.changes:
            made[change.form][change.entry - 1][change.field] = change.value
        return made


def chosen(sent: Sent, form: str, entries: tuple[Answers, ...]) -> tuple[int, ...] | range:
    """Return the numbers of a form's entries that a file holds."""
    return sent.only.get(form, range(1, len(entries) + 1))


def stories(folder: Path, plan: Plan) -> tuple[Story, ...]:
    """Read the cities' stories, in the order of the plan's cities."""
    found = {story.city: story for story in map(story_of, folder.glob("*.toml"))}
    return tuple(found[city.code] for city in plan.cities if city.code in found)


def story_of(path: Path) -> Story:
    """Read one city's story."""
    data = tomllib.loads(path.read_text("utf-8"))
    own = {key: data.pop(key) for key in ("city", "files", "materials") if key in data}
    answers = {form: [entries] if isinstance(entries, dict) else entries for form, entries in data.items()}
    return msgspec.convert(own | {"answers": answers}, Story)
