"""The season beyond one submission (全季情况): the plan, the time, what the other cities sent."""

from sync.season.first_seen import FirstSeen, first_seen, received
from sync.season.rulings import Revocation, Ruled, Ruling, decided, ruled
from sync.season.sameness import Sameness, folded, sameness
from sync.season.season import Season, Slot, in_common, is_special, said, slot
from sync.season.statements import StatedKind, Statement, by_city, stated, withdrawals

__all__ = [
    "FirstSeen",
    "Revocation",
    "Ruled",
    "Ruling",
    "Sameness",
    "Season",
    "Slot",
    "StatedKind",
    "Statement",
    "by_city",
    "decided",
    "first_seen",
    "folded",
    "in_common",
    "is_special",
    "received",
    "ruled",
    "said",
    "sameness",
    "slot",
    "stated",
    "withdrawals",
]
