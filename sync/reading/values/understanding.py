"""What a cell was understood to be (读数): a value and what there is to say about it, in four short ways."""

from collections.abc import Callable
from dataclasses import dataclass

from sync.model import Raw, Remark, Value
from sync.plan import USUAL, City, Field, Limits
from sync.reading.values.places import Cities, Gazetteer

Understood = tuple[Value, tuple[Remark, ...]]


@dataclass(frozen=True)
class Setting:
    """Whose cells these are: the year, the city, the names of places, and how much of a cell is read."""

    year: int
    city: City
    cities: Cities
    places: Gazetteer
    limits: Limits = USUAL


ValueReader = Callable[[Field, Raw, Setting], Understood]
"""Understands one cell that holds something and is not broken."""


def sure(value: Value) -> Understood:
    """Understood, nothing to say."""
    return value, ()


def noted(value: Value, code: str, **params: object) -> Understood:
    """Understood, with a remark."""
    return value, (Remark(code, params),)


def refused(code: str, **params: object) -> Understood:
    """Not understood: no value, and why."""
    return None, (Remark(code, params),)
