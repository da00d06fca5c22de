"""The small registers kept as CSV (名册): cities, districts, honours, waivers, decisions."""

from datetime import date
from typing import Literal

from msgspec import Struct


class City(Struct, frozen=True):
    """A prefecture-level city (地级以上市). `code` is the GB/T 2260 code, `aliases` other names in file names.

    `known` are marks by which it is recognised in a cell, and said: Foshan, 0757 (区号), 粤E (车牌), a former name.
    """

    code: str
    name: str
    aliases: tuple[str, ...]
    order: int
    known: tuple[str, ...] = ()


class District(Struct, frozen=True):
    """A county-level unit, functional zone or town (县、市、区，功能区，镇街) in the years its name is valid.

    Towns stand for the cities that have no county-level units, 东莞 and 中山; they count as such a unit nowhere.
    """

    city: str
    code: str
    name: str
    kind: Literal["市辖区", "县级市", "县", "自治县", "功能区", "镇街"]
    since: int | None
    until: int | None
    aliases: tuple[str, ...]

    def valid_in(self, year: int) -> bool:
        """Say whether the name is in use in `year`."""
        return (self.since or year) <= year <= (self.until or year)


class PlaceName(Struct, frozen=True):
    """A name of a city's that means several of its units (一名多地): one of them, to be asked, or all of them."""

    city: str
    name: str
    means: Literal["之一", "都是"]
    units: tuple[str, ...]


class Honour(Struct, frozen=True):
    """A past winner (往年获得者)."""

    year: int
    award: str
    name: str
    unit: str
    city: str


class Waiver(Struct, frozen=True):
    """A finding somebody decided to let pass (豁免): which one, who decided, when and why."""

    city: str
    form: str
    key: str
    code: str
    approver: str
    date: date
    reason: str


ADMITTING = frozenset({"接收", "不接收", "撤回"})
"""Decisions on whether an entry stands at all; the others are on the selection."""


class Decision(Struct, frozen=True):
    """A human decision on an entry (决定): accepted late, withdrawn; in the selection a new `place`, or the result."""

    date: date
    who: str
    city: str
    key: str
    decision: Literal["接收", "不接收", "撤回", "调整名次", "入选", "不入选"]
    reason: str
    place: int | None = None
