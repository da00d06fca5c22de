"""The small registers kept as CSV (名册): cities, districts, honours, waivers, decisions."""

from datetime import date
from typing import Literal

from msgspec import Struct


class City(Struct, frozen=True):
    """A prefecture-level city (地级以上市). `code` is the GB/T 2260 code, `aliases` other names in file names."""

    code: str
    name: str
    aliases: tuple[str, ...]
    order: int


class District(Struct, frozen=True):
    """A county-level unit or functional zone (县、市、区，功能区) in the years its name is valid."""

    city: str
    code: str
    name: str
    kind: Literal["市辖区", "县级市", "县", "自治县", "功能区"]
    since: int | None
    until: int | None
    aliases: tuple[str, ...]

    def valid_in(self, year: int) -> bool:
        """Say whether the name is in use in `year`."""
        return (self.since or year) <= year <= (self.until or year)


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
