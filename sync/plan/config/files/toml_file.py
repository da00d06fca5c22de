"""A TOML file of the configuration (TOML 配置文件) → a noun, or all its faults, each with its line."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sync.errors import Fault, PlanError
from sync.plan.config.files.as_written import plain
from sync.plan.config.files.config_text import text
from sync.plan.config.files.shape import converted, eased, misfits
from sync.plan.config.files.toml_faults import trouble
from sync.plan.config.files.toml_lines import KeyPath, lines_of

T = TypeVar("T")

ITEMS = {
    "forms": "表",
    "fields": "栏目",
    "rounds": "轮次",
    "awards": "奖项",
    "criteria": "评分项",
    "checks": "核对",
    "documents": "公文",
    "spellings": "写法",
}
"""What the items of a list are called."""


@dataclass(frozen=True)
class TomlFile:
    """A file as it was read: `data` as tomllib gives it, `words` the text it was read from."""

    path: Path
    data: Mapping[str, object]
    words: str

    def place(self, where: KeyPath) -> str:
        """Return a place in the file for a clerk: 第25行 轮次“特别推荐” date."""
        return " ".join(filter(None, [self.line(where), *spoken(self.data, where)])) or "（整个文件）"

    def line(self, where: KeyPath) -> str:
        """Return the line a place, or else what it lies in, begins at; "" for the file."""
        lines = lines_of(self.words)
        known = (lines[where[:end]] for end in range(len(where), 0, -1) if where[:end] in lines)
        return next((f"第{number}行" for number in known), "")

    def found(self, dotted: str) -> str:
        """Return, for a clerk, the place called awards.star.form, items by their key, title or rule."""
        where, rest = led(self.data, dotted)
        return " ".join(filter(None, [self.place(where) if where else "", rest]))


def opened(path: Path) -> TomlFile:
    """Read a TOML file. Raises PlanError."""
    words = plain(text(path))
    try:
        return TomlFile(path, tomllib.loads(words), words)
    except tomllib.TOMLDecodeError as error:
        place, expected = trouble(text(path), error)
        raise PlanError(str(path), place, expected) from error


def typed(path: Path, kind: type[T]) -> T:
    """Read a TOML file as `kind`. Raises PlanError with all faults of its values."""
    file = opened(path)
    data = eased(file.data, kind)
    faults = [Fault(str(path), file.place(where), expected) for where, expected in misfits(data, kind)]
    if faults:
        raise PlanError.of(faults)
    return converted(data, kind)


def spoken(data: object, where: KeyPath) -> Iterator[str]:
    """Yield the parts of a place in words; an item of a list is called by what it says of itself."""
    for number, step in enumerate(where):
        of_items = isinstance(step, int)
        called = ITEMS.get(str(where[number - 1]), str(where[number - 1])) if of_items else ""
        data = below(data, step)
        if of_items:
            yield f"{called if isinstance(data, Mapping) else ''}“{own_name(data)}”".replace("“”", "")
        elif number + 1 == len(where) or not tables(data):
            yield str(step)


def below(data: object, step: str | int) -> object:
    """Return what a step leads to; None where it leads to nothing."""
    if isinstance(data, Mapping):
        return data.get(step)
    return data[step] if isinstance(data, list) and isinstance(step, int) and step < len(data) else None


def own_name(item: object) -> str:
    """Return what an item of a list calls itself: its title, its rule, its key; a text is its own name."""
    if isinstance(item, Mapping):
        return next((str(item[each]) for each in ("title", "rule", "key") if item.get(each)), "")
    return item if isinstance(item, str) else ""


def tables(items: object) -> bool:
    """Say whether something is a list of tables."""
    return isinstance(items, list) and any(isinstance(each, Mapping) for each in items)


def led(data: object, dotted: str) -> tuple[KeyPath, str]:
    """Return the steps a dotted name leads to, as far as it does, and what is left of it; a key may have dots."""
    where: list[str | int] = []
    while dotted:
        called = [(key, key) for key in data] if isinstance(data, Mapping) else []
        if isinstance(data, list):
            called = [(name, number) for number, each in enumerate(data) for name in names(each)]
        found = next((each for each in called if dotted == each[0] or dotted.startswith(f"{each[0]}.")), None)
        if found is None:
            break
        where.append(found[1])
        data, dotted = below(data, found[1]), dotted[len(found[0]) + 1 :]
    return tuple(where), dotted


def names(item: object) -> tuple[str, ...]:
    """Return the names an item of a list goes by."""
    if isinstance(item, Mapping):
        return tuple(str(item[each]) for each in ("key", "rule", "title", "prefix") if item.get(each))
    return (item,) if isinstance(item, str) and item else ()
